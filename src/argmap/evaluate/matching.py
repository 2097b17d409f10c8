"""Match predicted units with gold units, one to one."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from math import inf

from argmap.records import Span

Pieces = Sequence[Span]


def overlap(left: Pieces, right: Pieces) -> int:
    """Return how many characters two units share; each is given by its pieces."""
    return sum(
        max(0, min(a_end, b_end) - max(a_start, b_start))
        for a_start, a_end in left
        for b_start, b_end in right
    )


def length(unit: Pieces) -> int:
    """Return how many characters a unit has."""
    return sum(end - start for start, end in unit)


def match(gold: Sequence[Pieces], predicted: Sequence[Pieces]) -> dict[int, int]:
    """Return which units are the same: those that share at least half of the characters of both.

    Args:
        gold: The pieces of each gold unit: start and end in characters, end exclusive.
        predicted: The same of the predicted units.

    Returns:
        Number of a predicted unit for the number of a gold unit, each at most once, so that
        the matched characters less the unmatched ones beside them are the most possible.

    Example:
        >>> match([[(0, 10)], [(10, 20)]], [[(11, 20)], [(0, 12)]])
        {0: 1, 1: 0}
    """
    return best_matching([_row(unit, predicted) for unit in gold])


def _row(unit: Pieces, predicted: Sequence[Pieces]) -> dict[int, int]:
    size = length(unit)
    row = {}
    for number, other in enumerate(predicted):
        shared, other_size = overlap(unit, other), length(other)
        if shared and 2 * shared >= max(size, other_size):
            # Shared characters, three for one, less those of one unit alone: always above 0,
            # and among units that share as much the one of the same length comes first.
            row[number] = 5 * shared - size - other_size
    return row


def best_matching(weights: Sequence[Mapping[int, int]]) -> dict[int, int]:
    """Return a one-to-one matching of the greatest total weight.

    Rows are let in one by one, each along the alternating path that adds the most (Kuhn 1955,
    "The Hungarian method for the assignment problem"); a path stays within the few columns its
    rows can reach, so that units in text order cost next to nothing.

    Args:
        weights: For each row the columns it may be matched with and their weights, above 0.

    Returns:
        The column of each row that is matched.
    """
    owner: dict[int, int] = {}
    for row in range(len(weights)):
        _let_in(row, weights, owner)
    return dict(sorted((row, column) for column, row in owner.items()))


def _let_in(row: int, weights: Sequence[Mapping[int, int]], owner: dict[int, int]) -> None:
    gain, came = _reach(row, weights, owner)
    ends = [
        (gain[c] - (weights[owner[c]][c] if c in owner else 0), c not in owner, -c) for c in gain
    ]
    total, _, negative = max(ends, default=(0, False, 0))
    if total <= 0:
        return
    column: int | None = -negative
    while column is not None:
        owner[column], column = came[column]


def _reach(
    row: int, weights: Sequence[Mapping[int, int]], owner: Mapping[int, int]
) -> tuple[dict[int, int], dict[int, tuple[int, int | None]]]:
    """Return the best alternating path from a row to every column it can reach.

    Returns:
        What the path to each column gains, and the row and the column before it on the way.
    """
    gain: dict[int, int] = {}
    came: dict[int, tuple[int, int | None]] = {}
    todo: deque[tuple[int, int | None, int]] = deque([(row, None, 0)])
    while todo:
        here, before, base = todo.popleft()
        for column, weight in weights[here].items():
            if column == before or base + weight <= gain.get(column, -inf):
                continue
            gain[column], came[column] = base + weight, (here, before)
            if column in owner:
                other = owner[column]
                todo.append((other, column, base + weight - weights[other][column]))
    return gain, came


def same_spans(gold: Iterable[Span], predicted: Iterable[Span]) -> int:
    """Return how many spans of one side have a partner of identical start and end on the other."""
    return (Counter(gold) & Counter(predicted)).total()
