"""Check a map by hand: decisions, the journal that keeps them, and the map they make.

`Session` is the door for a page or a terminal: it opens an article with its journal, takes
decisions one by one and gives the state. `replay` is what it stands on, a pure function from a
map as found and a journal's entries to the map as checked.
"""

from __future__ import annotations

from argmap.errors import ReviewError, StaleError
from argmap.review.anchors import Anchor, anchor_of, find
from argmap.review.journal import Entry, Journal, journal_path, read_journal
from argmap.review.replay import Reviewed, replay
from argmap.review.session import Session

__all__ = [
    "Anchor",
    "Entry",
    "Journal",
    "ReviewError",
    "Reviewed",
    "Session",
    "StaleError",
    "anchor_of",
    "find",
    "journal_path",
    "read_journal",
    "replay",
]
