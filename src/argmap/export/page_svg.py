"""The one-page view of a map as an SVG picture, laid out by Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape, unescape

from argmap.export.graphviz_run import run_graphviz
from argmap.export.page_branches import branch_pages
from argmap.export.page_dot import page_dot
from argmap.export.page_fit import Fitted, fit_page
from argmap.export.page_size import PageSize, load_pages
from argmap.export.page_words import shortened
from argmap.export.style import GraphStyle, Style, load_style
from argmap.export.text_width import known, text_width
from argmap.export.view import WHOLE, View
from argmap.export.wording import anchor, clean, grounds_in_words
from argmap.graph.one_page import one_page
from argmap.model import ArgumentMap, Unit
from argmap.records import led

SCREEN = "screen"
NAME = 12  # words of a page's name
HEIGHT = re.compile(r'<svg [^>]* height="(\d+)"')
READ = re.compile(r"<text [^>]*>([^<]*)</text>")
COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
GROUND = re.compile(r'<polygon fill="[^"]*" stroke="[^"]*" points="[^"]*"/>\n')
BOX = re.compile(r'<g id="a_([^"]+)"><a xlink:href="([^"]+)" xlink:title="[^"]*">\n')
SIZE = re.compile(r'<svg width="[^"]*" height="[^"]*"\s+viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"')
NODE = re.compile(r'<g id="node1" class="node">\n<title>[^<]*</title>')
LINE = re.compile(r"(?:<text [^>]*>[^<]*</text>\n)+")
WORDS = re.compile(
    r'<text xml:space="preserve" text-anchor="start" x="([^"]*)" y="([^"]*)" font-family="[^"]*"'
    r'( font-weight="bold")?([^>]*?font-size="([\d.]+)"[^>]*)>([^<]*)</text>\n'
)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page that is drawn.

    Attributes:
        svg: The picture, with one final newline.
        name: What stands on it, in a few words.
        words: All its words in the order in which they are read.
        width: In CSS pixels.
        height: In CSS pixels.
    """

    svg: str
    name: str
    words: str
    width: int
    height: int


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
    svg = _finished(argmap, _laid_out(page_dot(fitted)), fitted.measure.words.style, size, title)
    height = int(HEIGHT.search(svg).group(1))  # type: ignore[union-attr]
    words = " ".join(unescape(" ".join(READ.findall(svg))).split())
    return DrawnPage(svg, name, words, size.width, height)


# The HTML page holds the same picture as the file: one layout serves both.
_laid_out = lru_cache(maxsize=4)(run_graphviz)


def _finished(argmap: ArgumentMap, svg: str, style: Style, size: PageSize, title: str) -> str:
    """Return what Graphviz drew with names, titles, and the page around it."""
    units = {anchor(unit.id): unit for unit in argmap.units}
    svg = GROUND.sub("", COMMENT.sub("", svg), count=1)
    svg = BOX.sub(partial(_named, units), svg)
    svg = LINE.sub(partial(_line, style.graph), svg)
    return _paged(NODE.sub('<g class="page">', svg), style.graph, size, title)


def _named(units: dict[str, Unit], match: re.Match[str]) -> str:
    id, link = match.groups()
    unit = units[unescape(id)]
    kinds = f"unit {unit.role}{' hedged' if unit.hedged else ''}"
    told = f"{clean(unit.id)}, {unit.role}: {clean(led(unit))} ({grounds_in_words(unit)})"
    return f'<g id="{id}" class="{kinds}"><title>{escape(told)}</title><a xlink:href="{link}">\n'


def _line(graph: GraphStyle, match: re.Match[str]) -> str:
    """Return texts that stand one behind another, each where the one before it ends in Arial."""
    made, at, height = [], 0.0, ""
    for x, y, bold, letters, points, words in WORDS.findall(match.group()):
        shown = unescape(words)
        if shown == " ":
            at, height = 0.0, ""
            continue
        width = text_width(shown, float(points), bool(bold))
        at, height = (at, height) if y == height else (float(x), y)
        fit = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if known(shown) else ""
        made.append(
            f'<text xml:space="preserve" x="{at:.2f}" y="{y}"{bold}{letters}{fit}>{words}</text>\n'
        )
        at += width
    return "".join(made)


def _paged(svg: str, graph: GraphStyle, size: PageSize, title: str) -> str:
    found = SIZE.search(svg)
    assert found  # Graphviz writes one
    height = round(float(found.group(2))) + 2 * size.margin if size.cut else size.height
    head = (
        f'<svg role="graphics-document document" aria-label="{escape(f"Argument map: {title}")}" '
        f'font-family="{graph.fonts}" width="{size.width}" height="{height}" '
        f'viewBox="{-size.margin} {-size.margin} {size.width} {height}"'
    )
    ground = (
        f'<rect x="{-size.margin}" y="{-size.margin}" width="{size.width}" height="{height}" '
        f'fill="{graph.background}"/>\n<g id="graph0"'
    )
    return SIZE.sub(lambda _: head, svg).replace('<g id="graph0"', ground, 1)
