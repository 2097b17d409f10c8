"""A changed text that knows, for each of its characters, where it stood before.

Terms:
    edit: a stretch of the text of record and what stands in its place.
    piece: a stretch of both texts that belong together; of equal length where nothing changed.
    markup: a pair of marks around some words, such as `**` and `**`, that are no words themselves.
    foreign: what stands within a sentence but is none of it, such as the head of a page.
    offsets: characters, counted from 0, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from argmap.records import Span


class Edit(NamedTuple):
    """A stretch of a text and what to put in its place.

    Attributes:
        start: First character.
        end: Character behind the last.
        words: What stands there instead.
    """

    start: int
    end: int
    words: str


class Piece(NamedTuple):
    """A stretch of the changed text and the stretch of the text of record it came from.

    Attributes:
        at: First character in the changed text.
        start: First character in the text of record.
        length: How many characters of the text of record it covers.
        kept: Whether the characters are those of the text of record, one by one.
    """

    at: int
    start: int
    length: int
    kept: bool


class Markup(NamedTuple):
    """A pair of marks in the text of record.

    Attributes:
        opens: First character of the opening mark.
        inner: First character of what stands between them.
        stop: First character of the closing mark.
        end: Character behind the closing mark.
    """

    opens: int
    inner: int
    stop: int
    end: int


@dataclass(frozen=True)
class AlignedText:
    """A changed text, aligned with the text of record.

    Attributes:
        text: The changed text.
        pieces: Its pieces in order, without gaps.
        size: How many characters the text of record has.
        markup: Pairs of marks that are gone from the changed text.
        foreign: Stretches of the text of record that are gone from the midst of a sentence.
    """

    text: str
    pieces: tuple[Piece, ...]
    size: int
    markup: tuple[Markup, ...] = ()
    foreign: tuple[Span, ...] = ()

    def origin(self, start: int, end: int) -> Span:
        r"""Return the stretch of the text of record that a stretch of the changed text came from.

        Marks around it belong to it where both do.

        Args:
            start: First character of the changed text.
            end: Character behind the last.

        Example:
            >>> soft = edited("mo\u00ador says", [Edit(2, 3, "")])
            >>> soft.text, soft.origin(0, 4)
            ('moor says', (0, 5))
        """
        first = self._start(start)
        if end <= start:
            return first, first
        return self._marked(first, max(first, self._end(end - 1)))

    def origins(self, start: int, end: int) -> list[Span]:
        """Return the same as `origin` without what is foreign: one stretch, or several.

        Args:
            start: First character of the changed text.
            end: Character behind the last.

        Example:
            >>> AlignedText("a b", (Piece(0, 0, 2, True), Piece(2, 5, 1, True)), 6, (), ((1, 5),)
            ... ).origins(0, 3)
            [(0, 1), (5, 6)]
        """
        first, last = self.origin(start, end)
        found: list[Span] = []
        number = bisect_left(self.foreign, (first, 0))
        while number < len(self.foreign) and self.foreign[number][1] < last:
            begin, stop = self.foreign[number]
            found.append((first, begin))
            first, number = stop, number + 1
        return [*found, (first, last)]

    def image(self, start: int, end: int) -> Span:
        r"""Return the stretch of the changed text that a stretch of the text of record became.

        Args:
            start: First character of the text of record.
            end: Character behind the last.

        Example:
            >>> soft = edited("mo\u00ador says", [Edit(2, 3, "")])
            >>> soft.image(6, 10)
            (5, 9)
        """
        return self._image(start), self._image(end)

    def _image(self, at: int) -> int:
        number = bisect_right(self.pieces, at, key=_START) - 1
        if number < 0:
            return 0
        piece = self.pieces[number]
        after = self.pieces[number + 1].at if number + 1 < len(self.pieces) else len(self.text)
        into = at - piece.start
        return min(piece.at + into, after) if piece.kept or not into else after

    def _marked(self, start: int, end: int) -> Span:
        """Return a stretch of the text of record with the marks around it."""
        while True:
            after, before = self._opened.get(start), self._closed.get(end)
            if after is not None and after.stop <= end:
                start, end = after.opens, max(end, after.end)
            elif before is not None and start <= before.opens:
                end = before.end
            else:
                return start, end

    @cached_property
    def _opened(self) -> dict[int, Markup]:
        return {pair.inner: pair for pair in self.markup}

    @cached_property
    def _closed(self) -> dict[int, Markup]:
        return {pair.stop: pair for pair in self.markup}

    def _start(self, at: int) -> int:
        piece = self._piece(at)
        return piece.start + (at - piece.at if piece.kept else 0) if piece else self.size

    def _end(self, at: int) -> int:
        piece = self._piece(at)
        if piece is None:
            return self.size
        return piece.start + (at - piece.at + 1 if piece.kept else piece.length)

    def _piece(self, at: int) -> Piece | None:
        """Return the piece that a character of the changed text stands in."""
        if at >= len(self.text):
            return None
        number = bisect_right(self.pieces, (at, self.size + 1, 0, False)) - 1
        return self.pieces[number]


_START = attrgetter("start")


def edited(
    text: str,
    edits: Iterable[Edit],
    markup: Iterable[Markup] = (),
    foreign: Iterable[Span] = (),
) -> AlignedText:
    """Return a text with some stretches of it changed, aligned with what it was.

    Args:
        text: The text of record.
        edits: What to change, in text order; none overlaps another.
        markup: Pairs of marks that the edits take away.
        foreign: Stretches in the midst of a sentence that the edits take away, in text order.

    Example:
        >>> edited("ﬁne  day", [Edit(0, 1, "fi"), Edit(3, 5, " ")]).text
        'fine day'
    """
    words: list[str] = []
    pieces: list[Piece] = []
    last = at = 0
    for edit in (*edits, Edit(len(text), len(text), "")):
        if edit.start > last:
            words.append(text[last : edit.start])
            pieces.append(Piece(at, last, edit.start - last, True))
            at += edit.start - last
        if edit.words:
            words.append(edit.words)
            pieces.append(Piece(at, edit.start, edit.end - edit.start, False))
            at += len(edit.words)
        last = edit.end
    return AlignedText("".join(words), tuple(pieces), len(text), tuple(markup), tuple(foreign))
