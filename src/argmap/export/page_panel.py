"""The one-page view on the page: laid out for a wide pane, a narrow one and a phone.

One of them is in sight, by the width of the pane. They hold no ids, for the graph has them: a
statement names its unit as all other panels do. Each is laid out with all statements, as high as
they need; the script folds what would not fit the page, and shifts what stands below, so that the
reader opens and filters it as it stands there (`page/sheet.js`).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree as ET

from argmap.export.accessible_names import spoken_name
from argmap.export.page_dot import PART, REFERENCE
from argmap.export.page_fit import Fitted
from argmap.export.page_svg import unfolded_page
from argmap.export.safe_text import clean
from argmap.export.svg_tree import SVG, XLINK, inline_svg
from argmap.export.wording import anchor
from argmap.graph.one_page import one_page
from argmap.model import ArgumentMap, Unit

WIDTHS = ("wide", "pane", "phone")


def page_panel(argmap: ArgumentMap) -> str:
    """Return the one-page view of a map as HTML, once for each width.

    Args:
        argmap: The map.

    Raises:
        OutputError: Graphviz is missing.
    """
    page = one_page(argmap)
    pictures = []
    for name in WIDTHS:
        root, shown, whole = unfolded_page(argmap, page, name)
        _fill(root, argmap, shown, whole)
        pictures.append(f'<div class="sheet {name}">{inline_svg(root)}</div>')
    said = escape(f"The argument on one page: {clean(argmap.title or argmap.id)}")
    return f'<div class="sheets" role="group" aria-label="{said}">{"".join(pictures)}</div>'


def _fill(root: ET.Element, argmap: ArgumentMap, shown: Fitted, whole: Fitted) -> None:
    """Tell the script of each part of a picture what it is, where it hangs and how high it is."""
    units = {anchor(unit.id): unit for unit in argmap.units}
    places = dict(_places(whole))
    first = {entry.unit.id for entry in shown.entries}
    last, words = "", whole.measure.words
    for group in root.iter(f"{SVG}g"):
        kind, _, name = (group.get("class") or "").partition(" ")
        id = group.attrib.pop("id", "")
        if kind == "unit":
            last, unit = id, units[id]
            later = {"data-later": ""} if unit.id in places and unit.id not in first else {}
            group.attrib |= {"data-unit": id} | places.get(unit.id, {}) | later
            _make_button(group, unit)
            if unit.id in places and words.hidden[unit.id]:
                _mark_count(group)
        elif kind == "part" and name == REFERENCE:
            group.set("data-below", last)
        elif kind == "part":
            group.attrib |= places.get(PART + name, {})
            if any(name == band and count for band, count in words.more.items()):
                _mark_count(group)
        else:
            # It would be the tooltip of all.
            for title in group.findall(f"{SVG}title"):
                group.remove(title)


def _places(whole: Fitted) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield for each statement, and for the name of each band, column, height and parent."""
    for number, column in enumerate(whole.columns):
        for band in column.bands:
            entries = [entry for entry in whole.entries if entry.band == band]
            name = whole.measure.band_head(band)
            here = {"data-column": str(number)}
            yield PART + band, here | {"data-band": PART + band, "data-height": f"{name:g}"}
            for entry in entries:
                height = whole.measure.box_height(entry, column.width)
                under = anchor(entry.parent) if entry.parent else PART + band
                yield entry.unit.id, here | {"data-height": f"{height:g}", "data-under": under}


def _make_button(group: ET.Element, unit: Unit) -> None:
    """Let a statement be a button that tells its words in full; the graph tells the grounds."""
    for link in group.iter(f"{SVG}a"):
        link.attrib.pop(f"{XLINK}href", None)
        link.attrib |= {"role": "button", "tabindex": "-1", "aria-label": spoken_name(unit)}


def _mark_count(group: ET.Element) -> None:
    """Mark what counts the statements below a part: the last of its words."""
    count = list(group.iter(f"{SVG}text"))[-1]
    count.set("class", "more")
    # The script counts anew.
    for name in ("textLength", "lengthAdjust"):
        count.attrib.pop(name, None)
