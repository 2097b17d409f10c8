"""The picture of a map: its one-page view, on one page or on several, or the whole graph."""

from __future__ import annotations

from argmap.export.page_svg import draw_pages, page_svg
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


def to_svgs(
    argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None
) -> str | dict[str, str]:
    """Return the picture of a map; where a page is named, each page by what its name ends in.

    Args and errors are those of `to_svg`.
    """
    if not in_pages(view, overlay):
        return to_svg(argmap, view, overlay)
    drawn = enumerate(draw_pages(argmap, view), 1)
    return {page_suffix(number, ".svg"): page.svg for number, page in drawn}


def in_pages(view: View | None, overlay: Overlay | None) -> bool:
    """Return whether a picture goes on on further pages: whether a page is named to draw it on."""
    return view is not None and view.drawn == "page" and view.page is not None and not overlay


def page_suffix(number: int, suffix: str) -> str:
    """Return what the name of the file of a page ends in.

    Example:
        >>> page_suffix(1, ".svg"), page_suffix(2, ".svg")
        ('.svg', '.2.svg')
    """
    return suffix if number == 1 else f".{number}{suffix}"
