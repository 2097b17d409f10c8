"""Further pages of the one-page view: one for each branch that the first page does not hold whole.

Each has the main conclusion on top, and below it a branch from its first level down; what is more
than a page holds goes on on the next, below the statement that begins the branch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.export.page_fit import MOST, Column, Fitted
from argmap.export.page_measure import PageMeasure
from argmap.export.page_size import PageSize
from argmap.export.page_words import Letters, PageWords
from argmap.export.rich_text import block_height
from argmap.export.style import Style
from argmap.graph.one_page import Entry, OnePage

LETTERS = Letters(14.0)
LONGEST_LINE = 64 * 15  # of a column, so that lines can be followed


def branch_pages(
    page: OnePage, first: Fitted, style: Style, size: PageSize, title: str
) -> Iterator[Fitted]:
    """Yield the pages after the first, in the order of their branches.

    Args:
        page: All that is to be shown.
        first: The first page; a branch that stands on it whole has no other.
        style: The colours.
        size: The page.
        title: The article's.
    """
    shown = {entry.unit.id for entry in first.entries}
    bare = replace(page, question=None, limits=(), notes=())
    everything = [entry.unit.id for entry in page.entries]
    words = PageWords(bare, style, everything, counted=False)
    measure = PageMeasure(words, title, LETTERS, size.inner[0])
    for branch in _branches(page.entries):
        if not {entry.unit.id for entry in branch} <= shown:
            yield from _pages(branch, measure, size)


def _branches(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    branch: list[Entry] = []
    for entry in entries:
        if not entry.depth and branch:
            yield branch
            branch = []
        branch.append(entry)
    if branch:
        yield branch


def _pages(branch: Sequence[Entry], measure: PageMeasure, size: PageSize) -> Iterator[Fitted]:
    """Yield the pages of a branch, with what begins it on top of each."""
    top, band = branch[0], branch[0].band
    column = Column(min(measure.width, LONGEST_LINE), (band,))
    room = size.inner[1] - measure.head_height() - 2 * block_height(measure.foot())
    kept = [top]
    for entry in branch[1:]:
        full = measure.column_height([*kept, entry], [band], column.width) > room
        if len(kept) > 1 and (full or len(kept) + 2 > MOST):
            yield _fitted(kept, column, measure)
            kept = [top]
        kept.append(entry)
    yield _fitted(kept, column, measure)


def _fitted(entries: Sequence[Entry], column: Column, measure: PageMeasure) -> Fitted:
    height = measure.column_height(entries, column.bands, column.width)
    return Fitted(tuple(entries), (column,), height, measure)
