"""A map as a Mermaid flowchart, for Markdown on GitHub, in wikis and notes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.export.wording import remarks
from argmap.formats.drawn_relations import DrawnLink, links_of
from argmap.model import ArgumentMap
from argmap.records import words_of

ARROWS = {
    "support": "-->", "rebut": "==>", "undercut": "-.->", "qualify": "-.->", "linked": "-.->",
}  # fmt: skip
# What Mermaid reads in a quoted label, though it is quoted: its own entities begin with #.
ENTITIES = {ord(sign): f"#{ord(sign)};" for sign in "#&<>\"'`\\%{}[]()|*_~^$;:@/!="}


def to_mermaid(argmap: ArgumentMap) -> str:
    """Return a map as a Mermaid flowchart; conclusions have a thicker frame."""
    return "\n".join(_lines(argmap)) + "\n"


def _lines(argmap: ArgumentMap) -> Iterator[str]:
    yield "flowchart BT"
    names = {unit.id: f"u{n}" for n, unit in enumerate(argmap.units, 1)}
    for unit in argmap.units:
        said = ", ".join(remarks(unit))
        words = clean(words_of(unit)) + (f" ({said})" if said else "")
        yield f'    {names[unit.id]}["{_quoted(words)}"]'
    joints, links = links_of(argmap, names)
    for joint in joints:
        yield f"    {joint}(( ))"
    for link in links:
        yield f"    {_link(link)}"
    ends = [names[unit.id] for unit in argmap.conclusions]
    if ends:
        yield "    classDef conclusion stroke-width:3px"
        yield f"    class {','.join(ends)} conclusion"


def _link(link: DrawnLink) -> str:
    label = f'|"{_quoted(load_style().relations[link.type].label)}"|' if link.label else ""
    return f"{link.source} {ARROWS[link.type]}{label} {link.target}"


def _quoted(text: str) -> str:
    return escape(text.translate(ENTITIES), quote=False) or " "
