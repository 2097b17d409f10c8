"""A map as a picture: SVG laid out by Graphviz."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from html import escape, unescape

from argmap.export.dot import to_dot
from argmap.export.dottext import GUARD
from argmap.export.graphviz_run import run_graphviz
from argmap.export.label_placement import LabelPlacer
from argmap.export.style import GraphStyle, load_style
from argmap.export.text_width import known, text_width
from argmap.export.view import WHOLE, View
from argmap.export.wording import clean
from argmap.graph.overlay import Overlay
from argmap.model import ArgumentMap

GROUP = re.compile(
    r'(<g id="[^"]+" class="(node|edge|cluster)[^"]*">\n<title>)[^<]*(</title>)'
    r"(.*?</a>\n</g>\n.*?</g>)",
    re.DOTALL,
)
TOOLTIP = re.compile(r' ?xlink:title="([^"]*)"')
COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
SIGN = re.compile("[\u2500-\u257f]")
WORDS = re.compile(
    r'<text (xml:space="preserve" text-anchor="\w+" x="[^"]*" y="[^"]*") font-family="[^"]*"'
    r'( font-weight="bold")?([^>]*?font-size="([\d.]+)"[^>]*)>([^<]+)</text>'
)


def to_svg(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> str:
    """Return a map as an SVG picture with one final newline.

    Every unit is a group with its id, every relation one with the relation's id; both carry
    their grounds as a title, which a browser shows as a tooltip and a screen reader reads. Words
    carry their width, so that where another font stands in for Arial they stay in their boxes.

    Args:
        argmap: The map.
        view: What of it is drawn, and how; all of it where None.
        overlay: Marks to compare it with another map.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: Graphviz is missing.
    """
    view = view or WHOLE
    graph = load_style(view.theme).graph
    huge = len(argmap.units) > graph.huge
    dot = to_dot(argmap, view, overlay)
    sideways = view.direction == "left-right"
    return _picture(dot, clean(argmap.title or argmap.id), huge, sideways, graph)


# The page holds the same picture as the file: one layout serves both.
@lru_cache(maxsize=4)
def _picture(dot: str, title: str, huge: bool, sideways: bool, graph: GraphStyle) -> str:
    svg = COMMENT.sub("", run_graphviz(dot).replace("\\" + GUARD, "\\"))
    places = LabelPlacer(svg, graph.background, sideways)

    def finish(match: re.Match[str]) -> str:
        head, kind, tail, rest = match.groups()
        tooltip = TOOLTIP.search(rest)
        rest = TOOLTIP.sub("", rest)
        if kind == "edge" and not huge:
            rest = places.put_label(rest)
        return f"{head}{tooltip.group(1) if tooltip else ''}{tail}{rest}"

    svg = GROUP.sub(finish, svg)
    svg = WORDS.sub(partial(_fitted, graph), svg)
    name = escape(f"Argument map: {title}")
    said = f'role="graphics-document document" aria-label="{name}" font-family="{graph.fonts}"'
    return svg.replace("<svg ", f"<svg {said} ", 1)


def _fitted(graph: GraphStyle, match: re.Match[str]) -> str:
    """Return words with the width that they have in Arial; signs get a font that has them."""
    place, bold, letters, size, words = match.groups()
    shown = unescape(words)
    width = text_width(shown, float(size), bool(bold))
    # Words of a guessed width are better left as wide as their font makes them.
    fit = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if known(shown) else ""
    signs = f' font-family="{graph.signs}, {graph.fonts}"' if SIGN.search(shown) else ""
    return f"<text {place}{signs}{bold or ''}{letters}{fit}>{words}</text>"
