"""The text of record of a file that is no plain text, put together from its passages.

A reader of a format gives the passages of a file, in order: paragraphs, headings, items of lists,
quotations, tables, notes. Here they become one plain text, a blank line between two of them, with
list marks and `>` before what others wrote, so that the text by itself reads as the article does.

Terms:
    text of record: the text that all offsets count in.
    spot: where a stretch of a passage stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from argmap.reading.structure import Paragraph
from argmap.records import Origin, Place

PARTED = "\n\n"
QUOTES = "> "
INDENT = "  "
_SOURCE = re.compile(r"(?:[—–]|--?)\s*[A-Z][^.!?\n]{1,80}")
_BULLET = re.compile(r"[•‣◦▪■●○]\s+")


class Spot(NamedTuple):
    """Where a stretch of a passage stands in the file; see `argmap.records.Place`.

    Attributes:
        start: First character in the passage.
        end: Character behind the last.
        page: Number of the page.
        box: Left, top, right and bottom in points from the upper left corner.
        begins: When it is said, in seconds.
        ends: When it is said to the end.
        file: The file within the file.
    """

    start: int
    end: int
    page: int = 0
    box: tuple[float, ...] = ()
    begins: float = -1.0
    ends: float = -1.0
    file: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a file between two ends of paragraphs.

    Attributes:
        text: Its words.
        mark: What it is where it is no plain paragraph: `heading`, `bullet`, `number`, or one of
            `argmap.reading.labels.FILE_LABELS`.
        level: How deep it stands in a list of lists, from 1; 0 where in none.
        number: What stands before an item of mark `number`.
        quotes: How many others it is quoted from, one from the other; 0 for the author's words.
        spots: Where stretches of it stand in the file.
    """

    text: str
    mark: str = ""
    level: int = 0
    number: str = ""
    quotes: int = 0
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from a file.

    Attributes:
        text: The text of record.
        paragraphs: Its paragraphs; None where its lines must tell them, as in a plain text.
        places: Where stretches of it stand in the file.
        origin: What the file says of the article.
    """

    text: str
    paragraphs: tuple[Paragraph, ...] | None = None
    places: tuple[Place, ...] = ()
    origin: Origin = field(default_factory=Origin)


def put_together(passages: Iterable[Passage], origin: Origin) -> Extraction:
    r"""Return the text of record of a file, with its paragraphs.

    Args:
        passages: The passages of the file in order; empty ones are passed over.
        origin: What the file says of the article.

    Example:
        >>> made = put_together([Passage("Why?", "heading"), Passage("It pays.", "bullet", 1)],
        ...                     Origin())
        >>> made.text, [(row.mark, row.start, row.end) for row in made.paragraphs]
        ('Why?\n\n- It pays.\n', [('heading', 0, 4), ('bullet', 8, 16)])
    """
    pieces: list[str] = []
    rows: list[Paragraph] = []
    places: list[Place] = []
    at = 0
    for passage in map(_unmarked, map(_trimmed, passages)):
        if not passage.text:
            continue
        before = _before(passage)
        gap = PARTED if pieces else ""
        quotes = QUOTES * passage.quotes
        pieces += [gap, before, quotes, passage.text]
        start = at + len(gap) + len(before)
        words = start + len(quotes)
        at = words + len(passage.text)
        plain = " ".join(f"{quotes}{passage.text}".split())
        rows.append(Paragraph(start, at, plain, passage.mark, passage.level))
        places += [_place(spot, words) for spot in passage.spots if spot.start < spot.end]
    text = "".join(pieces)
    return Extraction(f"{text}\n" if text else "", tuple(rows), tuple(places), origin)


def _before(passage: Passage) -> str:
    """Return the list mark that stands before a passage in the text."""
    indent = INDENT * max(passage.level - 1, 0)
    if passage.mark == "bullet":
        return f"{indent}- "
    return f"{indent}{passage.number or '1.'} " if passage.mark == "number" else ""


def _unmarked(passage: Passage) -> Passage:
    """Return a passage without a bullet that was typed before it, a quotation's source told."""
    if passage.quotes and not passage.mark and _SOURCE.fullmatch(passage.text):
        return replace(passage, mark="source")
    match = _BULLET.match(passage.text) if not passage.mark else None
    if match is None or match.end() == len(passage.text):
        return passage
    moved = tuple(
        spot._replace(start=max(spot.start - match.end(), 0), end=max(spot.end - match.end(), 0))
        for spot in passage.spots
    )
    return replace(passage, text=passage.text[match.end() :], mark="bullet", level=1, spots=moved)


def _trimmed(passage: Passage) -> Passage:
    """Return a passage without white space around it and without blank lines within."""
    lines = passage.text.splitlines()
    if len(lines) > 1 and not all(map(str.strip, lines)):
        passage = _without_blank_lines(passage)
    text = passage.text.strip()
    if text == passage.text:
        return passage
    left = len(passage.text) - len(passage.text.lstrip())
    spots = tuple(
        spot._replace(
            start=min(max(spot.start - left, 0), len(text)),
            end=min(max(spot.end - left, 0), len(text)),
        )
        for spot in passage.spots
    )
    return replace(passage, text=text, spots=spots)


def _without_blank_lines(passage: Passage) -> Passage:
    # Only what has no spots has lines: tables and code.
    text = "\n".join(line for line in passage.text.splitlines() if line.strip())
    return replace(passage, text=text, spots=())


def _place(spot: Spot, words: int) -> Place:
    return Place(
        spot.start + words, spot.end + words, spot.page, spot.box, spot.begins, spot.ends, spot.file
    )


def one_line(text: str) -> str:
    """Return a text with every run of white space as one blank, and none around it."""
    return " ".join(text.split())


def body_text(extraction: Extraction, apart: Sequence[str]) -> str:
    """Return the words of an extraction without the passages of some marks.

    Args:
        extraction: From a reader.
        apart: The marks, such as those of tables and code.
    """
    if extraction.paragraphs is None:
        return extraction.text
    rows = (row for row in extraction.paragraphs if row.mark not in apart)
    return PARTED.join(extraction.text[row.start : row.end] for row in rows)
