"""Lines of words in several letters: broken where they are full, measured by Arial's widths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import ceil

from argmap.export.dottext import escape
from argmap.export.text_width import WIDE, graphviz_width, text_width

SPACING = 1.25  # height of a line, in sizes of its letters
BLANK = r"[^\S\u00a0]+"  # where a line may end
BLANKS = re.compile(BLANK)
PIECES = re.compile(rf"{WIDE.pattern}|{BLANK}|(?:(?!{WIDE.pattern})[\S\u00a0])+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one kind of letters, on one line once they are broken.

    Attributes:
        text: The words, blanks between them and the next run included.
        size: Of the letters.
        colour: Of the letters.
        bold: Whether they are bold.
        italic: Whether they are italic.
    """

    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False

    @property
    def width(self) -> float:
        """Return how wide the run is, in units of its size."""
        return piece_width(self.text, self.size, self.bold)

    def label(self) -> str:
        """Return the run as part of an HTML-like label of Graphviz."""
        made = escape(self.text)
        made = f"<I>{made}</I>" if self.italic else made
        made = f"<B>{made}</B>" if self.bold else made
        return f'<FONT POINT-SIZE="{self.size:g}" COLOR="{self.colour}">{made}</FONT>'


Line = tuple[Run, ...]


@lru_cache(maxsize=20_000)
def piece_width(text: str, size: float, bold: bool) -> float:
    """Return the width that a text needs both in Arial and by Graphviz's own measure."""
    return max(text_width(text, size, bold), graphviz_width(text, size, bold))


class TextBlock:
    """Words that are broken into lines at one width after another.

    Pieces stand side by side in lists, as numbers where the loop over them needs no more: a page
    is tried in many letters and columns before it is set.
    """

    def __init__(self, runs: Iterable[Run]) -> None:
        """Part runs into words and the blanks between them."""
        self._runs: list[Run] = []
        self._texts: list[str] = []
        for run in runs:
            for text in PIECES.findall(run.text):
                self._texts.append(" " if BLANKS.fullmatch(text) else text)
                self._runs.append(run)
        self._measure()

    def _measure(self) -> None:
        pairs = list(zip(self._texts, self._runs, strict=True))
        self._widths = [piece_width(text, run.size, run.bold) for text, run in pairs]
        self._blank = [text == " " for text in self._texts]
        self._wide = [WIDE.match(text) is not None for text in self._texts]
        words = [(text, run) for text, run in pairs if text != " "]
        # Lines are counted without being set where none can turn out to be empty.
        self._plain = all(text.strip() for text, _ in words)
        self._plain &= {id(run) for run in self._runs} == {id(run) for _, run in words}
        self._widest = max(self._widths, default=0.0)
        self._line = ceil(max((run.size for _, run in words), default=0) * SPACING)

    def lines(self, width: float) -> list[Line]:
        """Return the lines; a word that is wider than a line is cut.

        Args:
            width: Of a line, in the units of the sizes of letters.
        """
        block = self if self._widest <= width else self._cut(width)
        found = (
            _joined(block._texts[first:last], block._runs[first:last])
            for first, last in block._spans(width)
        )
        return [line for line in found if line]

    def height(self, width: float) -> int:
        """Return the height of the lines."""
        if self._plain and self._widest <= width:
            return self._line * len(self._spans(width))
        return block_height(self.lines(width))

    def _cut(self, width: float) -> TextBlock:
        """Return the same words with what is wider than a line in parts."""
        made = TextBlock(())
        for text, run in zip(self._texts, self._runs, strict=True):
            rest = text
            while len(rest) > 1 and (wide := piece_width(rest, run.size, run.bold)) > width:
                fits = max(1, int(len(rest) * width / wide) - 1)
                made._texts.append(rest[:fits])
                made._runs.append(run)
                rest = rest[fits:]
            made._texts.append(rest)
            made._runs.append(run)
        made._measure()
        return made

    def _spans(self, width: float) -> list[tuple[int, int]]:
        """Return first and last (exclusive) piece of each line that holds any."""
        spans: list[tuple[int, int]] = []
        widths, blanks, wide = self._widths, self._blank, self._wide
        start, behind, at = 0, 0, 0.0  # `behind` the last blank of the line
        for n, blank in enumerate(blanks):
            if at + (0 if blank else widths[n]) > width and n > start:
                # Before the word that the line ends with, where the next piece goes on with it.
                loose = behind <= start or blank or wide[n]
                cut = n if loose else behind
                spans.append((start, cut))
                start = cut
                at = sum(widths[start:n])
            if blank and n == start:
                start = behind = n + 1
                continue
            if blank:
                behind = n + 1
            at += widths[n]
        if start < len(blanks):
            spans.append((start, len(blanks)))
        return spans


def broken(runs: Iterable[Run], width: float) -> list[Line]:
    """Return runs broken into lines; a word that is wider than a line is cut.

    Args:
        runs: Words, in order.
        width: Of a line, in the units of the sizes of letters.

    Example:
        >>> lines = broken([Run("one two", 10, "black")], 20)
        >>> [[run.text for run in line] for line in lines]
        [['one'], ['two']]
    """
    return TextBlock(runs).lines(width)


def _joined(texts: Sequence[str], runs: Sequence[Run]) -> Line:
    """Return pieces of a line as runs as long as their letters are of one kind."""
    letters = [(run.size, run.colour, run.bold, run.italic) for run in runs]
    parts = [
        ("".join(texts[n] for n in numbers), key)
        for key, group in groupby(range(len(texts)), key=letters.__getitem__)
        for numbers in [list(group)]
    ]
    if parts:
        parts[-1] = (parts[-1][0].rstrip(), parts[-1][1])
    return tuple(Run(text, *key) for text, key in parts if text)


def line_height(lines: Iterable[Line]) -> int:
    """Return the height of each line of a block, by the largest letters of all."""
    return ceil(max((run.size for line in lines for run in line), default=0) * SPACING)


def block_height(lines: Sequence[Line]) -> int:
    """Return the height of the lines of a block."""
    return line_height(lines) * len(lines)
