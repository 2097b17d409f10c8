"""Percentile bootstrap over documents (Efron and Tibshirani 1993, chapter 13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import mul
from random import Random

from argmap.evaluate.counts import Counts

Statistic = Callable[[Mapping[str, float]], float | None]


def draws(documents: int, resamples: int, seed: int) -> list[list[int]]:
    """Return sets of documents drawn with replacement.

    Args:
        documents: How many documents there are.
        resamples: How many sets to draw, each of as many documents.
        seed: The same seed gives the same draws.

    Returns:
        For each set, how often each document is in it; empty with fewer than two documents,
        since one alone says nothing of how figures vary.

    Example:
        >>> [sum(times) for times in draws(3, resamples=2, seed=0)]
        [3, 3]
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
    rows: Sequence[Counts], value: Statistic, sets: Sequence[Sequence[int]]
) -> tuple[float | None, float | None]:
    """Return the 2.5th and 97.5th percentile of a figure over drawn sets of documents.

    Args:
        rows: The counts of each document.
        value: Makes the figure of summed counts.
        sets: From `draws`.

    Returns:
        The lower and the upper bound; None for both where no set gives a figure.

    Example:
        >>> rows = [Counter(right=1, all=1), Counter(right=0, all=1)]
        >>> interval(rows, lambda counts: counts["right"] / counts["all"], draws(2, 100, seed=0))
        (0.0, 1.0)
    """
    figures = [figure for figure in resampled(rows, value, sets) if figure is not None]
    return bounds(figures)


def resampled(
    rows: Sequence[Counts], value: Statistic, sets: Sequence[Sequence[int]]
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
    """Return the value below which a share of sorted values lies, by linear interpolation.

    Example:
        >>> percentile([0.0, 10.0, 20.0], 0.25)
        5.0
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
