"""A map as a picture: SVG laid out by Graphviz."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree as ET

from argmap.export.dot import to_dot
from argmap.export.dottext import GUARD
from argmap.export.graphviz_run import run_graphviz
from argmap.export.label_placement import LabelPlacer
from argmap.export.safe_text import clean
from argmap.export.style import GraphStyle, load_style
from argmap.export.svg_tree import SVG, XLINK, led_by, read_svg, write_svg
from argmap.export.text_width import known, text_width
from argmap.export.view import WHOLE, View
from argmap.graph.overlay import Overlay
from argmap.model import ArgumentMap

SIGN = re.compile("[\u2500-\u257f]")
# The kinds of groups that bear a title: what stands in a class's first word.
TITLED = ("node", "edge", "cluster")


def to_svg(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> str:
    """Return a map as an SVG picture with one final newline.

    Args and errors are those of `graph_tree`.
    """
    return write_svg(graph_tree(argmap, view, overlay))


def graph_tree(
    argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None
) -> ET.Element:
    """Return a map as a picture that is still a tree.

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
    root = read_svg(_laid_out(to_dot(argmap, view, overlay)).replace("\\" + GUARD, "\\"))
    places = LabelPlacer(root, graph.background, view.direction == "left-right")
    for group in list(root.iter(f"{SVG}g")):
        kind = group.get("class", "").partition(" ")[0]
        if kind in TITLED:
            _give_title(group)
        if kind == "edge" and not huge:
            places.put_label(group)
    for words in root.iter(f"{SVG}text"):
        _fit(graph, words)
    title = clean(argmap.title or argmap.id)
    named = {"aria-label": f"Argument map: {title}", "font-family": graph.fonts}
    led_by(root, role="graphics-document document", **named)
    return root


# The page holds the same picture as the file: one layout serves both.
@lru_cache(maxsize=4)
def _laid_out(dot: str) -> str:
    return run_graphviz(dot)


def _give_title(group: ET.Element) -> None:
    """Give a group the tooltip of its link for a title, which screen readers read too."""
    title, link = group.find(f"{SVG}title"), group.find(f".//{SVG}a")
    if title is not None:
        tooltips = [a.attrib.pop(f"{XLINK}title", "") for a in group.iter(f"{SVG}a")]
        title.text = next(filter(None, tooltips), "") if link is not None else ""


def _fit(graph: GraphStyle, element: ET.Element) -> None:
    """Give words the width that they have in Arial; signs get a font that has them."""
    words = element.text or ""
    had = dict(element.attrib)
    had.pop("font-family", None)
    if SIGN.search(words):
        had["font-family"] = f"{graph.signs}, {graph.fonts}"
    # Words of a guessed width are better left as wide as their font makes them.
    if words and "font-size" in had and known(words):
        width = text_width(words, float(had["font-size"]), had.get("font-weight") == "bold")
        had |= {"textLength": f"{width:.2f}", "lengthAdjust": "spacingAndGlyphs"}
    element.attrib = had
