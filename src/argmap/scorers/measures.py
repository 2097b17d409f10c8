"""What the rows that measure others are worth: how much a score grows with each of them.

A row of `measure` multiplies or bounds what others add, so that no sum holds it as a ground. What
it is worth in a score is how much the score grows where the row does, to a first approximation: 0
where it does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from argmap.lexicon.rules import Rule
from argmap.scorers.protocol import PairScorer, ScorerFactory

STEP = 0.05  # by which a row is raised to see what grows with it
DIGITS = 2  # scores are rounded, so that finer differences tell nothing
FAMILY = "measure."
ScorerMaker = Callable[[Mapping[str, Rule]], ScorerFactory]


def raised(make: ScorerMaker, rules: Mapping[str, Rule]) -> dict[str, ScorerFactory]:
    """Return for each row that measures others what scores as if it were a step greater.

    Args:
        make: Gives what makes scorers by some rules.
        rules: The rules with their weights.
    """
    return {
        id: make({**rules, id: replace(row, weight=row.weight + STEP)})
        for id, row in rules.items()
        if id.startswith(FAMILY)
    }


def growth(
    score: Callable[[PairScorer], float], plain: PairScorer, others: Mapping[str, PairScorer]
) -> dict[str, float]:
    """Return how fast a score grows with each row, by the rows with which it does.

    Args:
        score: Asks a scorer for the score.
        plain: The scorer as it is.
        others: Scorers of the same findings with a row raised, by its id; see `raised`.
    """
    here = score(plain)
    found = {id: round((score(other) - here) / STEP, DIGITS) for id, other in others.items()}
    return {id: pace for id, pace in found.items() if pace}
