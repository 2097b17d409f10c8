"""Load a spaCy pipeline, put argmap's components behind it, and run it over a document."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.components import COMPONENTS, BackgroundFinder
from argmap.components.cues import CueFinder
from argmap.components.parsing import own_names, parse_document
from argmap.components.relations import RelationFinder
from argmap.components.roles.role_finder import RoleFinder
from argmap.components.segmentation.given_units import give_units
from argmap.components.segmentation.units import UnitFinder
from argmap.components.store import load_alignment
from argmap.components.token_vectors import multiply_by_numpy
from argmap.disk import is_folder
from argmap.errors import PipelineError
from argmap.lexicon import load_cues
from argmap.lexicon.rules import Rule, load_rules, weighted
from argmap.model import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A component of ours in a pipeline: the name of its factory, and what to call.
Own = tuple[str, Callable[["Doc"], "Doc"]]

UNUSED = ("ner", "entity_linker", "textcat", "textcat_multilabel", "spancat", "senter")
WEIGHED = ("argmap_roles", "argmap_background", "argmap_relations")


def load(
    model: str, weights: Mapping[str, float] | None = None, without: Sequence[str] = ()
) -> Language:
    """Load a pipeline by name or folder and return it; see `argmap.readers.rules.load_pipeline`.

    What the pipeline's own settings say of argmap's components holds, where it has them and no
    weights and no cues to leave unseen are given.
    """
    nlp = _load(model)
    try:
        load_cues(nlp.lang)
    except PipelineError as error:
        raise PipelineError(f"spaCy pipeline {model!r}: {error}") from error
    for need in ("tagger", "parser"):
        if need not in nlp.pipe_names:
            raise PipelineError(
                f"spaCy pipeline {model!r} has no {need}; name another with --model"
            )
    present = {name for name, _ in own_components(nlp)}
    if weights or without or present != set(COMPONENTS):
        _add_components(nlp, weights or {}, without)
    return nlp


def _load(model: str) -> Language:
    import spacy

    if not is_folder(model) and not _is_installed(model.partition("/")[0]):
        # No advice to install what was typed: whoever squats on a mistyped name would be run.
        raise PipelineError(
            f"no spaCy pipeline {model!r} is installed; name one that is with --model, "
            "or leave that out; https://spacy.io/models lists those of spaCy"
        )
    try:
        nlp = spacy.load(model, exclude=list(UNUSED))
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(f"spaCy pipeline {model!r} cannot be loaded: {error}") from error
    multiply_by_numpy(nlp)
    return nlp


def _is_installed(package: str) -> bool:
    # A dot asks for what is within another package, which is loaded for it or raises.
    return package.isidentifier() and importlib.util.find_spec(package) is not None


def _add_components(nlp: Language, weights: Mapping[str, float], without: Sequence[str]) -> None:
    """Put all components behind a pipeline, in the place of those it has."""
    for name in own_names(nlp):
        nlp.remove_pipe(name)
    for name, config in _settings(weights, without).items():
        nlp.add_pipe(name, config=config)


def components_for(
    nlp: Language, weights: Mapping[str, float], without: Sequence[str] = ()
) -> list[Own]:
    """Return components for a pipeline that may lack them; nothing is added to it.

    Args:
        nlp: A pipeline with a tagger and a parser.
        weights: Weights in the place of the built-in ones, by the ids of their rules.
        without: Kinds or ids of cues to leave unseen.

    Returns:
        The pipeline's own, where it has them all and neither weights nor cues are given.

    Raises:
        PipelineError: The pipeline's language is not known, or a weight is for no rule.
    """
    own = own_components(nlp)
    if not weights and not without and {name for name, _ in own} == set(COMPONENTS):
        return own
    settings = _settings(weights, without)
    return [(name, nlp.create_pipe(name, config=config)) for name, config in settings.items()]


def _settings(weights: Mapping[str, float], without: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the settings of each component, by the names of their factories, in their order."""
    settings: dict[str, dict[str, Any]] = {name: {} for name in COMPONENTS}
    settings["argmap_cues"] = {"without": list(without)}
    return settings | {name: {"weights": dict(weights)} for name in WEIGHED}


def own_components(nlp: Language) -> list[Own]:
    """Return argmap's components in a pipeline by the names of their factories, in their order."""
    factories = nlp.pipe_factories
    return [(factories[name], pipe) for name, pipe in nlp.pipeline if factories[name] in COMPONENTS]


def rules_of(own: Iterable[Own]) -> Mapping[str, Rule]:
    """Return the rules, with their weights, that components go by."""
    finder = next((pipe for _, pipe in own if isinstance(pipe, RoleFinder)), None)
    return load_rules() if finder is None else finder.rules


def analyse(
    nlp: Language, document: Document, given: Sequence[tuple[int, int]] | None = None
) -> Doc:
    """Run a pipeline with argmap's components over a document and return what came of it.

    A long text is parsed in chunks of whole paragraphs, since a parser's memory grows with its
    text; sentences never run across paragraphs. The components then see the whole.

    Args:
        nlp: A pipeline with the components.
        document: The document as read.
        given: Start and end of each unit where they are known beforehand.

    Returns:
        The document, for `argmap.components.harvest`.
    """
    return run_components(own_components(nlp), parse_document(nlp, document), given)


def run_components(
    own: Sequence[Own],
    doc: Doc,
    given: Sequence[tuple[int, int]] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Doc:
    """Run argmap's components over a parsed document and return it; what they wrote is lost.

    Args:
        own: The components by their factories' names, in their order.
        doc: From `parse_document`; changed in place and given back.
        given: Start and end of each unit where they are known beforehand.
        progress: Is told how much is done, from 0 to 1.
    """
    aligned = load_alignment(doc)
    if given is not None and aligned is not None:
        given = [aligned.image(*span) for span in given]
    for number, (_, pipe) in enumerate(own):
        if progress is not None:
            progress(number / len(own))
        if given is not None and isinstance(pipe, UnitFinder):
            doc = give_units(doc, given, pipe.finder.spans_key, pipe.spans_key)
        else:
            doc = pipe(doc)
    return doc


def variant(nlp: Language, weights: Mapping[str, float], without: Sequence[str] = ()) -> list[Own]:
    """Return a pipeline's own components with other weights or cues, without loading it anew.

    Args:
        nlp: A pipeline with the components.
        weights: Weights in the place of the built-in ones, by the ids of their rules.
        without: Kinds or ids of cues to leave unseen; the pipeline's own cues where none.
    """
    rules = weighted(weights)
    made: dict[str, Callable[[Doc], Doc]] = {
        "argmap_roles": RoleFinder(rules),
        "argmap_background": BackgroundFinder(rules),
        "argmap_relations": RelationFinder(rules),
    }
    if without:
        cues = (cue for cue in load_cues(nlp.lang) if not {cue.kind, cue.id} & set(without))
        made["argmap_cues"] = CueFinder(cues)
    return [(name, made.get(name, pipe)) for name, pipe in own_components(nlp)]
