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
    known = _widths()["bold" if bold else "regular"]
    return sum(known.get(letter) or _guess(letter) for letter in text) * size / EM


def graphviz_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width that Graphviz takes a line of text for, in points."""
    plain = "".join(letter for letter in text if letter.isascii())
    bytes_left = len(text.encode("utf-8", "replace")) - len(plain)
    return text_width(plain, size, bold) + bytes_left * text_width(" ", size, bold)


def known(text: str) -> bool:
    """Return whether the width of every letter is in the table, none guessed."""
    return all(letter in _widths()["regular"] for letter in text)


def _guess(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return EM if WIDE.match(letter) else GUESS


@cache
def _widths() -> dict[str, dict[str, int]]:
    data = tomllib.loads(WIDTHS.read_text(encoding="utf-8"))
    return {
        weight: {letter: int(width) for width, letters in rows.items() for letter in letters}
        for weight, rows in data.items()
    }
