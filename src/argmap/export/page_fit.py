"""What of a map stands on a page, in which letters, and how wide its columns are.

Letters are as large as they can be with all that a reader needs first: what begins a branch, the
objections with their replies, and so many statements more. What ranks lower fills the room left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from argmap.export.page_measure import PageMeasure
from argmap.export.page_size import PageSize
from argmap.export.page_words import LIMITS, Letters, PageWords
from argmap.export.rich_text import block_height
from argmap.export.style import Style
from argmap.graph.one_page import BANDS, Band, Entry, OnePage
from argmap.graph.page_rank import by_rank, wall

MOST = 24  # boxes of a page
OPEN = 240  # statements that a page holds that is as high as it needs
ENOUGH = 16  # of them are enough for letters to grow
SIZES = (17.0, 16.5, 16.0, 15.5, 15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0)
GUTTER = 20  # between two columns
NARROWEST = 280  # a column, where there are several
EVEN = 1.1  # how much higher than need be a page may be for columns that are less unlike


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
    measure: PageMeasure


WordsMaker = Callable[[OnePage, Style, Collection[str]], PageWords]


def fit_page(
    page: OnePage, style: Style, size: PageSize, title: str, make_words: WordsMaker = PageWords
) -> Fitted:
    """Return a page with the largest letters that leave room for enough.

    Args:
        page: All that could stand on it.
        style: The colours.
        size: The page.
        title: The article's.
        make_words: Says what stands in the boxes, by page, colours and the ids that are shown.
    """
    ranked = by_rank(page)
    most = MOST - 1 - len(page.limits[:LIMITS])
    lower = wall(page)
    needed = {
        e.unit.id for e in ranked
        if (not e.depth and e.unit.id not in lower) or (e.depth == 1 and e.reply)
    }  # fmt: skip
    enough = min(len(ranked), most, max(ENOUGH, len(needed)))
    found = None
    for letters in (Letters(points) for points in SIZES if points <= size.largest):
        found = _filled(page, ranked[: most * 4], style, size, title, letters, most, make_words)
        ids = {entry.unit.id for entry in found.entries}
        if len(ids) >= enough and (needed <= ids or len(ids) == most):
            break
    assert found is not None
    return found


def opened(page: OnePage, fitted: Fitted, style: Style, title: str) -> Fitted:
    """Return a page with what did not fit, too, in the same letters and columns, and higher.

    Args:
        page: All that stands on it; of a long text what ranks highest.
        fitted: The page as it fits.
        style: The colours.
        title: The article's.
    """
    kept = {entry.unit.id for entry in by_rank(page)[:OPEN]}
    kept |= {entry.unit.id for entry in fitted.entries}
    entries = tuple(entry for entry in page.entries if entry.unit.id in kept)
    old = fitted.measure
    # Each can be folded, and then counts what is below it.
    below = Counter({entry.unit.id: entry.weight for entry in entries})
    unshown = below, old.words.more
    words = PageWords(page, style, kept, counted=False, unshown=unshown)
    measure = PageMeasure(words, title, old.letters, old.width)
    there = {band for column in fitted.columns for band in column.bands}
    more = tuple(b for b in BANDS if b not in there and any(e.band == b for e in entries))
    columns = fitted.columns or ((Column(old.width, ()),) if more else ())
    if more:
        columns = (*columns[:-1], Column(columns[-1].width, (*columns[-1].bands, *more)))
    heights = (measure.column_height(entries, c.bands, c.width) for c in columns)
    return Fitted(entries, columns, max(heights, default=0.0), measure)


def _filled(
    page: OnePage,
    ranked: Sequence[Entry],
    style: Style,
    size: PageSize,
    title: str,
    letters: Letters,
    most: int,
    make_words: WordsMaker,
) -> Fitted:
    """Return the page filled by rank, in letters of some size."""
    width, height = size.inner
    # At its longest: with references to all replies, and all that hangs from each left out.
    everywhere = make_words(page, style, [entry.unit.id for entry in page.entries])
    everywhere.hidden = Counter({entry.unit.id: entry.weight for entry in page.entries})
    everywhere.more = Counter(entry.band for entry in page.entries)
    everywhere.named = {entry.unit.id for entry in page.entries if entry.reply}
    measure = PageMeasure(everywhere, title, letters, width)
    room = height - measure.head_height() - 2 * block_height(measure.foot())
    filling = _Filling(measure, room, size.columns)
    for entry in ranked:
        if len(filling.kept) == most:
            break
        if entry.parent is None or entry.parent in filling.kept:
            filling.add(entry)
    entries = tuple(entry for entry in page.entries if entry.unit.id in filling.kept)
    exact = PageMeasure(make_words(page, style, filling.kept), title, letters, width)
    taken, columns = _arranged(entries, exact, room, size.columns)
    return Fitted(entries, columns, taken, exact)


class _Filling:
    """A page that is filled with one statement after another, as long as there is room.

    The heights of bands are kept for each width of a column that was tried, and what held the
    last statement is tried first for the next: mostly it holds that too.

    Attributes:
        kept: What stands on it, by the ids of the units.
    """

    def __init__(self, measure: PageMeasure, room: float, columns: int) -> None:
        self.kept: dict[str, Entry] = {}
        self._measure, self._room, self._columns = measure, room, columns
        self._bands: dict[Band, list[Entry]] = {band: [] for band in BANDS}
        self._heights: dict[tuple[Band, int], tuple[int, float]] = {}
        self._last: tuple[Column, ...] | None = None

    def add(self, entry: Entry) -> None:
        """Put a statement on the page where there is room for it."""
        bands = tuple(band for band in BANDS if self._bands[band] or band == entry.band)
        choices = _choices(bands, self._measure.width, self._columns)
        ordered = (self._last, *choices) if self._last in choices else choices
        fits = (columns for columns in ordered if columns and self._holds(columns, entry))
        found = next(fits, None)
        if found is not None:
            self._last = found
            self.kept[entry.unit.id] = entry
            self._bands[entry.band].append(entry)

    def _holds(self, columns: tuple[Column, ...], entry: Entry) -> bool:
        return all(self._height(column, entry) <= self._room for column in columns)

    def _height(self, column: Column, entry: Entry) -> float:
        height = sum(self._band_height(band, column.width) for band in column.bands)
        if entry.band in column.bands:
            height += self._measure.box_height(entry, column.width)
            if not self._bands[entry.band]:
                height += self._measure.band_head(entry.band)
        return height

    def _band_height(self, band: Band, width: int) -> float:
        entries = self._bands[band]
        counted, height = self._heights.get((band, width), (0, 0))
        if counted < len(entries):
            height += 0 if counted else self._measure.band_head(band)
            height += sum(self._measure.box_height(e, width) for e in entries[counted:])
            self._heights[band, width] = len(entries), height
        return height


def _arranged(
    entries: Sequence[Entry], measure: PageMeasure, room: float, most_columns: int
) -> tuple[float, tuple[Column, ...]]:
    """Return the arrangement of bands in columns, with its height.

    Of those that fit and are about as low as the lowest it is the one whose narrowest column is
    widest, so that no band is squeezed beside another.
    """
    bands = tuple(band for band in BANDS if any(entry.band == band for entry in entries))
    found = []
    for columns in _choices(bands, measure.width, most_columns):
        heights = (measure.column_height(entries, c.bands, c.width) for c in columns)
        found.append((max(heights, default=0.0), columns))
    lowest = min(height for height, _ in found)
    most = max(lowest, min(room, lowest * EVEN))
    good = [row for row in found if row[0] <= most]
    return max(good, key=lambda row: (min((c.width for c in row[1]), default=0), -row[0]))


@lru_cache(maxsize=64)
def _choices(bands: tuple[Band, ...], width: int, most: int) -> tuple[tuple[Column, ...], ...]:
    """Return the ways in which bands may stand in the columns of a page, at most so many."""
    if len(bands) < 2 or most < 2:
        return ((Column(width, bands),) if bands else (),)
    found = []
    for groups in (groups for groups in _groups(bands) if len(groups) <= most):
        room = width - GUTTER * (len(groups) - 1)
        for shares in _shares(len(groups)):
            widths = [room * share // 20 for share in shares[:-1]]
            pairs = zip([*widths, room - sum(widths)], groups, strict=True)
            columns = tuple(Column(wide, group) for wide, group in pairs)
            if all(column.width >= NARROWEST for column in columns):
                found.append(columns)
    return tuple(found)


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
