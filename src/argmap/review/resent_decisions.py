"""Know a decision that was taken already, when a page sends it once more.

A page that loses the line, or whose server is killed, cannot tell whether its last decision was
written. It sends it again; taken twice it would cut, merge or undo twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.review.journal_file import JournalEntry
from argmap.review.request_fields import Asked

IDS = ("id", "with", "source", "target")  # what a page names elements by
REFS = ("of", "with", "source", "target")  # what an entry does
SAID = ("value", "type", "role", "text")


def was_taken(entries: Sequence[JournalEntry], decision: Asked, seen: int) -> bool:
    """Return whether a decision is the last that was taken on its elements since a version.

    Args:
        entries: The journal's.
        decision: What a page asks, see `argmap.review.entry_bodies`; or an `undo` or `redo`.
        seen: The version of the state that the page showed.
    """
    op = decision.get("op")
    asked = {decision[key] for key in IDS if isinstance(decision.get(key), str)}
    for entry in reversed(entries):
        if entry.n <= seen:
            return False
        if op in ("undo", "redo"):
            return entry.op == op and entry.n == seen + 1
        named = _named(entry)
        if entry.op == op and asked <= named and _says(entry, decision) and _at(entry, decision):
            return True
        if asked & named:
            return False
    return False


def _named(entry: JournalEntry) -> set[str]:
    refs = (entry.body.get(key) for key in REFS)
    return {str(ref.get("id")) for ref in refs if isinstance(ref, Mapping)}


def _says(entry: JournalEntry, decision: Asked) -> bool:
    asked = ((key, decision.get(key)) for key in SAID if key in decision)
    # An empty speaker and none are the same.
    return all((entry.body.get(key) or None) == (value or None) for key, value in asked)


def _at(entry: JournalEntry, decision: Asked) -> bool:
    """Return whether an entry is about the place that a page asks for, if it asks for one."""
    if "at" in decision:
        left, right = _place(entry.body.get("left")), _place(entry.body.get("right"))
        known = bool(left and right) and type(decision["at"]) is int
        return known and bool(left[1] <= decision["at"] <= right[0])
    if "start" in decision:
        return _place(entry.body.get("to")) == (decision["start"], decision.get("end"))
    return True


def _place(selector: object) -> tuple[Any, ...]:
    """Return start and end of a selector; nothing where there is none."""
    rows = selector if isinstance(selector, list) else ()
    for row in rows:
        if isinstance(row, Mapping) and row.get("type") == "TextPositionSelector":
            return row.get("start"), row.get("end")
    return ()
