"""Percentile bootstrap over documents (Efron and Tibshirani 1993, chapter 13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import mul
from random import Random

from argmap.evaluate.counts import Counts

Value = Callable[[Mapping[str, float]], float | None]


def draws(documents: int, resamples: int, seed: int) -> list[list[int]]:
    """Draw sets of documents with replacement.

    Args:
        documents: How many documents there are.
        resamples: How many sets to draw, each of as many documents.
        seed: The same seed gives the same draws.

    Returns:
        For each set, how often each document is in it; empty with fewer than two documents,
        since one alone says nothing of how figures vary.
    """
    if documents < 2:
        return []
    random = Random(seed)
    sets = []
    for _ in range(resamples):
        drawn = Counter(random.choices(range(documents), k=documents))
        sets.append([drawn[number] for number in range(documents)])
    return sets


def interval(
    rows: Sequence[Counts], value: Value, sets: Sequence[Sequence[int]]
) -> tuple[float | None, float | None]:
    """Return the 2.5th and 97.5th percentile of a figure over drawn sets of documents.

    Args:
        rows: The counts of each document.
        value: Makes the figure of summed counts.
        sets: From `draws`.

    Returns:
        The lower and the upper bound; None for both where no set gives a figure.
    """
    figures = [figure for figure in resampled(rows, value, sets) if figure is not None]
    return bounds(figures)


def resampled(
    rows: Sequence[Counts], value: Value, sets: Sequence[Sequence[int]]
) -> list[float | None]:
    """Return a figure for each drawn set of documents, in the order of the sets.

    Two systems' figures over the same sets can be compared set by set: the paired bootstrap
    (Efron and Tibshirani 1993, chapter 16; Koehn 2004, Statistical significance tests for
    machine translation evaluation).
    """
    columns = {key: [row[key] for row in rows] for key in sorted({k for row in rows for k in row})}
    figures: list[float | None] = []
    for drawn in sets:
        # A key whose count is 0 in a set is a class that does not occur in it.
        counts = {key: sum(map(mul, drawn, column)) for key, column in columns.items()}
        figures.append(value(counts))
    return figures


def bounds(figures: Sequence[float]) -> tuple[float | None, float | None]:
    """Return the 2.5th and 97.5th percentile of some figures; None for both without any."""
    if not figures:
        return None, None
    ordered = sorted(figures)
    return percentile(ordered, 0.025), percentile(ordered, 0.975)


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which that share of sorted values lies, by linear interpolation."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
