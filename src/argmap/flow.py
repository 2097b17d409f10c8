"""The whole route from a document to its argument map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import argmap
from argmap.errors import PipelineError
from argmap.model import ArgumentMap, Document
from argmap.readers import Options, Reader, Reading, load_reader, run_reader
from argmap.readers.protocol import Progress
from argmap.readers.registry import DEFAULT as DEFAULT_READER
from argmap.readers.rules import DEFAULT_MODEL, load_pipeline
from argmap.reading import document_from_text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = [
    "DEFAULT_MODEL",
    "DEFAULT_READER",
    "load_pipeline",
    "map_doc",
    "map_document",
    "map_text",
    "map_units",
    "map_with_findings",
    "use_reader",
]


def map_text(
    text: str, *, id: str = "text", model: str = "", reader: Reader | str = DEFAULT_READER
) -> ArgumentMap:
    """Return the map of the argument of a text.

    Args:
        text: An article, essay, speech or post in English; paragraphs parted by blank lines.
        id: A short name for it, which names the files of its map.
        model: What the reader reads with, for `rules` an installed spaCy pipeline with a tagger
            and a parser; empty for its own choice.
        reader: What reads it, by its name or made beforehand.

    Returns:
        The argument map; its offsets count the characters of `text`.

    Raises:
        InputError: The text holds no words.
        PipelineError: The pipeline is missing or lacks a tagger or a parser, or there is no such
            reader.
    """
    return map_document(document_from_text(text, id), model=model, reader=reader)


def map_document(
    document: Document,
    *,
    nlp: Language | None = None,
    model: str = "",
    reader: Reader | str = DEFAULT_READER,
    background: bool = False,
) -> ArgumentMap:
    """Return the map of the argument of a document as read.

    Args:
        document: From `argmap.reading.read_document`.
        nlp: A pipeline from `load_pipeline`, for the reader to go by.
        model: What the reader reads with; empty for `nlp`, or for its own choice.
        reader: What reads it, by its name or made beforehand.
        background: Whether to keep statements that only set the scene.

    Raises:
        PipelineError: The pipeline is missing or lacks a tagger or a parser, or there is no such
            reader.
    """
    made = use_reader(reader, nlp=nlp, model=model)
    return map_with_findings(document, made, background=background).map


def map_with_findings(document: Document, reader: Reader, *, background: bool = False) -> Reading:
    """Return the map of a document, and what it was built from, to explain it.

    Args:
        document: From `argmap.reading.read_document`.
        reader: From `use_reader`.
        background: Whether to keep statements that only set the scene.
    """
    return run_reader(reader, document, background=background)


def map_units(
    document: Document,
    spans: Sequence[tuple[int, int]],
    *,
    nlp: Language | None = None,
    model: str = "",
    reader: Reader | str = DEFAULT_READER,
    ids: Iterable[str] | None = None,
) -> ArgumentMap:
    """Return the map of the argument among units that are given.

    Args:
        document: The document as read.
        spans: Start and end of each unit, in characters, end exclusive.
        nlp: A pipeline from `load_pipeline`, for the reader to go by.
        model: What the reader reads with; empty for `nlp`, or for its own choice.
        reader: What reads it, by its name or made beforehand.
        ids: Names for the units in the order of `spans`; `u1`, `u2`, … where None.

    Returns:
        A map with exactly these units.
    """
    from argmap.decoding.build import rename_units

    made = use_reader(reader, nlp=nlp, model=model)
    found = run_reader(made, document, units=spans, background=True).map
    if ids is None:
        return found
    names = [id for _, id in sorted(zip(spans, ids, strict=True))]
    return rename_units(found, dict(zip((unit.id for unit in found.units), names, strict=True)))


def map_doc(doc: Doc, *, id: str = "text", background: bool = False) -> ArgumentMap:
    """Return the argument map of a spaCy document that argmap ran over.

    Args:
        doc: A document from a pipeline with `argmap_reader`, or with all of
            `argmap.components.COMPONENTS`.
        id: A short name for it.
        background: Whether to keep statements that only set the scene; `argmap_reader` decided
            that in its own settings.

    Raises:
        InputError: The text holds no words.
        PipelineError: A component has not run, or what it found is of another text.
    """
    from argmap.components.harvest import harvest
    from argmap.components.store import load_map
    from argmap.decoding.build import build_map
    from argmap.lexicon.rules import load_rules
    from argmap.scorers.rule_scorer import by_rules

    document = document_from_text(doc.text, id)
    finished = load_map(doc)
    if finished is None:
        found, scorer = harvest(doc), by_rules(load_rules())
        made_by = {"argmap": argmap.__version__}
        return build_map(document, found, scorer=scorer, background=background, made_by=made_by)
    made = ArgumentMap.from_json(finished)
    if made.text != doc.text:
        raise PipelineError("doc._.argmap_map is of another text; run the pipeline over this one")
    return replace(made, id=document.id)


def use_reader(
    reader: Reader | str = DEFAULT_READER,
    *,
    nlp: Language | None = None,
    model: str = "",
    weights: Mapping[str, float] | None = None,
    scorer: str = "",
    progress: Progress | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Reader:
    """Return a reader that is ready to read, to be used for one text after another.

    Args:
        reader: The reader's name; one that was made beforehand is given back.
        nlp: A pipeline from `load_pipeline`, for it to go by.
        model: What it reads with; empty for `nlp`, or for its own choice.
        weights: Weights by rule in the place of the built-in ones, as `argmap train` learns.
        scorer: What scores the relations it chooses among; empty for its own choice.
        progress: Is told, while a text is read, at what step it is and how much of it is done.
        settings: What only some readers know, by its name; see `argmap.readers.Options`.

    Raises:
        PipelineError: There is no such reader, or what it needs is missing.
    """
    if not isinstance(reader, str):
        return reader
    asked = Options(
        model=model,
        weights=weights or {},
        scorer=scorer,
        nlp=nlp,
        progress=progress,
        settings=settings or {},
    )
    return load_reader(reader, asked)
