"""How well the scores of a map tell how often argmap is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from argmap.evaluate.counts import Counts

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The scores between two bounds, and how often those were right.

    Attributes:
        low: Least score.
        high: Greatest score; itself in the next bin, but for the last.
        count: How many scores are in it.
        mean: Their mean.
        right: The share of those that were right.
    """

    low: float
    high: float
    count: int
    mean: float
    right: float


def score_counts(score: float, right: bool) -> Counts:
    """Return the counts of one score by its bin: one, the score, whether right, squared error.

    The sums are kept in millionths, so that they add up to the same in any order.
    """
    number = min(BINS - 1, int(score * BINS))
    return Counter(
        {
            f"{number}.n": 1,
            f"{number}.sum": round(score * 1e6),
            f"{number}.right": int(right),
            "squares": round((score - right) ** 2 * 1e6),
        }
    )


def calibration_error(counts: Mapping[str, float]) -> float | None:
    """Return the expected calibration error: the mean distance of score and share right by bin.

    Bins are of equal width and weigh by how many scores fall into them (Naeini, Cooper and
    Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning", AAAI;
    Guo et al. 2017, "On calibration of modern neural networks", ICML, equation 5).
    """
    total = sum(counts.get(f"{bin}.n", 0) for bin in range(BINS))
    apart = sum(
        abs(counts.get(f"{bin}.right", 0) - counts.get(f"{bin}.sum", 0) / 1e6)
        for bin in range(BINS)
    )
    return apart / total if total else None


def brier(counts: Mapping[str, float]) -> float | None:
    """Return the mean squared distance of score and truth (Brier 1950)."""
    total = sum(counts.get(f"{bin}.n", 0) for bin in range(BINS))
    return counts.get("squares", 0) / 1e6 / total if total else None


def bins(total: Mapping[str, float]) -> tuple[Bin, ...]:
    """Return the bins that hold a score, from the sum of all `score_counts`."""
    found = []
    for number in range(BINS):
        count = int(total.get(f"{number}.n", 0))
        if count:
            mean, right = total[f"{number}.sum"] / 1e6 / count, total[f"{number}.right"] / count
            found.append(Bin(number / BINS, (number + 1) / BINS, count, mean, right))
    return tuple(found)
