"""Where the words of an arrow stand: on the arrow, near its tail, clear of boxes.

Graphviz puts a label beside an arrow's tail by a fixed angle, on a box as often as not; to let it
make room for labels costs rows of the map. So labels are moved when all else has its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from xml.etree import ElementTree as ET

from argmap.export.svg_tree import SVG
from argmap.export.text_width import text_width

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
DISTANCES = (9, 12, 16, 20, 25, 31, 38, 46, 56, 70, 90, 120)
HEIGHT = 11.0  # of a label, in points
NAME_SIZE = 10.0  # letters of a frame's name
LETTER = 4.4  # mean width of a letter
STEPS = 8  # straight pieces that stand for each curve

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def corners(self) -> tuple[Point, Point]:
        """Return the corner at its top and left, and that at its bottom and right."""
        return (self.left, self.top), (self.right, self.bottom)

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


class LabelPlacer:
    """Puts labels on arrows, clear of what stands on a picture and of the labels put before.

    What stands there first is boxes, heads of arrows and names of frames.
    """

    def __init__(self, svg: ET.Element, ground: str = "white", sideways: bool = False) -> None:
        """Read the boxes of an SVG picture made by Graphviz.

        Args:
            svg: The picture.
            ground: Colour that labels stand on.
            sideways: Whether the map grows to the side, so that most arrows lie level.
        """
        self.ground, self.sideways = ground, sideways
        shapes: list[str] = []
        names: list[ET.Element] = []
        for group in svg.iter(f"{SVG}g"):
            kind = group.get("class", "").partition(" ")[0]
            inner = list(group.iter())
            if kind == "node":
                # A box with a double line has two outlines.
                outlines = (row.get("points") or row.get("d") or "" for row in inner)
                shapes.append(" ".join(filter(None, outlines)))
            elif kind == "edge":
                shapes += [row.get("points", "") for row in inner if row.tag == f"{SVG}polygon"]
            elif kind == "cluster":
                names += [row for row in inner if row.tag == f"{SVG}text"][:1]
        self.taken = [_around(_points(shape)) for shape in shapes if shape]
        self.taken += [_name(row.get("x", "0"), row.get("y", "0"), row.text or "") for row in names]

    def put_label(self, group: ET.Element) -> None:
        """Move the label of an arrow, the group of it, to the best place on the arrow."""
        path = next((r.get("d", "") for r in group.iter(f"{SVG}path") if r.get("d")), "")
        holder, words = _words(group)
        if not path.startswith("M") or holder is None or words is None:
            return
        width = LETTER * len(escape(words.text or "")) + 4
        points = _points(path)
        (left, top), (right, bottom) = points[0], points[-1]
        level = abs(bottom - top) < HEIGHT and abs(right - left) < 2 * width
        if level and not self.sideways:
            # Level and short: on the arrow it would hide all of it, and Graphviz made room.
            return
        spots = [_box(at, width) for at in _along(points)]
        round_all = _around(corner for spot in spots for corner in spot.corners)
        near = [other for other in self.taken if round_all.overlap(other)]
        covered = [sum(spot.overlap(other) for other in near) for spot in spots]
        best = spots[covered.index(min(covered))]
        self.taken.append(best)
        holder.insert(list(holder).index(words), _ground(best, self.ground))
        words.set("x", f"{(best.left + best.right) / 2:.2f}")
        words.set("y", f"{best.bottom - 2.8:.2f}")


def _words(group: ET.Element) -> tuple[ET.Element | None, ET.Element | None]:
    """Return an arrow's words, and the element they stand in."""
    for holder in group.iter():
        for row in holder:
            if row.tag == f"{SVG}text":
                return holder, row
    return None, None


def _ground(box: Box, colour: str) -> ET.Element:
    values = {
        "fill": colour, "fill-opacity": "0.85", "x": f"{box.left:.2f}", "y": f"{box.top:.2f}",
        "width": f"{box.right - box.left:.2f}", "height": f"{HEIGHT:g}",
    }  # fmt: skip
    made = ET.Element(f"{SVG}rect", values)
    made.tail = "\n"
    return made


def _box(middle: Point, width: float) -> Box:
    x, y = middle
    return Box(x - width / 2, y - HEIGHT / 2, x + width / 2, y + HEIGHT / 2)


def _name(x: str, y: str, words: str) -> Box:
    """Return the place of a frame's name, from its middle and the foot of its letters."""
    middle, foot, half = float(x), float(y), text_width(words, NAME_SIZE) / 2
    return Box(middle - half, foot - NAME_SIZE, middle + half, foot + 2)


def _around(points: Iterable[Point]) -> Box:
    across, down = zip(*points, strict=True)
    return Box(min(across) - 1, min(down) - 1, max(across) + 1, max(down) + 1)


def _points(text: str) -> list[Point]:
    numbers = [float(number) for number in NUMBER.findall(text)]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _along(points: list[Point]) -> Iterator[Point]:
    """Yield points on a Bezier path at `DISTANCES` from its start, and its middle."""
    line = points[:1]
    for start in range(0, len(points) - 3, 3):
        line += _curve(*points[start : start + 4])
    lengths = [((c - a) ** 2 + (d - b) ** 2) ** 0.5 for (a, b), (c, d) in pairwise(line)]
    whole = sum(lengths)
    for distance in (*(d for d in DISTANCES if d < whole - 8), whole / 2):
        yield _at(line, lengths, distance)


def _curve(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for step in range(1, STEPS + 1):
        t = step / STEPS
        s = 1 - t
        u, v, w, z = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        yield u * a[0] + v * b[0] + w * c[0] + z * d[0], u * a[1] + v * b[1] + w * c[1] + z * d[1]


def _at(line: list[Point], lengths: list[float], distance: float) -> Point:
    for (a, b), (c, d), length in zip(line, line[1:], lengths, strict=False):
        if distance <= length and length:
            part = distance / length
            return a + (c - a) * part, b + (d - b) * part
        distance -= length
    return line[-1]
