"""The paragraphs of a raw text, by its lines alone, in linear time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from argmap.reading.line_breaks import lines_are_sentences, split_block
from argmap.reading.list_marks import LineMark, is_rule, levels, line_marks
from argmap.reading.markup_blocks import Block, special_blocks
from argmap.reading.sentence_ends import ends_sentence, unnoted
from argmap.reading.wrapping import wrapped_at
from argmap.records import Span

INDENT = 40
__all__ = ["Paragraph", "ends_sentence", "split_paragraphs", "unnoted"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028]")


Marks = Mapping[int, LineMark]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the mark before it.

    Attributes:
        start: First character, after the mark.
        end: Character after the last that is no white space.
        text: Its words with every run of white space as one blank.
        mark: What stands before it: `heading` (#), `bullet`, `number`, or nothing; `conclusion`
            where it stands under a rule below premises; what it is where it is no paragraph
            (see `argmap.reading.markup_blocks`).
        level: How deep it stands in a list of lists, or as a heading, from 1; 0 where in none.
        stand: `pro` or `con` where a label in front says what it is to the item above; else empty.
    """

    start: int
    end: int
    text: str
    mark: str = ""
    level: int = 0
    stand: str = ""


def split_paragraphs(text: str, stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    r"""Return the paragraphs of a text, in order.

    Blank lines part them; lines wrapped by hand stay together, and so do lines of a sentence each.
    A line that begins with a Markdown heading or list mark begins a paragraph. Where no blank
    line parts the text and its lines are whole paragraphs, each line is one. Tables, code and the
    like stand for themselves.

    Args:
        text: The raw text.
        stands_alone: Tells of a line whether it is a paragraph by itself, such as a byline.

    Example:
        >>> rows = split_paragraphs("## Why\nTaxes must\nrise.", lambda line: False)
        >>> [(row.mark, row.text) for row in rows]
        [('heading', 'Why'), ('', 'Taxes must rise.')]
    """
    special = special_blocks(text)
    blocks = list(_blocks(text, special))
    width, sentences = wrapped_at(text, blocks), lines_are_sentences(text, blocks)
    marks = line_marks(text, (line for block in blocks for line in block))
    spans = [
        span
        for block in blocks
        for span in split_block(
            text, block, len(blocks) == 1, stands_alone, marks, width, sentences
        )
    ]
    rows = list(_conclusions(text, spans, marks))
    depths = levels([(_indent(text, row.start, marks), marks.get(row.start)) for row in rows])
    found = [
        replace(_unmarked(text, row, marks), level=level, stand=_stand(marks.get(row.start)))
        for row, level in zip(rows, depths, strict=True)
    ]
    found += [_joined(text, block.start, block.end, block.mark) for block in special]
    return sorted(found, key=_START)


_START = attrgetter("start")


def _blocks(text: str, special: list[Block]) -> Iterator[list[Span]]:
    """Yield the runs of lines that hold something, each line stripped."""
    block: list[Span] = []
    last = number = 0
    for match in _LINE.finditer(text):
        span = _strip(text, match.start(), match.end())
        gap = text[last : match.start()]
        while number < len(special) and special[number].end <= match.start():
            number += 1
        apart = number < len(special) and special[number].start < match.end()
        blank = span[0] == span[1] or len(_LINE_END.findall(gap)) > 1 or "\u2029" in gap
        if (blank or apart) and block:
            yield block
            block = []
        if span[0] < span[1] and not apart:
            block.append(span)
        last = match.end()
    if block:
        yield block


def _conclusions(text: str, spans: list[Span], marks: Marks) -> Iterator[Paragraph]:
    """Yield paragraphs with their marks, a rule under premises with the conclusion below it."""
    premises = 0
    place = 0
    while place < len(spans):
        start, end = spans[place]
        mark = marks.get(start)
        after = spans[place + 1] if place + 1 < len(spans) else (0, 0)
        close = "\n\n" not in text[spans[place - 1][1] : after[0]] if place else False
        if premises > 1 and is_rule(text[start:end]) and after[1] and (after[0] in marks or close):
            yield _joined(text, start, after[1], "conclusion")
            place += 1
        else:
            yield _joined(text, start, end, mark.name if mark else "")
        premises = premises + 1 if mark and mark.name in ("number", "bullet") else 0
        place += 1


def _indent(text: str, start: int, marks: Marks) -> int:
    """Return how far a paragraph is indented."""
    before = text[max(start - INDENT, 0) : start].expandtabs(4)
    return len(before) - len(before.rstrip(" "))


def _strip(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return start + left, max(start + left, start + len(line.rstrip()))


def _unmarked(text: str, row: Paragraph, marks: Marks) -> Paragraph:
    """Return a paragraph without the mark before it."""
    mark = marks.get(row.start)
    if mark is None or row.mark == "conclusion":
        return row
    # A mark that nothing follows is all there is, so it stays.
    inside = _strip(text, mark.end, row.end)
    if inside[0] >= inside[1]:
        return replace(row, mark="")
    return _joined(text, *inside, row.mark)


def _stand(mark: LineMark | None) -> str:
    return mark.stand if mark is not None else ""


def _joined(text: str, start: int, end: int, mark: str) -> Paragraph:
    return Paragraph(start, end, " ".join(text[start:end].split()), mark)
