"""Where a unit stands in the file that the text was extracted from: page and box, time, chapter.

Reference:
    W3C (2017). Web Annotation Data Model: text quote selector (exact words, prefix, suffix).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from argmap.model import ArgumentMap, Place, Unit

CONTEXT = 32  # characters before and behind a quotation that tell it from the same words elsewhere
_MARKS = re.compile(r"\n\s*(?:(?:-|\w{1,3}[.)]) |(?:> ?)+)")
SPARE = 2  # letters by which the box of a part of a line is made wider, for letters differ in width


@dataclass(frozen=True, slots=True)
class Quote:
    """A unit's words with what stands around them, by which they are found on a page.

    Attributes:
        exact: The words.
        before: What stands before them.
        after: What stands behind them.
    """

    exact: str
    before: str
    after: str


def unit_places(argmap: ArgumentMap, unit: Unit) -> tuple[Place, ...]:
    """Return where a unit stands in the file, one place a page, cue or file within the file.

    Args:
        argmap: The map.
        unit: One of its units.

    Example:
        >>> text = "It rains, so take a coat."
        >>> unit = Unit("u1", 0, 8, "It rains", "premise")
        >>> line = Place(0, 25, page=3, box=(72.0, 90.0, 322.0, 102.0))
        >>> found = unit_places(ArgumentMap("rain", text, (unit,), places=(line,)), unit)
        >>> [(place.page, place.box) for place in found]
        [(3, (72.0, 90.0, 172.0, 102.0))]
    """
    found: list[Place] = []
    for place in argmap.places:
        for start, end in unit.pieces:
            if place.start < end and start < place.end:
                found.append(_cut(place, max(start, place.start), min(end, place.end)))
    return tuple(_joined(found))


def unit_quote(argmap: ArgumentMap, unit: Unit) -> Quote:
    """Return a unit's words with their context, by which they are found on a page again.

    Args:
        argmap: The map.
        unit: One of its units.
    """
    text = argmap.text
    before = _plain(text[max(unit.start - 2 * CONTEXT, 0) : unit.start])
    after = _plain(text[unit.end : unit.end + 2 * CONTEXT])
    return Quote(" ".join(unit.text.split()), before[-CONTEXT:].lstrip(), after[:CONTEXT].rstrip())


def _plain(text: str) -> str:
    """Return words as they stand on a page: on one line, without the marks of lists and quotes."""
    return re.sub(r"\s+", " ", _MARKS.sub(" ", text))


def _cut(place: Place, start: int, end: int) -> Place:
    """Return the part of a place between two characters; its box by how far they are along it."""
    if not place.box or (start, end) == (place.start, place.end):
        return replace(place, start=start, end=end)
    left, top, right, bottom = place.box
    letter = (right - left) / (place.end - place.start)
    begin = left + letter * max(start - place.start - SPARE, 0)
    stop = left + letter * min(end - place.start + SPARE, place.end - place.start)
    box = (round(begin, 1), top, round(stop, 1), bottom)
    return replace(place, start=start, end=end, box=box)


def _joined(places: Iterable[Place]) -> Iterable[Place]:
    """Yield places, those of one page, one file and one time as one, in text order."""
    last: Place | None = None
    for place in sorted(places, key=lambda row: (row.start, row.end)):
        if last is not None and _together(last, place):
            last = _both(last, place)
            continue
        if last is not None:
            yield last
        last = place
    if last is not None:
        yield last


def _together(one: Place, other: Place) -> bool:
    apart = (one.begins < 0) != (other.begins < 0)
    return not apart and (one.page, one.file) == (other.page, other.file)


def _both(one: Place, other: Place) -> Place:
    boxes = [box for box in (one.box, other.box) if box]
    box: tuple[float, ...] = ()
    if boxes:
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        box = (min(lefts), min(tops), max(rights), max(bottoms))
    return replace(
        one,
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        box=box,
        begins=min(one.begins, other.begins),
        ends=max(one.ends, other.ends),
    )
