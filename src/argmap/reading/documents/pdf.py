"""PDF: paragraphs rebuilt from letters, each line with its page and box.

PDFium (through pypdfium2) tells the letters; `pdf_letters` makes rows of them, `pdf_columns` puts
them in order, `pdf_furniture` takes running heads, page numbers and notes away, `pdf_paragraphs`
joins what is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from argmap.errors import InputError
from argmap.reading.documents.pdf_boxes import boxed_apart, boxes_of
from argmap.reading.documents.pdf_columns import in_reading_order
from argmap.reading.documents.pdf_furniture import mark_captions, mark_notes, without_heads
from argmap.reading.documents.pdf_letters import runs_of
from argmap.reading.documents.pdf_marginal import with_drop_caps, without_line_numbers
from argmap.reading.documents.pdf_paragraphs import (
    BOLD,
    ITEM,
    LEADERS,
    OTHER_SIZE,
    Layout,
    joint,
    layout_of,
    paragraphs_of,
    vocabulary,
)
from argmap.reading.documents.pdf_rows import PdfRow, rows_of
from argmap.reading.documents.pull_quotes import without_pull_quotes
from argmap.reading.extraction import Extraction, Passage, Spot, one_line, put_together
from argmap.reading.shape import MONTH, is_name
from argmap.reading.structure import ends_sentence
from argmap.records import Origin

MOST_PAGES = 2000
LONG_HEADING = 160
TITLE = 0.9  # of the largest type of the first page, from which on a heading may be the title
_NO_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|indd|tex|pdf)\b|^\W*$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:table of )?contents|in this (?:report|paper|issue)", re.IGNORECASE)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_DAY = re.compile(rf"(?:\d{{1,2}} )?{MONTH}(?: \d{{1,2}},?)? \d{{4}}", re.IGNORECASE)
PASSWORD = 4  # PDFium's error for a file that asks for one


def extract(data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return the text of a PDF.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: Of no matter: a PDF tells its letters itself.

    Raises:
        InputError: It is damaged, asks for a password, or holds pictures of pages alone.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pypdfium2.raw.FPDF_GetLastError() == PASSWORD or "password" in str(error).lower():
            raise InputError(
                f"{name}: this PDF asks for a password; save it without one and try again"
            ) from error
        raise InputError(
            f"{name}: it cannot be read as a PDF; it is damaged or cut short: get it anew"
        ) from error
    if len(pdf) > MOST_PAGES:
        raise InputError(f"{name}: a PDF of more than {MOST_PAGES} pages; give a part of it")
    rows = _rows(pdf, pypdfium2.raw)
    if not any(any(map(str.isalpha, row.text)) for row in rows):
        raise InputError(
            f"{name}: this PDF holds pictures of pages, not text; "
            "let a program for text recognition (OCR) read it first"
        )
    passages = _passages(rows, layout_of([row for row in rows if not row.mark]))
    return put_together(passages, _origin(pdf, passages))


def _rows(pdf: Any, raw: Any) -> list[PdfRow]:
    """Return the rows of all pages in reading order, notes and captions marked."""
    pages, heights, boxes = [], [], []
    for page in pdf:
        pages.append(with_drop_caps(without_line_numbers(runs_of(page, raw))))
        heights.append(page.get_height())
        boxes.append(boxes_of(page, raw))
        page.close()
    found: list[list[PdfRow]] = []
    for number, (runs, boxed) in enumerate(boxed_apart(without_heads(pages, heights), boxes), 1):
        found += [rows_of(block, number) for block in in_reading_order(runs) if block]
        found += [_in_box(rows_of(inner, number)) for inner in boxed]
    for number, rows in enumerate(found):
        for row in rows:
            row.block = number
    size = layout_of([row for rows in found for row in rows if not row.mark]).size
    for rows in found:
        if not rows[0].mark:
            mark_notes(rows, size)
            mark_captions(rows, boxes[rows[0].page - 1], size)
    return [row for rows in found for row in rows]


def _in_box(rows: list[PdfRow]) -> list[PdfRow]:
    for row in rows:
        row.mark = "box"
    return rows


def _passages(rows: Sequence[PdfRow], layout: Layout) -> list[Passage]:
    """Return the passages of a PDF; notes and captions stand behind the text."""
    words = vocabulary(rows)
    text = [row for row in rows if not row.mark]
    apart = [row for row in rows if row.mark]
    parted = paragraphs_of(text, layout)
    made = [_passage(lines, layout, words) for lines in parted]
    made = without_pull_quotes(made, [_is_large(lines, layout) for lines in parted])
    made += [_passage(lines, layout, words) for lines in paragraphs_of(apart, layout)]
    return _with_title(made, rows, layout)


def _passage(rows: Sequence[PdfRow], layout: Layout, words: frozenset[str]) -> Passage:
    """Return a paragraph with the place of each of its rows."""
    text = ""
    spots: list[Spot] = []
    table = rows[0].cells > 1
    for number, row in enumerate(rows):
        start = len(text)
        line, gap = row.text, "\n" if table else " "
        if number + 1 < len(rows) and not table:
            line, gap = joint(row.text, rows[number + 1].text, words)
        text += line
        spots.append(Spot(start, len(text), row.page, tuple(round(n, 1) for n in row.box)))
        text += gap if number + 1 < len(rows) else ""
    if all(LEADERS.search(row.text) for row in rows):
        return Passage(text, "meta", spots=tuple(spots))
    if rows[0].mark or table:
        return Passage(text, rows[0].mark or "table", spots=tuple(spots))
    item = ITEM.match(text)
    if item and item.end() < len(text):
        return _item(text, item, spots)
    return Passage(text, "heading" if _is_heading(rows, text, layout) else "", spots=tuple(spots))


def _item(text: str, mark: re.Match[str], spots: Sequence[Spot]) -> Passage:
    cut = mark.end()
    moved = tuple(
        spot._replace(start=max(spot.start - cut, 0), end=max(spot.end - cut, 0)) for spot in spots
    )
    kind = "number" if mark["number"] else "bullet"
    return Passage(text[cut:], kind, 1, mark["number"] or "", spots=moved)


def _is_heading(rows: Sequence[PdfRow], text: str, layout: Layout) -> bool:
    if len(text) > LONG_HEADING or (ends_sentence(text) and not text.endswith(("?", "!"))):
        return False
    return _is_large(rows, layout) or all(row.bold > BOLD for row in rows)


def _is_large(rows: Sequence[PdfRow], layout: Layout) -> bool:
    return all(row.size > OTHER_SIZE * layout.size for row in rows)


def _with_title(
    passages: Sequence[Passage], rows: Sequence[PdfRow], layout: Layout
) -> list[Passage]:
    """Return the passages with the title marked: the first of what is set large on its page.

    That is the first page, or the second where a table of contents stands on the first.
    """
    found = list(passages)
    for page in (1, 2):
        first = [row for row in rows if row.page == page and not row.mark]
        large = [row for row in first if not _CONTENTS.fullmatch(row.text)]
        largest = max((row.size for row in large), default=0.0)
        titles = {row.text for row in large if row.size > TITLE * largest}
        for place, passage in enumerate(found[:12] if largest > OTHER_SIZE * layout.size else []):
            if passage.mark == "heading" and any(passage.text.startswith(t[:20]) for t in titles):
                found[place] = Passage(passage.text, "title", spots=passage.spots)
                return _with_author(found, place + 1)
        if len(large) == len(first):
            break
    return found


def _with_author(passages: list[Passage], place: int) -> list[Passage]:
    """Return the passages with the names right below the title marked as the author's."""
    while place < len(passages) and _is_byline(passages[place].text):
        passages[place] = replace(passages[place], mark="author")
        place += 1
    return passages


def _is_byline(text: str) -> bool:
    names = re.split(r",? and |, | & | [·•|–—] ", text.removeprefix("By ").removeprefix("by "))
    told = [name for name in names if not _DAY.fullmatch(name)]
    return len(text) <= LONG_HEADING and bool(told) and all(map(is_name, told))


def _origin(pdf: Any, passages: Sequence[Passage]) -> Origin:
    """Return what a PDF says of itself; its title only where its first page says it, too."""
    from pypdfium2 import PYPDFIUM_INFO

    said = pdf.get_metadata_dict()
    title = one_line(said.get("Title", ""))
    begin = " ".join(passage.text for passage in passages[:8]).lower()
    if _NO_TITLE.search(title) or title.lower() not in begin:
        title = next((row.text for row in passages if row.mark == "title"), "")
    date = _DATE.match(said.get("CreationDate", ""))
    return Origin(
        title=title,
        author=one_line(said.get("Author", ""))
        or "; ".join(row.text.removeprefix("By ") for row in passages if row.mark == "author"),
        date="-".join(date.groups()) if date else "",
        extracted_by=f"pypdfium2 {PYPDFIUM_INFO}",
    )
