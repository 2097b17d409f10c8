"""What groups of articles hold as a picture in argmap's own style; needs matplotlib.

Of the two libraries that were weighed, matplotlib with all it brings takes two thirds of the disk
of altair with vl-convert, and measures words by Arimo, which comes with argmap, where vl-convert
asks the system for fonts: so the same tables give the same bytes on every machine.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from argmap import __version__
from argmap.corpus.stats.count_tables import Counts, Group
from argmap.corpus.stats.plot_data import by_group, by_time
from argmap.corpus.stats.share_groups import TIMES
from argmap.errors import OutputError
from argmap.export.font_files import arimo_folder
from argmap.export.style import Style, Theme, load_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INSTALL = 'python -m pip install "argmap[stats]"'
DOTS = 72  # an inch, so that a point is a pixel
FAMILY = "Arimo"


def has_matplotlib() -> bool:
    """Return whether plots can be drawn."""
    return find_spec("matplotlib") is not None


def to_svg(found: Mapping[Group, Counts], by: Sequence[str], theme: Theme = "light") -> str:
    """Return a picture of the shares as SVG: bars of groups, or lines over time.

    Args:
        found: From `argmap.corpus.stats.count_tables`.
        by: What the groups were made by.
        theme: Its colours.

    Raises:
        OutputError: matplotlib is not installed, or there is nothing to draw.
    """
    if not has_matplotlib():
        raise OutputError(f"what draws plots is not installed: run {INSTALL}")
    if not any(counts.counts["units"] for counts in found.values()):
        raise OutputError("the tables hold no statements; there is nothing to draw")
    import matplotlib
    from matplotlib.font_manager import fontManager

    for path in sorted(arimo_folder().glob("*.ttf")):
        if not any(font.fname == str(path) for font in fontManager.ttflist):
            fontManager.addfont(path)
    style = load_style(theme)
    with matplotlib.rc_context(_settings(style)):
        figure, told = _drawn(found, by, style)
        out = io.StringIO()
        figure.savefig(
            out, format="svg", metadata={"Date": None, "Creator": f"argmap {__version__}"}
        )
    return _finished(out.getvalue(), told, style)


def _drawn(found: Mapping[Group, Counts], by: Sequence[str], style: Style) -> tuple[Figure, str]:
    from argmap.corpus.stats.plot_bars import draw_bars
    from argmap.corpus.stats.plot_lines import draw_lines

    when = next((place for place, name in enumerate(by) if name in TIMES), None)
    if when is None:
        return draw_bars(by_group(found), style)
    times, series = by_time(found, when)
    if not times:
        raise OutputError(f"no article tells its {by[when]}; leave out --by {by[when]}")
    return draw_lines(times, series, style)


def _settings(style: Style) -> dict[str, Any]:
    graph = style.graph
    return {
        "svg.fonttype": "none", "svg.hashsalt": "argmap", "text.parse_math": False,
        "font.family": [FAMILY], "font.size": 12, "figure.dpi": DOTS, "savefig.dpi": DOTS,
        "figure.facecolor": graph.background, "savefig.facecolor": graph.background,
        "axes.facecolor": graph.background, "text.color": graph.ink, "axes.titlesize": 12,
        "axes.titlelocation": "left", "axes.labelcolor": graph.ink, "axes.edgecolor": graph.frame,
        "xtick.color": graph.soft, "ytick.color": graph.ink, "axes.spines.top": False,
        "axes.spines.right": False, "axes.axisbelow": True, "grid.color": graph.group,
        "hatch.linewidth": 0.6,
    }  # fmt: skip


def _finished(svg: str, told: str, style: Style) -> str:
    """Name the fonts that may stand in for Arimo, and tell who hears the picture what it shows."""
    from xml.sax.saxutils import escape

    svg = svg[svg.index("<svg ") :].replace(f"'{FAMILY}'", style.graph.fonts.replace('"', "'"))
    head = re.search(r"<svg [^>]*>", svg)
    assert head is not None  # matplotlib made it
    # Points are pixels here; a browser would make them a third larger.
    sized = re.sub(r'((?:width|height)="[\d.]+)pt"', r'\1"', head[0])
    opened = sized.replace("<svg ", '<svg role="img" ', 1)
    words = f"<title>Shares of statements</title><desc>{escape(told)}</desc>"
    return f'<?xml version="1.0" encoding="utf-8"?>\n{opened}{words}{svg[head.end() :]}'
