"""Paragraphs of the rows of a PDF, over the ends of columns and pages.

A paragraph ends where the next row stands lower than rows do, is indented, is set in another type,
or had room on this row and was not put there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.reading.documents.pdf_furniture import begins_note
from argmap.reading.documents.pdf_letters import HYPHEN
from argmap.reading.documents.pdf_rows import PdfRow
from argmap.reading.list_numbers import list_words
from argmap.reading.structure import ends_sentence

OTHER_SIZE = 1.08  # of the size of the row before, from which on a row is in another type
LOWER = 1.3  # of the distance of rows, from which on a row stands apart
EVEN = 0.03  # of the distance of rows, by which most of them may differ where they are even
MOSTLY = 0.7  # share of the distances that are so, from which on rows are set evenly
LOWER_EVEN = 1.15  # of the distance of evenly set rows, from which on a row stands apart
INDENT = (0.6, 6.0)  # sizes of the type by which the first row of a paragraph is indented
CENTRED = 3.0  # sizes of the type that a row in the middle leaves free at least at each side
BOLD = 0.9
HYPHENS = (HYPHEN, "-", "\u2010")
ITEM = re.compile(
    r"(?P<bullet>[•‣◦·▪■□●○➤➢–—*-])\s+|(?P<number>\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+"
)
LEADERS = re.compile(r"(?: ?\.){6,} ?\w{1,6}$")  # to the page, in a table of contents
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is set.

    Attributes:
        size: The size of its text.
        leading: The distance of its rows, from top to top.
        indents: Whether its paragraphs begin with an indent.
        lower: Of the distance of rows, from which on a row stands apart.
    """

    size: float
    leading: float
    indents: bool
    lower: float = LOWER


def layout_of(rows: Sequence[PdfRow]) -> Layout:
    """Return how a document is set, as most of it is.

    Args:
        rows: All its rows, in order.
    """
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    size = max(sizes, key=lambda key: (sizes[key], key), default=10.0)
    text = [row for row in rows if abs(row.size - size) < 0.06 * size]
    steps = [
        after.base - row.base
        for row, after in pairwise(text)
        if row.block == after.block and 0 < after.base - row.base < 2.5 * size
    ]
    # Where paragraphs are short, half of the distances are those between paragraphs.
    leading = sorted(steps)[len(steps) // 4] if steps else 1.2 * size
    even = sum(abs(step - leading) < EVEN * leading for step in steps)
    lower = LOWER_EVEN if even >= MOSTLY * len(steps) else LOWER
    close = [
        _indent(after)
        for row, after in pairwise(text)
        if row.block == after.block and after.base - row.base < lower * leading
    ]
    indented = sum(INDENT[0] * size < indent < INDENT[1] * size for indent in close)
    return Layout(size, leading, indented > max(1, 0.02 * len(close)), lower)


def paragraphs_of(rows: Iterable[PdfRow], layout: Layout) -> list[list[PdfRow]]:
    """Return the rows of each paragraph, in order.

    Args:
        rows: All rows of the text, in order.
        layout: How the document is set.
    """
    found: list[list[PdfRow]] = []
    for row in rows:
        if found and not _begins(found[-1], row, layout):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _begins(paragraph: Sequence[PdfRow], row: PdfRow, layout: Layout) -> bool:
    """Return whether a row begins another paragraph than the rows before it are of."""
    last = paragraph[-1]
    if last.mark == row.mark == "box":
        return last.block != row.block
    if last.mark or row.mark:
        return last.mark != row.mark or (row.mark == "note" and begins_note(row))
    if (last.cells > 1) != (row.cells > 1):
        return True
    if row.cells > 1:
        return last.block != row.block
    if _other_type(last, row) or _begins_item(paragraph, row) or LEADERS.search(last.text):
        return True
    if last.block != row.block:
        return _begins_over(paragraph, row, layout)
    step = row.base - last.base
    if step > layout.lower * max(layout.leading, last.size) and not _goes_on(last, row):
        return True
    if _is_item(paragraph[0]):
        return _leaves_item(paragraph, row)
    return _begins_below(paragraph, row, layout)


def _begins_below(paragraph: Sequence[PdfRow], row: PdfRow, layout: Layout) -> bool:
    """Return whether a paragraph begins right below another: by an indent, or room left."""
    last = paragraph[-1]
    if len(paragraph) == 1 and _is_centred(last) and not _is_centred(row):
        return not _goes_on(last, row)
    indent = _indent(row) - _indent(last)
    if INDENT[0] * row.size < indent < INDENT[1] * row.size and not _goes_on(last, row):
        return True
    inset = len(paragraph) > 1 and all(_indent(r) > INDENT[0] * r.size for r in paragraph)
    if inset and indent < -INDENT[0] * row.size:
        return True
    if layout.indents and _indent(row) < INDENT[0] * row.size:
        return False
    return _had_room(last, row) and _ends(last) and not row.text[0].islower()


def _begins_item(paragraph: Sequence[PdfRow], row: PdfRow) -> bool:
    last = paragraph[-1]
    led = _is_item(paragraph[0]) or _ends(last) or last.text.endswith((":", ";"))
    return led and _is_item(row)


def _other_type(last: PdfRow, row: PdfRow) -> bool:
    small, tall = sorted((last.size, row.size))
    return tall > OTHER_SIZE * small or (last.bold > BOLD) != (row.bold > BOLD)


def _begins_over(paragraph: Sequence[PdfRow], row: PdfRow, layout: Layout) -> bool:
    """Return whether a paragraph begins with a new column or page."""
    last = paragraph[-1]
    if _goes_on(last, row) or not _ends(last):
        return False
    below = last.page == row.page and row.base > last.base
    others = zip(last.edges, row.edges, strict=True)
    if below and any(abs(one - other) > row.size for one, other in others):
        # From what stands across the page to the first of its columns.
        return True
    if _is_item(paragraph[0]):
        return _leaves_item(paragraph, row) or _indent(row) < 0.3 * row.size
    if layout.indents:
        return _indent(row) > INDENT[0] * row.size or _had_room(last, row)
    return _had_room(last, row)


def _leaves_item(paragraph: Sequence[PdfRow], row: PdfRow) -> bool:
    """Return whether a row is no longer of the item of a list before it."""
    step = _indent(row) - _indent(paragraph[-1])
    if len(paragraph) > 1:
        return abs(step) > 0.3 * row.size
    # Below a bullet stands another paragraph: what goes on with it stands below its words.
    if abs(step) > 0.3 * row.size or not paragraph[0].text[0].isalnum():
        return step < 0.3 * row.size
    return _had_room(paragraph[-1], row) and _ends(paragraph[-1])


def _is_item(row: PdfRow) -> bool:
    return ITEM.match(row.text) is not None


def _ends(row: PdfRow) -> bool:
    return ends_sentence(row.text)


def _goes_on(last: PdfRow, row: PdfRow) -> bool:
    """Return whether a row goes on with the sentence of the row before it."""
    return row.text[0].islower() and (last.text[-1].isalnum() or last.text[-1] in f",;-–—{HYPHEN}")


def _indent(row: PdfRow) -> float:
    return row.box[0] - row.edges[0]


def _is_centred(row: PdfRow) -> bool:
    """Return whether a row stands in the middle, as a name or a date below a title does."""
    left, right = _indent(row), row.edges[1] - row.box[2]
    return left > CENTRED * row.size and abs(left - right) < row.size


def _had_room(last: PdfRow, row: PdfRow) -> bool:
    """Return whether the first word of a row had room behind the row before it."""
    first = row.text.split(None, 1)[0]
    letter = (row.box[2] - row.box[0]) / max(len(row.text), 1)
    return last.box[2] + (len(first) + 1.5) * letter < last.edges[1]


def vocabulary(rows: Iterable[PdfRow]) -> frozenset[str]:
    """Return the words of a document, in small letters, that no end of a row cuts."""
    words: set[str] = set()
    cut = False
    for row in rows:
        found = _WORD.findall(row.text.lower())
        cuts = row.text.endswith(HYPHENS)
        words.update(found[cut : len(found) - cuts])
        cut = cuts
    return frozenset(words)


def joint(before: str, after: str, words: frozenset[str]) -> tuple[str, str]:
    """Return a row without the hyphen at its end, if it is to go, and what joins it to the next.

    Args:
        before: A row.
        after: The row behind it.
        words: The words of the document; see `vocabulary`.

    Example:
        >>> joint("the magnifi-", "cent boat", frozenset())
        ('the magnifi', '')
        >>> joint("a well-", "known boat", frozenset())
        ('a well-', '')
    """
    if not before.endswith(HYPHENS):
        return before, " "
    stem = before[:-1]
    head = re.search(r"[^\W\d_]+$", stem)
    rest = re.match(r"[^\W\d_]+", after)
    if head is None or rest is None or not rest.group()[0].islower():
        return (stem + "-" if head else before.replace(HYPHEN, "-")), ("" if head else " ")
    first, second = head.group().lower(), rest.group().lower()
    if first + second in words:
        return stem, ""
    listed = list_words()
    compound = first in listed["compounding"] and second in words
    # As in "copper-and-fibre" and "state-of-the-art".
    compound = compound or (stem[: head.start()].endswith("-") and first in words)
    always = first in listed["prefixes"] and second not in listed["suffixes"]
    if f"{first}-{second}" in words or compound or always:
        return f"{stem}-", ""
    return stem, ""
