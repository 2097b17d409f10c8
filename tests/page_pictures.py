"""Measures the one-page view on its SVG: sizes of letters, boxes, what overlaps."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from tests.export_maps import SVG

LEAST = 11  # px; no letter is smaller


@dataclass(frozen=True)
class Rectangle:
    """A part of the picture, in pixels from its left upper corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rectangle, slack: float = 0.6) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack

    def holds(self, other: Rectangle, slack: float = 0.6) -> bool:
        return (
            self.left - slack <= other.left and other.right <= self.right + slack
            and self.top - slack <= other.top and other.bottom <= self.bottom + slack
        )  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A stretch of words on one line."""

    text: str
    size: float
    place: Rectangle


@dataclass(frozen=True)
class Picture:
    """What a picture holds: its own rectangle, boxes by id, words in and outside of boxes."""

    page: Rectangle
    boxes: dict[str, Rectangle]
    words: dict[str, list[Word]]
    loose: list[Word]
    kinds: dict[str, set[str]]

    @property
    def all_words(self) -> list[Word]:
        return [*self.loose, *(word for words in self.words.values() for word in words)]


def read_picture(svg: str) -> Picture:
    """Read an SVG picture of the one-page view."""
    root = ET.fromstring(svg)
    left, top, width, height = map(float, (root.get("viewBox") or "").split())
    drawn = next(g for g in root.iter(f"{SVG}g") if g.get("id") == "graph0")
    shift = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", drawn.get("transform") or "")
    assert shift
    dx, dy = float(shift.group(1)) - left, float(shift.group(2)) - top
    boxes, words, kinds = {}, {}, {}
    inside: set[ET.Element] = set()
    for group in drawn.iter(f"{SVG}g"):
        names = set((group.get("class") or "").split())
        if "unit" not in names:
            continue
        id = group.get("id") or ""
        found = list(_words(group, dx, dy))
        inside |= set(group.iter(f"{SVG}text"))
        shapes = [_outline(e, dx, dy) for e in group.iter() if e.get("d") or e.get("points")]
        boxes[id] = _around([*shapes, *(word.place for word in found)])
        words[id], kinds[id] = found, names
    loose = [
        word for element in drawn.iter(f"{SVG}text") if element not in inside
        for word in _words(element, dx, dy)
    ]  # fmt: skip
    return Picture(Rectangle(0, 0, width, height), boxes, words, loose, kinds)


def faults(svg: str, most: int = 24) -> list[str]:
    """Tell what is wrong with a picture: small letters, boxes cut, words or boxes that overlap."""
    picture = read_picture(svg)
    found = [f"small: {w.text} {w.size}" for w in picture.all_words if w.size < LEAST]
    found += [f"cut: {w.text}" for w in picture.all_words if not picture.page.holds(w.place)]
    found += [
        f"out of its box: {word.text} of {id}"
        for id, words in picture.words.items() for word in words
        if not picture.boxes[id].holds(word.place)
    ]  # fmt: skip
    every = list(picture.boxes.items())
    found += [f"cut: {id}" for id, box in every if not picture.page.holds(box)]
    found += [
        f"overlap: {one} {other}"
        for n, (one, a) in enumerate(every) for other, b in every[n + 1 :] if a.overlaps(b)
    ]  # fmt: skip
    words = picture.all_words
    found += [
        f"overlap: {a.text} {b.text}"
        for n, a in enumerate(words) for b in words[n + 1 :] if a.place.overlaps(b.place)
    ]  # fmt: skip
    count = sum("question" not in kinds for kinds in picture.kinds.values())
    return found + ([f"{count} boxes"] if count > most else [])


def _words(element: ET.Element, dx: float, dy: float) -> Iterator[Word]:
    for text in element.iter(f"{SVG}text"):
        x, y = float(text.get("x") or 0) + dx, float(text.get("y") or 0) + dy
        size, width = float(text.get("font-size") or 0), float(text.get("textLength") or 0)
        place = Rectangle(x, y - 0.74 * size, x + width, y + 0.22 * size)
        yield Word(text.text or "", size, place)


def _outline(element: ET.Element, dx: float, dy: float) -> Rectangle:
    numbers = [
        float(n) for n in re.findall(r"-?[\d.]+", element.get("d") or element.get("points") or "")
    ]
    across, down = numbers[::2], numbers[1::2]
    return Rectangle(min(across) + dx, min(down) + dy, max(across) + dx, max(down) + dy)


def _around(places: list[Rectangle]) -> Rectangle:
    return Rectangle(
        min(p.left for p in places), min(p.top for p in places),
        max(p.right for p in places), max(p.bottom for p in places),
    )  # fmt: skip
