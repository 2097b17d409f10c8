"""The one-page view of a map as an SVG picture, laid out by Graphviz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

from argmap.export.graphviz_run import run_graphviz
from argmap.export.page_branches import branch_pages
from argmap.export.page_dot import page_dot
from argmap.export.page_fit import Fitted, fit_page, opened
from argmap.export.page_size import PageSize, load_pages
from argmap.export.page_tree import finish_page, words_of_page
from argmap.export.safe_text import clean
from argmap.export.shortening import shortened
from argmap.export.style import load_style
from argmap.export.svg_tree import read_svg, write_svg
from argmap.export.view import WHOLE, View
from argmap.graph.one_page import OnePage, one_page
from argmap.model import ArgumentMap
from argmap.records import led

SCREEN = "screen"
NAME = 12  # words of a page's name


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page that is drawn.

    Attributes:
        tree: The picture as a tree.
        name: What stands on it, in a few words.
        words: All its words in the order in which they are read.
        width: In CSS pixels.
        height: In CSS pixels.
    """

    tree: ET.Element
    name: str
    words: str
    width: int
    height: int

    @property
    def svg(self) -> str:
        """Return the picture as a file, with one final newline."""
        return write_svg(self.tree)


def page_svg(argmap: ArgumentMap, view: View | None = None) -> str:
    """Return the one-page view of a map as an SVG picture with one final newline.

    Every statement is a group with its id, whose title tells all of its words and its grounds.

    Args:
        argmap: The map.
        view: The page and the colours; a screen in light ones where None.

    Raises:
        OutputError: Graphviz is missing.
    """
    return next(draw_pages(argmap, view)).svg


def draw_pages(argmap: ArgumentMap, view: View | None = None) -> Iterator[DrawnPage]:
    """Yield the one-page view of a map, then a page a branch that does not stand on it whole.

    Args and errors are those of `page_svg`.
    """
    view = view or WHOLE
    style, size = load_style(view.theme), load_pages()[view.page or SCREEN]
    title, page = clean(argmap.title or argmap.id), one_page(argmap)
    first = fit_page(page, style, size, title)
    yield drawn_page(argmap, first, size, title, title)
    for fitted in branch_pages(page, first, style, size, title):
        top = fitted.entries[0]
        band = style.bands[top.band].label
        name = f"{band} {top.number}: {shortened(led(top.unit), NAME)}"
        yield drawn_page(argmap, fitted, size, title, name)


def unfolded_page(
    argmap: ArgumentMap, page: OnePage, size: str
) -> tuple[ET.Element, Fitted, Fitted]:
    """Return a page with all its statements, however high, and what of them fits the page.

    Args:
        argmap: The map.
        page: Its one-page view.
        size: The name of a page that is cut to what stands on it.

    Returns:
        The picture, the page as it would fit, and as it is drawn.

    Raises:
        OutputError: Graphviz is missing.
    """
    style, sheet = load_style(WHOLE.theme), load_pages()[size]
    title = clean(argmap.title or argmap.id)
    fitted = fit_page(page, style, sheet, title)
    whole = opened(page, fitted, style, title)
    return drawn_page(argmap, whole, sheet, title, title).tree, fitted, whole


def drawn_page(
    argmap: ArgumentMap, fitted: Fitted, size: PageSize, title: str, name: str
) -> DrawnPage:
    """Return a page that was fitted as a picture.

    Args:
        argmap: The map whose units stand on it.
        fitted: The page.
        size: Its size.
        title: The article's.
        name: What stands on it.

    Raises:
        OutputError: Graphviz is missing.
    """
    tree = read_svg(_laid_out(page_dot(fitted)))
    height = finish_page(tree, argmap, fitted.measure.words.style.graph, size, title)
    return DrawnPage(tree, name, words_of_page(tree), size.width, height)


# A picture in another form, such as PNG, is laid out as the SVG is: one layout serves both.
@lru_cache(maxsize=4)
def _laid_out(dot: str) -> str:
    # There is one node, whose table is laid out alike by all programs; `dot` measures it twice.
    return run_graphviz(dot, program="neato")
