"""Put the decisions of a review into a map that was made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.model import ArgumentMap
from argmap.plural import many
from argmap.review.decision_words import decision_in_words
from argmap.review.history import Reviewed, Unfit, replay
from argmap.review.journal_file import JournalContents, JournalEntry


def reapply(found: ArgumentMap, kept: JournalContents) -> Reviewed:
    """Return a map with the decisions of a journal carried out on it.

    Args:
        found: The map as argmap found it.
        kept: What the journal holds.

    Returns:
        The map as checked, which says how many decisions made it.
    """
    made = replay(found, kept.entries)
    if not made.applied:
        return made
    by = _names(kept.entries)
    said = many(made.applied, "decision") + (f" by {', '.join(by)}" if by else "")
    return replace(made, working=replace(made.working, made_by={**found.made_by, "review": said}))


def unfit_lines(rows: Iterable[Unfit]) -> list[str]:
    """Return in a line each which decisions no longer fit, and why."""
    return [f"decision {row.entry.n}, {decision_in_words(row.entry)}: {row.reason}" for row in rows]


def _names(entries: Sequence[JournalEntry]) -> list[str]:
    return list(dict.fromkeys(entry.by for entry in entries if entry.by))
