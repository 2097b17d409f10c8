"""Krippendorff's unitizing alpha for two annotators and one category.

The coefficient is the one of Krippendorff (1995), "On the reliability of unitizing continuous
data", Sociological Methodology 25: 47-76, as given again in Krippendorff (2004), "Measuring the
reliability of qualitative text analysis data", Quality & Quantity 38: 787-800. It is the one
that Stab and Gurevych (2014, 2017) report for argument components. The later family of
Krippendorff et al. (2016) is not used: with one category it sees only which characters are
covered, so that a boundary between two neighbouring units would count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.records import Span


class Section(NamedTuple):
    """A stretch of the text that one annotator marked as a unit, or a gap between units."""

    start: int
    end: int
    is_unit: bool

    @property
    def length(self) -> int:
        """Return how many characters it has."""
        return self.end - self.start


def alpha_u(gold: Iterable[Span], predicted: Iterable[Span], size: int) -> float | None:
    """Return how far two annotators agree on where units are, corrected for chance.

    Args:
        gold: Start and end of the units of one annotator, in characters, end exclusive; where
            two overlap the later one begins at the end of the earlier one.
        predicted: The same of the other annotator.
        size: The length of the text in characters.

    Returns:
        1 for the same units, about 0 for chance, below 0 for worse; None where neither has a
        unit, so that there is nothing to agree on.

    Example:
        >>> alpha_u([(0, 10), (12, 20)], [(0, 10), (12, 20)], size=20)
        1.0
        >>> round(alpha_u([(0, 10), (12, 20)], [(0, 20)], size=20), 2)
        0.46
    """
    left, right = sections(gold, size), sections(predicted, size)
    if not any(section.is_unit for section in left + right):
        return None
    observed = observed_disagreement(left, right, size)
    # Where the two differ in anything, chance can differ too: expected is above 0 then.
    return 1 - observed / expected_disagreement(left, right, size) if observed else 1.0


def sections(units: Iterable[Span], size: int) -> list[Section]:
    """Return a text of `size` characters as units and the gaps between them, in text order."""
    found: list[Section] = []
    place = 0
    for start, end in sorted(units):
        start = max(start, place)
        if start >= end:
            continue
        if start > place:
            found.append(Section(place, start, False))
        found.append(Section(start, end, True))
        place = end
    return [*found, Section(place, size, False)] if place < size else found


def observed_disagreement(left: Sequence[Section], right: Sequence[Section], size: int) -> float:
    """Return the sum of the squared differences of sections that meet, over the squared length."""
    total = i = j = 0
    while i < len(left) and j < len(right):
        total += distance(left[i], right[j])
        done = min(left[i].end, right[j].end)
        i, j = i + (left[i].end == done), j + (right[j].end == done)
    return total / size**2


def distance(left: Section, right: Section) -> int:
    """Return the squared difference of two sections that share a character.

    Two units differ by the squares of how far their starts and their ends are apart; a unit
    that lies wholly in the other's gap differs by the square of its length; else nothing.
    """
    if left.is_unit and right.is_unit:
        return (left.start - right.start) ** 2 + (left.end - right.end) ** 2
    if left.is_unit == right.is_unit:
        return 0
    unit, gap = (left, right) if left.is_unit else (right, left)
    return unit.length**2 if gap.start <= unit.start and unit.end <= gap.end else 0


def expected_disagreement(left: Sequence[Section], right: Sequence[Section], size: int) -> float:
    """Return the disagreement of all ways to lay these units and gaps over one another."""
    both = [*left, *right]
    units = [section.length for section in both if section.is_unit]
    gaps = [section.length for section in both if not section.is_unit]
    total = 0.0
    for unit in units:
        total += (len(units) - 1) * (2 * unit**3 - 3 * unit**2 + unit) / 3
        total += unit**2 * sum(gap - unit + 1 for gap in gaps if gap >= unit)
    ways = 2 * size * (2 * size - 1) - sum(unit * (unit - 1) for unit in units)
    return 2 / size * total / ways if ways else 0.0
