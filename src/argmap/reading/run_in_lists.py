"""The items of lists that run within a paragraph: "three reasons: (1) …; (2) …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.reading.list_numbers import NUMBER, label_pattern, list_words, number_values, numeral
from argmap.records import Span

_BEFORE = re.compile(r"(?:^|[.:;!?…—–-][\"'”’)\]]*\s+)$")
_INNER = "•‣◦▪■●○➤➢✓✔►"
_BULLETS = re.compile(rf"(?<!\S)[{_INNER}](?=\s)")
_ONE = re.compile(r"(?:1|[Oo]ne)\s?[:.)–—-]\s")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\w.:;!?]*$")
_JOINED = re.compile(r"(?<=[^\W_])\s+([^\W\d_]+)\s+$")
_SPACE = re.compile(r"\s*")
_STOPS = re.compile(r"(?:^|[.:;!?…][\"'”’)\]*_]*)\s*$")


class Form(NamedTuple):
    """How an item is numbered: what stands around the number, and what kind of number it is."""

    opens: str
    closes: str
    kind: str


@dataclass(frozen=True, slots=True)
class RunInItem:
    """A mark within a paragraph.

    Attributes:
        start: First character of the mark.
        end: Character behind it and the white space after it.
        begins: Whether a sentence begins behind it.
        comma: Where a comma is missing before the word that joins it: "(1) … and (2) …"; -1 where
            none is.
    """

    start: int
    end: int
    begins: bool
    comma: int = -1


def items(text: str, start: int, end: int) -> list[RunInItem]:
    """Return the marks before the items of lists that run within a paragraph, in order.

    Args:
        text: The text.
        start: First character of the paragraph.
        end: Character behind the last.

    Example:
        >>> text = "Two reasons: (a) it is dear; (b) it is slow."
        >>> [text[item.start : item.end] for item in items(text, 0, len(text))]
        ['(a) ', '(b) ']
    """
    chains: list[list[Span]] = [[match.span() for match in _BULLETS.finditer(text, start, end)]]
    open_chains: dict[Form, list[Span]] = {}
    for form, value, span in _candidates(text, start, end):
        chain = open_chains.get(form, [])
        if value == len(chain) + 1 and (not chain or _says(text, chain[-1][1], span[0])):
            chain.append(span)
        elif value == 1:
            chain = [span]
        if len(chain) == 1:
            open_chains[form] = chain
            chains.append(chain)
    marks = {span for chain in chains if len(chain) > 1 for span in chain}
    return [_item(text, span, start, end) for span in sorted(marks)]


def _candidates(text: str, start: int, end: int) -> Iterator[tuple[Form, int, Span]]:
    """Yield what may number an item, with its form and value."""
    for match in NUMBER.finditer(text, start, end):
        if match["close"] != ":" and _stands(text, match, start):
            for kind, value in number_values(match["sign"]):
                yield Form(match["open"], match["close"], kind), value, match.span()
    labels = label_pattern().finditer(text, start, end) if _ONE.search(text, start, end) else ()
    for match in labels:
        if _BEFORE.search(text, max(start, match.start() - 4), match.start()):
            yield Form(match["word"].lower(), "", "1"), numeral(match["value"]), match.span()


def _stands(text: str, match: re.Match[str], start: int) -> bool:
    """Return whether a number stands where an item may begin."""
    opens, closes = match["open"], match["close"]
    if closes == ".":
        # "Plan A. Plan B.": a capital letter before a full stop numbers lines only.
        free = match.start() == start or bool(
            _BEFORE.search(text, max(start, match.start() - 4), match.start())
        )
        return not opens and free and not match["sign"].isupper()
    before = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    return before is None or before[1].lower() not in list_words()["references"]


def _says(text: str, start: int, end: int) -> bool:
    """Return whether there is more between two numbers than "(a) and (b)"."""
    return len(_WORD.findall(text, start, end)) > 1


def _item(text: str, span: Span, start: int, end: int) -> RunInItem:
    space = _SPACE.match(text, span[1], end)
    stop = space.end() if space else span[1]
    stopped = _STOPS.search(text, max(start, span[0] - 8), span[0])
    upper = not text[stop : stop + 1].islower()
    bullet = text[span[0]] in _INNER
    begins = span[0] > start and ((bool(stopped) and upper) or bullet)
    joined = _JOINED.search(text, max(start, span[0] - 12), span[0])
    coordinated = joined is not None and joined[1].lower() in list_words()["coordinators"]
    return RunInItem(span[0], stop, begins, joined.start() if joined and coordinated else -1)
