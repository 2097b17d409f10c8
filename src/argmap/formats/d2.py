"""A map in D2, a language of diagrams."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.export.wording import remarks
from argmap.formats.drawn_relations import links_of
from argmap.model import ArgumentMap
from argmap.records import words_of

LINES = {
    "support": "", "rebut": "stroke-width: 4", "undercut": "stroke-dash: 3",
    "qualify": "stroke-dash: 5", "linked": "stroke-dash: 2",
}  # fmt: skip


def to_d2(argmap: ArgumentMap) -> str:
    """Return a map as a D2 diagram; conclusions have a thicker frame."""
    return "\n".join(_lines(argmap)) + "\n"


def _lines(argmap: ArgumentMap) -> Iterator[str]:
    yield "direction: up"
    names = {unit.id: f"u{n}" for n, unit in enumerate(argmap.units, 1)}
    for unit in argmap.units:
        said = ", ".join(remarks(unit))
        words = clean(words_of(unit)) + (f" ({said})" if said else "")
        frame = " {style.stroke-width: 4}" if unit.role == "conclusion" else ""
        yield f"{names[unit.id]}: {_quoted(words)}{frame}"
    joints, links = links_of(argmap, names)
    for joint in joints:
        yield f'{joint}: "" {{shape: circle; width: 12; height: 12}}'
    for link in links:
        label = _quoted(load_style().relations[link.type].label) if link.label else '""'
        style = f"style.{LINES[link.type]}" if LINES[link.type] else ""
        yield f"{link.source} -> {link.target}: {label}" + (f" {{{style}}}" if style else "")


def _quoted(text: str) -> str:
    """Return a text between quotes, in which D2 reads no variable and no escape."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
    return f'"{safe}"'
