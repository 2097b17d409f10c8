"""Put the decisions of a review into a map that was made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from argmap.model import ArgumentMap
from argmap.review.describe import describe
from argmap.review.history import Reviewed, Unfit, replay
from argmap.review.kept import Entry, read_journal


def reapply(found: ArgumentMap, journal: Path) -> tuple[Reviewed, tuple[str, ...]]:
    """Carry out the decisions of a journal on a map.

    Args:
        found: The map as argmap found it.
        journal: The journal's file; one that is missing holds no decisions.

    Returns:
        The map as checked, which says how many decisions made it, and what was wrong with the
        journal's file, in words for a user.

    Raises:
        InputError: The file cannot be read, or is something else than a journal.
    """
    kept = read_journal(journal)
    made = replay(found, kept.entries)
    if made.applied:
        by = _names(kept.entries)
        said = f"{made.applied} decisions" + (f" by {', '.join(by)}" if by else "")
        marked = replace(made.working, made_by={**found.made_by, "review": said})
        made = replace(made, working=marked)
    return made, kept.notes


def unfit_lines(rows: Iterable[Unfit]) -> list[str]:
    """Say in a line each which decisions no longer fit, and why."""
    return [f"decision {row.entry.n}, {describe(row.entry)}: {row.reason}" for row in rows]


def _names(entries: Sequence[Entry]) -> list[str]:
    return list(dict.fromkeys(entry.by for entry in entries if entry.by))
