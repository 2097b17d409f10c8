"""Numbers, letters and bullets that lines begin with.

A mark that may be something else (an initial, a section, a figure) counts only in a sequence: of
the same form, in order, from one on.

Terms:
    level: how deep an item stands in a list of lists, from 1.

Sources: CommonMark 0.31, list items; the text export of Kialo ("1.1. Pro: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from argmap.reading.list_numbers import NUMBER, label_pattern, list_words, number_values, numeral
from argmap.records import Span

_HEADING = re.compile(r"\#{1,6}(?=\s)")
_BULLET = re.compile(r"(?:[-*+] \[[ xX]\]|[-*+•‣◦·–—▪■□●○➤➢✓✔►»])(?=\s)")
_PLAIN = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)](?=\s)")
_DOTTED = re.compile(r"(?P<path>\d{1,2}(?:\.\d{1,2})+)(?P<stop>\.?)(?=\s)")
_STAND = re.compile(r"\s+(?P<stand>Pro|Con)\s*:(?=\s)")
_PREMISE = re.compile(r"P\s?(?P<value>\d{1,2})[.:)](?=\s)")
_CONCLUSION = re.compile(r"(?:C\s?\d{0,2}|Conclusion(?: \d{1,2})?)[.:)](?=\s)|∴(?=\s?\w)")
_WORD = re.compile(r"[^\W\d_]+")
_RULE = re.compile(r"(?P<sign>[-=_–—─―])(?P=sign){2,}\s*")
_SPACE = re.compile(r"\s*")


class LineMark(NamedTuple):
    """A mark at the begin of a line.

    Attributes:
        end: Character behind it, and behind what tells the side of an item.
        name: `heading`, `bullet`, `number` or `conclusion`.
        style: What items of one level have in common.
        depth: How many numbers it has (`1.2.` has two), or signs of a heading; 0 where it tells no
            depth.
        stand: `pro` or `con` where it says what the item is to the one above; else empty.
    """

    end: int
    name: str
    style: str
    depth: int = 0
    stand: str = ""


def line_marks(text: str, lines: Iterable[Span]) -> dict[int, LineMark]:
    """Return the list and heading marks that lines begin with, by where they stand.

    Args:
        text: The text.
        lines: Start and end of each line, without white space around it.
    """
    found: dict[int, LineMark] = {}
    numbered: dict[tuple[str, int], list[tuple[int, LineMark]]] = {}
    for start, end in lines:
        mark = _certain(text, start, end)
        if mark is not None:
            found[start] = mark
            continue
        for style, value, stop in _possible(text, start, end):
            name = "conclusion" if style == "C" else "number"
            numbered.setdefault((style, value), []).append((start, LineMark(stop, name, style)))
    for (style, value), marks in numbered.items():
        near = {(style, value - 1), (style, value + 1)}
        premised = style == "C" and ("P", 1) in numbered
        if premised or not near.isdisjoint(numbered):
            found |= {start: mark for start, mark in marks if start not in found}
    return found


def _certain(text: str, start: int, end: int) -> LineMark | None:
    """Return the mark at the begin of a line that needs no other beside it."""
    if match := _HEADING.match(text, start, end):
        return LineMark(match.end(), "heading", "#", len(match.group()))
    if match := _BULLET.match(text, start, end):
        return _item(text, match, end, "bullet", match.group()[0])
    if match := _PLAIN.match(text, start, end):
        style = re.sub(r"\d+", "1", re.sub("[a-z]", "a", match.group()))
        return _item(text, match, end, "number", style)
    match = _DOTTED.match(text, start, end)
    if match and (match["stop"] or text[match.end() : end].lstrip()[:1].isupper()):
        return _item(text, match, end, "number", "1.1", match["path"].count(".") + 1)
    return None


def _item(
    text: str, mark: re.Match[str], end: int, name: str, style: str, depth: int = 0
) -> LineMark:
    """Return the mark of an item, with what stands behind it and tells its stand."""
    stand = _STAND.match(text, mark.end(), end)
    if stand is None:
        return LineMark(mark.end(), name, style, depth)
    numbered = 1 if name == "number" else 0
    return LineMark(stand.end(), name, style, depth or numbered, stand["stand"].lower())


def _possible(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the style, value and end of what may be a mark, if others stand beside it."""
    match = NUMBER.match(text, start, end)
    if match and (not match["open"] or match["close"] == ")"):
        for kind, value in number_values(match["sign"]):
            yield f"{match['open']}{kind}{match['close']}", value, match.end()
    if match := label_pattern().match(text, start, end):
        yield match["word"].lower(), numeral(match["value"]), match.end()
    if match := _PREMISE.match(text, start, end):
        yield "P", int(match["value"]), match.end()
    if match := _CONCLUSION.match(text, start, end):
        yield "C", 0, match.end()


def levels(rows: Sequence[tuple[int, LineMark | None]]) -> list[int]:
    """Return the level of each paragraph in a list of lists, or as a heading; 0 of all others.

    Deeper items are indented, are numbered otherwise, or have more numbers.

    Args:
        rows: How far each paragraph is indented, and its mark.

    Example:
        >>> one, two = LineMark(2, "number", "1."), LineMark(3, "number", "(a)")
        >>> levels([(0, one), (0, two), (0, two), (0, one), (0, None)])
        [1, 2, 2, 1, 0]
    """
    found: list[int] = []
    open_items: list[tuple[int, str]] = []
    for indent, mark in rows:
        if mark is None or mark.name not in ("bullet", "number"):
            open_items = []
            found.append(mark.depth if mark is not None else 0)
            continue
        while open_items and open_items[-1][0] > indent:
            open_items.pop()
        here = (indent, mark.style)
        if here in open_items:
            del open_items[open_items.index(here) + 1 :]
        else:
            open_items.append(here)
        found.append(mark.depth or len(open_items))
    return found


def concludes_itself(text: str) -> bool:
    """Return whether a text begins with a connective of conclusion."""
    first = _WORD.match(text.strip())
    return first is not None and first.group().lower() in list_words()["therefores"]


def conclusion_words(text: str, start: int, end: int) -> int:
    """Return where the words of a conclusion begin, behind the rule and the number before it.

    Args:
        text: The text.
        start: First character of the paragraph, its rule included.
        end: Character behind the last.
    """
    rule = _RULE.match(text, start, end)
    at = rule.end() if rule else start
    for pattern in (_CONCLUSION, _DOTTED, NUMBER, _PREMISE, _BULLET):
        match = pattern.match(text, at, end)
        if match:
            return _skip(text, match.end(), end)
    return _skip(text, at, end)


def is_rule(text: str) -> bool:
    """Return whether a line is drawn under premises: three or more of one sign."""
    match = _RULE.match(text)
    return match is not None and match.end() == len(text)


def _skip(text: str, at: int, end: int) -> int:
    space = _SPACE.match(text, at, end)
    return space.end() if space else at
