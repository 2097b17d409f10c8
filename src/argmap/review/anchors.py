"""Places in a text that survive its being edited.

An anchor holds a quotation with the words around it and its offsets, the TextQuoteSelector and
the TextPositionSelector of the W3C's Web Annotation Data Model (Recommendation, 2017, sections
4.2.4 and 4.2.5). Where the words were changed a little, they are looked for as the annotation
tools built on that model do: the best like stretch, if it is like enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from argmap.records import Span

CONTEXT = 32  # characters kept before and behind a quotation
LIKE = 0.7  # least share of words and signs in common for a changed quotation to be found
TRIED = 6  # stretches that are looked at closely
COMMON = 1000  # places of a word that are looked at; who has more says little of where
WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text.

    Attributes:
        exact: The words there.
        prefix: Up to `CONTEXT` characters before them.
        suffix: Up to `CONTEXT` characters behind them.
        start: First character, in the text it was made in.
        end: Character after the last.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    def to_json(self) -> list[dict[str, Any]]:
        """Return it as a list of W3C selectors."""
        quote = {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return [
            {"type": "TextQuoteSelector", **quote},
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
        ]

    @classmethod
    def from_json(cls, data: object) -> Anchor:
        """Return the anchor in a list of W3C selectors; raises ValueError where it is none."""
        rows = data if isinstance(data, list) else []
        found = {str(row.get("type")): row for row in rows if isinstance(row, Mapping)}
        quote, place = found.get("TextQuoteSelector"), found.get("TextPositionSelector")
        if quote is None or place is None:
            raise ValueError("no quotation with a position")
        words: list[Any] = [quote.get(key) for key in ("exact", "prefix", "suffix")]
        ends: list[Any] = [place.get(key) for key in ("start", "end")]
        if not all(isinstance(word, str) for word in words) or not words[0]:
            raise ValueError("its quotation is no text")
        if not all(type(end) is int for end in ends) or not 0 <= ends[0] < ends[1]:
            raise ValueError("its position is no pair of numbers")
        return cls(*words, *ends)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text's words: where each is, in characters, the words, and the places of each word."""

    spans: list[Span]
    words: list[str]
    at: dict[str, list[int]]


def anchor_of(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of `text[start:end]`.

    Example:
        >>> anchor_of("Taxes must rise.", 6, 10)
        Anchor(exact='must', prefix='Taxes ', suffix=' rise.', start=6, end=10)
    """
    before = text[max(0, start - CONTEXT) : start]
    return Anchor(text[start:end], before, text[end : end + CONTEXT], start, end)


def find(anchor: Anchor, text: str) -> Span | None:
    """Return an anchor's place in a text, perhaps edited since it was made.

    The same words are taken where they stand in the most of their old surroundings, and of
    such places the one nearest to the old; else the stretch most like them, if it is like
    enough (`LIKE`).

    Returns:
        Start and end in characters, end exclusive; None where nothing there is like it.

    Example:
        >>> find(anchor_of("Taxes must rise.", 6, 10), "So taxes must rise.")
        (9, 13)
    """
    if _stands(anchor, text):
        return anchor.start, anchor.end
    size = len(anchor.exact)
    same = _places(anchor.exact, text)
    if not same:
        return _find_like(anchor, text)
    start = max(same, key=lambda at: (_around(anchor, text, at, at + size), -_far(anchor, at)))
    return start, start + size


def sureness(anchor: Anchor, span: Span, text: str) -> tuple[bool, int, int]:
    """Return how sure a found place is, for comparison: the same words, length, surroundings."""
    return text[slice(*span)] == anchor.exact, len(anchor.exact), _around(anchor, text, *span)


def _stands(anchor: Anchor, text: str) -> bool:
    """Return whether it stands where it did, in all of its surroundings."""
    here = anchor_of(text, anchor.start, anchor.end)
    return (here.exact, here.prefix, here.suffix) == (anchor.exact, anchor.prefix, anchor.suffix)


def _places(words: str, text: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _far(anchor: Anchor, at: int) -> int:
    return abs(at - anchor.start)


def _around(anchor: Anchor, text: str, start: int, end: int) -> int:
    """Return how many characters next to a stretch are those of the anchor's surroundings."""
    before = _shared(anchor.prefix[::-1], text[max(0, start - CONTEXT) : start][::-1])
    return before + _shared(anchor.suffix, text[end : end + CONTEXT])


def _shared(left: str, right: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next(
        (n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )


def _find_like(anchor: Anchor, text: str) -> Span | None:
    """Return the stretch whose words are the most like the anchor's; None where none is enough."""
    quote = [match.group().casefold() for match in WORD.finditer(anchor.exact)]
    table = _words(text)
    near = bisect_left(table.spans, (anchor.start, anchor.start))
    best: tuple[float, int, Span] | None = None
    for first in _stretches(quote, table.at, near):
        like, span = _likeness(quote, table.words, first)
        if span is not None and like >= LIKE:
            chars = table.spans[span[0]][0], table.spans[span[1] - 1][1]
            offer = like, _around(anchor, text, *chars), chars
            best = offer if best is None or offer[:2] > best[:2] else best
    return best[2] if best else None


@lru_cache(maxsize=2)
def _words(text: str) -> _Words:
    marks = list(WORD.finditer(text))
    words = [match.group().casefold() for match in marks]
    at: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        at.setdefault(word, []).append(place)
    return _Words([match.span() for match in marks], words, at)


def _stretches(quote: Sequence[str], at: Mapping[str, Sequence[int]], near: int) -> list[int]:
    """Return where stretches begin that share the most words with a quotation in their order.

    A word the two share votes for where the quotation would begin; rare words weigh more, those
    that stand everywhere say nothing.

    Args:
        quote: The quotation's words.
        at: The places of each word of the text, in words.
        near: Where the quotation was.
    """
    votes: Counter[int] = Counter()
    for place, word in enumerate(quote):
        for other in at.get(word, ())[:COMMON]:
            # In units of a thousandth, so that sums are exact and the order certain.
            votes[other - place] += 1000 // len(at[word])
    return sorted(votes, key=lambda first: (-votes[first], abs(first - near), first))[:TRIED]


def _likeness(quote: Sequence[str], words: Sequence[str], first: int) -> tuple[float, Span | None]:
    """Return how like a stretch is to a quotation, and which words of the text it takes in."""
    slack = 2 + len(quote) // 3
    low = max(0, first - slack)
    window = words[low : first + len(quote) + slack]
    matcher = SequenceMatcher(None, quote, window, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, None
    # Words changed at an edge of the quotation are taken in: as many as the quotation has there.
    start = max(0, blocks[0].b - blocks[0].a)
    end = min(len(window), blocks[-1].b + len(quote) - blocks[-1].a)
    common = sum(block.size for block in blocks)
    return 2 * common / (len(quote) + end - start), (low + start, low + end)
