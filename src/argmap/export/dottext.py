"""Text made fit for Graphviz's DOT language: one escape for labels, one for quoted values."""

from __future__ import annotations

import html
import re
import textwrap

from argmap.export.style import clean
from argmap.export.text_width import WIDE

GUARD = "\u200b"
WORD = re.compile(rf"(?!{WIDE.pattern})\S")


def escape(text: str) -> str:
    """Escape a text for an HTML-like label."""
    return html.escape(_guard(text))


def quote(text: str) -> str:
    """Quote a text for DOT so that no part of it is markup or an escape sequence."""
    return '"' + _guard(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') + '"'


def attributes(**values: str) -> str:
    """Return attributes with their values quoted, in the order given."""
    return " ".join(f"{key}={quote(value)}" for key, value in values.items())


def wrap(text: str, width: int) -> list[str]:
    """Cut a text into lines of at most `width` characters; a wide one counts as two.

    An empty text gives a blank: Graphviz takes no empty pair of tags.
    """
    line = clean(text)
    if not WIDE.search(line):
        return textwrap.wrap(line, width) or [" "]
    lines = [""]
    for letter in re.findall(rf"{WIDE.pattern}|\s+|.", line):
        if lines[-1] and columns(lines[-1] + letter) > width:
            # Between wide letters a line may end anywhere, within other words not.
            kept, moved = _split(lines[-1]) if WORD.match(letter) else (lines[-1], "")
            lines[-1:] = [kept.rstrip(), moved]
        lines[-1] += letter if lines[-1] else letter.lstrip()
    return lines


def columns(text: str) -> int:
    """Return the number of the characters of a text; a wide one counts as two."""
    return len(text) + len(WIDE.findall(text))


def _split(line: str) -> tuple[str, str]:
    """Part a line before the word that it ends with; not where that is all of it."""
    word = re.search(rf"(?:(?!{WIDE.pattern})\S)*$", line)
    at = word.start() if word else len(line)
    return (line[:at], line[at:]) if at else (line, "")


def _guard(text: str) -> str:
    """Part a backslash from what follows, for Graphviz reads `N` behind it as the node's name.

    It does so in HTML-like labels too, and in tooltips even where the backslash is doubled. The
    zero-width space is taken out again in the picture.
    """
    return text.replace("\\", "\\" + GUARD)
