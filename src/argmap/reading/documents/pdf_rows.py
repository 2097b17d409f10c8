"""The runs of a column of a PDF as rows, from top to bottom.

Terms:
    run: letters of one line without a wide gap.
    row: all runs of a column in one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.reading.documents.pdf_letters import HYPHEN, WIDE_GAP, Box, LetterRun, box_around

JUSTIFIED = 0.4  # share of rows that end at one place, from which on a column is justified
OFTEN = 0.1  # share of rows that begin at one place, from which on it is where a column begins
CELL = "\t"  # between two cells of a row


@dataclass(slots=True)
class PdfRow:
    """A line of a column.

    Attributes:
        text: What it says, a blank between its runs, in a table a bar.
        page: Number of the page, from 1.
        box: Left, top, right, bottom.
        base: Where its line is, from the top of the page.
        size: The size of the type.
        bold: How much of it is bold, from 0 to 1.
        block: Number of the column or band that it stands in, over all pages.
        cells: How many runs it has, a wide gap between two.
        edges: Left and right of its block.
        mark: What it is where it is no line of a paragraph; see `argmap.reading.extraction`.
    """

    text: str
    page: int
    box: Box
    base: float
    size: float
    bold: float
    block: int = 0
    cells: int = 1
    edges: tuple[float, float] = (0.0, 0.0)
    mark: str = ""


def rows_of(runs: Iterable[LetterRun], page: int) -> list[PdfRow]:
    """Return the rows that some runs of one column make, from top to bottom.

    Args:
        runs: The runs.
        page: Number of the page.
    """
    lines: list[list[LetterRun]] = []
    for run in sorted(runs, key=_base):
        if lines and run.base - lines[-1][-1].base < lines[-1][-1].size / 3:
            lines[-1].append(run)
        else:
            lines.append([run])
    rows = [_row(sorted(line, key=lambda run: run.box[0]), page) for line in lines]
    _tell_tables(rows)
    if rows:
        edges = _edges(rows)
        for row in rows:
            row.edges = edges
    return rows


def _edges(rows: Sequence[PdfRow]) -> tuple[float, float]:
    """Return where the rows of a column begin, and where they end at the right.

    Most rows end at one place where they are justified; of others the longest tells.
    """
    rights = Counter(round(row.box[2]) for row in rows)
    right, most = rights.most_common(1)[0]
    near = sum(count for place, count in rights.items() if abs(place - right) <= 1)
    longest = max(row.box[2] for row in rows)
    lefts = Counter(round(row.box[0]) for row in rows)
    often = [place for place, count in lefts.items() if count >= OFTEN * len(rows)]
    left = min(often) if often else min(lefts)
    return float(left), float(right) if near >= JUSTIFIED * len(rows) and most > 1 else longest


def _tell_tables(rows: Sequence[PdfRow]) -> None:
    """Let only rows of cells that stand below one another be rows of a table."""
    wide = [row.cells > 1 for row in rows]
    for place, row in enumerate(rows):
        table = wide[place] and any(wide[max(place - 1, 0) : place] + wide[place + 1 : place + 2])
        row.cells = row.cells if table else 1
        row.text = row.text.replace(CELL, " | " if table else " ")


def _row(line: Sequence[LetterRun], page: int) -> PdfRow:
    pieces = [line[0].text]
    cells = 1
    for before, run in pairwise(line):
        gap = run.box[0] - before.box[2]
        wide = gap > WIDE_GAP * run.size
        cells += wide
        parted = gap > 0 and run.text != HYPHEN
        pieces.append(f"{CELL}{run.text}" if wide else f" {run.text}" if parted else run.text)
    letters = sum(len(run.text) for run in line)
    bold = sum(run.bold * len(run.text) for run in line) / max(letters, 1)
    main = max(line, key=lambda run: len(run.text))
    box = box_around(run.box for run in line)
    return PdfRow("".join(pieces), page, box, main.base, main.size, bold, cells=cells)


def _base(run: LetterRun) -> tuple[float, float]:
    return run.base, run.box[0]
