"""SVG as a tree: read from Graphviz, changed, and written, by the standard library alone.

Only what Graphviz drew is read here, never a file of the user's: it declares no entities, for the
words in its DOT were escaped. A picture that declares some is refused, since a few of them can
stand for gigabytes.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from argmap.errors import OutputError

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
ET.register_namespace("", SVG.strip("{}"))
ET.register_namespace("xlink", XLINK.strip("{}"))
HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
 "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
"""


def read_svg(drawn: str) -> ET.Element:
    """Return a picture as a tree, without its comments.

    Args:
        drawn: The picture, as Graphviz or `write_svg` wrote it.

    Raises:
        OutputError: It declares entities, or is no XML.

    Example:
        >>> read_svg('<svg xmlns="http://www.w3.org/2000/svg"><!-- no --><g/></svg>')[0].tag
        '{http://www.w3.org/2000/svg}g'
    """
    if "<!ENTITY" in drawn[: drawn.find("<svg")]:
        raise OutputError("the picture declares entities, which Graphviz never does")
    try:
        return ET.fromstring(drawn)
    except ET.ParseError as error:
        raise OutputError(f"what Graphviz drew cannot be read: {error}") from error


def write_svg(root: ET.Element) -> str:
    """Return a tree as a file, with one final newline."""
    return f"{HEAD}{inline_svg(root)}\n"


def inline_svg(root: ET.Element) -> str:
    """Return a tree as it stands within a page, without the head of a file."""
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def size_of(root: ET.Element) -> tuple[float, float]:
    """Return the width and height of a picture, in its own units."""
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    return width, height


def led_by(element: ET.Element, **first: str) -> None:
    """Put attributes in front of those that an element has; those of the same name go.

    Example:
        >>> box = ET.Element("g", {"id": "u1", "role": "img"})
        >>> led_by(box, role="button")
        >>> ET.tostring(box, encoding="unicode")
        '<g role="button" id="u1" />'
    """
    element.attrib = first | {k: v for k, v in element.attrib.items() if k not in first}
