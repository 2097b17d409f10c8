"""The paragraphs of a raw text, by its lines alone, in linear time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from argmap.records import Span

LONG_LINE = 120
ENTRY_LINE = 60
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028]")
_MARKER = re.compile(
    r"(?P<heading>\#{1,6}(?=\s))|(?P<bullet>[-*+•‣◦·–—](?=\s))|(?P<number>\(?(?:\d{1,2}|[a-z])[.)](?=\s))"
)
_FINAL = re.compile(r"[.!?…][\"'”’»)\]*_]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the mark before it.

    Attributes:
        start: First character, after the mark.
        end: Character after the last that is no white space.
        text: Its words with every run of white space as one blank.
        mark: What stands before it: `heading` (#), `bullet`, `number`, or nothing.
    """

    start: int
    end: int
    text: str
    mark: str = ""


def ends_sentence(text: str) -> bool:
    """Return whether a text ends in `.`, `!`, `?` or `…`, quotes and brackets aside."""
    return bool(_FINAL.search(text[-12:].rstrip()))


def split_paragraphs(text: str, stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    r"""Return the paragraphs of a text, in order.

    Blank lines part them; lines wrapped by hand stay together. A line that begins with a
    Markdown heading or list mark begins a paragraph. Where no blank line parts the text and
    its lines are whole paragraphs, each line is one.

    Args:
        text: The raw text.
        stands_alone: Tells of a line whether it is a paragraph by itself, such as a byline.

    Example:
        >>> rows = split_paragraphs("## Why\nTaxes must\nrise.", lambda line: False)
        >>> [(row.mark, row.text) for row in rows]
        [('heading', 'Why'), ('', 'Taxes must rise.')]
    """
    blocks = list(_blocks(text))
    return [
        _paragraph(text, span)
        for block in blocks
        for span in _split_block(text, block, len(blocks) == 1, stands_alone)
    ]


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the runs of lines that hold something, each line stripped."""
    block: list[Span] = []
    last = 0
    for match in _LINE.finditer(text):
        span = _strip(text, match.start(), match.end())
        gap = text[last : match.start()]
        blank = span[0] == span[1] or len(_LINE_END.findall(gap)) > 1 or "\u2029" in gap
        if blank and block:
            yield block
            block = []
        if span[0] < span[1]:
            block.append(span)
        last = match.end()
    if block:
        yield block


def _split_block(
    text: str, block: list[Span], only: bool, stands_alone: Callable[[str], bool]
) -> Iterator[Span]:
    """Yield the paragraphs of one block of lines."""
    if len(block) == 1 or _lines_are_paragraphs(text, block, only):
        yield from block
        return
    alone = [stands_alone(text[slice(*line)]) for line in block]
    listed = bool(_MARKER.match(text, *block[0]))
    titled = only and _is_title_line(text, block)
    start = block[0][0]
    for place in range(len(block) - 1):
        words, after = text[slice(*block[place])], text[slice(*block[place + 1])]
        if (
            (titled and place == 0)
            or alone[place]
            or alone[place + 1]
            or _is_parted(words, after, listed)
        ):
            yield start, block[place][1]
            start = block[place + 1][0]
    yield start, block[-1][1]


def _is_parted(words: str, after: str, listed: bool) -> bool:
    """Return whether a paragraph ends between two lines that no blank line parts."""
    mark = _MARKER.match(words)
    if mark and mark.lastgroup == "heading":
        return True
    if _is_rule(words) or _is_rule(after):
        return True
    # A dash or a number may begin a line in the midst of a sentence too.
    may_list = listed or ends_sentence(words) or words[-1] in ":;"
    return may_list and bool(_MARKER.match(after))


def _lines_are_paragraphs(text: str, block: list[Span], only: bool) -> bool:
    lines = [text[start:end] for start, end in block]
    if all(_is_entry(line) for line in lines):
        return True
    lengths = [len(line) for line in lines]
    if 2 * sum(length > LONG_LINE for length in lengths) > len(block):
        return True
    if not only:
        return False
    whole = sum(
        length > LONG_LINE or ends_sentence(line)
        for length, line in zip(lengths, lines, strict=True)
    )
    return 2 * whole > len(block) and not _is_wrapped(text, block)


def _is_entry(line: str) -> bool:
    """Return whether a line may be one of an address, a menu or the like, not of a sentence."""
    begins = line[0].isupper() or line[0].isdigit()
    return len(line) <= ENTRY_LINE and begins and line[-1].isalnum()


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Return whether most line ends were forced: the next word had no room on the line."""
    width = max(end - start for start, end in block)
    if width < 40 or width > LONG_LINE:
        return False
    forced = 0
    for (start, end), (after, stop) in pairwise(block):
        word = text[after:stop].split(None, 1)[0]
        forced += end - start + 1 + len(word) > width
    return 2 * forced > len(block) - 1


def _is_title_line(text: str, block: list[Span]) -> bool:
    """Return whether the first line of a wrapped text was ended early and is no sentence."""
    (start, end), (after, stop) = block[:2]
    width = max(end - start for start, end in block)
    word = text[after:stop].split(None, 1)[0]
    room = end - start + 1 + len(word) <= width
    return room and _is_wrapped(text, block) and text[end - 1].isalnum() and word[0].isupper()


def _is_rule(line: str) -> bool:
    return not any(map(str.isalnum, line))


def _strip(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return start + left, max(start + left, start + len(line.rstrip()))


def _paragraph(text: str, span: Span) -> Paragraph:
    start, end = span
    mark = _MARKER.match(text, start, end)
    # A mark that nothing follows is all there is, so it stays.
    inside = _strip(text, mark.end(), end) if mark else span
    if mark is None or inside[0] >= inside[1]:
        return Paragraph(start, end, " ".join(text[start:end].split()))
    words = " ".join(text[slice(*inside)].split())
    return Paragraph(*inside, words, str(mark.lastgroup))
