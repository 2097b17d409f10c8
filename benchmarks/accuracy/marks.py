"""How often marks of units are right that `argmap eval` does not score: strength and stance."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.evaluate.bootstrap import draws, interval
from argmap.evaluate.cases import Case
from argmap.evaluate.counts import Counts, hit_counts, recall
from argmap.evaluate.report import Score

MARKS = ("strength", "stance")
RESAMPLES = 1000


def score_marks(cases: Sequence[Case]) -> list[Score]:
    """Score each mark by the share of gold units that have it in the map too.

    Only units that gold marks are counted, and that the map has at all.

    Args:
        cases: Gold and made map of each text, side by side.
    """
    found = []
    for mark in MARKS:
        rows = [_count(case, mark) for case in cases]
        total = sum(rows, Counts())
        figure = recall(total)
        if figure is not None:
            low, high = interval(rows, recall, draws(len(rows), RESAMPLES, 0))
            found.append(Score(mark, figure, low, high, total))
    return found


def _count(case: Case, mark: str) -> Counts:
    marked = [(g.extra[mark], p.extra.get(mark)) for g, p in case.both() if g.extra.get(mark)]
    return hit_counts(sum(gold == made for gold, made in marked), len(marked), len(marked))
