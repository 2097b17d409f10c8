"""Where a paragraph ends within a run of lines that no blank line parts.

A run of lines that hold something is called a block. What the lengths of lines tell stands in
`wrapping`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from argmap.reading.list_marks import LineMark
from argmap.reading.sentence_ends import ends_sentence
from argmap.reading.wrapping import LONG_LINE, WRAPPED, Wrapping, meant, wrapping
from argmap.records import Span

ENTRY_LINE = 60
SENTENCES = 0.85  # share of lines that are a sentence each, from which on all are taken for one
_INNER_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?…][\"'”’)]* +[\"'“‘(]*[A-Z]")
_SPEAKER = re.compile(
    r"(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?\s*[-–]?\s*)?"
    r"[<\[]?[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}[>\]]?\s?:\s"
    r"|[\[(]?\d{1,2}[:.]\d\d\b|<\w+>\s|>"
)


def split_block(
    text: str,
    block: list[Span],
    only: bool,
    stands_alone: Callable[[str], bool],
    marks: Mapping[int, LineMark],
    width: int = 0,
    sentences: bool = False,
) -> Iterator[Span]:
    """Yield the paragraphs of one block of lines.

    Args:
        text: The text.
        block: Start and end of its lines, without white space around them.
        only: Whether it is the only block of the text.
        stands_alone: Tells of words whether they are a paragraph by themselves.
        marks: The marks before lines, by where they stand.
        width: How many characters the text was wrapped at; 0 where it was not.
        sentences: Whether each line of its blocks is a sentence; see `lines_are_sentences`.
    """
    found = wrapping(text, block)
    if len(block) == 1 or (
        not sentences and _lines_are_paragraphs(text, block, only, found, width)
    ):
        yield from block
        return
    lines = [text[slice(*line)] for line in block]
    if stands_alone(" ".join(lines)):
        yield block[0][0], block[-1][1]
        return
    alone = _alone(lines, stands_alone)
    listed = block[0][0] in marks
    wrapped = found.is_wrapped
    titled = only and ((wrapped and _is_title_line(text, block, found)) or _heads_sentences(lines))
    ended = meant(text, block, found) if wrapped else [False] * len(block)
    start = block[0][0]
    for place in range(len(block) - 1):
        if (
            (titled and place == 0)
            or alone[place]
            or alone[place + 1]
            or ended[place]
            or _is_parted(text, block[place], block[place + 1], listed, marks)
        ):
            yield start, block[place][1]
            start = block[place + 1][0]
    yield start, block[-1][1]


def _alone(lines: Sequence[str], stands_alone: Callable[[str], bool]) -> list[bool]:
    """Return which lines are paragraphs by themselves, the head of a page beside its number too."""
    found = [len(line) <= LONG_LINE and stands_alone(line) for line in lines]
    for place, line in enumerate(lines):
        near = found[max(place - 1, 0) : place + 2]
        if line.isupper() and len(line) <= ENTRY_LINE and " " in line and any(near):
            found[place] = True
    return found


def _is_parted(
    text: str, line: Span, after: Span, listed: bool, marks: Mapping[int, LineMark]
) -> bool:
    """Return whether a paragraph ends between two lines that no blank line parts."""
    words, next_words = text[slice(*line)], text[slice(*after)]
    mark, next_mark = marks.get(line[0]), marks.get(after[0])
    if mark and mark.name == "heading":
        return True
    if _is_rule(words) or _is_rule(next_words):
        return True
    # A dash or a number may begin a line in the midst of a sentence too.
    may_list = listed or ends_sentence(words) or words[-1] in ":;"
    return may_list and next_mark is not None


def _lines_are_paragraphs(
    text: str, block: list[Span], only: bool, found: Wrapping, width: int
) -> bool:
    lines = [text[start:end] for start, end in block]
    # A long title is wrapped like the text below it.
    if all(map(_is_entry, lines)) and not (width and found.is_filled_at(width)):
        return True
    if 2 * sum(len(line) > LONG_LINE for line in lines) > len(block):
        return True
    if not only:
        return False
    if not found.is_filled and sum(bool(_SPEAKER.match(line)) for line in lines) > 1:
        return True
    # Lines of one sentence each are one paragraph, written so for tools or for a teleprompter.
    several = sum(len(line) > LONG_LINE or bool(_INNER_STOP.search(line)) for line in lines)
    whole = sum(len(line) > LONG_LINE or ends_sentence(line) for line in lines)
    paragraphs = 2 * whole > len(block) and 4 * several > len(block)
    return paragraphs and not found.is_wrapped


def _is_entry(line: str) -> bool:
    """Return whether a line may be one of an address, a menu or the like, not of a sentence."""
    begins = line[0].isupper() or line[0].isdigit()
    return len(line) <= ENTRY_LINE and begins and line[-1].isalnum()


def lines_are_sentences(text: str, blocks: Sequence[list[Span]]) -> bool:
    """Return whether a text is written a sentence a line, its paragraphs parted by blank lines.

    Args:
        text: The text.
        blocks: Its runs of lines.
    """
    several = [block for block in blocks if len(block) > 1]
    if len(several) < WRAPPED or len(blocks) <= WRAPPED:
        return False
    lines = [text[slice(*line)] for block in several for line in block]
    if sum(bool(_SPEAKER.match(line)) for line in lines) > 1:
        return False
    whole = sum(ends_sentence(line) and not _INNER_STOP.search(line) for line in lines)
    return whole >= SENTENCES * len(lines)


def _is_title_line(text: str, block: list[Span], found: Wrapping) -> bool:
    """Return whether the first line of a wrapped text was ended early and is no sentence."""
    (_, end), after = block[:2]
    return found.room[0] >= 0 and text[end - 1].isalnum() and text[after[0]].isupper()


def _heads_sentences(lines: Sequence[str]) -> bool:
    """Return whether the first line is no sentence and all others are."""
    first = lines[0]
    heads = len(lines) > 2 and first[-1].isalnum() and len(first) <= LONG_LINE
    return heads and all(ends_sentence(line) and not line[0].islower() for line in lines[1:])


def _is_rule(line: str) -> bool:
    return not any(map(str.isalnum, line))
