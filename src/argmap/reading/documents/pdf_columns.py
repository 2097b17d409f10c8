"""The order in which the runs of a page are read: columns, and what stands across them.

A page has columns where a strip without letters runs down it, with lines on both sides that reach
far across them. What crosses the strip, such as a title, parts the bands in which columns stand.

Reference:
    Breuel, T. (2003). High performance document layout analysis (gaps between columns).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from argmap.reading.documents.pdf_letters import LetterRun

STEP = 2.0  # points between two places where a strip is tried
LEAST = 4  # runs on one side of a strip
CROSSED = 0.35  # share of the runs that may cross it
FILLED = 0.28  # of the width of a side that its lines fill; it may be two columns itself
LETTERS = 15  # in a line of a column; a table's cells are shorter
BESIDE = 0.6  # share of short runs in a line with others, from which on they are cells of a table
ALIGNED = 0.1  # sizes of the type by which cells of one row may differ in height
DEEPEST = 3


def in_reading_order(runs: Sequence[LetterRun], depth: int = 0) -> Iterator[list[LetterRun]]:
    """Yield the runs of a page in blocks, as they are read.

    Args:
        runs: The runs of the page.
        depth: How often it was cut into columns already.
    """
    strip = _strip(runs) if depth < DEEPEST else None
    if strip is None:
        yield list(runs)
        return
    for band in _bands(runs, strip):
        across = [run for run in band if _crosses(run, strip)]
        if across:
            yield band
        else:
            yield from in_reading_order([r for r in band if r.box[2] <= strip], depth + 1)
            yield from in_reading_order([r for r in band if r.box[0] >= strip], depth + 1)


def _bands(runs: Sequence[LetterRun], strip: float) -> Iterator[list[LetterRun]]:
    """Yield runs from top to bottom, those together that stand in columns, or across them."""
    band: list[LetterRun] = []
    over = False
    for run in sorted(runs, key=lambda run: (run.base, run.box[0])):
        crosses = _crosses(run, strip)
        if band and crosses != over and not (over and _beside(band[-1], run)):
            yield from _sided(band, over, strip)
            band = []
        if not band:
            over = crosses
        band.append(run)
    if band:
        yield from _sided(band, over, strip)


def _sided(band: list[LetterRun], over: bool, strip: float) -> Iterator[list[LetterRun]]:
    """Yield a band of columns; one side alone is a line of the text across the page."""
    left = [run for run in band if run.box[2] <= strip]
    if over or (left and len(left) < len(band)):
        yield band
    elif band:
        yield list(band)


def _beside(one: LetterRun, other: LetterRun) -> bool:
    return abs(one.base - other.base) < one.size / 2


def _crosses(run: LetterRun, strip: float) -> bool:
    return run.box[0] < strip < run.box[2]


def _strip(runs: Sequence[LetterRun]) -> float | None:
    """Return where the strip between two columns runs down a page; None where it has one column."""
    if len(runs) < 2 * LEAST:
        return None
    left, right = min(run.box[0] for run in runs), max(run.box[2] for run in runs)
    width = right - left
    tried: list[tuple[int, float, float]] = []
    at = left + 0.2 * width
    while at < right - 0.2 * width:
        crossing = sum(run.box[0] < at < run.box[2] for run in runs)
        if crossing <= CROSSED * len(runs):
            tried.append((crossing, abs(at - (left + right) / 2), at))
        at += STEP
    places = (at for _, _, at in sorted(tried))
    return next((at for at in places if _has_columns(runs, at, left, right)), None)


def _has_columns(runs: Sequence[LetterRun], strip: float, left: float, right: float) -> bool:
    """Return whether the runs on both sides of a strip are lines of columns."""
    sides = [run for run in runs if run.box[2] <= strip], [r for r in runs if r.box[0] >= strip]
    # The last column of an article may hold a line or two, or a figure with its caption.
    if not all(sides) or max(map(len, sides)) < LEAST:
        return False
    longer, shorter = sorted(sides, key=len, reverse=True)
    width = strip - left if longer is sides[0] else right - strip
    if median(run.box[2] - run.box[0] for run in longer) < FILLED * width:
        return False
    if median(len(run.text) for run in longer) < LETTERS or _is_table(longer, shorter):
        return False
    tops = [(min(r.box[1] for r in side), max(r.box[3] for r in side)) for side in sides]
    overlap = min(tops[0][1], tops[1][1]) - max(tops[0][0], tops[1][0])
    return overlap > 0


def _is_table(longer: Sequence[LetterRun], shorter: Sequence[LetterRun]) -> bool:
    """Return whether the short runs on one side each stand in a line with one on the other."""
    if median(len(run.text) for run in shorter) >= LETTERS:
        return False
    beside = sum(
        any(abs(run.base - other.base) < ALIGNED * run.size for other in longer) for run in shorter
    )
    return beside > BESIDE * len(shorter)
