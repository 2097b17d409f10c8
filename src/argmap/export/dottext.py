"""Text made fit for Graphviz's DOT language: one escape for labels, one for quoted values."""

from __future__ import annotations

import html
import textwrap

from argmap.export.style import clean

GUARD = "\u200b"


def escape(text: str) -> str:
    """Escape a text for an HTML-like label."""
    return html.escape(_guard(text))


def quote(text: str) -> str:
    """Quote a text for DOT so that no part of it is markup or an escape sequence."""
    return '"' + _guard(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') + '"'


def attributes(**values: str) -> str:
    """Give attributes with their values quoted, in the order given."""
    return " ".join(f"{key}={quote(value)}" for key, value in values.items())


def wrap(text: str, width: int) -> list[str]:
    """Cut a text into lines of at most `width` characters.

    An empty text gives a blank: Graphviz takes no empty pair of tags.
    """
    return textwrap.wrap(clean(text), width) or [" "]


def _guard(text: str) -> str:
    """Part a backslash from what follows, for Graphviz reads `N` behind it as the node's name.

    It does so in HTML-like labels too, and in tooltips even where the backslash is doubled. The
    zero-width space is taken out again in the picture.
    """
    return text.replace("\\", "\\" + GUARD)
