"""Where a unit stands: what is known of it before its cues are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.components.parse import Parse


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a unit stands.

    Attributes:
        head: Token of its verb, or of its root.
        first: First token.
        last: Token behind the last.
        sentence: Number of its sentence, from 0.
        spans: Start and end in characters, end exclusive, of each of its pieces.
    """

    head: int
    first: int
    last: int
    sentence: int
    spans: tuple[tuple[int, int], ...]


def extent_of(parse: Parse, head: int, pieces: Sequence[tuple[int, int]]) -> Extent:
    """Return where a unit stands.

    Args:
        parse: The document.
        head: Token of its verb, or of its root.
        pieces: First token and token behind the last of each of its pieces, in order.
    """
    first, last = pieces[0][0], pieces[-1][1]
    spans = tuple((parse.start[i], parse.end[j - 1]) for i, j in pieces)
    return Extent(head, first, last, parse.sentence[first], spans)


def paragraph_at(starts: Sequence[int], at: int) -> int:
    """Return the number of the paragraph, from 0, in which a character stands.

    Args:
        starts: The first character of each paragraph, in order.
        at: The character.

    Example:
        >>> paragraph_at([0, 40, 90], 40)
        1
    """
    return max(0, bisect_right(starts, at) - 1)
