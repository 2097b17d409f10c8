"""What a decision does to which words are a unit's: each function takes a state and an entry.

It returns the state after the decision, and raises UnfitError where it does not fit.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.model import Unit
from argmap.records import Span
from argmap.review.added_names import UNIT, found_as, with_name
from argmap.review.decided_unit import as_mapping, change, kept_unit, legal_value
from argmap.review.journal_file import JournalEntry
from argmap.review.numbering import with_numbers
from argmap.review.references import find_element, find_span, unit_at
from argmap.review.spans import union, with_span
from argmap.review.state import (
    MERGED,
    State,
    UnfitError,
    put,
    take_out,
    verdict_of_change,
    with_ground,
    with_relations,
)


def span(state: State, entry: JournalEntry) -> State:
    """Return a state with a unit's edges moved."""
    state, unit = kept_unit(state, entry)
    return change(state, entry, with_span(state, unit, find_span(state, entry.body.get("to"))))


def split(state: State, entry: JournalEntry) -> State:
    """Return a state with a unit cut in two: the first keeps id and relations, the second none."""
    state, unit = kept_unit(state, entry)
    left, right = (find_span(state, entry.body.get(key)) for key in ("left", "right"))
    if not (unit.start <= left[0] and left[1] <= right[0] and right[1] <= unit.end):
        raise UnfitError(f"the words where {unit.id} was cut no longer stand in it")
    state, id = with_name(state, entry, UNIT)
    rest = replace(cut_unit(state, unit, right), id=id, restates=None)
    state = change(state, entry, cut_unit(state, unit, left))
    return put(state, with_ground(state, rest, entry.op), "added")


def cut_unit(state: State, unit: Unit, span: Span) -> Unit:
    """Return the part of a unit within a stretch, in characters, end exclusive."""
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


def merge(state: State, entry: JournalEntry) -> State:
    """Return a state with another unit taken into one, which gets its words and relations."""
    state, unit = kept_unit(state, entry)
    ref = as_mapping(entry.body.get("with"))
    other = find_element(state, ref)
    if not isinstance(other, Unit) or other.id == unit.id or other.id in state.gone:
        # argmap now finds the two as one, or only one of them: the words are put together.
        start, end = find_span(state, ref.get("selector"))
        whole = min(unit.start, start), max(unit.end, end)
        return change(state, entry, with_span(state, unit, whole))
    joined = union(state, unit, other)
    if joined.restates == other.id:
        joined = replace(joined, restates=None)
    state = _rehang(state, other.id, unit.id)
    return change(take_out(state, other.id, f"{MERGED}{unit.id}"), entry, joined)


def _rehang(state: State, old: str, new: str) -> State:
    """Return a state whose relations of one unit start from, or lead to, another one."""
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


def add(state: State, entry: JournalEntry) -> State:
    """Return a state with a unit added; where argmap now finds it itself, with that one."""
    start, end = find_span(state, entry.body.get("to"))
    kind = legal_value(entry, "role", "role")
    state, id = with_name(state, entry, UNIT)
    found = unit_at(state, (start, end))
    if found is not None and found.id in state.units:
        verdict = verdict_of_change(state, found.id) if found.role != kind else "accepted"
        unit = with_ground(state, replace(found, role=kind), entry.op)
        return found_as(put(state, unit, verdict), id, found.id)
    unit = Unit(id, start, end, state.text[start:end], kind)
    return put(state, with_ground(state, with_numbers(state, unit), entry.op), "added")
