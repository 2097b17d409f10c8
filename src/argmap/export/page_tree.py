"""What Graphviz drew of a page, finished: names and titles, words behind words, the page around.

Graphviz sets every run of words by itself, by its own measure of letters; here they stand one
behind another as wide as they are in Arial.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from argmap.export.page_dot import PART
from argmap.export.page_size import PageSize
from argmap.export.safe_text import clean
from argmap.export.style import GraphStyle
from argmap.export.svg_tree import SVG, XLINK, led_by
from argmap.export.text_width import known, text_width
from argmap.export.wording import anchor, grounds_in_words
from argmap.model import ArgumentMap, Unit
from argmap.records import led

LINK = "a_"  # what Graphviz puts before the id of a part that is a link
GROUP, A, TEXT, TITLE = (f"{SVG}{name}" for name in ("g", "a", "text", "title"))
WORDS = ("font-weight", "font-style", "font-size", "fill")


def finish_page(
    root: ET.Element, argmap: ArgumentMap, graph: GraphStyle, size: PageSize, title: str
) -> int:
    """Give a page its names, its lines and its size, and return its height in pixels.

    Args:
        root: What Graphviz drew; changed in place.
        argmap: The map.
        graph: Its fonts and colours.
        size: The page.
        title: The article's.
    """
    units = {anchor(unit.id): unit for unit in argmap.units}
    for group in list(root.iter(GROUP)):
        id = (group.get("id") or "").removeprefix(LINK)
        if group.get("class") == "graph":
            _remove(group, f"{SVG}polygon")
        elif group.get("class") == "node":
            _remove(group, TITLE)
            group.attrib = {"class": "page"}
        elif id.startswith(PART):
            _part(group, id.removeprefix(PART))
        elif group.get("id") != id and id in units:
            _name(group, id, units[id])
    for parent in list(root.iter()):
        if parent.find(TEXT) is not None:
            _set_lines(parent)
    return _put_on_page(root, graph, size, title)


def words_of_page(root: ET.Element) -> str:
    """Return all words of a page in the order in which they are read."""
    return " ".join(" ".join(text.text or "" for text in root.iter(TEXT)).split())


def _remove(group: ET.Element, tag: str) -> None:
    found = group.find(tag)
    if found is not None:
        group.remove(found)


def _part(group: ET.Element, kind: str) -> None:
    """Make a link the group of a part that is no statement and leads nowhere."""
    group.attrib = {"class": f"part {kind}"}
    for link in group.findall(A):
        group.remove(link)
        group.text = link.text
        group.extend(link)


def _name(group: ET.Element, id: str, unit: Unit) -> None:
    """Make a part the group of a unit, with all its words and grounds as a title."""
    kinds = f"unit {unit.role}{' hedged' if unit.hedged else ''}"
    group.attrib = {"id": id, "class": kinds}
    title = ET.Element(TITLE)
    title.text = f"{clean(unit.id)}, {unit.role}: {clean(led(unit))} ({grounds_in_words(unit)})"
    group.insert(0, title)
    for link in group.iter(A):
        link.attrib.pop(f"{XLINK}title", None)


def _set_lines(parent: ET.Element) -> None:
    """Set the words in a part anew, each run behind the one before it on its line."""
    made: list[ET.Element] = []
    for is_text, run in groupby(list(parent), lambda child: child.tag == TEXT):
        children = list(run)
        made += _line(children) if is_text else children
    for child in list(parent):
        parent.remove(child)
    parent.extend(made)


def _line(texts: Iterable[ET.Element]) -> Iterator[ET.Element]:
    at, height = 0.0, ""
    for text in texts:
        words, had = text.text or "", text.attrib
        if words == " ":
            # The blank that `page_dot` puts behind each line.
            at, height = 0.0, ""
            continue
        width = text_width(words, float(had["font-size"]), "font-weight" in had)
        at, height = (at, height) if had["y"] == height else (float(had["x"]), had["y"])
        place = {"x": f"{at:.2f}", "y": height}
        looks = {name: had[name] for name in WORDS if name in had}
        # Words of a guessed width are better left as wide as their font makes them.
        fit = {"textLength": f"{width:.2f}", "lengthAdjust": "spacingAndGlyphs"}
        blanks = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
        text.attrib = blanks | place | looks | (fit if known(words) else {})
        at += width
        yield text


def _put_on_page(root: ET.Element, graph: GraphStyle, size: PageSize, title: str) -> int:
    """Return the height of a picture in pixels, once it has the size and ground of the page."""
    drawn = float((root.get("viewBox") or "").split()[3])
    height = round(drawn) + 2 * size.margin if size.cut else size.height
    edge = str(-size.margin)
    measures = {"width": str(size.width), "height": str(height)}
    led_by(
        root, role="graphics-document document", **{"aria-label": f"Argument map: {title}"},
        **{"font-family": graph.fonts}, **measures,
        viewBox=f"{edge} {edge} {size.width} {height}",
    )  # fmt: skip
    place = {"x": edge, "y": edge} | measures
    ground = ET.Element(f"{SVG}rect", place | {"fill": graph.background})
    ground.tail = "\n"
    root.insert(0, ground)
    return height
