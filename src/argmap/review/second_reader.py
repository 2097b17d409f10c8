"""Another reader's review of the same article, laid beside one's own to be settled one by one.

The other's journal is read, never written. What is taken over becomes a decision of one's own,
and so does it that one's own word stays (`settle`): both journals keep all that they hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from argmap.disk import exists
from argmap.errors import InputError, ReviewError
from argmap.model import ArgumentMap
from argmap.review.differences import Difference, differences
from argmap.review.entry_bodies import entry_body
from argmap.review.history import Outcome, Reviewed, carry_out, replay
from argmap.review.journal_file import SUFFIX, JournalEntry, digest, read_journal
from argmap.review.reapply import unfit_lines

ADVICE = "give the journal of another review with --with"


@dataclass(frozen=True)
class SecondReader:
    """Another reader, and the map as that reader checked it.

    Attributes:
        name: Who it is; the journal's name where nobody said.
        reviewed: The map with that reader's decisions.
        notes: What a user should know of the journal, in words.
    """

    name: str
    reviewed: Reviewed
    notes: tuple[str, ...] = ()


def read_second(journal: Path, found: ArgumentMap, article: Path, own: Path) -> SecondReader:
    """Return the other reader of an article.

    Args:
        journal: The other's journal.
        found: The map as argmap found it.
        article: The article's file.
        own: The journal of the review that the other's is laid beside.

    Raises:
        InputError: There is none, it is one's own, or it is of another article.
    """
    kept = read_journal(journal, ADVICE)
    if not kept.header:
        raise InputError(f"{journal}: there is no such review; {ADVICE}")
    if exists(own) and journal.samefile(own):
        raise InputError(f"{journal}: this is the review itself; {ADVICE}")
    of = str(kept.header.get("article", ""))
    if kept.sha256 != digest(found.text) and of != article.name:
        raise InputError(f"{journal}: this is the review of {of}, not of {article.name}; {ADVICE}")
    made = replay(found, kept.entries)
    names = dict.fromkeys(entry.by for entry in kept.entries if entry.by)
    name = " and ".join(names) or journal.name.removesuffix(SUFFIX)
    unfit = [f"{journal}: no longer fits: {line}" for line in unfit_lines(made.unfit)]
    return SecondReader(name, made, (*kept.notes, *unfit))


def left_to_settle(
    mine: Reviewed, other: SecondReader, now: Outcome, number: int
) -> list[Difference]:
    """Return where two readers differ and nobody has settled it yet.

    Args:
        mine: The map as checked so far.
        other: The other reader.
        now: The same as a state, on which it is tried what can be taken over.
        number: The number that the next decision will have.
    """
    settled = now.state.settled
    rows = differences(mine, other.reviewed)
    left = (row for row in rows if (row.of, other.name, row.key) not in settled)
    return [_tried(row, now, number) for row in left]


def _tried(row: Difference, now: Outcome, number: int) -> Difference:
    """Return a difference that tells why the other's word cannot be taken, if it cannot."""
    tried = now
    for place, decision in enumerate(row.take):
        try:
            body = entry_body(tried.state, decision)
        except ReviewError as error:
            return replace(row, take=(), unable=str(error))
        entry = JournalEntry(number + place, str(decision["op"]), body)
        before, tried = tried, carry_out(tried, entry)
        if len(tried.unfit) > len(before.unfit):
            return replace(row, take=(), unable=tried.unfit[-1].reason)
    return row
