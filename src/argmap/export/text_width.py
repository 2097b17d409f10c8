"""How wide words are when they are drawn.

Graphviz lays out by the widths of Arial's Latin letters and takes all others for a part of their
bytes. What draws the picture later may have another font, so words are told their width there.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

WIDTHS = Path(__file__).with_name("widths.toml")
EM = 1000
# Han, kana, Hangul, full-width forms and most emoji: each is as wide as it is high.
WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
# What Graphviz measures well enough: it takes no such letter for narrower than it is.
WELL_KNOWN = re.compile("[\x20-\u024f\u2010-\u2013\u2018-\u2027\u2248]*")
GUESS = 620  # of a letter of another script


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line of text set in Arial, in points.

    Letters that Arial's table has not are guessed: as wide as high for East Asian ones, nothing
    for marks that stand on another letter.

    Args:
        text: The words.
        size: Size of the letters in points.
        bold: Whether they are bold.
    """
    return sum(map(_widths()["bold" if bold else "regular"].__getitem__, text)) * size / EM


def graphviz_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width that Graphviz takes a line of text for, in points."""
    plain = text if text.isascii() else "".join(filter(str.isascii, text))
    bytes_left = len(text.encode("utf-8", "replace")) - len(plain)
    return text_width(plain, size, bold) + bytes_left * text_width(" ", size, bold)


def known(text: str) -> bool:
    """Return whether the width of every letter is in the table, none guessed."""
    return _known().issuperset(text)


class _Widths(dict[str, int]):
    """Widths of letters; of one that is not in the table a guess, which is not kept."""

    def __missing__(self, letter: str) -> int:
        return _guess(letter)


def _guess(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return EM if WIDE.match(letter) else GUESS


@cache
def _widths() -> dict[str, _Widths]:
    data = tomllib.loads(WIDTHS.read_text(encoding="utf-8"))
    return {
        weight: _Widths(
            (letter, int(width)) for width, letters in rows.items() for letter in letters
        )
        for weight, rows in data.items()
    }


@cache
def _known() -> frozenset[str]:
    return frozenset(_widths()["regular"])
