"""Which statements say the same, which say the opposite: likeness, sense and numbers together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.corpus.debate.likeness import Likeness
from argmap.corpus.debate.near_pairs import MOST, near_pairs
from argmap.corpus.debate.polarity import Sense, numbers_differ, opposed, sense_of
from argmap.digraph import communities

TURNED = 0.15  # what is taken off where one turns the sense of the other
COUNTED = 0.15  # what is taken off where their numbers differ
WIDE, FINER, FINEST = 1.0, 1.6, 60.0  # resolutions: of the first communities, and of their parts
TIGHT = 0.5  # share of pairs of a group that say the same, at the least
SMALL = 3  # claims that are fewer are not parted
DIGITS = 4

Edges = dict[tuple[int, int], float]
Beside = dict[int, dict[int, float]]  # by the smaller of two claims, the greater


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that say the same or the opposite.

    Attributes:
        one: Place of the first.
        other: Place of the second, which is greater.
        likeness: How like they are, from 0 to 1, whether or not one turns the sense of the other.
        turned: Whether one does.
        same: Whether they say the same.
    """

    one: int
    other: int
    likeness: float
    turned: bool = False
    same: bool = True


def judge(claims: Sequence[str], likeness: Likeness) -> Iterator[Pair]:
    """Yield the pairs of claims that say the same or the opposite, in order.

    Args:
        claims: Claims, without who makes them.
        likeness: How like two are.
    """
    if len(claims) < 2:
        return
    read = likeness.read(claims)
    ones, others = near_pairs(read.rows, likeness.near)
    senses = [sense_of(text) for text in claims]
    for one, other, value in zip(
        ones.tolist(), others.tolist(), read.compare(ones, others).tolist(), strict=True
    ):
        alike, turned = _weighed(value, senses[one], senses[other])
        same = alike - TURNED * turned >= likeness.least
        if same or (turned and alike >= likeness.least):
            yield Pair(one, other, alike, turned, same)


def likeness_of_pairs(
    claims: Sequence[str], likeness: Likeness, pairs: Sequence[tuple[int, int]]
) -> list[float]:
    """Return for some pairs of claims how sure it is that they say the same.

    Args:
        claims: Claims; which words are rare is counted among them.
        likeness: How like two are; from its `least` on they say the same.
        pairs: Places of two claims each.
    """
    import numpy as np

    ones, others = (np.array(row, np.int64) for row in zip(*pairs, strict=True))
    senses = [sense_of(text) for text in claims]
    weighed = (
        _weighed(value, senses[one], senses[other])
        for (one, other), value in zip(
            pairs, likeness.read(claims).compare(ones, others).tolist(), strict=True
        )
    )
    return [alike - TURNED * turned for alike, turned in weighed]


def _weighed(value: float, one: Sense, other: Sense) -> tuple[float, bool]:
    alike = value - COUNTED * numbers_differ(one, other)
    return round(alike, DIGITS), opposed(one, other)


def grouped(count: int, pairs: Sequence[Pair], sure: float) -> list[list[int]]:
    """Return the places of claims in groups that say the same, by Louvain with a seed.

    A community in which each says the same as too few of the others is parted again.

    Args:
        count: How many claims there are.
        pairs: From `judge`.
        sure: Of pairs that are less like nothing is made: what joins groups must be surer than
            what says of two by themselves that they say the same.
    """
    alike, against = Beside(), Beside()
    edges: Edges = {}
    for pair in pairs:
        if pair.likeness >= sure:
            (against if pair.turned else alike).setdefault(pair.one, {})[pair.other] = pair.likeness
            if not pair.turned:
                edges[pair.one, pair.other] = pair.likeness
    found: list[list[int]] = []
    todo = [(group, WIDE) for group in communities(range(count), edges, WIDE)]
    while todo:
        group, resolution = todo.pop()
        if len(group) < SMALL:
            found.append(group)
            continue
        inside = _within(group, alike)
        if _is_tight(group, inside, against) or resolution > FINEST:
            found.append(group)
            continue
        finer = resolution * FINER
        todo += [(part, finer) for part in communities(group, inside, finer)]
    return sorted(found)


def _within(group: Sequence[int], edges: Beside) -> Edges:
    members = set(group)
    return {
        (one, other): value
        for one in group
        for other, value in edges.get(one, {}).items()
        if other in members
    }


def _is_tight(group: Sequence[int], inside: Edges, against: Beside) -> bool:
    """Return whether each says the same as enough of the others, as far as these are looked at."""
    possible = len(group) * min(len(group) - 1, MOST) / 2
    return len(inside) - len(_within(group, against)) >= TIGHT * possible
