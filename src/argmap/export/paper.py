"""A map for paper and slides: PDF and PNG, set by Typst from the SVG picture.

Typst comes with its wheel, no system library is needed. Words are set in Arimo, which has Arial's
measures, and stay words in the PDF, to be searched and read aloud. Only for letters that the fonts
of the wheels lack are the system's fonts asked, so that in English the same map gives the same
bytes on every machine.
"""

from __future__ import annotations

import math
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Literal

from argmap.errors import OutputError
from argmap.export.picture import to_svg
from argmap.export.view import View
from argmap.export.wording import clean
from argmap.graph.overlay import Overlay
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from typst import Fonts

# Nothing of the article stands in the source: Typst gets it as values.
SOURCE = b"""#set document(title: sys.inputs.title, date: none)
#set page(width: auto, height: auto, margin: 0pt)
#image(
  bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt,
  alt: "Argument map: " + sys.inputs.title,
)
"""
SIZE = re.compile(r'viewBox="-?[\d.]+ -?[\d.]+ ([\d.]+) ([\d.]+)"')
TEXT = re.compile(r">([^<>]+)</text>")
# What Arimo and the fonts of Typst's wheel have: Latin, Greek, Cyrillic, Hebrew, punctuation,
# arrows, signs, lines and shapes of the legend.
AT_HAND = re.compile(
    "[\x20-\u052f\u0590-\u05ff\u1e00-\u206f\u20a0-\u20bf\u2100-\u23ff\u2500-\u25ff]*"
)
LONGEST = 14_400.0  # points; viewers take no longer page
SHARP = 144.0  # dots an inch: two to a point
MOST = 50_000_000  # dots of a picture
WIDEST = 16_000  # dots of a side


def to_pdf(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> bytes:
    """Return a map as a PDF of one page, as large as the map.

    Args:
        argmap: The map.
        view: What of it is drawn, and how; all of it where None.
        overlay: Marks to compare it with another map.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: Graphviz or Typst is missing, or does not draw.
    """
    return _set(argmap, to_svg(argmap, view, overlay), "pdf")


def to_png(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> bytes:
    """Return a map as a PNG picture, two dots to a point; fewer where it would be too large.

    Args and errors are those of `to_pdf`.
    """
    return _set(argmap, to_svg(argmap, view, overlay), "png")


def _set(argmap: ArgumentMap, svg: str, format: Literal["pdf", "png"]) -> bytes:
    width, height = _size(svg)
    scale = min(1.0, LONGEST / max(width, height))
    inputs = {
        "title": clean(argmap.title or argmap.id),
        "svg": svg,
        "width": f"{width * scale:.3f}",
    }
    try:
        import typst

        made = typst.compile(
            SOURCE, format=format, ppi=_sharpness(width * scale, height * scale),
            sys_inputs=inputs, font_paths=_fonts(_is_at_hand(svg)), ignore_system_fonts=True,
        )  # fmt: skip
    except ImportError as error:
        raise OutputError(f"no Typst to make {format} with; run: pip install typst") from error
    except RuntimeError as error:
        raise OutputError(f"Typst cannot draw this map: {_first_line(error)}") from error
    assert isinstance(made, bytes)
    return made


def _sharpness(width: float, height: float) -> float:
    """Return the dots an inch for a page of so many points."""
    most = min(WIDEST / max(width, height), math.sqrt(MOST / (width * height)))
    return min(SHARP, 72 * most)


def _size(svg: str) -> tuple[float, float]:
    match = SIZE.search(svg)
    assert match  # Graphviz writes one
    return float(match.group(1)), float(match.group(2))


def _is_at_hand(svg: str) -> bool:
    """Return whether the fonts of the wheels have every letter of a picture."""
    return all(AT_HAND.fullmatch(unescape(words)) for words in TEXT.findall(svg))


@cache
def _fonts(at_hand: bool) -> Fonts:
    import typst
    from fontpkg_arimo import ROOT

    return typst.Fonts(include_system_fonts=not at_hand, font_paths=[str(ROOT / "files")])


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
