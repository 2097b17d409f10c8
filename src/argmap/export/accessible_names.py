"""Names for screen readers: the picture on the page with one for every unit and relation."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from argmap.export.dot import edge_ids
from argmap.export.safe_text import clean
from argmap.export.svg_tree import SVG, XLINK, inline_svg, led_by
from argmap.export.wording import anchor, relation_in_words, remarks
from argmap.model import ArgumentMap, Unit
from argmap.records import led

ARROWS = ("edge", "node point")
TO_TEXT = "#t-"


def with_accessible_names(argmap: ArgumentMap, root: ET.Element) -> str:
    """Return the picture of a map in shape for the page.

    A unit becomes a button and a relation an image, both with a name; the points and second
    halves of arrows are hidden from screen readers.

    Args:
        argmap: The map.
        root: Its picture from `svg.graph_tree`; changed in place.
    """
    ids = edge_ids(argmap)
    told = {ids[r.id]: f"{clean(r.id)}: {relation_in_words(argmap, r)}" for r in argmap.relations}
    units = {anchor(unit.id): spoken_name(unit) for unit in argmap.units}
    for group in root.iter(f"{SVG}g"):
        if group.get("class", "").startswith(ARROWS):
            name = told.get(group.get("id") or "")
            group.attrib |= {"role": "img", "aria-label": name} if name else {"aria-hidden": "true"}
    for link in root.iter(f"{SVG}a"):
        target = link.get(f"{XLINK}href", "")
        if target.startswith(TO_TEXT):
            name = units[target.removeprefix(TO_TEXT)]
            led_by(link, role="button", **{"aria-label": name})
    return inline_svg(root)


def spoken_name(unit: Unit) -> str:
    """Return a unit's name for those who hear it: "u4, claim, says Moon: the talks failed"."""
    said = [remark.removeprefix("≈ ") for remark in remarks(unit)]
    return f"{', '.join([clean(unit.id), unit.role, *said])}: {clean(led(unit))}"
