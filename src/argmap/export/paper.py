"""A map for paper and slides: PDF and PNG, set by Typst from the SVG picture.

Typst comes with its wheel, no system library is needed. Words are set in Arimo, which has Arial's
measures, and stay words in the PDF, to be searched and read aloud. Only for letters that the fonts
of the wheels lack are the system's fonts asked, so that in English the same map gives the same
bytes on every machine.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal
from xml.etree.ElementTree import Element

from argmap.errors import OutputError
from argmap.export.font_files import arimo_folder
from argmap.export.page_svg import draw_pages
from argmap.export.picture import in_pages, page_suffix, to_svg
from argmap.export.safe_text import clean
from argmap.export.svg_tree import SVG, read_svg, size_of
from argmap.export.view import WHOLE, View
from argmap.graph.overlay import Overlay
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from typst import Fonts

# Nothing of the article stands in the source: Typst gets it as values. The words of a picture are
# its text for who hears it; unseen headings are the bookmarks.
SOURCE = b"""#set document(title: sys.inputs.title, date: none)
#for sheet in json(bytes(sys.inputs.sheets)) {
  set page(width: sheet.width * 1pt, height: sheet.height * 1pt, margin: 0pt)
  page({
    if sheet.level > 0 {
      place(hide(heading(level: sheet.level, outlined: false, bookmarked: true, sheet.name)))
    }
    image(bytes(sheet.svg), format: "svg", width: sheet.width * 1pt, alt: sheet.words)
  })
}
"""
# What Arimo and the fonts of Typst's wheel have: Latin, Greek, Cyrillic, Hebrew, punctuation,
# arrows, signs, lines and shapes of the legend.
AT_HAND = re.compile(
    "[\x20-\u052f\u0590-\u05ff\u1e00-\u206f\u20a0-\u20bf\u2100-\u23ff\u2500-\u25ff]*"
)
SHEET = "a4-landscape"  # where no page is named
TO_POINTS = 0.75  # CSS pixels to points
LONGEST = 14_400.0  # points; viewers take no longer page
SHARP = 144.0  # dots an inch: two to a point
MOST = 50_000_000  # dots of a picture
WIDEST = 16_000  # dots of a side


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture as Typst is told it.

    Attributes:
        svg: The picture.
        width: In points.
        height: In points.
        words: Its words, for who hears it.
        name: What the bookmark says; empty without one.
        level: The depth of the bookmark from 1; 0 without one.
        at_hand: Whether the fonts of the wheels have all of its letters.
    """

    svg: str
    width: float
    height: float
    words: str
    name: str
    level: int
    at_hand: bool


def to_pdf(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> bytes:
    """Return a map as a PDF: its one-page view and a page a branch, or the graph on one page.

    Args:
        argmap: The map.
        view: What of it is drawn, and how; sheets of A4 where no page is named.
        overlay: Marks to compare it with another map.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: Graphviz or Typst is missing, or does not draw.
    """
    view = view or WHOLE
    if overlay or view.drawn == "graph":
        return _set(argmap, [_graph_sheet(argmap, view, overlay)], "pdf")
    drawn = list(draw_pages(argmap, replace(view, page=view.page or SHEET)))
    bookmarked = len(drawn) > 1
    sheets = [
        _sheet(
            page.tree, page.svg, page.width * TO_POINTS, page.height * TO_POINTS, page.words,
            page.name, bookmarked * (1 if not number else 2),
        )
        for number, page in enumerate(drawn)
    ]  # fmt: skip
    return _set(argmap, sheets, "pdf")


def to_png(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> bytes:
    """Return a map as a PNG picture, two dots to a pixel; fewer where it would be too large.

    Args and errors are those of `to_pdf`.
    """
    return _set(argmap, [_graph_sheet(argmap, view, overlay)], "png")


def to_pngs(
    argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None
) -> bytes | dict[str, bytes]:
    """Return a map as a PNG picture; where a page is named, each page by what its name ends in.

    Args and errors are those of `to_pdf`.
    """
    if not in_pages(view, overlay):
        return to_png(argmap, view, overlay)
    drawn = enumerate(draw_pages(argmap, view), 1)
    return {
        page_suffix(number, ".png"): _set(
            argmap, [_sheet(page.tree, page.svg, page.width, page.height, page.words)], "png"
        )
        for number, page in drawn
    }


def _graph_sheet(argmap: ArgumentMap, view: View | None, overlay: Overlay | None) -> Sheet:
    svg = to_svg(argmap, view, overlay)
    tree = read_svg(svg)
    width, height = size_of(tree)
    scale = min(1.0, LONGEST / max(width, height))
    alt = f"Argument map: {clean(argmap.title or argmap.id)}"
    return _sheet(tree, svg, width * scale, height * scale, alt)


def _sheet(
    tree: Element, svg: str, width: float, height: float, words: str, name: str = "", level: int = 0
) -> Sheet:
    """Return a picture as a sheet; lengths are in points."""
    # Typst leaves an empty page where a picture is as high as its page but for a rounding.
    size = round(width, 3), round(height, 3) + 0.01
    return Sheet(svg, *size, words, name, level, _is_at_hand(tree))


def _set(argmap: ArgumentMap, sheets: Sequence[Sheet], format: Literal["pdf", "png"]) -> bytes:
    told = json.dumps([asdict(sheet) for sheet in sheets])
    inputs = {"title": clean(argmap.title or argmap.id), "sheets": told}
    at_hand = all(sheet.at_hand for sheet in sheets)
    try:
        import typst

        made = typst.compile(
            SOURCE, format=format, ppi=_sharpness(sheets[0].width, sheets[0].height),
            sys_inputs=inputs, font_paths=_fonts(at_hand), ignore_system_fonts=True,
        )  # fmt: skip
    except ImportError as error:
        raise OutputError(
            f'no Typst to make {format} with; run: pip install "argmap[paper]"'
        ) from error
    except RuntimeError as error:
        raise OutputError(f"Typst cannot draw this map: {_first_line(error)}") from error
    assert isinstance(made, bytes)
    return made


def _sharpness(width: float, height: float) -> float:
    """Return the dots an inch for a page of so many points."""
    most = min(WIDEST / max(width, height), math.sqrt(MOST / (width * height)))
    return min(SHARP, 72 * most)


def _is_at_hand(tree: Element) -> bool:
    """Return whether the fonts of the wheels have every letter of a picture."""
    return all(AT_HAND.fullmatch(text.text or "") for text in tree.iter(f"{SVG}text"))


@cache
def _fonts(at_hand: bool) -> Fonts:
    import typst

    return typst.Fonts(include_system_fonts=not at_hand, font_paths=[str(arimo_folder())])


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
