"""How much room what stands on a page takes, in the units of the page.

`page_dot` draws boxes with just these measures, so that what fits here fits there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from argmap.export.page_words import LIMITS, Letters, PageWords
from argmap.export.rich_text import Line, Run, TextBlock, block_height, broken
from argmap.graph.one_page import Band, Entry
from argmap.model import Unit

PAD = 5  # round the words of a box
BORDER = 1  # of a box
BLANK = 6  # behind the words of a line
RULE = 2  # beside what stands below another
GAP = 6  # between two boxes
INDENT = 16  # of what stands below another
FRAME = 2  # round the thesis
FRAME_PAD = 8  # between it and the words


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above the columns.

    Attributes:
        title: The article's.
        question: What it sets out to answer.
        label: The name of the box of the thesis.
        boxes: Thesis and limits, by their units.
    """

    title: list[Line]
    question: list[Line]
    label: list[Line]
    boxes: tuple[tuple[Unit, list[Line]], ...]


class PageMeasure:
    """Breaks the words of a page into lines and tells how high its parts are."""

    def __init__(self, words: PageWords, title: str, letters: Letters, width: int) -> None:
        self.words, self.title, self.letters, self.width = words, title, letters, width
        self._blocks: dict[str, tuple[TextBlock, list[TextBlock], float]] = {}
        self._heights: dict[tuple[str, float], int] = {}

    def head(self) -> Head:
        """Return the lines above the columns."""
        page, words, letters, width = self.words.page, self.words, self.letters, self.width
        graph, look = words.style.graph, words.style.roles["conclusion"]
        inner = width - 2 * (FRAME + FRAME_PAD)
        title = [Run(self.title, letters.note + 1, graph.soft, bold=True)]
        asked = page.question is not None and page.question.text.strip() not in self.title
        label = [Run("Main conclusion", letters.note, look.line, bold=True)]
        boxes = [(page.thesis, broken(words.thesis(letters), inner))] if page.thesis else []
        boxes += [(u, broken(words.limit(u, letters), inner)) for u in page.limits[:LIMITS]]
        return Head(
            broken(title, width), broken(words.question(letters), width) if asked else [],
            broken(label, inner) if boxes else [], tuple(boxes),
        )  # fmt: skip

    def head_height(self) -> float:
        """Return the height of all above the columns, and the gap below it."""
        head = self.head()
        lines = block_height(head.title) + block_height(head.question) + 2 * GAP
        boxes = sum(block_height(lines) for _, lines in head.boxes) + block_height(head.label)
        return lines + boxes + 2 * (FRAME + FRAME_PAD) + 2 * GAP

    def lines(self, entry: Entry, width: float) -> list[Line]:
        """Return the lines of a statement in a column of some width."""
        block, _, taken = self._block(entry)
        return block.lines(width - taken)

    def number(self, entry: Entry) -> Run:
        """Return the number of a statement, which stands beside its lines."""
        return self.words.number(entry, self.letters)

    def foot(self) -> list[Line]:
        """Return the lines below the columns."""
        return broken(self.words.foot(self.letters), self.width)

    def references(self, entry: Entry, width: float) -> list[list[Line]]:
        """Return the lines of each reference to a reply, which stand below a statement."""
        room = width - _beside_reference(entry)
        return [block.lines(room) for block in self._block(entry)[1]]

    def name(self, band: Band) -> list[Line]:
        """Return the line with the name of a band, and how many branches of it are not shown."""
        style, letters = self.words.style, self.letters
        look, more = style.bands[band], self.words.more[band]
        name = Run(look.label, letters.head, look.line, bold=True)
        count = Run(f"\u00a0\u00a0+{more}", letters.note, style.graph.soft, bold=True)
        return [(name, count) if more else (name,)]

    def band_height(self, entries: Iterable[Entry], band: Band, width: float) -> float:
        """Return the height of a band with some entries, those of other bands left aside."""
        boxes = [self.box_height(entry, width) for entry in entries if entry.band == band]
        return sum(boxes) + self.band_head(band) if boxes else 0

    def band_head(self, band: Band) -> int:
        """Return the height of the name of a band, and the gaps round its entries."""
        return block_height(self.name(band)) + 2 * GAP

    def column_height(self, entries: Sequence[Entry], bands: Iterable[Band], width: float) -> float:
        """Return the height of bands that stand one below another."""
        return sum(self.band_height(entries, band, width) for band in bands)

    def box_height(self, entry: Entry, width: float) -> int:
        """Return the height of a statement with the references below it and a gap below each."""
        key = entry.unit.id, width
        if key not in self._heights:
            edge = 2 * (RULE if entry.depth else PAD + BORDER)
            block, references, taken = self._block(entry)
            room = width - _beside_reference(entry)
            below = sum(block.height(room) + 2 * RULE + GAP for block in references)
            self._heights[key] = block.height(width - taken) + edge + GAP + below
        return self._heights[key]

    def _block(self, entry: Entry) -> tuple[TextBlock, list[TextBlock], float]:
        """Return the words of a statement, its references, and what of a width it leaves free."""
        id, words = entry.unit.id, self.words
        if id not in self._blocks:
            edge = 2 * (PAD + BORDER) if not entry.depth else RULE * 2 + PAD
            number = number_width(self.number(entry))
            references = [
                TextBlock(words.reference(reply, self.letters)) for reply in words.replies(entry)
            ]
            self._blocks[id] = (
                TextBlock(words.statement(entry, self.letters)),
                references,
                INDENT * entry.depth + edge + number + BLANK,
            )
        return self._blocks[id]


def number_width(number: Run) -> int:
    """Return the width of the number beside a statement, with the blank behind it."""
    return ceil(number.width) + BLANK


def _beside_reference(entry: Entry) -> int:
    """Return what of a column's width a reference leaves free."""
    return INDENT * (entry.depth + 1) + RULE * 2 + PAD + BLANK
