"""Find the places of a whole journal in a text, so that no two statements end up as one.

A sentence that was taken out of an article may be much like one that stays. Two places that
were apart in the article a reviewer saw are therefore never found at the same words: those go
to the one that is surer of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from argmap.records import Span
from argmap.review.anchors import Anchor, find, sureness
from argmap.review.journal_file import TEXT, JournalEntry


def find_places(entries: Iterable[JournalEntry], text: str) -> dict[Anchor, Span | None]:
    """Return every place a journal names.

    Args:
        entries: The journal's entries; one of op `text` says that the article was edited
            before those behind it.
        text: The article as it now is.

    Returns:
        Start and end of each, end exclusive; None where it is gone.
    """
    found: dict[Anchor, Span | None] = {}
    seen: list[Anchor] = []
    for entry in entries:
        if entry.op == TEXT:
            found |= _settle(seen, text)
            seen = []
        seen += _anchors(entry.body)
    return found | _settle(seen, text)


def _settle(anchors: Iterable[Anchor], text: str) -> dict[Anchor, Span | None]:
    """Return where places of one and the same text are in another, each apart from the others."""
    found = {anchor: find(anchor, text) for anchor in dict.fromkeys(anchors)}
    if all(span == (anchor.start, anchor.end) for anchor, span in found.items()):
        return found
    rows = [(sureness(anchor, span, text), anchor, span) for anchor, span in found.items() if span]
    rows.sort(key=lambda row: (row[0], -row[1].start), reverse=True)
    kept: list[tuple[Anchor, Span]] = []
    for _, anchor, span in rows:
        if any(_apart(anchor, other) and _meet(span, place) for other, place in kept):
            found[anchor] = None
        else:
            kept.append((anchor, span))
    return found


def _apart(left: Anchor, right: Anchor) -> bool:
    return left.end <= right.start or right.end <= left.start


def _meet(left: Span, right: Span) -> bool:
    """Return whether two places share more than half of one: edges of edited words may touch."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return 2 * shared > min(left[1] - left[0], right[1] - right[0])


def _anchors(data: Any) -> Iterator[Anchor]:
    """Yield the anchors in an entry's body, however deep."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _anchors(value)
    elif isinstance(data, list):
        try:
            yield Anchor.from_json(data)
        except ValueError:
            return
