"""Boxes of a page of a PDF: what stands in a frame or on a ground of its own beside the text.

A box is drawn as a path around its lines. What is said in it, facts at a glance or whom to write
to, belongs to no line of the text beside it.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from argmap.reading.documents.pdf_letters import Box, LetterRun

WIDE, HIGH = 60.0, 24.0  # points, below which a path is a rule, a sign or the ground of a heading
SEGMENTS = 24  # of a path: more are a drawing, fewer a frame, its corners rounded or not
MOST = 0.6  # of the page, above which a path is the ground of all of it
SHARE = 0.25  # of the letters of a document, above which what stands in boxes is its text
TITLE = 1.4  # of the size of most of the letters, from which on type in a box is a title
LINES = 2  # in a box; one alone may be a heading
WHITE = 250
SLACK = 1.0  # points by which letters may reach over the edge of their box


def boxes_of(page: Any, raw: Any) -> list[Box]:
    """Return the boxes and pictures on a page, from its upper left corner in points.

    Args:
        page: A page of pypdfium2.
        raw: The module `pypdfium2.raw`.
    """
    left, _, _, top = page.get_cropbox()
    size = page.get_width() * page.get_height()
    found = []
    for number in range(raw.FPDFPage_CountObjects(page)):
        path = raw.FPDFPage_GetObject(page, number)
        kind = raw.FPDFPageObj_GetType(path)
        seen = kind == raw.FPDF_PAGEOBJ_PATH and _is_seen(path, raw)
        if not seen and kind != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        sides = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(path, *sides)
        x, low, right, high = (side.value for side in sides)
        wide, tall = right - x, high - low
        if wide > WIDE and tall > HIGH and wide * tall < MOST * size:
            found.append((x - left, top - high, right - left, top - low))
    return found


def _is_seen(path: Any, raw: Any) -> bool:
    """Return whether a path is a frame or a ground that is not white."""
    if not 3 <= raw.FPDFPath_CountSegments(path) <= SEGMENTS:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    colour = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *colour)
    white = all(part.value >= WHITE for part in colour[:3])
    return bool(stroke.value) or (bool(fill.value) and not white)


def boxed_apart(
    pages: Sequence[Sequence[LetterRun]], boxes: Sequence[Iterable[Box]]
) -> list[tuple[list[LetterRun], list[list[LetterRun]]]]:
    """Return for each page the runs of the text, and those of each box.

    Where a good part of all letters stands in boxes, they are how the text itself is set.

    Args:
        pages: The runs of each page.
        boxes: The boxes of each page.
    """
    sizes = Counter[float]()
    for runs in pages:
        for run in runs:
            sizes[round(run.size, 1)] += len(run.text)
    title = TITLE * max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    found = [_parted(runs, rows, title) for runs, rows in zip(pages, boxes, strict=True)]
    letters = sum(len(run.text) for runs in pages for run in runs)
    boxed = sum(len(run.text) for _, inner in found for runs in inner for run in runs)
    if boxed > SHARE * letters:
        return [(list(runs), []) for runs in pages]
    return found


def _parted(
    runs: Sequence[LetterRun], boxes: Iterable[Box], title: float
) -> tuple[list[LetterRun], list[list[LetterRun]]]:
    rest, found = list(runs), []
    # Of boxes in one another the outer one is the box.
    for box in sorted(boxes, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        inner = [run for run in rest if _holds(box, run)]
        bases = {round(run.base) for run in inner}
        if len(bases) >= LINES and all(run.size < title for run in inner):
            rest = [run for run in rest if not _holds(box, run)]
            found.append(inner)
    return rest, found


def _holds(box: Box, run: LetterRun) -> bool:
    left, top, right, bottom = run.box
    beside = left >= box[0] - SLACK and right <= box[2] + SLACK
    return beside and box[1] <= (top + bottom) / 2 <= box[3]
