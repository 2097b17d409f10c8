"""What a decision does to a unit's labels: each function takes a state and an entry.

A decision that keeps a unit says that the rest of it is right as shown: its role, who says it,
how firmly, its place. Should another argmap find it otherwise, what was shown is put in.
Each function returns the state after the decision, and raises UnfitError where it does not fit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from argmap.model import Unit
from argmap.review.decided_unit import as_mapping, change, kept_unit, legal_value
from argmap.review.journal_file import JournalEntry
from argmap.review.references import find_element, find_span
from argmap.review.spans import overlap
from argmap.review.state import State, UnfitError, put, put_back, take_out, with_ground

SAME = 0.8  # least share of its words that a statement has in common with one rejected before


def accept(state: State, entry: JournalEntry) -> State:
    """Return a state with a unit accepted as shown; one that was rejected is put back."""
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
        state, unit = kept_unit(state, entry)
    verdict = state.verdicts.get(unit.id, "accepted")
    return put(state, with_ground(state, unit, entry.op), verdict)


def reject(state: State, entry: JournalEntry) -> State:
    """Return a state without a unit and its relations."""
    ref = entry.body.get("of")
    unit = find_element(state, ref)
    if not isinstance(unit, Unit) or unit.id in state.gone:
        return state  # argmap no longer finds it either
    start, end = find_span(state, as_mapping(ref).get("selector"))
    shared = min(unit.end, end) - max(unit.start, start)
    if shared < SAME * max(unit.end - unit.start, end - start):
        raise UnfitError(f"the words are now cut otherwise, see {unit.id}; look at them again")
    return take_out(state, unit.id, unit.id)


def role(state: State, entry: JournalEntry) -> State:
    """Return a state with a unit of another role."""
    return _set(state, entry, role=legal_value(entry, "role"))


def source(state: State, entry: JournalEntry) -> State:
    """Return a state that tells who says a unit; nobody for the author."""
    said = entry.body.get("value")
    if said is not None and not isinstance(said, str):
        raise UnfitError("the decision is damaged: its speaker is no name")
    state, unit = kept_unit(state, entry)
    stance = (unit.stance or "reports") if said else None
    unit = replace(unit, attributed_to=said or None, stance=stance)
    return change(state, entry, unit)


def strength(state: State, entry: JournalEntry) -> State:
    """Return a state that tells how firmly a unit is put."""
    level = legal_value(entry, "strength")
    return _set(state, entry, strength=level, hedged=level != "certain")


def stance(state: State, entry: JournalEntry) -> State:
    """Return a state that tells how the author stands to what a unit reports."""
    state, unit = kept_unit(state, entry)
    if not unit.attributed_to:
        raise UnfitError(f"{unit.id} is the author's own; say first who says it")
    return change(state, entry, replace(unit, stance=legal_value(entry, "stance")))


def restates(state: State, entry: JournalEntry) -> State:
    """Return a state that tells which earlier unit a unit says again, or that it is new."""
    state, unit = kept_unit(state, entry)
    ref = entry.body.get("with")
    if ref is None:
        return change(state, entry, replace(unit, restates=None))
    first = find_element(state, ref)
    if first is None or first.id not in state.units or first.id == unit.id:
        raise UnfitError("what it says again is not in the map")
    return change(state, entry, replace(unit, restates=first.id))


def _set(state: State, entry: JournalEntry, **values: Any) -> State:
    state, unit = kept_unit(state, entry)
    return change(state, entry, replace(unit, **values))
