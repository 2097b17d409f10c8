"""The ids of what a review adds to a map: `a1`, `a2`, … for units, `ar1`, … for relations.

What argmap found keeps its ids, and a rejected element leaves a gap, so that an id means the same
in every command. What is added is counted in the order of the journal, what no longer fits the
text counted in, so that an edited article does not change which one is `a2`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from argmap.review.journal_file import JournalEntry
from argmap.review.state import State

UNIT, RELATION = "a", "ar"
# What argmap no longer finds and a reviewer kept; numbered by the decision that kept it.
KEPT_UNIT, KEPT_RELATION = "k", "kr"
ADDS = {"add-unit": UNIT, "split": UNIT, "add-relation": RELATION}
OLD = "n"  # with the number of the decision: how journals of argmap 0.1 name what was added


def with_name(state: State, entry: JournalEntry, letters: str) -> tuple[State, str]:
    """Return the id of what a decision adds, and the state that knows it.

    Args:
        state: The map under review.
        entry: The decision.
        letters: How the id begins, such as `UNIT`.

    Example:
        >>> state, first = with_name(State("", {}, {}), JournalEntry(7, "add-unit"), UNIT)
        >>> first, with_name(state, JournalEntry(9, "add-unit"), UNIT)[1]
        ('a1', 'a2')
    """
    first = entry.n if letters in (KEPT_UNIT, KEPT_RELATION) else 1
    names = (f"{letters}{number}" for number in count(first))
    id = next(name for name in names if name not in state.added and state.any(name) is None)
    same = {**state.same, f"{OLD}{entry.n}": id}
    return replace(state, added=state.added | {id}, same=same), id


def found_as(state: State, id: str, other: str) -> State:
    """Return a state in which what was added is an element that argmap now finds itself."""
    names = {name: other if known == id else known for name, known in state.same.items()}
    return replace(state, same={**names, id: other})


def reserve(state: State, entry: JournalEntry) -> State:
    """Return a state in which a decision that does not fit uses up the name it would have given."""
    letters = ADDS.get(entry.op)
    return with_name(state, entry, letters)[0] if letters else state
