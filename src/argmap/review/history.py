"""Replay a journal on a map as found: the map as checked, and what became of each decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.model import ArgumentMap
from argmap.review.added_names import reserve
from argmap.review.apply import REDO, UNDO, apply
from argmap.review.checked_map import loose, working_map
from argmap.review.journal_file import TEXT, JournalEntry
from argmap.review.state import Gone, State, UnfitError, Verdict, begin


@dataclass(frozen=True, slots=True)
class Unfit:
    """A decision that could not be carried out.

    Attributes:
        entry: The decision.
        reason: Why, in words for a user.
    """

    entry: JournalEntry
    reason: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Which decisions of a journal stand.

    Attributes:
        done: Those that stand, in the order in which they are carried out.
        undone: Those that were undone and can be redone, the next one last.
        unfit: Undos and redos of what is not there to be undone or redone.
    """

    done: tuple[JournalEntry, ...]
    undone: tuple[JournalEntry, ...]
    unfit: tuple[Unfit, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A state with the decisions that could not be carried out on the way to it."""

    state: State
    unfit: tuple[Unfit, ...] = ()


@dataclass(frozen=True)
class Reviewed:
    """A map as checked.

    Attributes:
        found: The map as argmap found it.
        working: The map with the decisions in it and the ids of the review; each element that
            was decided on has a ground `review.…` and the score 1.
        verdicts: What was decided, by id of the review; `open` where nothing was. What was
            taken out with a rejected or merged unit is not here.
        notes: Notes by id of the review, of the whole article under the empty id.
        gone: What was taken out, by id of the review.
        loose: Ids of the review of units that bear on nothing since what they bore on was
            rejected.
        unfit: Decisions that no longer fit the text; the journal keeps them.
        applied: How many decisions stand and fit.
        undo: What undo would take back next; None where there is nothing.
        redo: What redo would bring back next.
    """

    found: ArgumentMap
    working: ArgumentMap
    verdicts: Mapping[str, Verdict | str]
    notes: Mapping[str, str]
    gone: Mapping[str, Gone]
    loose: tuple[str, ...]
    unfit: tuple[Unfit, ...]
    applied: int
    undo: JournalEntry | None = None
    redo: JournalEntry | None = None

    @property
    def map(self) -> ArgumentMap:
        """Return the map with the decisions in it; what argmap found keeps its ids."""
        return self.working


def replay(found: ArgumentMap, entries: Iterable[JournalEntry]) -> Reviewed:
    """Return a map with the decisions of a journal carried out on it.

    A rejected unit leaves the map with every relation that starts from it or leads to it, and
    every relation that leads to such a relation. Its reasons are not hung elsewhere: only a
    reader can tell what else they bear on. They stay, and are listed as `loose`.

    Args:
        found: The map as argmap found it, of the text as it now is.
        entries: The journal's entries, in order.
    """
    listed = list(entries)
    line = timeline(listed)
    return reviewed_from(found, line, carry_out_all(begin(found, listed), line.done)[-1])


def timeline(entries: Iterable[JournalEntry]) -> Timeline:
    """Return which decisions stand after all undos and redos.

    An undo takes a decision out; a redo carries it out again, as the last one. A new decision
    ends what can be redone.
    """
    done: list[JournalEntry] = []
    undone: list[JournalEntry] = []
    unfit: list[Unfit] = []
    for entry in entries:
        if entry.op == TEXT:
            continue
        if entry.op not in (UNDO, REDO):
            done.append(entry)
            undone.clear()
            continue
        back, forth = (done, undone) if entry.op == UNDO else (undone, done)
        # Mostly the last one is meant.
        places = range(len(back) - 1, -1, -1)
        at = next((place for place in places if back[place].n == entry.body.get("entry")), None)
        if at is None:
            unfit.append(Unfit(entry, f"there is nothing that it could {entry.op}"))
        else:
            forth.append(back.pop(at))
    return Timeline(tuple(done), tuple(undone), tuple(unfit))


def carry_out_all(start: State, decisions: Iterable[JournalEntry]) -> list[Outcome]:
    """Return what decisions led to, one after the other.

    Returns:
        The start, and what each decision led to: one more than there are decisions.
    """
    found = [Outcome(start)]
    for entry in decisions:
        found.append(carry_out(found[-1], entry))
    return found


def carry_out(before: Outcome, entry: JournalEntry) -> Outcome:
    """Return what one decision led to; one that does not fit leaves the state as it is."""
    try:
        return Outcome(apply(before.state, entry), before.unfit)
    except UnfitError as error:
        return Outcome(reserve(before.state, entry), (*before.unfit, Unfit(entry, str(error))))


def reviewed_from(found: ArgumentMap, line: Timeline, outcome: Outcome) -> Reviewed:
    """Return what a reader or a client wants to know of a state."""
    state = outcome.state
    working = working_map(found, state)
    return Reviewed(
        found=found,
        working=working,
        verdicts=verdicts(working, state),
        notes=state.notes,
        gone=state.gone,
        loose=loose(found, working),
        unfit=(*outcome.unfit, *line.unfit),
        applied=len(line.done) - len(outcome.unfit),
        undo=line.done[-1] if line.done else None,
        redo=line.undone[-1] if line.undone else None,
    )


def verdicts(working: ArgumentMap, state: State) -> dict[str, Verdict | str]:
    """Return the verdict of every element that stands or was rejected by itself."""
    rows = [row.id for row in working.units] + [row.id for row in working.relations]
    found: dict[str, Verdict | str] = {id: state.verdicts.get(id, "open") for id in rows}
    return found | {id: "rejected" for id, gone in state.gone.items() if gone.cause == id}
