"""Text made fit for Graphviz's DOT language: one escape for labels, one for quoted values."""

from __future__ import annotations

import html
import re
import textwrap

from argmap.export.safe_text import clean
from argmap.export.text_width import WIDE

# Of the entity Graphviz makes a plain backslash; in HTML-like labels it then reads `\N` as the
# node's name and two backslashes as one, so that there those before a sign of its own are doubled.
BACKSLASH = "&#92;"
GUARD = "\u200b"
_READ = re.compile(r"\\(?=[NGETHL\\])")
WORD = re.compile(rf"(?!{WIDE.pattern})\S")


def escape(text: str) -> str:
    """Return a text escaped for an HTML-like label.

    Example:
        >>> escape("R&D < 2 %")
        'R&amp;D &lt; 2 %'
    """
    return html.escape(_READ.sub(r"\\\\", text)).replace("\\", BACKSLASH)


def quote(text: str) -> str:
    r"""Return a text quoted for DOT so that no part of it is markup or an escape sequence.

    Example:
        >>> print(quote('He said "no" & left'))
        "He said \"no\" &amp; left"
    """
    # Graphviz reads a tooltip twice over, so that no doubling helps: a sign of no width parts each
    # backslash from what follows, and is taken out again in the picture.
    words = text.replace("\\", "\\" + GUARD).replace("&", "&amp;")
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def attributes(**values: str) -> str:
    """Return attributes with their values quoted, in the order given.

    Example:
        >>> attributes(shape="box", label="u1")
        'shape="box" label="u1"'
    """
    return " ".join(f"{key}={quote(value)}" for key, value in values.items())


def wrap(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` characters; a wide one counts as two.

    An empty text gives a blank: Graphviz takes no empty pair of tags.

    Example:
        >>> wrap("Taxes must rise soon.", 11)
        ['Taxes must', 'rise soon.']
        >>> wrap("日本語", 4)
        ['日本', '語']
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
    """Return how many characters a text has; a wide one counts as two."""
    return len(text) + len(WIDE.findall(text))


def _split(line: str) -> tuple[str, str]:
    """Return a line in two, before the word that it ends with; not cut where that is all of it."""
    word = re.search(rf"(?:(?!{WIDE.pattern})\S)*$", line)
    at = word.start() if word else len(line)
    return (line[:at], line[at:]) if at else (line, "")
