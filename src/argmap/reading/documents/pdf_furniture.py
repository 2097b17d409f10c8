"""What stands on the pages of a PDF beside its text: running heads, page numbers, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from argmap.reading.documents.pdf_letters import Box, LetterRun
from argmap.reading.documents.pdf_rows import PdfRow, rows_of
from argmap.reading.structure import ends_sentence

EDGE_ROWS = 2  # rows at the top and the bottom of a page that may be its head or foot
MARGIN = 0.12  # of the height of a page, where a head or foot stands
APART = 1.9  # sizes of its type from the top of a head to that of the text
CLOSE = 2.5  # sizes of its type between a picture and its caption
LARGE = 1.15  # of the size of the text, above which a row is a title
SMALL = 0.93  # of the size of the text, below which notes are set
TINY = 0.85  # of the size of the text, below which what stands below it is a note without a mark
_NUMBER = re.compile(
    r"\W*(?:page |p\. ?|pg\. ?)?(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|/|\|) ?\d{1,4})?\W*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r".{1,60}\W\d{1,4}|\d{1,4}\W.{1,60}")
_PARTED = re.compile(r".+ [·•|] .+")  # as in "The Quarterly · No. 61 · Free"
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|[*†‡§¹²³⁴-⁹])\s*\S")
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|box|exhibit|photo|source)\s?\d{0,3}\s?[.:–—-]", re.I
)


def without_heads(
    pages: Sequence[list[LetterRun]], heights: Sequence[float]
) -> list[list[LetterRun]]:
    """Return the runs of each page without running heads and page numbers.

    A head or foot says the same on two pages, figures aside, or is a number by itself.

    Args:
        pages: The runs of each page.
        heights: How high each page is, in points.
    """
    edges = [_edge_rows(runs, height) for runs, height in zip(pages, heights, strict=True)]
    counts = Counter(key for rows in edges for key in {_key(row.text) for row, _ in rows})
    found = []
    for runs, rows in zip(pages, edges, strict=True):
        size = median(run.size for run in runs) if runs else 0.0
        heads = [row for row, gap in rows if _is_head(row, gap, counts, size)]
        found.append([run for run in runs if not any(_within(run, row) for row in heads)])
    return found


def _edge_rows(runs: Sequence[LetterRun], height: float) -> list[tuple[PdfRow, float]]:
    """Return the rows in the margins of a page, each with its distance from the next inwards."""
    rows = rows_of(runs, 0)
    found = []
    for row, inner in list(pairwise(rows))[:EDGE_ROWS]:
        if row.box[3] < MARGIN * height:
            found.append((row, inner.base - row.base))
    for row, inner in zip(rows[: -EDGE_ROWS - 1 : -1], rows[-2::-1], strict=False):
        if row.box[1] > (1 - MARGIN) * height:
            found.append((row, row.base - inner.base))
    return found or [(row, 0.0) for row in rows[:1]]


def _is_head(row: PdfRow, gap: float, counts: Counter[str], size: float) -> bool:
    """Return whether a row in the margin of a page is its head or foot.

    Args:
        row: The row.
        gap: How far it is from the next row inwards.
        counts: On how many pages a row says that.
        size: The size of the type of the page.
    """
    if _NUMBER.fullmatch(row.text):
        return True
    if row.size > LARGE * size:
        return False
    spread = row.box[2] - row.box[0] > (len(row.text) + 8) * row.size / 2
    apart = gap > APART * row.size
    if ends_sentence(row.text):
        return apart and spread
    if counts[_key(row.text)] > 1 and _key(row.text):
        return True
    # It stands on one page alone: it is apart from the text, and looks like a head.
    looks = _NUMBERED.fullmatch(row.text) or _PARTED.fullmatch(row.text)
    return apart and bool(spread or row.text.isupper() or looks)


def _key(text: str) -> str:
    return re.sub(r"\d+|\W+", " ", text).strip().lower()


def _within(run: LetterRun, row: PdfRow) -> bool:
    return abs(run.base - row.base) < row.size / 2


def mark_notes(rows: Sequence[PdfRow], size: float) -> None:
    """Mark the notes below the text of a page and the captions of its figures.

    Args:
        rows: The rows of one block, from top to bottom.
        size: The size of the text.
    """
    small = len(rows)
    while small > 0 and rows[small - 1].size < SMALL * size:
        small -= 1
    begins = [
        n
        for n in range(small, len(rows))
        if _NOTE.match(rows[n].text) or rows[n].size < TINY * size
    ]
    if begins:
        for row in rows[begins[0] :]:
            row.mark = "note"
    for place, row in enumerate(rows):
        if not row.mark and _CAPTION.match(row.text) and (row.size < SMALL * size or place == 0):
            row.mark = "caption"


def mark_captions(rows: Sequence[PdfRow], pictures: Sequence[Box], size: float) -> None:
    """Mark what is set small right below a picture.

    Args:
        rows: The rows of one block, from top to bottom.
        pictures: The boxes of the pictures of its page.
        size: The size of the text.
    """
    above: PdfRow | None = None
    for row in rows:
        small = not row.mark and row.size < SMALL * size
        if small and not any(map(str.isalpha, row.text)):
            # Figures along an axis, or above a bar.
            row.mark = "caption"
            continue
        goes_on = above is not None and row.base - above.base < APART * row.size
        if small and (goes_on or any(_is_below(picture, row) for picture in pictures)):
            row.mark, above = "caption", row
        else:
            above = None


def _is_below(picture: Box, row: PdfRow) -> bool:
    beside = row.box[0] < picture[2] and row.box[2] > picture[0]
    return beside and -row.size < row.box[1] - picture[3] < CLOSE * row.size


def begins_note(row: PdfRow) -> bool:
    """Return whether a row of notes begins one."""
    return bool(_NOTE.match(row.text))
