"""Lines of words in several letters: broken where they are full, measured by Arial's widths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from argmap.export.dottext import escape
from argmap.export.text_width import WIDE, graphviz_width, text_width

SPACING = 1.25  # height of a line, in sizes of its letters
BLANK = r"[^\S\u00a0]+"  # where a line may end
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
    lines: list[list[Run]] = [[]]
    at = 0.0
    for piece in _pieces(runs, width):
        blank = piece.text == " "
        if at + (0 if blank else piece.width) > width and lines[-1]:
            lines[-1:] = _parted(lines[-1], piece)
            at = sum(moved.width for moved in lines[-1])
        if blank and not lines[-1]:
            continue
        lines[-1].append(piece)
        at += piece.width
    return [line for line in map(_joined, lines) if line]


def _parted(line: list[Run], following: Run) -> tuple[list[Run], list[Run]]:
    """Return a line in two where the next piece does not fit: before the word it ends with."""
    blanks = [n for n, piece in enumerate(line) if piece.text == " "]
    loose = not blanks or following.text == " " or WIDE.match(following.text)
    cut = len(line) if loose else blanks[-1] + 1
    return line[:cut], line[cut:]


def _pieces(runs: Iterable[Run], width: float) -> Iterator[Run]:
    for run in runs:
        for text in PIECES.findall(run.text):
            piece = replace(run, text=" " if re.fullmatch(BLANK, text) else text)
            while piece.width > width and len(piece.text) > 1:
                fits = max(1, int(len(piece.text) * width / piece.width) - 1)
                yield replace(piece, text=piece.text[:fits])
                piece = replace(piece, text=piece.text[fits:])
            yield piece


def _joined(pieces: Sequence[Run]) -> Line:
    """Return pieces of a line as runs as long as their letters are of one kind."""
    made: list[Run] = []
    for piece in pieces:
        alike = made and replace(made[-1], text="") == replace(piece, text="")
        if alike:
            made[-1] = replace(piece, text=made[-1].text + piece.text)
        else:
            made.append(piece)
    if made:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(run for run in made if run.text)


def line_height(lines: Iterable[Line]) -> int:
    """Return the height of each line of a block, by the largest letters of all."""
    return ceil(max((run.size for line in lines for run in line), default=0) * SPACING)


def block_height(lines: Sequence[Line]) -> int:
    """Return the height of the lines of a block."""
    return line_height(lines) * len(lines)
