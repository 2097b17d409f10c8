"""A map as JSON Canvas, for Obsidian and other tools of notes.

Specification: https://jsoncanvas.org/spec/1.0/
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from argmap.export.markdown import escape
from argmap.export.safe_text import clean
from argmap.export.style import load_style
from argmap.export.wording import remarks
from argmap.formats.drawn_relations import links_of
from argmap.graph.outline import outline
from argmap.model import ArgumentMap
from argmap.records import Unit, words_of

WIDTH, GAP, LINE, LETTERS = 320, 40, 26, 34  # pixels; letters to a line
JOINT = 30
# The six colours of the format: 1 red, 2 orange, 3 yellow, 4 green, 5 cyan, 6 purple.
COLOURS = {"conclusion": "4", "claim": "5", "qualification": "2", "question": "6"}
ARROWS = {"support": "4", "rebut": "1", "undercut": "1", "qualify": "2", "linked": "5"}


def to_canvas(argmap: ArgumentMap) -> str:
    """Return a map as JSON Canvas: conclusions on top, what bears on them in rows below."""
    names = {unit.id: f"u{n}" for n, unit in enumerate(argmap.units, 1)}
    joints, links = links_of(argmap, names)
    places = _places(argmap)
    nodes = [_node(unit, names[unit.id], *places[unit.id]) for unit in argmap.units]
    bottom = max((node["y"] + node["height"] for node in nodes), default=0) + GAP
    for number, joint in enumerate(joints):
        x = number * (JOINT + GAP)
        nodes.append(
            {
                "id": joint, "type": "text", "text": " ", "x": x, "y": bottom, "width": JOINT,
                "height": JOINT,
            }
        )  # fmt: skip
    edges = []
    for number, link in enumerate(links, 1):
        edge = {
            "id": f"e{number}", "fromNode": link.source, "fromSide": "top",
            "toNode": link.target, "toSide": "bottom", "color": ARROWS[link.type],
        }  # fmt: skip
        if link.label:
            edge["label"] = load_style().relations[link.type].label
        edges.append(edge)
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1) + "\n"


def _node(unit: Unit, name: str, x: int, y: int) -> dict[str, Any]:
    text = _text(unit)
    node = {
        "id": name, "type": "text", "text": text, "x": x, "y": y, "width": WIDTH,
        "height": _height(unit),
    }  # fmt: skip
    return node | ({"color": COLOURS[unit.role]} if unit.role in COLOURS else {})


def _text(unit: Unit) -> str:
    said = "; ".join(remarks(unit))
    return escape(clean(words_of(unit))) + (f"\n\n*{escape(said)}*" if said else "")


def _height(unit: Unit) -> int:
    lines = sum(1 + len(line) // LETTERS for line in _text(unit).split("\n"))
    return GAP + LINE * lines


def _places(argmap: ArgumentMap) -> dict[str, tuple[int, int]]:
    """Return where each unit stands: a row a depth of the outline, left to right as it runs."""
    rows: dict[int, list[Unit]] = defaultdict(list)
    for row in outline(argmap):
        if not row.again:
            rows[row.depth].append(row.unit)
    found, top = {}, 0
    for depth in sorted(rows):
        for column, unit in enumerate(rows[depth]):
            found[unit.id] = column * (WIDTH + GAP), top
        top += max(map(_height, rows[depth])) + 2 * GAP
    return found
