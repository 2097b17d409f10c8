"""The one-page view on the page: laid out for a wide pane, a narrow one and a phone.

One of them is in sight, by the width of the pane. They hold no ids, for the graph has them: a
statement names its unit as all other panels do.
"""

from __future__ import annotations

import re
from html import escape, unescape

from argmap.export.accessible_names import spoken_name
from argmap.export.page_svg import page_svg
from argmap.export.view import View
from argmap.export.wording import anchor, clean
from argmap.model import ArgumentMap

WIDTHS = ("screen", "pane", "phone")
UNIT = re.compile(
    r'<g id="([^"]+)" class="unit([^"]*)">(<title>[^<]*</title>)<a xlink:href="[^"]*">'
)
ID = re.compile(r' id="[^"]*"')
TITLE = re.compile(r"<title>argmap</title>\n")


def page_panel(argmap: ArgumentMap) -> str:
    """Return the one-page view of a map as HTML, once for each width.

    Args:
        argmap: The map.

    Raises:
        OutputError: Graphviz is missing.
    """
    names = {anchor(unit.id): spoken_name(unit) for unit in argmap.units}

    def named(match: re.Match[str]) -> str:
        id, kinds, title = match.groups()
        # The graph tells the grounds; here a box tells its words in full.
        told = escape(names[unescape(id)])
        return (
            f'<g class="unit{kinds}" data-unit="{id}">{title}'
            f'<a role="button" tabindex="-1" aria-label="{told}">'
        )

    pictures = []
    for name in WIDTHS:
        svg = page_svg(argmap, View(page=name))
        svg = TITLE.sub("", UNIT.sub(named, ID.sub(_kept, svg)))
        pictures.append(f'<div class="sheet {name}">{svg[svg.index("<svg") :]}</div>')
    said = escape(f"The argument on one page: {clean(argmap.title or argmap.id)}")
    return f'<div class="sheets" role="group" aria-label="{said}">{"".join(pictures)}</div>'


def _kept(match: re.Match[str]) -> str:
    return "" if match.group() == ' id="graph0"' else match.group()
