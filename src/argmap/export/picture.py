"""The picture of a map as SVG: its one-page view, or the whole graph."""

from __future__ import annotations

from argmap.export.page_svg import page_svg
from argmap.export.svg import to_svg as graph_svg
from argmap.export.view import WHOLE, View
from argmap.graph.overlay import Overlay
from argmap.model import ArgumentMap


def to_svg(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> str:
    """Return the picture of a map, in the view that is asked for, with one final newline.

    Args:
        argmap: The map.
        view: What of it is drawn, and how; the argument on one page where None.
        overlay: Marks to compare it with another map; then the graph is drawn.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: Graphviz is missing.
    """
    view = view or WHOLE
    if overlay or view.drawn == "graph":
        return graph_svg(argmap, view, overlay)
    return page_svg(argmap, view)
