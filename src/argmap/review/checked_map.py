"""From a map under review to the map it makes: the order of it, whose side each unit is on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from argmap.evaluate.links import FLIPS, Link, heads
from argmap.model import ArgumentMap, Relation, Side, Unit
from argmap.review.state import State

ON_ARTICLE = "A reader’s note:"  # before what was noted on the whole article
_Row = TypeVar("_Row", Unit, Relation)
OTHER: Mapping[Side, Side] = {"pro": "opp", "opp": "pro"}


def working_map(found: ArgumentMap, state: State) -> ArgumentMap:
    """Return the map under review, in text order, with the ids of the review.

    Args:
        found: The map as found.
        state: What became of it.
    """
    place = {unit.id: number for number, unit in enumerate(found.units)}
    last = len(place)  # what was added comes behind what was found at the same place
    units = sorted(state.units.values(), key=lambda row: (row.start, place.get(row.id, last)))
    order = {row.id: number for number, row in enumerate(units)}
    relations = _ordered(found, state, order)
    standing = set(state.units)
    units = [
        row if row.restates in standing or row.restates is None else replace(row, restates=None)
        for row in units
    ]
    units = [_noted(row, state) for row in _sided(found, units, relations)]
    relations = [_noted(row, state) for row in relations]
    notes = (*found.notes, *([f"{ON_ARTICLE} {state.notes['']}"] if "" in state.notes else ()))
    return replace(found, units=tuple(units), relations=tuple(relations), notes=notes)


def _noted(row: _Row, state: State) -> _Row:
    """Return an element with the note that stands on it; the same where that is its own."""
    note = state.notes.get(row.id, "")
    return row if row.note == note else replace(row, note=note)


def _ordered(found: ArgumentMap, state: State, order: Mapping[str, int]) -> list[Relation]:
    """Return the relations in the order of their sources; as they were where none came or went."""
    rows = state.relations
    before = {row.id: row.source for row in found.relations}
    if {row.id: row.source for row in rows.values()} == before:
        return [rows[id] for id in before]
    place = {id: number for number, id in enumerate(before)}
    return sorted(rows.values(), key=lambda r: (order[r.source], place.get(r.id, len(place))))


def loose(found: ArgumentMap, working: ArgumentMap) -> tuple[str, ...]:
    """Return the ids of units that lost what they bore on: no conclusions, they bear on nothing."""
    bore = {row.source for row in found.relations}
    bears = {row.source for row in working.relations}
    return tuple(
        row.id
        for row in working.units
        if row.id in bore and row.id not in bears and row.role != "conclusion"
    )


def _sided(found: ArgumentMap, units: Iterable[Unit], relations: Iterable[Relation]) -> list[Unit]:
    """Return units, their side turned where the way to a conclusion has an attack more or less.

    What argmap knew of a unit's side by its words thus stays.
    """
    before = _parities(found.units, found.relations)
    known = {row.id: row for row in found.relations}
    # Only what the relations are, not that they were accepted, may turn a side.
    as_found = [
        replace(row, score=known[row.id].score) if _same(row, known.get(row.id)) else row
        for row in relations
    ]
    rows = list(units)
    after = _parities(rows, as_found)
    turned = {row.id for row in rows if after[row.id] != before.get(row.id, "pro")}
    return [replace(row, side=OTHER[row.side]) if row.id in turned else row for row in rows]


def _same(row: Relation, other: Relation | None) -> bool:
    return other is not None and (row.source, row.target, row.type) == (
        other.source,
        other.target,
        other.type,
    )


def _parities(units: Iterable[Unit], relations: Iterable[Relation]) -> Mapping[str, Side]:
    """Return each unit's side, told by its relations alone."""
    rows, relations = list(units), list(relations)
    owner = {row.id: row.source for row in relations}
    found = [
        Link(row.source, owner.get(row.target, row.target), row.type, row.score)
        for row in relations
    ]
    head = heads([link for link in found if link.source != link.target])
    ends = frozenset(row.id for row in rows if row.role == "conclusion")
    sides: dict[str, Side] = {}
    for row in rows:
        way = _way(row.id, head, ends, sides)
        at = sides.get(way[-1], "pro")
        sides.setdefault(way[-1], at)
        for unit in reversed(way[:-1]):
            at = OTHER[at] if head[unit].type in FLIPS else at
            sides[unit] = at
    return sides


def _way(
    unit: str, head: Mapping[str, Link], ends: Collection[str], known: Collection[str]
) -> list[str]:
    """Return the units on the way from one to an end, to one that is known, or once round."""
    way, seen = [unit], {unit}
    while way[-1] in head and way[-1] not in ends and way[-1] not in known:
        way.append(head[way[-1]].target)
        if way[-1] in seen:
            break
        seen.add(way[-1])
    return way
