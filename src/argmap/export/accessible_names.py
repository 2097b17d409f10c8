"""Names for screen readers: the picture on the page with one for every unit and relation."""

from __future__ import annotations

import re
from html import escape, unescape

from argmap.export.dot import edge_ids
from argmap.export.wording import anchor, clean, relation_in_words, remarks
from argmap.model import ArgumentMap, Unit
from argmap.records import led

GROUP = re.compile(r'<g id="([^"]+)" class="(?:edge|node point)[^"]*"(?=>)')
LINK = re.compile(r'<a (?=xlink:href="#t-([^"]+)")')


def with_accessible_names(argmap: ArgumentMap, svg: str) -> str:
    """Return the picture of a map in shape for the page.

    A unit becomes a button and a relation an image, both with a name; the points and second
    halves of arrows are hidden from screen readers.

    Args:
        argmap: The map.
        svg: Its picture from `to_svg`.
    """
    ids = edge_ids(argmap)
    told = {ids[r.id]: f"{clean(r.id)}: {relation_in_words(argmap, r)}" for r in argmap.relations}
    units = {anchor(unit.id): spoken_name(unit) for unit in argmap.units}

    def arrow(match: re.Match[str]) -> str:
        name = told.get(unescape(match.group(1)))
        role = f'role="img" aria-label="{escape(name)}"' if name else 'aria-hidden="true"'
        return f"{match.group()} {role}"

    def button(match: re.Match[str]) -> str:
        name = units[unescape(match.group(1))]
        return f'<a role="button" aria-label="{escape(name)}" '

    return LINK.sub(button, GROUP.sub(arrow, svg[svg.index("<svg") :]))


def spoken_name(unit: Unit) -> str:
    """Return a unit's name for those who hear it: "u4, claim, says Moon: the talks failed"."""
    said = [remark.removeprefix("≈ ") for remark in remarks(unit)]
    return f"{', '.join([clean(unit.id), unit.role, *said])}: {clean(led(unit))}"
