"""What a decision does to a relation: each function takes a state and an entry.

It returns the state after the decision, and raises UnfitError where it does not fit.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.model import RELATION_TYPES, TARGETS_RELATION, Relation, RelationType
from argmap.review.added_names import KEPT_RELATION, RELATION, found_as, with_name
from argmap.review.journal_file import JournalEntry
from argmap.review.references import find_element, relation_between
from argmap.review.state import (
    MERGED,
    Element,
    State,
    UnfitError,
    put,
    put_back,
    take_out,
    verdict_of_change,
    with_ground,
)


def accept(state: State, entry: JournalEntry) -> State:
    """Return a state with a relation accepted as shown; one that was rejected is put back."""
    row = find_element(state, entry.body.get("of"))
    if row is not None and row.id in state.gone:
        cause = state.gone[row.id].cause
        if cause != row.id:
            raise UnfitError(f"{row.id} went with {cause.removeprefix(MERGED)}; undo that first")
        state = put_back(state, row.id)
        relation = state.relations[row.id]
    else:
        state, relation = kept_relation(state, entry)
    verdict = state.verdicts.get(relation.id, "accepted")
    return put(state, with_ground(state, relation, entry.op), verdict)


def reject(state: State, entry: JournalEntry) -> State:
    """Return a state without a relation and those that lead to it."""
    ref = entry.body.get("of")
    row = find_element(state, ref)
    shown = _type(ref.get("type")) if isinstance(ref, dict) else None
    if not isinstance(row, Relation) or row.id in state.gone or row.type != shown:
        return state  # argmap no longer finds it either, or another one between the two
    return take_out(state, row.id, row.id)


def retype(state: State, entry: JournalEntry) -> State:
    """Return a state with a relation of another type, and target where the type needs another."""
    return _aim(state, entry, _type(entry.body.get("value")))


def retarget(state: State, entry: JournalEntry) -> State:
    """Return a state with a relation that leads elsewhere, of another type where it needs one."""
    type = entry.body.get("type")
    return _aim(state, entry, None if type is None else _type(type))


def add(state: State, entry: JournalEntry) -> State:
    """Return a state with a relation added; where argmap now finds it itself, with that one."""
    source, target = (_end(state, entry.body.get(key)) for key in ("source", "target"))
    type = _type(entry.body.get("type"))
    state, id = with_name(state, entry, RELATION)
    found = relation_between(state, source.id, target.id, type)
    if found is not None and found.id in state.relations:
        verdict = verdict_of_change(state, found.id) if found.type != type else "accepted"
        same = with_ground(state, legal_relation(state, replace(found, type=type)), entry.op)
        return found_as(put(state, same, verdict), id, found.id)
    row = legal_relation(state, Relation(id, source.id, target.id, type))
    return put(state, with_ground(state, row, entry.op), "added")


def kept_relation(state: State, entry: JournalEntry) -> tuple[State, Relation]:
    """Return the relation a decision is on, made anew where argmap no longer finds it.

    Raises:
        UnfitError: It, or an end of it, is no longer there.
    """
    ref = entry.body.get("of")
    row = find_element(state, ref)
    if row is not None and row.id in state.gone:
        raise UnfitError(f"{row.id} was taken out of the map; put it back first")
    assert isinstance(ref, dict)  # seek has found it so
    type = _type(ref.get("type"))
    if isinstance(row, Relation):
        return state, replace(row, type=type)
    source, target = (_end(state, ref.get(key)) for key in ("source", "target"))
    state, id = with_name(state, entry, KEPT_RELATION)
    made = legal_relation(state, Relation(id, source.id, target.id, type))
    return put(state, with_ground(state, made, entry.op), "added"), made


def legal_relation(state: State, row: Relation) -> Relation:
    """Return a relation that may stand in the map as it is.

    Raises:
        UnfitError: Its target is of the wrong kind for its type, or it leads back to itself.
    """
    inner = row.target in state.relations
    if inner != (row.type in TARGETS_RELATION):
        kind = "an arrow" if row.type in TARGETS_RELATION else "a statement"
        raise UnfitError(f"{row.type} leads to {kind}; {row.target} is none")
    end, seen = row.target, {row.id}
    while end in state.relations:
        if end in seen or state.relations[end].source == row.source:
            raise UnfitError(f"it would bear on itself: {row.target} starts from {row.source} too")
        seen.add(end)
        end = state.relations[end].target
    if end == row.source and row.target == end:
        raise UnfitError(f"{row.source} cannot bear on itself")
    return row


def _aim(state: State, entry: JournalEntry, type: RelationType | None) -> State:
    state, row = kept_relation(state, entry)
    ref = entry.body.get("target")
    target = row.target if ref is None else _end(state, ref).id
    row = legal_relation(state, replace(row, type=type or row.type, target=target))
    twin = relation_between(state, row.source, row.target, row.type)
    if twin is not None and twin.id in state.relations and twin.id != row.id:
        raise UnfitError(f"{twin.id} leads from {row.source} to {row.target} already")
    same = state.relations.get(row.id) == row
    verdict = state.verdicts.get(row.id, "accepted") if same else verdict_of_change(state, row.id)
    return put(state, with_ground(state, row, entry.op), verdict)


def _end(state: State, ref: object) -> Element:
    row = find_element(state, ref)
    if row is None or row.id in state.gone:
        raise UnfitError("one of its ends is not in the map")
    return row


def _type(value: object) -> RelationType:
    if value not in RELATION_TYPES:
        raise UnfitError(f"type {value!r} is none of {', '.join(RELATION_TYPES)}")
    return value
