"""What of a map stands on a page, in which letters, and how wide its columns are.

Letters are as large as they can be with all that a reader needs first: what begins a branch, the
objections with their replies, and so many statements more. What ranks lower fills the room left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from argmap.export.page_measure import Measure
from argmap.export.page_size import PageSize
from argmap.export.page_words import LIMITS, Letters, PageWords
from argmap.export.rich_text import block_height
from argmap.export.style import Style
from argmap.graph.one_page import BANDS, Band, Entry, OnePage
from argmap.graph.page_rank import by_rank

MOST = 24  # boxes of a page
ENOUGH = 16  # of them are enough for letters to grow
SIZES = (17.0, 16.5, 16.0, 15.5, 15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0)
GUTTER = 20  # between two columns
NARROW = 800  # pages of less hold one column
NARROWEST = 200  # a column, where there are several


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page: its width, and the bands that stand in it, one below another."""

    width: int
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A page as it is to be set.

    Attributes:
        entries: The statements that stand on it, as it is read.
        columns: From left to right.
        height: What the highest column needs.
        measure: How its boxes are measured.
    """

    entries: tuple[Entry, ...]
    columns: tuple[Column, ...]
    height: float
    measure: Measure


def fit_page(page: OnePage, style: Style, size: PageSize, title: str) -> Fitted:
    """Return a page with the largest letters that leave room for enough.

    Args:
        page: All that could stand on it.
        style: The colours.
        size: The page.
        title: The article's.
    """
    ranked = by_rank(page)
    most = MOST - 1 - len(page.limits[:LIMITS])
    needed = {e.unit.id for e in ranked if not e.depth or (e.depth == 1 and e.reply)}
    enough = min(len(ranked), most, max(ENOUGH, len(needed)))
    found = None
    for letters in (Letters(points) for points in SIZES if points <= size.largest):
        found = _filled(page, ranked[: most * 4], style, size, title, letters, most)
        ids = {entry.unit.id for entry in found.entries}
        if len(ids) >= enough and (needed <= ids or len(ids) == most):
            break
    assert found is not None
    return found


def _filled(
    page: OnePage,
    ranked: Sequence[Entry],
    style: Style,
    size: PageSize,
    title: str,
    letters: Letters,
    most: int,
) -> Fitted:
    """Return the page filled by rank, in letters of some size."""
    width, height = size.inner
    # At its longest: with references to all replies, and all that hangs from each left out.
    everywhere = PageWords(page, style, [entry.unit.id for entry in page.entries])
    everywhere.hidden = Counter({entry.unit.id: entry.weight for entry in page.entries})
    measure = Measure(everywhere, title, letters, width)
    room = height - measure.head_height() - 2 * block_height(measure.foot())
    kept: dict[str, Entry] = {}
    for entry in ranked:
        if len(kept) == most:
            break
        above = entry.parent is None or entry.parent in kept
        if above and _arranged([*kept.values(), entry], measure)[0] <= room:
            kept[entry.unit.id] = entry
    entries = tuple(entry for entry in page.entries if entry.unit.id in kept)
    exact = Measure(PageWords(page, style, kept), title, letters, width)
    lowest, columns = _arranged(entries, exact)
    return Fitted(entries, columns, lowest, exact)


def _arranged(entries: Sequence[Entry], measure: Measure) -> tuple[float, tuple[Column, ...]]:
    """Return the lowest arrangement of bands in columns, with its height."""
    bands = [band for band in BANDS if any(entry.band == band for entry in entries)]
    found = []
    for columns in _choices(bands, measure.width):
        heights = (measure.column_height(entries, c.bands, c.width) for c in columns)
        found.append((max(heights, default=0.0), columns))
    return min(found, key=lambda pair: pair[0])


def _choices(bands: Sequence[Band], width: int) -> Iterator[tuple[Column, ...]]:
    if len(bands) < 2 or width < NARROW:
        yield (Column(width, tuple(bands)),) if bands else ()
        return
    for groups in _groups(bands):
        room = width - GUTTER * (len(groups) - 1)
        for shares in _shares(len(groups)):
            pairs = zip(shares, groups, strict=True)
            columns = tuple(Column(int(room * share / 20), group) for share, group in pairs)
            if all(column.width >= NARROWEST for column in columns):
                yield columns


def _groups(bands: Sequence[Band]) -> Iterator[tuple[tuple[Band, ...], ...]]:
    """Yield how bands may stand in columns: one each, or what is no reason in one column."""
    yield tuple((band,) for band in bands)
    if len(bands) == len(BANDS):
        yield (bands[0],), tuple(bands[1:])


@cache
def _shares(count: int) -> tuple[tuple[int, ...], ...]:
    """Return how twentieths of a width may be shared among columns, a fifth each at least."""
    if count == 2:
        return tuple((one, 20 - one) for one in range(4, 17))
    return tuple(
        (one, two, 20 - one - two)
        for one in range(4, 13) for two in range(4, 17 - one)
    )  # fmt: skip
