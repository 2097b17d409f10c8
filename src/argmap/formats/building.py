"""From what a file of another tool tells to a map: places, ids, and what it leaves open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from sys import float_info
from typing import Any

from argmap.errors import InputError, MapError
from argmap.formats.circles import without_circles
from argmap.formats.left_open import completed
from argmap.formats.made_text import text_of
from argmap.formats.source import Source
from argmap.model import ArgumentMap
from argmap.record_data import LEGAL
from argmap.records import TARGETS_RELATION, Cue, Part, Place, Relation, RelationType, Span, Unit

CIRCLE = "{} of the file’s relations left out: they would run in a circle"


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A statement in a file.

    Attributes:
        key: What the file's relations call it.
        text: Its words.
        values: What else the file tells, by the names of the fields of `Unit`; what is not legal
            there is passed over. `restates` is a key; `because` stands as JSON-ready rows.
    """

    key: str
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """A relation in a file.

    Attributes:
        key: What the file's other relations call it.
        source: The key of a statement.
        target: The key of a statement, or of a relation for what leads to one.
        type: Its type.
        values: What else the file tells: `id`, `score`, and `because` as JSON-ready rows.
    """

    key: str
    source: str
    target: str
    type: RelationType
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """All that a file tells of a map.

    Attributes:
        units: The statements in the order of the file.
        relations: The relations in the order of the file.
        text: The text they are of; None where the file has none.
        title: The title, empty where there is none.
        id: The map's id; the file's name where empty.
        parts: The parts of the text.
        made_by: What made the map.
        notes: Notes on it.
        origin: Author, date, source and language, as `ORIGIN_KEYS` names them.
        places: Where stretches of the text stand in the file it was extracted from.
    """

    units: Sequence[FoundUnit]
    relations: Sequence[FoundRelation]
    text: str | None = None
    title: str = ""
    id: str = ""
    parts: tuple[Part, ...] = ()
    made_by: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    origin: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


def build(source: Source, found: Found) -> ArgumentMap:
    """Return the map that a file tells of.

    Statements stand where the file says, where its text has them there; else where the text has
    them first after the one before; without a text one is made of them. Ids that are no use or
    stand twice are given anew. What a file leaves open, roles and sides, is told from the
    relations.

    Args:
        source: The file.
        found: What it tells.

    Raises:
        InputError: A relation leads nowhere, or an id stands twice.
    """
    text, spans = _places(source, found)
    order = sorted(range(len(spans)), key=lambda n: (spans[n], n))
    rows = [found.units[n] for n in order]
    ids = dict(zip((row.key for row in rows), _ids(rows, "u"), strict=True))
    if len(ids) < len(rows):
        raise InputError(f"{source.name}: a statement's id stands twice; give each its own")
    units = [_unit(rows[n], ids, spans[order[n]], text) for n in range(len(rows))]
    place = {row.key: n for n, row in enumerate(rows)}
    links = sorted(found.relations, key=lambda row: (place.get(row.source, -1), _turn(row)))
    relations = _relations(source, links, ids, text)
    told = {ids[row.key]: row.values for row in rows}
    relations, left_out = without_circles(relations)
    notes = (*found.notes, *([CIRCLE.format(left_out)] if left_out else []))
    try:
        return ArgumentMap(
            found.id or source.id, text, tuple(completed(units, relations, told)),
            tuple(relations), found.title, found.parts, found.made_by, notes,
            **found.origin, places=found.places,
        )  # fmt: skip
    except MapError as error:
        raise InputError(f"{source.name}: {error}") from error


def number(value: object) -> int | None:
    """Return a whole number that is none below 0, None for anything else."""
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if whole and isinstance(value, int) else None


def as_score(value: object) -> float | None:
    """Return a number from 0 to 1, None for anything else."""
    there = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return float(value) if there and isinstance(value, int | float) else None


def _places(source: Source, found: Found) -> tuple[str, list[Span]]:
    """Return the text and where each statement stands in it."""
    texts = [row.text for row in found.units]
    told = [_told_place(row) for row in found.units]
    if found.text is None:
        return text_of(texts, [place for place in told if place is not None])
    spans: list[Span] = []
    after = 0
    for words, place in zip(texts, told, strict=True):
        if place is None or found.text[place[0] : place[1]] != words:
            start = found.text.find(words, after)
            start = start if start >= 0 else found.text.find(words)
            if start < 0:
                # The text is another, or was changed: the statements make one of their own.
                return text_of(texts)
            place = start, start + len(words)
        spans.append(place)
        after = place[1]
    return found.text, spans


def _told_place(row: FoundUnit) -> Span | None:
    start, end = number(row.values.get("start")), number(row.values.get("end"))
    return None if start is None or end is None or end - start != len(row.text) else (start, end)


def _ids(rows: Sequence[FoundUnit] | Sequence[FoundRelation], letter: str) -> list[str]:
    """Return the rows' own ids where each has one of its own, else numbers."""
    told = [row.values.get("id") for row in rows]
    if all(isinstance(id, str) and id for id in told) and len(set(told)) == len(told):
        return [str(id) for id in told]
    return [f"{letter}{n}" for n in range(1, len(rows) + 1)]


def _turn(row: FoundRelation) -> int:
    """Return the number in a relation's own id, 0 where there is none."""
    digits = re.search(r"\d{1,9}$", str(row.values.get("id", "")), re.ASCII)
    return int(digits.group()) if digits else 0


def _unit(row: FoundUnit, ids: Mapping[str, str], span: Span, text: str) -> Unit:
    values: dict[str, Any] = {}
    for name, legal in LEGAL.items():
        if row.values.get(name) in legal:
            values[name] = row.values[name]
    for name in ("attributed_to", "lead", "note"):
        said = row.values.get(name)
        if isinstance(said, str) and said:
            values[name] = said
    values["hedged"] = row.values.get("hedged") is True
    for name in ("paragraph", "sentence"):
        values[name] = number(row.values.get(name)) or 0
    values["score"] = _first(as_score(row.values.get("score")), 1.0)
    values["restates"] = _other(ids, row)
    values["parts"] = _pieces(row.values.get("parts"), row, span)
    values["because"] = _cues(row.values.get("because"), text)
    values.setdefault("role", "claim")
    return Unit(id=ids[row.key], start=span[0], end=span[1], text=row.text, **values)


def _first(value: float | None, other: float) -> float:
    return other if value is None else value


def _other(ids: Mapping[str, str], row: FoundUnit) -> str | None:
    again = ids.get(str(row.values.get("restates")))
    return again if again != ids[row.key] else None


def _pieces(value: object, row: FoundUnit, span: Span) -> tuple[Span, ...]:
    """Return a statement's pieces, moved with it; none where they do not lie in it."""
    moved = span[0] - (_told_place(row) or span)[0]
    found = []
    for pair in value if isinstance(value, list | tuple) else ():
        ends = [number(end) for end in pair] if isinstance(pair, list | tuple) else []
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            return ()
        found.append((ends[0] + moved, ends[1] + moved))
    inside = all(span[0] <= start <= end <= span[1] for start, end in found)
    return tuple(found) if inside else ()


def _cues(value: object, text: str) -> tuple[Cue, ...]:
    """Return the grounds in JSON-ready rows, those that are of this text."""
    found = []
    for row in value if isinstance(value, list | tuple) else ():
        if not isinstance(row, dict):
            continue
        start, end = number(row.get("start")), number(row.get("end"))
        weight = row.get("weight", 0.0)
        if start is None or end is None or not isinstance(weight, int | float):
            continue
        if not abs(weight) <= float_info.max:
            continue
        if text[start:end] == row.get("text") and isinstance(row.get("id"), str):
            note = str(row.get("note", ""))
            found.append(Cue(row["id"], start, end, row["text"], float(weight), note))
    return tuple(found)


def _relations(
    source: Source, rows: Sequence[FoundRelation], units: Mapping[str, str], text: str
) -> list[Relation]:
    ids = dict(zip((row.key for row in rows), _ids(rows, "r"), strict=True))
    found = []
    for row in rows:
        targets = ids if row.type in TARGETS_RELATION else units
        if row.source not in units or row.target not in targets:
            raise InputError(
                f"{source.name}: a relation ({row.type}) from {row.source[:40]!r} to "
                f"{row.target[:40]!r} leads to nothing in the file"
            )
        found.append(
            Relation(
                ids[row.key], units[row.source], targets[row.target], row.type,
                _first(as_score(row.values.get("score")), 1.0),
                _cues(row.values.get("because"), text),
                note if isinstance(note := row.values.get("note"), str) else "",
            )
        )  # fmt: skip
    return found
