"""Check a map by hand: decisions, the journal that keeps them, and the map they make.

`Session` is the door for a page or a terminal: it opens an article with its journal, takes
decisions one by one and gives the state. `replay` is what it stands on, a pure function from a
map as found and a journal's entries to the map as checked. Each name loads when it is used.

Files by subject:
    decisions: `session` (a review under way), `request_fields` and `entry_bodies` (from what a
        client asks to what the journal keeps), `resent_decisions`.
    journal: `journal_file` (format and reading), `journal` (writing), `lock`.
    named so that an edited article keeps its decisions: `anchors` (places in a text),
        `anchor_places` (those of a whole journal), `references` (elements).
    carried out: `history` (a journal), `apply` (one decision), `unit_decisions`,
        `extent_decisions`, `relation_decisions`, `decided_unit`, `spans`, `numbering`, `state`
        (the map under review).
    the map it makes: `checked_map`, `reapply` (on a map made anew), `gold` (for `eval`, `train`).
    shown: `snapshot` (for a client), `checking_order`, `queues` (what is checked), `targets` (what
        a statement may lead to), `decision_words`, `finished` (what it comes to).
    two readers: `second_reader`, `differences`, `differing_words`.
    page: `server`, `routes`, `guard` (who may ask), `patience` (how long), `shared_review` (one
        review on many pages), `assets`, and the folder `page/`.
    figures: `accuracy`, `accuracy_counts`, `calibration`, and `reviewers` (for `agreement`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.errors import ReviewError, StaleError

if TYPE_CHECKING:
    from argmap.review.anchors import Anchor, anchor_of, find
    from argmap.review.history import Reviewed, replay
    from argmap.review.journal import Journal
    from argmap.review.journal_file import JournalEntry, journal_path, read_journal
    from argmap.review.session import Session

__all__ = [
    "Anchor",
    "Journal",
    "JournalEntry",
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

_HOMES = {
    "Anchor": "argmap.review.anchors",
    "anchor_of": "argmap.review.anchors",
    "find": "argmap.review.anchors",
    "JournalEntry": "argmap.review.journal_file",
    "Journal": "argmap.review.journal",
    "journal_path": "argmap.review.journal_file",
    "read_journal": "argmap.review.journal_file",
    "Reviewed": "argmap.review.history",
    "replay": "argmap.review.history",
    "Session": "argmap.review.session",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
