"""How the items of lists are numbered: `(1)`, `1)`, `1.`, by letters, Roman numerals or words.

Sources: CommonMark 0.31, list items; The Chicago Manual of Style 6.127 (run-in and vertical lists).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_ROMAN = {"i": 1, "v": 5, "x": 10}
NUMBER = re.compile(
    r"(?<!\S)(?P<open>\(?)(?P<sign>\d{1,2}|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})(?P<close>[.):])(?=\s)"
)


@cache
def list_words() -> dict[str, tuple[str, ...]]:
    """Return the lists of words by which lists are told, by their names."""
    raw = files("argmap.reading").joinpath("list_words.toml").read_text("utf-8")
    return {name: tuple(row.split()) for name, row in tomllib.loads(raw).items()}


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of a noun that numbers an item: "Reason 1:"."""
    labels, numerals = ("|".join(list_words()[name]) for name in ("labels", "numerals"))
    return re.compile(
        rf"(?P<word>{labels})\s+(?:no\. ?|\#)?(?P<value>\d{{1,2}}|{numerals})\s?[:.)–—-](?=\s)",
        re.IGNORECASE,
    )


def number_values(sign: str) -> Iterator[tuple[str, int]]:
    """Yield the kinds of number that a sign may be, each with its value.

    Example:
        >>> list(number_values("i"))
        [('a', 9), ('i', 1)]
    """
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


def numeral(words: str) -> int:
    """Return the value of a number in digits or words."""
    numerals = list_words()["numerals"]
    return int(words) if words.isdigit() else numerals.index(words.lower()) + 1
