"""The edges of a quotation, as the guide wants them: whole words, no full stop, no marks around."""

from __future__ import annotations

import re

from argmap.records import Span

LOOSE = frozenset(" \t\n\r\u00a0,;:–—-•*")
PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“", "(": ")", "[": "]", '"': '"', "'": "'"}
ABBREVIATION = re.compile(r"\b\w\.\w\.$")
CLOSING = frozenset(PAIRS.values())


def trim_quotation(text: str, span: Span) -> Span | None:
    """Return a stretch of text with the edges of a statement; None where no words are left.

    Args:
        text: The text.
        span: Start and end in characters, end exclusive.

    Example:
        >>> text = 'She wrote: “The bridge is old, and “closed” now.” He left.'
        >>> start, end = trim_quotation(text, (11, 49))
        >>> text[start:end]
        'The bridge is old, and “closed” now'
    """
    start, end = _whole_words(text, span)
    while True:
        before = start, end
        start, end = _trimmed(text, start, end)
        if start < end:
            start, end = _unmarked(text, start, end)
        if (start, end) == before:
            break
    return (start, end) if any(map(str.isalnum, text[start:end])) else None


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    if start >= end:
        return span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start] in LOOSE or text[start].isspace() or text[start] == "."):
        start += 1
    while start < end and (
        text[end - 1] in LOOSE or text[end - 1].isspace() or _full_stop(text, start, end)
    ):
        end -= 1
    return start, end


def _full_stop(text: str, start: int, end: int) -> bool:
    """Return whether a stretch ends with a full stop, not one of an abbreviation ("the U.S.")."""
    return text[end - 1] == "." and ABBREVIATION.search(text, start, end) is None


def _unmarked(text: str, start: int, end: int) -> Span:
    """Return a stretch without a mark at its edge that is around all of it or has no partner."""
    first, last = text[start], text[end - 1]
    if first in PAIRS and _partner(text, start, end) in (end - 1, end):
        # Around the whole, or opened and not closed in it.
        return start + 1, end - (_partner(text, start, end) == end - 1)
    apostrophe = (
        last in "’'" and text[end - 2 : end - 1].isalnum() and text[end : end + 1].isspace()
    )
    opened = (mark for mark, closing in PAIRS.items() if closing == last)
    if last in CLOSING and not apostrophe and not any(m in text[start : end - 1] for m in opened):
        return start, end - 1
    return start, end


def _partner(text: str, start: int, end: int) -> int:
    """Return where the mark is that closes the one at `start`; `end` where none does."""
    opening, closing, depth = text[start], PAIRS[text[start]], 0
    for at in range(start, end):
        if text[at] == opening and (opening != closing or at == start):
            depth += 1
        elif text[at] == closing:
            depth -= 1
            if not depth:
                return at
    return end
