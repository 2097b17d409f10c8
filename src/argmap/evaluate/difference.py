"""How much better one way to map texts is than another, with an interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.evaluate.bootstrap import bounds, draws, resampled
from argmap.evaluate.scoring import Tally

RESAMPLES = 1000
WIDTH = 2 * 1.96  # of a 95 % interval, in standard errors


@dataclass(frozen=True, slots=True)
class ScoreDifference:
    """A figure of two ways to map the same texts.

    Attributes:
        before: The figure of the first.
        after: The figure of the second.
        low: Lower bound of the 95 % paired bootstrap interval of `gain` over documents; None
            with fewer than two documents.
        high: Upper bound.
    """

    before: float
    after: float
    low: float | None
    high: float | None

    @property
    def gain(self) -> float:
        """Return how much better the second is."""
        return self.after - self.before

    @property
    def error(self) -> float | None:
        """Return the standard error of `gain`, taken from the width of the interval."""
        return None if self.low is None or self.high is None else (self.high - self.low) / WIDTH

    @property
    def sure(self) -> bool:
        """Return whether the whole interval lies above 0."""
        return self.low is not None and self.low > 0


def difference(
    before: Mapping[str, Tally],
    after: Mapping[str, Tally],
    names: Sequence[str],
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> ScoreDifference:
    """Return how much better the second way to map the same texts is, by the mean of some scores.

    Args:
        before: What the scores of the first way are made of, from `scoring.tally`.
        after: The same of the second, over the same documents in the same order.
        names: The scores whose mean is taken; one that either lacks is passed over.
        resamples: How many sets of documents to draw for the interval; 0 for none.
        seed: Seed of the draws.
    """
    used = [name for name in names if name in before and name in after]
    documents = len(before[used[0]].rows) if used else 0
    sets = draws(documents, resamples, seed)
    olds, news = (_means([side[name] for name in used], sets) for side in (before, after))
    low, high = bounds([new - old for old, new in zip(olds, news, strict=True)])
    return ScoreDifference(mean(before, used), mean(after, used), low, high)


def mean(tallies: Mapping[str, Tally], names: Sequence[str]) -> float:
    """Return the mean of some scores over all documents; of those that are there, 0 without any."""
    figures = [tallies[name].figure or 0.0 for name in names if name in tallies]
    return sum(figures) / len(figures) if figures else 0.0


def _means(tallies: Sequence[Tally], sets: Sequence[Sequence[int]]) -> list[float]:
    """Return the mean of the scores for each drawn set; what a set cannot score counts as 0."""
    columns = [resampled(row.rows, row.value, sets) for row in tallies]
    return [
        sum(figure or 0.0 for figure in figures) / len(figures)
        for figures in zip(*columns, strict=True)
    ]
