"""A map as a picture: SVG laid out by Graphviz."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from argmap.export.dot import to_dot
from argmap.export.dottext import GUARD
from argmap.export.draw import draw
from argmap.export.places import Places
from argmap.export.style import clean, load_style
from argmap.model import ArgumentMap

GROUP = re.compile(
    r'(<g id="[^"]+" class="(node|edge)[^"]*">\n<title>)[^<]*(</title>)(.*?</a>\n</g>\n.*?</g>)',
    re.DOTALL,
)
TOOLTIP = re.compile(r' ?xlink:title="([^"]*)"')
COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def to_svg(argmap: ArgumentMap) -> str:
    """Give a map as an SVG picture with one final newline.

    Every unit is a group with its id, every relation one with the relation's id; both carry
    their grounds as a title, which a browser shows as a tooltip and a screen reader reads.

    Raises:
        OutputError: Graphviz is missing.
    """
    huge = len(argmap.units) > load_style().graph.huge
    return _picture(to_dot(argmap), clean(argmap.title or argmap.id), huge)


# The page holds the same picture as the file: one layout serves both.
@lru_cache(maxsize=4)
def _picture(dot: str, title: str, huge: bool) -> str:
    svg = COMMENT.sub("", draw(dot).replace("\\" + GUARD, "\\"))
    places = Places(svg)

    def finish(match: re.Match[str]) -> str:
        head, kind, tail, rest = match.groups()
        tooltip = TOOLTIP.search(rest)
        rest = TOOLTIP.sub("", rest)
        if kind == "edge" and not huge:
            rest = places.put_label(rest)
        return f"{head}{tooltip.group(1) if tooltip else ''}{tail}{rest}"

    svg = GROUP.sub(finish, svg)
    name = escape(f"Argument map: {title}")
    return svg.replace("<svg ", f'<svg role="graphics-document document" aria-label="{name}" ', 1)
