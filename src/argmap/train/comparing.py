"""How ways to map checked texts are compared: by which scores, and in which parts of the texts."""

from __future__ import annotations

GOAL = ("role", "relation", "relation_labelled")  # their mean is what learning is after
INNER = 5  # parts to choose by, within the texts that are learned from
RESAMPLES = 200


def folds(count: int, most: int) -> list[list[int]]:
    """Return numbers from 0, dealt out into at most `most` folds, as even as can be.

    Example:
        >>> folds(5, 2)
        [[0, 2, 4], [1, 3]]
    """
    number = min(count, most)
    return [list(range(first, count, number)) for first in range(number)]
