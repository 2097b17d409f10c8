r"""A map as brat standoff, `.ann` beside `.txt`, and back.

Statements are text-bound annotations of their role, relations binary ones. brat knows no relation
to a relation: an undercut or a linked reason leads to the statement that the other relation starts
from, and a note names the relation. What brat has no word for stands in notes of the type
`argmap`, as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from argmap.errors import InputError
from argmap.formats.building import Found, FoundRelation, FoundUnit, build
from argmap.formats.relation_words import type_of
from argmap.formats.source import Source
from argmap.formats.told import relation_values, unit_values
from argmap.model import ROLES, TARGETS_RELATION, ArgumentMap
from argmap.records import Span

LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
NOTE = "argmap"


def to_brat(argmap: ArgumentMap) -> dict[str, str]:
    """Return a map as the text and the annotations of brat, by suffix."""
    lines = list(_lines(argmap))
    return {".ann": "".join(f"{line}\n" for line in lines), ".txt": argmap.text}


def from_brat(source: Source) -> ArgumentMap:
    """Return the map in brat's annotations, whose text stands beside them.

    Raises:
        InputError: The text is not there, a line is broken, or it is no map.
    """
    data = source.beside(".txt")
    if data is None:
        raise InputError(f"{source.name}: its text is missing; put the .txt of that name beside it")
    try:
        text, lines = data.decode("utf-8"), source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source.name}: it or its text is not UTF-8") from error
    rows: dict[str, list[str]] = {}
    for number, line in enumerate(lines.split("\n"), 1):
        if line.strip():
            id, tab, rest = line.rstrip("\r").partition("\t")
            if not tab:
                raise InputError(f"{source.name}:{number}: not brat: no tab after {id[:30]!r}")
            # Several equivalences may all be called *.
            rows[id if id != "*" else f"*{number}"] = rest.split("\t")
    notes = _notes(rows)
    units = [_unit(source, id, row, text, notes) for id, row in rows.items() if id[0] == "T"]
    relations = [_relation(source, id, row, notes) for id, row in rows.items() if id[0] == "R"]
    return build(source, Found(units, _to_relations(relations), text, _title(notes)))


def _lines(argmap: ArgumentMap) -> Iterator[str]:
    """Yield the lines of the annotations."""
    names = {unit.id: f"T{n}" for n, unit in enumerate(argmap.units, 1)}
    links = {row.id: f"R{n}" for n, row in enumerate(argmap.relations, 1)}
    sources = {row.id: row.source for row in argmap.relations}
    number = 0
    if argmap.title:
        number += 1
        yield f"#{number}\tTitle\t{_json(argmap.title)}"
    for unit in argmap.units:
        pieces = _pieces(argmap.text, unit.pieces)
        spans = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(argmap.text[start:end] for start, end in pieces).replace("\t", " ")
        yield f"{names[unit.id]}\t{unit.role} {spans}\t{words}"
        told = unit_values(unit)
        if unit.restates:
            told["restates"] = names[unit.restates]
        number += 1
        yield f"#{number}\t{NOTE} {names[unit.id]}\t{_json(told)}"
    for row in argmap.relations:
        told = relation_values(row)
        target = row.target
        if row.type in TARGETS_RELATION:
            told["target"] = links[target]
            target = sources[target]
        ends = f"Arg1:{names[row.source]} Arg2:{names[target]}"
        yield f"{links[row.id]}\t{row.type} {ends}"
        number += 1
        yield f"#{number}\t{NOTE} {links[row.id]}\t{_json(told)}"


def _pieces(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return stretches of a text cut at the ends of lines, which brat's may not cross."""
    pieces = [
        (start + match.start(), start + match.end())
        for start, end in spans
        for match in LINE.finditer(text[start:end])
    ]
    return pieces or list(spans)


def _json(value: object) -> str:
    # All on one line, and nothing in it that a reader takes for the end of one.
    return json.dumps(value)


def _notes(rows: dict[str, list[str]]) -> dict[str, Any]:
    """Return what notes of ours tell, by what they are about."""
    found: dict[str, Any] = {}
    for id, row in rows.items():
        kind, _, about = row[0].partition(" ")
        if id.startswith("#") and kind in (NOTE, "Title") and len(row) > 1:
            try:
                found[about] = json.loads(row[1])
            except (ValueError, RecursionError):
                continue
    return found


def _title(notes: dict[str, Any]) -> str:
    return notes[""] if isinstance(notes.get(""), str) else ""


def _unit(source: Source, id: str, row: list[str], text: str, notes: dict[str, Any]) -> FoundUnit:
    kind, _, spans = row[0].partition(" ")
    try:
        ends = [(int(a), int(b)) for a, b in (span.split() for span in spans.split(";"))]
        start, end = min(a for a, _ in ends), max(b for _, b in ends)
    except ValueError as error:
        raise InputError(f"{source.name}: {id}: its offsets are {spans[:30]!r}") from error
    if not 0 <= start <= end <= len(text):
        raise InputError(
            f"{source.name}: {id}: {start} to {end} is outside the text of {len(text)} characters"
        )
    told = _dict(notes.get(id))
    values = dict(told)
    if _remembered(text, told) != ends:
        # What annotators changed counts, not what the note remembers.
        values |= {"parts": ends if len(ends) > 1 else [], "start": start, "end": end}
    start, end = values["start"], values["end"]
    role = kind.casefold()
    if role in ROLES:
        values["role"] = role
    return FoundUnit(id, text[start:end], values)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _remembered(text: str, told: dict[str, Any]) -> list[Span]:
    """Return the pieces that a statement would have been cut into where a note says it stood."""
    try:
        spans = [(int(a), int(b)) for a, b in told.get("parts") or [(told["start"], told["end"])]]
    except (KeyError, TypeError, ValueError):
        return []
    return _pieces(text, spans)


def _relation(source: Source, id: str, row: list[str], notes: dict[str, Any]) -> FoundRelation:
    kind, *ends = row[0].split()
    arguments = [end.partition(":")[2] for end in ends]
    if len(arguments) != 2:
        raise InputError(f"{source.name}: {id}: a relation has two ends, not {row[0][:40]!r}")
    told = _dict(notes.get(id))
    return FoundRelation(id, arguments[0], arguments[1], type_of(kind), told)


def _to_relations(rows: list[FoundRelation]) -> list[FoundRelation]:
    """Return relations, those to relations led to one: the named, or the first from there."""
    keys = {row.key for row in rows}
    first = {row.source: row.key for row in reversed(rows) if row.type not in TARGETS_RELATION}
    made = []
    for row in rows:
        target = row.values.get("target")
        if row.type in TARGETS_RELATION:
            to = target if target in keys else first.get(row.target, row.target)
            row = FoundRelation(row.key, row.source, str(to), row.type, row.values)
        made.append(row)
    return made
