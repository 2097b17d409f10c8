"""Let a reader read, and hold it to what it promises."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.errors import PipelineError
from argmap.model import ArgumentMap, Document, Origin
from argmap.readers.protocol import ParsedReader, Reader, Reading, Spans
from argmap.readers.registry import DEFAULT

if TYPE_CHECKING:
    from spacy.tokens import Doc


def run_reader(
    reader: Reader,
    document: Document,
    *,
    doc: Doc | None = None,
    units: Spans | None = None,
    background: bool = False,
) -> Reading:
    """Return what a reader makes of a document; the map is signed with the reader's name.

    Args:
        reader: From `argmap.readers.load_reader`, or one's own.
        document: The document as read.
        doc: Its text parsed, where there is a parse; for readers that go by one.
        units: Start and end of each unit, in characters, end exclusive, where they are given.
        background: Whether to keep statements that only set the scene.

    Raises:
        ArgmapError: The text cannot be mapped.
        PipelineError: The reader broke its promise: the map is of another text, or of other units
            than were given.
    """
    if doc is not None and isinstance(reader, ParsedReader):
        reading = reader.read_parsed(doc, document, background=background)
    else:
        reading = reader.read(document, units=units, background=background)
    _check(reader.name, reading.map, document, units)
    return _with_origin(_sign(reader.name, reading), document)


def _check(name: str, made: ArgumentMap, document: Document, units: Spans | None) -> None:
    if made.text != document.text:
        raise PipelineError(f"the reader {name!r} gave a map of another text than it was given")
    found = sorted((unit.start, unit.end) for unit in made.units)
    if units is not None and found != sorted(units):
        raise PipelineError(f"the reader {name!r} gave other units than it was given")


def _sign(name: str, reading: Reading) -> Reading:
    """Return a reading whose map names its reader; the built-in one goes without saying."""
    if name == DEFAULT or "reader" in reading.made_by:
        return reading
    made_by = {"reader": name, **reading.made_by}
    return replace(reading, map=replace(reading.map, made_by=made_by))


def _with_origin(reading: Reading, document: Document) -> Reading:
    """Return a reading whose map tells where the text is from, as far as its file does."""
    origin = document.origin
    if origin == Origin() and not document.places:
        return reading
    made_by = dict(reading.map.made_by)
    if origin.extracted_by:
        made_by["text"] = origin.extracted_by
    found = replace(
        reading.map,
        title=reading.map.title or document.title,
        author=origin.author,
        date=origin.date,
        source=origin.source,
        language=origin.language,
        places=document.places,
        made_by=made_by,
    )
    return replace(reading, map=found)
