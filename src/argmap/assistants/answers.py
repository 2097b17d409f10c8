"""What assistants may ask, answered as JSON-ready data with offsets and reasons.

The same question has the same answer every time; every statement stands in the text letter for
letter at the offsets told, which count characters, end exclusive.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from argmap import flow
from argmap.compare import compare
from argmap.compare.quoted_words import check_quotation
from argmap.errors import InputError
from argmap.export.wording import grounds_in_words, relation_in_words, remarks
from argmap.formats.reading_maps import read_map
from argmap.model import ArgumentMap, Relation, Unit
from argmap.readers import Reader
from argmap.reading import document_from_text, read_document, read_text

KEPT = 16  # maps kept at hand, for the next question on the same text
LARGEST = 1_000_000  # characters of a text that is given


def map_of(text: str = "", file: str = "") -> ArgumentMap:
    """Return the map of a text, of an article's file, or in a map's file.

    Raises:
        InputError: Both are given or neither, the text is too long, or the file cannot be read.
    """
    if bool(text.strip()) == bool(file.strip()):
        raise InputError("give either a text or a file")
    if len(text) > LARGEST:
        raise InputError(f"the text has {len(text)} characters; give at most {LARGEST}, or a file")
    if text:
        return _of_text(text)
    path = Path(file).expanduser()
    try:
        changed = path.stat().st_mtime_ns
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: there is no such file; check the name and the folder") from error
    return _of_file(str(path), changed)


def claims(argmap: ArgumentMap) -> dict[str, Any]:
    """Return the statements of a map with offsets, roles, reasons, and what bears on what."""
    return {
        "title": argmap.title or argmap.id,
        "conclusions": [unit.id for unit in argmap.conclusions],
        "claims": [_unit(argmap, unit) for unit in argmap.units],
        "notes": list(argmap.notes),
    }


def explained(argmap: ArgumentMap, id: str) -> dict[str, Any]:
    """Return how a statement or a relation came about.

    Raises:
        InputError: Nothing in the map has the id.
    """
    unit = next((unit for unit in argmap.units if unit.id == id), None)
    relation = next((row for row in argmap.relations if row.id == id), None)
    if unit is not None:
        grounds = [_ground(cue) for cue in unit.because]
        links = [_relation(argmap, r) for r in argmap.relations if id in (r.source, r.target)]
        return {**_unit(argmap, unit), "grounds": grounds, "relations": links}
    if relation is not None:
        return _relation(argmap, relation) | {"grounds": [_ground(c) for c in relation.because]}
    raise InputError(f"nothing has the id {id!r}; list the claims to see what ids there are")


def compared(old: ArgumentMap, new: ArgumentMap) -> dict[str, Any]:
    """Return what changed in the argument from one map to another."""
    found = compare(old, new)
    return {
        "same": found.same,
        "claims": [
            {
                "change": row.kind, "old": row.old and _short(row.old),
                "new": row.new and _short(row.new), "before": row.before, "after": row.after,
            }
            for row in found.unit_changes
        ],
        "relations": [
            {
                "change": row.kind, "old": row.old and _ends(row.old),
                "new": row.new and _ends(row.new),
            }
            for row in found.relation_changes
        ],
    }  # fmt: skip


def quotation(quoted: str, text: str = "", file: str = "") -> dict[str, Any]:
    """Return whether a quotation stands word for word in a text or in a file's.

    Raises:
        InputError: Both are given or neither, or the file cannot be read.
    """
    if bool(text.strip()) == bool(file.strip()):
        raise InputError("give either a text or a file")
    if file:
        found = read_map(Path(file).expanduser())
        text = found.text if found else read_text(Path(file).expanduser())
    made = check_quotation(quoted, text)
    return {
        "verdict": made.verdict,
        "places": [{"start": a, "end": b, "text": text[a:b]} for a, b in made.places],
        "differences": [
            {"quoted": row.quoted, "text": row.text, "start": row.start, "end": row.end}
            for row in made.differences
        ],
    }


@lru_cache(maxsize=1)
def _reader() -> Reader:
    return flow.use_reader()


@lru_cache(maxsize=KEPT)
def _of_text(text: str) -> ArgumentMap:
    return flow.map_document(document_from_text(text), reader=_reader())


@lru_cache(maxsize=KEPT)
def _of_file(file: str, changed: int) -> ArgumentMap:
    found = read_map(file)
    return found or flow.map_document(read_document(file), reader=_reader())


def _unit(argmap: ArgumentMap, unit: Unit) -> dict[str, Any]:
    out = [relation_in_words(argmap, row) for row in argmap.relations if row.source == unit.id]
    into = [relation_in_words(argmap, row) for row in argmap.relations if row.target == unit.id]
    return {
        **_short(unit), "role": unit.role, "said_by": unit.attributed_to or "the author",
        "remarks": remarks(unit), "why": grounds_in_words(unit), "bears_on": out, "reasons": into,
    }  # fmt: skip


def _short(unit: Unit) -> dict[str, Any]:
    return {"id": unit.id, "text": unit.text, "start": unit.start, "end": unit.end}


def _relation(argmap: ArgumentMap, row: Relation) -> dict[str, Any]:
    return _ends(row) | {"in_words": relation_in_words(argmap, row), "why": grounds_in_words(row)}


def _ends(row: Relation) -> dict[str, Any]:
    return {"id": row.id, "source": row.source, "type": row.type, "target": row.target}


def _ground(cue: Any) -> dict[str, Any]:
    return {
        "rule": cue.id, "words": cue.text, "start": cue.start, "end": cue.end, "adds": cue.weight,
    }  # fmt: skip
