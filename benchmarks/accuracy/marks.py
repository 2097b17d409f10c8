"""How right marks of units are that `argmap eval` does not score: strength, stance, said again."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.evaluate.bootstrap import draws, interval
from argmap.evaluate.cases import Case
from argmap.evaluate.counts import Counts, f1, hit_counts, recall
from argmap.evaluate.records import GoldUnit
from argmap.evaluate.report import Score

MARKS = ("strength", "stance")
RESAMPLES = 1000


def score_marks(cases: Sequence[Case]) -> list[Score]:
    """Score strength and stance by the share of gold units that have the same in the map.

    Of these only units that gold marks are counted, and that the map has at all. What is said
    again (`restates`) is scored by F1 over pairs of units.

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
    rows = [_said_again(case) for case in cases]
    figure = f1(sum(rows, Counts()))
    if figure is not None:
        low, high = interval(rows, f1, draws(len(rows), RESAMPLES, 0))
        found.append(Score("restates", figure, low, high, sum(rows, Counts())))
    return found


def _said_again(case: Case) -> Counts:
    """Count pairs of units of which gold, or the map, says that the later repeats the earlier."""
    gold, made = (
        {
            (number, places[unit.extra["restates"]])
            for unit, number in side
            if unit.extra.get("restates") in places
        }
        for side, places in (_side(case, 0), _side(case, 1))
    )
    return hit_counts(len(gold & made), len(gold), len(made))


def _side(case: Case, which: int) -> tuple[list[tuple[GoldUnit, int]], dict[str, int]]:
    """Give the units of one side with the numbers of their items, and the number of each id."""
    units = [(item[which], number) for number, item in enumerate(case.items)]
    known = [(unit, number) for unit, number in units if unit is not None]
    return known, {unit.id: number for unit, number in known}


def _count(case: Case, mark: str) -> Counts:
    marked = [(g.extra[mark], p.extra.get(mark)) for g, p in case.both() if g.extra.get(mark)]
    return hit_counts(sum(gold == made for gold, made in marked), len(marked), len(marked))
