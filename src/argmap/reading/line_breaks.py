"""Where a paragraph ends within a run of lines that no blank line parts.

Terms:
    forced: a line end where the next word had no room on the line, so that it tells nothing.
    block: a run of lines that hold something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.reading.list_marks import LineMark
from argmap.records import Span

LONG_LINE = 120
ENTRY_LINE = 60
WRAPPED = 2  # lines of a block, from more than which on it tells how a text is wrapped
SENTENCES = 0.85  # share of lines that are a sentence each, from which on all are taken for one
SPARE = 6  # characters left free, from which on a line end was meant
_FINAL = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_NOTED = re.compile(r"(?:\[\^?\w{1,20}\]|[¹²³⁰-⁹†‡])+$")
_INNER_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?…][\"'”’)]* +[\"'“‘(]*[A-Z]")
_SPEAKER = re.compile(
    r"(?:[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?[\])]?\s*[-–]?\s*)?"
    r"[<\[]?[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}[>\]]?\s?:\s"
    r"|[\[(]?\d{1,2}[:.]\d\d\b|<\w+>\s|>"
)


def ends_sentence(text: str) -> bool:
    """Return whether a text ends in `.`, `!`, `?` or `…`, quotes, brackets and notes aside."""
    return bool(_FINAL.search(unnoted(text[-40:])))


def unnoted(text: str) -> str:
    """Return a text without the marks of notes at its end."""
    return _NOTED.sub("", text.rstrip())


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
    if len(block) == 1 or (not sentences and _lines_are_paragraphs(text, block, only, width)):
        yield from block
        return
    lines = [text[slice(*line)] for line in block]
    if stands_alone(" ".join(lines)):
        yield block[0][0], block[-1][1]
        return
    alone = _alone(lines, stands_alone)
    listed = block[0][0] in marks
    wrapped = _is_wrapped(text, block)
    titled = only and ((wrapped and _is_title_line(text, block)) or _heads_sentences(lines))
    meant = _meant(text, block) if wrapped else [False] * len(block)
    start = block[0][0]
    for place in range(len(block) - 1):
        if (
            (titled and place == 0)
            or alone[place]
            or alone[place + 1]
            or meant[place]
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


def _lines_are_paragraphs(text: str, block: list[Span], only: bool, width: int) -> bool:
    lines = [text[start:end] for start, end in block]
    # A long title is wrapped like the text below it.
    if all(map(_is_entry, lines)) and not (width and _forced(text, block, width) == len(block) - 1):
        return True
    if 2 * sum(len(line) > LONG_LINE for line in lines) > len(block):
        return True
    if not only:
        return False
    if sum(bool(_SPEAKER.match(line)) for line in lines) > 1:
        return True
    # Lines of one sentence each are one paragraph, written so for tools or for a teleprompter.
    several = sum(len(line) > LONG_LINE or bool(_INNER_STOP.search(line)) for line in lines)
    whole = sum(len(line) > LONG_LINE or ends_sentence(line) for line in lines)
    paragraphs = 2 * whole > len(block) and 4 * several > len(block)
    return paragraphs and not _is_wrapped(text, block)


def _is_entry(line: str) -> bool:
    """Return whether a line may be one of an address, a menu or the like, not of a sentence."""
    begins = line[0].isupper() or line[0].isdigit()
    return len(line) <= ENTRY_LINE and begins and line[-1].isalnum()


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Return whether most line ends were forced: the next word had no room on the line."""
    width = max(end - start for start, end in block)
    if width < 40 or width > LONG_LINE:
        return False
    return 2 * _forced(text, block, width) > len(block) - 1


def _forced(text: str, block: list[Span], width: int) -> int:
    """Return how many line ends of a block were forced where lines have some width."""
    return sum(
        end - start + 1 + _first_word(text, next_line) > width
        for (start, end), next_line in pairwise(block)
    )


def wrapped_at(text: str, blocks: Sequence[list[Span]]) -> int:
    """Return the length of the longest line of a text that was wrapped by hand; else 0.

    Args:
        text: The text.
        blocks: Its runs of lines.
    """
    wrapped = (block for block in blocks if len(block) > WRAPPED and _is_wrapped(text, block))
    return max((end - start for block in wrapped for start, end in block), default=0)


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


def _meant(text: str, block: list[Span]) -> list[bool]:
    """Return which lines of a wrapped block end a paragraph: ended early, or before an indent."""
    width = max(end - start for start, end in block)
    indents = [_indent(text, start) for start, _ in block]
    common = sorted(indents)[len(indents) // 2]
    found = []
    for (start, end), after, indent in zip(block, block[1:], indents[1:], strict=False):
        early = end - start + 1 + _first_word(text, after) + SPARE <= width
        begins = not text[after[0]].islower()
        stops = ends_sentence(text[start:end])
        found.append(begins and stops and (early or indent > common + 1))
    return [*found, False]


def _is_title_line(text: str, block: list[Span]) -> bool:
    """Return whether the first line of a wrapped text was ended early and is no sentence."""
    (start, end), after = block[:2]
    width = max(end - start for start, end in block)
    room = end - start + 1 + _first_word(text, after) <= width
    return room and text[end - 1].isalnum() and text[after[0]].isupper()


def _heads_sentences(lines: Sequence[str]) -> bool:
    """Return whether the first line is no sentence and all others are."""
    first = lines[0]
    heads = len(lines) > 2 and first[-1].isalnum() and len(first) <= LONG_LINE
    return heads and all(ends_sentence(line) and not line[0].islower() for line in lines[1:])


def _first_word(text: str, line: Span) -> int:
    return len(text[slice(*line)].split(None, 1)[0])


def _indent(text: str, start: int) -> int:
    before = text[max(start - 20, 0) : start].expandtabs(4)
    return len(before) - len(before.rstrip(" "))


def _is_rule(line: str) -> bool:
    return not any(map(str.isalnum, line))
