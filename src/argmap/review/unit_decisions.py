"""What a decision does to a unit: each function takes a state and an entry and gives a state.

A decision that keeps a unit says that the rest of it is right as shown: its role, who says it,
how firmly, its place. Should another argmap find it otherwise, what was shown is put in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from argmap.model import LEGAL, Unit
from argmap.records import Span
from argmap.review.journal_file import Entry
from argmap.review.numbering import with_numbers
from argmap.review.references import ADDED, SHOWN, find_element, find_span, unit_at
from argmap.review.spans import overlap, union, with_span
from argmap.review.state import (
    MERGED,
    State,
    UnfitError,
    put,
    put_back,
    take_out,
    verdict_of_change,
    with_ground,
    with_relations,
)

SAME = 0.8  # least share of its words that a statement has in common with one rejected before


def accept(state: State, entry: Entry) -> State:
    """Accept a unit as shown; put back one that was rejected."""
    unit = find_element(state, entry.body.get("of"))
    if isinstance(unit, Unit) and unit.id in state.gone:
        if state.gone[unit.id].cause != unit.id:
            raise UnfitError(f"{unit.id} was {state.gone[unit.id].cause}; undo that first")
        taken = [row for row in state.units.values() if overlap(row, unit)]
        if taken:
            raise UnfitError(f"the words of {unit.id} are now in {taken[0].id}; reject that first")
        state = put_back(state, unit.id)
        unit = state.units[unit.id]
    else:
        state, unit = keep(state, entry)
    verdict = state.verdicts.get(unit.id, "accepted")
    return put(state, with_ground(state, unit, entry.op), verdict)


def reject(state: State, entry: Entry) -> State:
    """Take a unit out, with its relations."""
    ref = entry.body.get("of")
    unit = find_element(state, ref)
    if not isinstance(unit, Unit) or unit.id in state.gone:
        return state  # argmap no longer finds it either
    start, end = find_span(state, _mapping(ref).get("selector"))
    shared = min(unit.end, end) - max(unit.start, start)
    if shared < SAME * max(unit.end - unit.start, end - start):
        raise UnfitError(f"the words are now cut otherwise, see {unit.id}; look at them again")
    return take_out(state, unit.id, unit.id)


def role(state: State, entry: Entry) -> State:
    """Return a unit another role."""
    return _set(state, entry, role=_legal(entry, "role"))


def source(state: State, entry: Entry) -> State:
    """Say who says a unit; empty for the author."""
    said = entry.body.get("value")
    if said is not None and not isinstance(said, str):
        raise UnfitError("the decision is damaged: its speaker is no name")
    state, unit = keep(state, entry)
    stance = (unit.stance or "reports") if said else None
    unit = replace(unit, attributed_to=said or None, stance=stance)
    return _change(state, entry, unit)


def strength(state: State, entry: Entry) -> State:
    """Say how firmly a unit is put."""
    level = _legal(entry, "strength")
    return _set(state, entry, strength=level, hedged=level != "certain")


def stance(state: State, entry: Entry) -> State:
    """Say how the author stands to what a unit reports."""
    state, unit = keep(state, entry)
    if not unit.attributed_to:
        raise UnfitError(f"{unit.id} is the author's own; say first who says it")
    return _change(state, entry, replace(unit, stance=_legal(entry, "stance")))


def restates(state: State, entry: Entry) -> State:
    """Say which earlier unit a unit says again, or that it is new."""
    state, unit = keep(state, entry)
    ref = entry.body.get("with")
    if ref is None:
        return _change(state, entry, replace(unit, restates=None))
    first = find_element(state, ref)
    if first is None or first.id not in state.units or first.id == unit.id:
        raise UnfitError("what it says again is not in the map")
    return _change(state, entry, replace(unit, restates=first.id))


def span(state: State, entry: Entry) -> State:
    """Move a unit's edges."""
    state, unit = keep(state, entry)
    return _change(state, entry, with_span(state, unit, find_span(state, entry.body.get("to"))))


def split(state: State, entry: Entry) -> State:
    """Cut a unit in two: the first half keeps its id and its relations, the second gets none."""
    state, unit = keep(state, entry)
    left, right = (find_span(state, entry.body.get(key)) for key in ("left", "right"))
    if not (unit.start <= left[0] and left[1] <= right[0] and right[1] <= unit.end):
        raise UnfitError(f"the words where {unit.id} was cut no longer stand in it")
    rest = replace(cut(state, unit, right), id=f"{ADDED}{entry.n}", restates=None)
    state = _change(state, entry, cut(state, unit, left))
    return put(state, with_ground(state, rest, entry.op), "added")


def cut(state: State, unit: Unit, span: Span) -> Unit:
    """Return the part of a unit within a stretch."""
    start, end = span
    pieces = [(max(a, start), min(b, end)) for a, b in unit.parts]
    pieces = [(a, b) for a, b in pieces if state.text[a:b].strip()]
    if len(pieces) > 1:
        # The hole that stays is between them: the ends of the whole are those of the pieces.
        start, end = pieces[0][0], pieces[-1][1]
    parts = tuple(pieces) if len(pieces) > 1 else ()
    if len(pieces) == 1:
        start, end = pieces[0]
    return replace(unit, start=start, end=end, text=state.text[start:end], parts=parts)


def merge(state: State, entry: Entry) -> State:
    """Take another unit into one: it gets the other's words and relations."""
    state, unit = keep(state, entry)
    ref = _mapping(entry.body.get("with"))
    other = find_element(state, ref)
    if not isinstance(other, Unit) or other.id == unit.id or other.id in state.gone:
        # argmap now finds the two as one, or only one of them: the words are put together.
        start, end = find_span(state, ref.get("selector"))
        whole = min(unit.start, start), max(unit.end, end)
        return _change(state, entry, with_span(state, unit, whole))
    joined = union(state, unit, other)
    if joined.restates == other.id:
        joined = replace(joined, restates=None)
    state = _rehang(state, other.id, unit.id)
    return _change(take_out(state, other.id, f"{MERGED}{unit.id}"), entry, joined)


def _rehang(state: State, old: str, new: str) -> State:
    """Let a unit's relations start from, or lead to, another one."""
    seen = {(row.source, row.target, row.type) for row in state.relations.values()}
    spare: list[str] = []
    table = dict(state.relations)
    for row in state.relations.values():
        ends = [new if end == old else end for end in (row.source, row.target)]
        if ends == [row.source, row.target]:
            continue
        key = (ends[0], ends[1], row.type)
        if ends[0] == ends[1] or key in seen:
            spare.append(row.id)
        else:
            seen.add(key)
            table[row.id] = replace(row, source=ends[0], target=ends[1])
    for id in spare:
        if id in state.relations:
            state = take_out(state, id, f"{MERGED}{new}")
    units = {
        id: replace(unit, restates=new) if unit.restates == old and id != new else unit
        for id, unit in state.units.items()
    }
    state = replace(state, units=units)
    return with_relations(state, {id: table[id] for id in state.relations})


def add(state: State, entry: Entry) -> State:
    """Add a unit; where argmap now finds it itself, take that one for it."""
    start, end = find_span(state, entry.body.get("to"))
    id, kind = f"{ADDED}{entry.n}", _legal(entry, "role", "role")
    found = unit_at(state, (start, end))
    if found is not None and found.id in state.units:
        verdict = verdict_of_change(state, found.id) if found.role != kind else "accepted"
        unit = with_ground(state, replace(found, role=kind), entry.op)
        return replace(put(state, unit, verdict), same={**state.same, id: found.id})
    unit = Unit(id, start, end, state.text[start:end], kind)
    return put(state, with_ground(state, with_numbers(state, unit), entry.op), "added")


def keep(state: State, entry: Entry) -> tuple[State, Unit]:
    """Find the unit a decision is on and put in what was shown of it.

    Raises:
        UnfitError: It was taken out, or its place is gone from the text.
    """
    ref = _mapping(entry.body.get("of"))
    unit = find_element(state, ref)
    if unit is not None and unit.id in state.gone:
        raise UnfitError(f"{unit.id} was taken out of the map; put it back first")
    span = find_span(state, ref.get("selector"))
    if not isinstance(unit, Unit):
        # argmap no longer finds it: the reviewer's word stands.
        id = f"{ADDED}{entry.n}"
        unit = with_numbers(state, Unit(id, *span, state.text[slice(*span)], "claim"))
        state = put(state, with_ground(state, unit, entry.op), "added")
    elif (unit.start, unit.end) != span and not unit.id.startswith(ADDED):
        unit = _moved_if_free(state, unit, span)
    return state, replace(unit, **_shown(ref))


def _moved_if_free(state: State, unit: Unit, span: Span) -> Unit:
    try:
        return with_span(state, unit, span)
    except UnfitError:
        return unit


def _shown(ref: Mapping[str, Any]) -> dict[str, Any]:
    shown = _mapping(ref.get("shown", {}))
    values = {key: shown[key] for key in SHOWN if key in shown}
    for key, value in values.items():
        legal = (*LEGAL[key], *((None,) if key == "stance" else ())) if key in LEGAL else ()
        plain = value is None or isinstance(value, bool if key == "hedged" else str)
        if not plain or (legal and value not in legal):
            raise UnfitError(f"the decision is damaged: {key} {value!r} is not known")
    return values


def _set(state: State, entry: Entry, **values: Any) -> State:
    state, unit = keep(state, entry)
    return _change(state, entry, replace(unit, **values))


def _change(state: State, entry: Entry, unit: Unit) -> State:
    same = state.units.get(unit.id) == unit
    verdict = state.verdicts.get(unit.id, "accepted") if same else verdict_of_change(state, unit.id)
    return put(state, with_ground(state, unit, entry.op), verdict)


def _legal(entry: Entry, kind: str, key: str = "value") -> Any:
    value = entry.body.get(key)
    if value not in LEGAL[kind]:
        raise UnfitError(f"{kind} {value!r} is none of {', '.join(LEGAL[kind])}")
    return value


def _mapping(data: object) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise UnfitError("the decision is damaged: it names nothing")
    return data
