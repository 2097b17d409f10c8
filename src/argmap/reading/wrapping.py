"""How the lines of a text were wrapped, and which line ends were meant all the same.

Terms:
    block: a run of lines that hold something.
    forced: a line end where the next word had no room on the line, so that it tells nothing.
    inner: a line end within a sentence for certain, for the next line begins in a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.reading.list_numbers import list_words
from argmap.reading.paragraph_lengths import hidden_ends
from argmap.reading.sentence_ends import ends_sentence
from argmap.records import Span

LONG_LINE = 120
SHORT_LINE = 40
SPARE = 6  # characters left free, from which on a line end was meant
WRAPPED = 2  # lines of a block, from more than which on it tells how a text is wrapped
ENOUGH = 4  # inner line ends, from which on they tell that every line was filled
TAKES_UP = -0.7  # log odds that such a word begins a paragraph rather than a sentence in one
_WORD = re.compile(r"[^\W\d_]+")
MOST = 0.8  # share of inner line ends that are forced, from which on a block is wrapped


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The line ends of a block.

    Attributes:
        width: Columns of its longest line.
        room: For each line end how many columns the line would have left with the next word on it.
        inner: For each line end whether it stands within a sentence for certain.
        indents: For each line how many columns it is indented.
    """

    width: int
    room: tuple[int, ...]
    inner: tuple[bool, ...]
    indents: tuple[int, ...]

    @property
    def forced(self) -> int:
        """Return how many line ends were forced."""
        return sum(room < 0 for room in self.room)

    @property
    def is_wrapped(self) -> bool:
        """Return whether most line ends were forced, or nearly all of those within sentences."""
        if not SHORT_LINE <= self.width <= LONG_LINE:
            return False
        inside = [room for room, inner in zip(self.room, self.inner, strict=True) if inner]
        filled = sum(room < 0 for room in inside) >= MOST * len(inside) and len(inside) >= WRAPPED
        return filled or 2 * self.forced > len(self.room)

    @property
    def is_filled(self) -> bool:
        """Return whether each line took all the words it had room for, as a program fills them."""
        inside = [room for room, inner in zip(self.room, self.inner, strict=True) if inner]
        return len(inside) >= ENOUGH and max(inside) < 0

    def is_filled_at(self, width: int) -> bool:
        """Return whether every line end were forced where lines had some width, in columns."""
        return all(room + width - self.width < 0 for room in self.room)


def wrapping(text: str, block: Sequence[Span]) -> Wrapping:
    r"""Return how the lines of a block are wrapped.

    Args:
        text: The text.
        block: Start and end of its lines, without white space around them.

    Example:
        >>> found = wrapping("The fee is\nunfair.", [(0, 10), (11, 18)])
        >>> found.width, found.room, found.inner
        (10, (-8,), (True,))
    """
    indents = tuple(_indent(text, start) for start, _ in block)
    columns = [end - start + indent for (start, end), indent in zip(block, indents, strict=True)]
    width = max(columns)
    room = tuple(
        width - columns[place] - 1 - _first_word(text, after)
        for place, after in enumerate(block[1:])
    )
    inner = tuple(text[start].islower() for start, _ in block[1:])
    return Wrapping(width, room, inner, indents)


def wrapped_at(text: str, blocks: Sequence[list[Span]]) -> int:
    """Return the columns of the longest line of a text that was wrapped by hand; else 0.

    Args:
        text: The text.
        blocks: Its runs of lines.
    """
    found = [wrapping(text, block) for block in blocks if len(block) > WRAPPED]
    return max((row.width for row in found if row.is_wrapped), default=0)


def meant(text: str, block: Sequence[Span], found: Wrapping) -> list[bool]:
    """Return for each line whether a paragraph ends with it, as far as wrapping tells.

    A line ended a paragraph where the next word had room on it, or where the next is indented; by
    hand a line may be left short within a sentence, by a program none is.

    Args:
        text: The text.
        block: Start and end of the lines of a wrapped block.
        found: How they are wrapped.
    """
    common = _common_indent(found)
    spare = 0 if found.is_filled else SPARE
    stops = [ends_sentence(text[slice(*line)]) for line in block]
    can = [stop and not inner for stop, inner in zip(stops, (*found.inner, True), strict=True)]
    indented = [indent > common + 1 for indent in (*found.indents[1:], 0)]
    early = [room >= spare for room in (*found.room, -1)]
    ends = [a and (b or c) for a, b, c in zip(can, early, indented, strict=True)]
    if found.is_filled:
        ends = [a or b for a, b in zip(ends, early, strict=True)]
    if found.is_filled and not any(indented):
        sizes = [end - start for start, end in block]
        for place in hidden_ends(ends, can, sizes, [*_openings(text, block), 0.0]):
            ends[place] = True
    return ends


def _openings(text: str, block: Sequence[Span]) -> list[float]:
    """Return for each line but the last how the next one's first word speaks for a paragraph."""
    taking_up = frozenset(list_words()["taking_up"])
    words = (_WORD.search(text, *after) for after in block[1:])
    return [TAKES_UP if word and word[0].lower() in taking_up else 0.0 for word in words]


def _common_indent(found: Wrapping) -> int:
    """Return how far the lines within paragraphs are indented."""
    rows = [n for n, inner in zip(found.indents[1:], found.inner, strict=True) if inner]
    rows = sorted(rows or found.indents)
    return rows[len(rows) // 2]


def _first_word(text: str, line: Span) -> int:
    return len(text[slice(*line)].split(None, 1)[0])


def _indent(text: str, start: int) -> int:
    before = text[max(start - 20, 0) : start].expandtabs(4)
    return len(before) - len(before.rstrip(" "))
