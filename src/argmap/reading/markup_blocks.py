"""Blocks of a plain text or Markdown file that are no paragraphs: its head, code, tables, notes.

They are found line by line before paragraphs are told apart, since blank lines, stops and list
marks mean nothing in them.

Sources: CommonMark 0.31 (fenced code, link reference definitions, HTML blocks); GitHub Flavored
Markdown (tables); Pandoc (footnotes, front matter); Jekyll and Hugo (front matter).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from argmap.reading.source_code import is_code_line
from argmap.records import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*[^\s][^\r\n\x0b\x0c\x85\u2028\u2029]*")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30})\s*[:=]\s*(?P<value>.*)")
_FENCE = re.compile(r"\s{0,3}(?P<fence>`{3,}|~{3,})[^`]*$")
_NOTE = re.compile(r"\s{0,3}\[\^[^\]\s]{1,60}\]:")
_LINK = re.compile(r"\s{0,3}\[[^\]^]{1,100}\]:\s+<?(?:https?:|/|\.|\#|mailto:|www\.)\S+")
_RULED = re.compile(r"\|?\s*:?-{2,}:?\s*(?:[|+]\s*:?-{2,}:?\s*)+\|?$|\+(?:[-=]{2,}\+)+$")
_COLUMNS = re.compile(r"\t+|\s{3,}|\s?\|\s?")
_QUOTES = "\"'“”‘’"
_HEAD_LINES = 60
_CODE_LINES = 2
_ROW = 600


class Block(NamedTuple):
    """A block and what it is: `title`, `author`, `meta`, `code`, `table`, `note` or `link`.

    Attributes:
        start: First character.
        end: Character behind the last that is no white space.
        mark: What it is.
    """

    start: int
    end: int
    mark: str


def special_blocks(text: str) -> list[Block]:
    """Return the blocks of a text that are no paragraphs, in order.

    Args:
        text: The text, its lines as they stand.
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    found: list[Block] = []
    head = _front_matter(text, lines)
    place = len(head)
    found += [block for block in head if block.start < block.end]
    while place < len(lines):
        count, mark = _block(text, lines, place)
        if mark:
            found.append(_trimmed(text, lines[place][0], lines[place + count - 1][1], mark))
        place += count
    return found


def _front_matter(text: str, lines: Sequence[Span]) -> list[Block]:
    """Return the lines of the head of a file, a block each; none where it has no head."""
    first = text[slice(*lines[0])].strip() if lines else ""
    if first not in ("---", "+++"):
        return []
    found = [_trimmed(text, *lines[0], "meta")]
    fields = 0
    for start, end in lines[1:_HEAD_LINES]:
        line = text[start:end]
        if line.strip() == first or (first == "---" and line.strip() == "..."):
            return [*found, _trimmed(text, start, end, "meta")] if fields else []
        field = _FIELD.match(line)
        fields += field is not None
        if field is None and not line.startswith((" ", "\t", "-", "#", "]", ")")):
            return []
        found.append(_field(text, start, end, field))
    return []


def _field(text: str, start: int, end: int, field: re.Match[str] | None) -> Block:
    """Return a line of the head of a file: the title by itself, without its name and quotes."""
    name = field["name"].lower() if field else ""
    if field is None or name != "title" or not field["value"].strip():
        return _trimmed(text, start, end, "author" if name in ("author", "authors") else "meta")
    block = _trimmed(text, start + field.start("value"), end, "title")
    quoted = text[block.start] in _QUOTES and text[block.end - 1] in _QUOTES
    inner = quoted and block.end - block.start > 2
    return Block(block.start + inner, block.end - inner, "title")


def _block(text: str, lines: Sequence[Span], place: int) -> tuple[int, str]:
    """Return how many lines the block at a place has, and what it is; one line of none else."""
    line = text[slice(*lines[place])]
    fence = _FENCE.match(line)
    if fence:
        return _fenced(text, lines, place, fence["fence"])
    if line.lstrip().startswith("<!--"):
        for last in range(place, min(place + _HEAD_LINES, len(lines))):
            if text[slice(*lines[last])].rstrip().endswith("-->"):
                return last - place + 1, "meta"
    if _NOTE.match(line):
        return _run(text, lines, place, _goes_on), "note"
    if _LINK.match(line):
        return 1, "link"
    rows = _table(text, lines, place)
    if rows:
        return rows, "table"
    code = _run(text, lines, place, is_code_line) if is_code_line(line) else 0
    return (code, "code") if code >= _CODE_LINES else (1, "")


def _goes_on(line: str) -> bool:
    """Return whether a line goes on with the note before it."""
    return not (_NOTE.match(line) or _LINK.match(line))


def _fenced(text: str, lines: Sequence[Span], place: int, fence: str) -> tuple[int, str]:
    for last in range(place + 1, len(lines)):
        words = text[slice(*lines[last])].strip()
        if words.startswith(fence) and not words.strip(fence[0]):
            return last - place + 1, "code"
    return 1, ""


def _table(text: str, lines: Sequence[Span], place: int) -> int:
    """Return how many lines of a table begin at a place; 0 where none does."""
    count = 0
    ruled = cells = 0
    columns: set[int] = set()
    for start, end in _together(text, lines, place):
        line = text[start:end].strip()
        if len(line) > _ROW:
            break
        rule = bool(_RULED.match(line))
        cell = line[0] == line[-1] == "|" and len(line) > 1
        width = len(_COLUMNS.split(line.strip(" |")))
        if not (rule or cell or width > 1):
            break
        ruled += rule
        cells += cell
        columns.add(0 if rule else width)
        count += 1
    widths = columns - {0}
    even = len(widths) == 1 and max(widths, default=0) > 2
    return count if count > 1 and (ruled or cells > 1 or (even and count > 2)) else 0


def _run(text: str, lines: Sequence[Span], place: int, holds: Callable[[str], bool]) -> int:
    """Return how many lines from a place on stand together and pass a test, but for the first."""
    count = 0
    for start, end in _together(text, lines, place):
        if count and not holds(text[start:end]):
            break
        count += 1
    return count


def _together(text: str, lines: Sequence[Span], place: int) -> Iterator[Span]:
    """Yield the lines from a place on up to a blank one."""
    for number in range(place, len(lines)):
        if number > place and _is_parted(text, lines[number - 1][1], lines[number][0]):
            return
        yield lines[number]


def _is_parted(text: str, end: int, start: int) -> bool:
    gap = text[end:start].replace("\r\n", "\n")
    return len([sign for sign in gap if sign in "\n\r\x0b\x0c\x85\u2028\u2029"]) > 1


def _trimmed(text: str, start: int, end: int, mark: str) -> Block:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Block(start + left, start + len(words.rstrip()), mark)
