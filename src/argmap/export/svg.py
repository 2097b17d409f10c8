"""A map as a picture: SVG laid out by Graphviz."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from argmap.export.dot import GUARD, to_dot
from argmap.export.draw import draw
from argmap.export.style import clean
from argmap.model import ArgumentMap

GROUP = re.compile(
    r'(<g id="[^"]+" class="(?:node|edge)[^"]*">\n<title>)[^<]*(</title>)((?:.|\n)*?\n</g>)'
)
TOOLTIP = re.compile(r'xlink:title="([^"]*)"')


def to_svg(argmap: ArgumentMap) -> str:
    """Give a map as an SVG picture with one final newline.

    Every unit is a group with its id, every relation one with the relation's id; both carry
    their grounds as a title, which a browser shows as a tooltip and a screen reader reads.

    Raises:
        OutputError: Graphviz is missing.
    """
    return _picture(to_dot(argmap), clean(argmap.title or argmap.id))


# The page holds the same picture as the file: one layout serves both.
@lru_cache(maxsize=4)
def _picture(dot: str, title: str) -> str:
    svg = draw(dot).replace("\\" + GUARD, "\\")
    svg = GROUP.sub(_title_by_tooltip, svg)
    svg = re.sub(r"<!--.*?-->\n?", "", svg, flags=re.DOTALL)
    name = escape(f"Argument map: {title}")
    return svg.replace("<svg ", f'<svg role="img" aria-label="{name}" ', 1)


def _title_by_tooltip(match: re.Match[str]) -> str:
    head, tail, rest = match.groups()
    tooltip = TOOLTIP.search(rest)
    words = tooltip.group(1) if tooltip else ""
    return f"{head}{words}{tail}{TOOLTIP.sub('', rest)}"
