"""Numbers, letters and bullets before the items of a list, at the begin of lines and within them.

A mark that may be something else (an initial, a section, a figure) counts only in a sequence: of
the same form, in order, from one on.

Terms:
    form: how a number is written: `(1)`, `1)`, `1.`, with digits, letters or Roman numerals.
    level: how deep an item stands in a list of lists, from 1.

Sources: CommonMark 0.31, list items; The Chicago Manual of Style 6.127 (run-in and vertical
lists); the text export of Kialo ("1.1. Pro: …").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from argmap.records import Span

_ROMAN = {"i": 1, "v": 5, "x": 10}
_HEADING = re.compile(r"\#{1,6}(?=\s)")
_BULLET = re.compile(r"(?:[-*+] \[[ xX]\]|[-*+•‣◦·–—▪■□●○➤➢✓✔►»])(?=\s)")
_PLAIN = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)](?=\s)")
_NUMBER = re.compile(
    r"(?<!\S)(?P<open>\(?)(?P<sign>\d{1,2}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})(?P<close>[.):])(?=\s)"
)
_DOTTED = re.compile(r"(?P<path>\d{1,2}(?:\.\d{1,2})+)(?P<stop>\.?)(?=\s)")
_SIDE = re.compile(r"\s+(?:Pro|Con)\s*:(?=\s)")
_PREMISE = re.compile(r"P\s?(?P<value>\d{1,2})[.:)](?=\s)")
_CONCLUSION = re.compile(r"(?:C\s?\d{0,2}|Conclusion(?: \d{1,2})?)[.:)](?=\s)|∴(?=\s?\w)")
_BEFORE = re.compile(r"(?:^|[.:;!?…—–-][\"'”’)\]]*\s+)$")
_INNER = "•‣◦▪■●○➤➢✓✔►"
_BULLETS = re.compile(rf"(?<!\S)[{_INNER}](?=\s)")
_ONE = re.compile(r"(?:1|[Oo]ne)\s?[:.)–—-]\s")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\w.:;!?]*$")
_RULE = re.compile(r"(?P<sign>[-=_–—─―])(?P=sign){2,}\s*")
_SPACE = re.compile(r"\s*")
_STOPS = re.compile(r"(?:^|[.:;!?…][\"'”’)\]*_]*)\s*$")


class Form(NamedTuple):
    """How an item is numbered: what stands around the number, and what kind of number it is."""

    opens: str
    closes: str
    kind: str


class LineMark(NamedTuple):
    """A mark at the begin of a line.

    Attributes:
        end: Character behind it, and behind what tells the side of an item.
        name: `heading`, `bullet`, `number` or `conclusion`.
        style: What items of one level have in common.
        depth: How many numbers it has (`1.2.` has two); 0 where it tells no depth.
    """

    end: int
    name: str
    style: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A mark within a paragraph.

    Attributes:
        start: First character of the mark.
        end: Character behind it and the white space after it.
        begins: Whether a sentence begins behind it.
    """

    start: int
    end: int
    begins: bool


@cache
def _words() -> dict[str, tuple[str, ...]]:
    raw = files("argmap.reading").joinpath("list_words.toml").read_text("utf-8")
    return {name: tuple(row.split()) for name, row in tomllib.loads(raw).items()}


@cache
def _label() -> re.Pattern[str]:
    labels, numerals = ("|".join(_words()[name]) for name in ("labels", "numerals"))
    return re.compile(
        rf"(?P<word>{labels})\s+(?:no\. ?|\#)?(?P<value>\d{{1,2}}|{numerals})\s?[:.)–—-](?=\s)",
        re.IGNORECASE,
    )


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
        return LineMark(match.end(), "heading", "#")
    if match := _BULLET.match(text, start, end):
        return LineMark(match.end(), "bullet", match.group()[0])
    if match := _PLAIN.match(text, start, end):
        side = _SIDE.match(text, match.end(), end)
        style = re.sub(r"\d+", "1", re.sub("[a-z]", "a", match.group()))
        return LineMark((side or match).end(), "number", style, 1 if side else 0)
    match = _DOTTED.match(text, start, end)
    if match and (match["stop"] or text[match.end() : end].lstrip()[:1].isupper()):
        side = _SIDE.match(text, match.end(), end)
        return LineMark((side or match).end(), "number", "1.1", match["path"].count(".") + 1)
    return None


def _possible(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the style, value and end of what may be a mark, if others stand beside it."""
    if match := _NUMBER.match(text, start, end):
        if bool(match["open"]) <= (match["close"] == ")"):
            for kind, value in _values(match["sign"]):
                yield f"{match['open']}{kind}{match['close']}", value, match.end()
    if match := _label().match(text, start, end):
        yield match["word"].lower(), _numeral(match["value"]), match.end()
    if match := _PREMISE.match(text, start, end):
        yield "P", int(match["value"]), match.end()
    if match := _CONCLUSION.match(text, start, end):
        yield "C", 0, match.end()


def _values(sign: str) -> Iterator[tuple[str, int]]:
    """Yield the kinds of number that a sign may be, each with its value."""
    if sign.isdigit():
        yield "1", int(sign)
        return
    small = sign.lower()
    if len(sign) == 1:
        yield ("a" if sign == small else "A"), ord(small) - ord("a") + 1
    if set(small) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in small]
        pairs = zip(values, [*values[1:], 0], strict=True)
        yield ("i" if sign == small else "I"), sum(-a if a < b else a for a, b in pairs)


def _numeral(words: str) -> int:
    numerals = _words()["numerals"]
    return int(words) if words.isdigit() else numerals.index(words.lower()) + 1


def levels(rows: Sequence[tuple[int, LineMark | None]]) -> list[int]:
    """Return the level of each paragraph in a list of lists; 0 of those in no list.

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
            found.append(0)
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


def items(text: str, start: int, end: int) -> list[Item]:
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
    for match in _NUMBER.finditer(text, start, end):
        if match["close"] != ":" and _stands(text, match, start):
            for kind, value in _values(match["sign"]):
                yield Form(match["open"], match["close"], kind), value, match.span()
    labels = _label().finditer(text, start, end) if _ONE.search(text, start, end) else ()
    for match in labels:
        if _BEFORE.search(text, max(start, match.start() - 4), match.start()):
            yield Form(match["word"].lower(), "", "1"), _numeral(match["value"]), match.span()


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
    return before is None or before[1].lower() not in _words()["references"]


def _says(text: str, start: int, end: int) -> bool:
    """Return whether there is more between two numbers than "(a) and (b)"."""
    return len(_WORD.findall(text, start, end)) > 1


def _item(text: str, span: Span, start: int, end: int) -> Item:
    space = _SPACE.match(text, span[1], end)
    stop = space.end() if space else span[1]
    stopped = _STOPS.search(text, max(start, span[0] - 8), span[0])
    upper = not text[stop : stop + 1].islower()
    bullet = text[span[0]] in _INNER
    return Item(span[0], stop, span[0] > start and ((bool(stopped) and upper) or bullet))


def concludes_itself(text: str) -> bool:
    """Return whether a text begins with a connective of conclusion."""
    first = _WORD.match(text.strip())
    return first is not None and first.group().lower() in _words()["therefores"]


def conclusion_words(text: str, start: int, end: int) -> int:
    """Return where the words of a conclusion begin, behind the rule and the number before it.

    Args:
        text: The text.
        start: First character of the paragraph, its rule included.
        end: Character behind the last.
    """
    rule = _RULE.match(text, start, end)
    at = rule.end() if rule else start
    for pattern in (_CONCLUSION, _DOTTED, _NUMBER, _PREMISE, _BULLET):
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
