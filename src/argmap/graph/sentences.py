"""Where the sentences of a map's text begin and end, told without a parser.

A map knows the sentences of its units by number only. Full stops are therefore weighed against
the units: no sentence ends within a unit or between two of one sentence, and one ends somewhere
between two units of different sentences.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from argmap.model import Unit
from argmap.records import Span, trimmed

STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[–—-]*[^\W_a-z])")
GAP = re.compile(r"\n[^\S\n]*\n\s*")
LAST_WORD = re.compile(r"[^\W\d_]+$")


def split_at_blank_lines(text: str, start: int, end: int) -> Iterator[Span]:
    r"""Yield the stretches between the blank lines of `text[start:end]`, end exclusive.

    Example:
        >>> list(split_at_blank_lines("One.\n\nTwo.", 0, 10))
        [(0, 4), (6, 10)]
    """
    at = start
    for gap in GAP.finditer(text, start, end):
        yield at, gap.start()
        at = gap.end()
    yield at, end


def sentences(text: str, span: Span, units: Sequence[Unit]) -> list[Span]:
    """Return the sentences of a paragraph.

    Args:
        text: The raw text.
        span: Start and end of the paragraph.
        units: The units that reach into it, in text order.

    Returns:
        Start and end of each sentence, without the white space around it; none for what holds
        no letter and no figure.

    Example:
        >>> text = "Mr. Li left. Why?"
        >>> [text[a:b] for a, b in sentences(text, (0, len(text)), [])]
        ['Mr. Li left.', 'Why?']
    """
    start, end = span
    cuts = [at for at in _cuts(text, start, end, units) if start < at < end]
    spans = (trimmed(text, pair) for pair in pairwise([start, *cuts, end]))
    return [(a, b) for a, b in spans if any(letter.isalnum() for letter in text[a:b])]


def reaching(units: Iterable[Unit], spans: Iterable[Span]) -> Iterator[tuple[Span, list[Unit]]]:
    """Yield each of some spans, in text order, with the units that reach into it."""
    todo = list(units)[::-1]
    held: list[Unit] = []
    for start, end in spans:
        while todo and todo[-1].start < end:
            held.append(todo.pop())
        held = [unit for unit in held if unit.end > start]
        yield (start, end), list(held)


def _cuts(text: str, start: int, end: int, units: Sequence[Unit]) -> list[int]:
    """Return the places between the sentences of a paragraph, in order."""
    begins = [unit.start for unit in units]
    reach = list(accumulate((unit.end for unit in units), max, initial=start))
    ends = (stop.end() for stop in STOP.finditer(text, start, end) if _ends(text, stop))
    found = [at for at in ends if reach[bisect_left(begins, at)] <= at]
    for before, after in pairwise(units):
        if not before.sentence or not after.sentence:
            continue
        first, last = bisect_left(found, before.end), bisect_left(found, after.start + 1)
        if before.sentence == after.sentence:
            del found[first:last]
        elif first == last and before.end <= after.start:
            found.insert(first, after.start)
    return found


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Return whether a full stop ends a sentence rather than an abbreviation."""
    if stop.group()[0] != ".":
        return True
    word = LAST_WORD.search(text[max(0, stop.start() - 20) : stop.start()])
    if word is None:
        return True
    initial = len(word.group()) == 1 and word.group() != "I"
    return not initial and word.group().lower() not in abbreviations()


@cache
def abbreviations() -> frozenset[str]:
    """Return the words after which a full stop ends no sentence, in lower case."""
    path = Path(__file__).with_name("sentences.toml")
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["abbreviations"])
