"""One decision on a map under review: what each kind of entry does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from argmap.review import extent_decisions, relation_decisions, unit_decisions
from argmap.review.journal_file import JournalEntry
from argmap.review.references import find_element
from argmap.review.state import State, UnfitError

Step = Callable[[State, JournalEntry], State]

UNDO, REDO, NOTE, SETTLE = "undo", "redo", "note", "settle"
ON_UNITS: Mapping[str, Step] = {
    "accept": unit_decisions.accept,
    "reject": unit_decisions.reject,
    "role": unit_decisions.role,
    "source": unit_decisions.source,
    "strength": unit_decisions.strength,
    "stance": unit_decisions.stance,
    "restates": unit_decisions.restates,
    "span": extent_decisions.span,
    "split": extent_decisions.split,
    "merge": extent_decisions.merge,
    "add-unit": extent_decisions.add,
}
ON_RELATIONS: Mapping[str, Step] = {
    "accept": relation_decisions.accept,
    "reject": relation_decisions.reject,
    "retarget": relation_decisions.retarget,
    "relation-type": relation_decisions.retype,
    "add-relation": relation_decisions.add,
}
OPS = tuple(dict.fromkeys([*ON_UNITS, *ON_RELATIONS, NOTE, SETTLE]))


def apply(state: State, entry: JournalEntry) -> State:
    """Return the state after a decision.

    Args:
        state: The map under review; it is not changed.
        entry: A decision from the journal, no undo or redo.

    Raises:
        UnfitError: It cannot be carried out on this map.
    """
    if entry.op == NOTE:
        return _note(state, entry)
    if entry.op == SETTLE:
        return _settle(state, entry)
    ref = entry.body.get("of")
    kind = ref.get("kind") if isinstance(ref, Mapping) else None
    step = (ON_RELATIONS if kind == "relation" else ON_UNITS).get(entry.op)
    if entry.op == "add-relation":
        step = relation_decisions.add
    if step is None:
        raise UnfitError(f"this argmap knows no decision {entry.op!r} on a {kind or 'text'}")
    return step(state, entry)


def _settle(state: State, entry: JournalEntry) -> State:
    """Return a state in which a reader's own word stays against another's."""
    row = find_element(state, entry.body.get("of"))
    said = entry.body.get("other"), entry.body.get("value")
    if row is None or not all(isinstance(word, str) for word in said):
        raise UnfitError("argmap no longer finds what two readers differed on")
    return replace(state, settled=state.settled | {(row.id, str(said[0]), str(said[1]))})


def _note(state: State, entry: JournalEntry) -> State:
    """Return a state with a note on an element or the article; an empty one takes the old away."""
    ref, words = entry.body.get("of"), entry.body.get("text")
    if not isinstance(words, str):
        raise UnfitError("the decision is damaged: its note is no text")
    row = None if ref is None else find_element(state, ref)
    if ref is not None and row is None:
        raise UnfitError("argmap no longer finds what it is on")
    notes = {**state.notes, row.id if row else "": words}
    return replace(state, notes={id: words for id, words in notes.items() if words})
