"""Choose one target for each unit of a whole text at once, where scores compare across paragraphs.

Terms:
    forest: relations without a circle in which each unit has at most one target.
    top: the main conclusion, which has none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from argmap.decoding.arborescence import ROOT, TIE
from argmap.digraph import maximum_arborescence
from argmap.draft import Candidate
from argmap.scorers.protocol import PairScorer


def choose_forest(
    argued: Sequence[int], scorer: PairScorer
) -> tuple[int, frozenset[int], list[Candidate]]:
    """Return the relations of units that argue one case.

    Where they fill several stretches, what each of the others comes to leads to the top.

    Args:
        argued: Numbers of the units, ascending, at least one.
        scorer: Scores them.

    Returns:
        The top, what each of several stretches comes to, and the relations by source and target.
    """
    top = _top(argued, scorer)
    chosen, heads = [], set()
    for run in scorer.stretches(argued):
        own = top if top in run else _top(run, scorer)
        heads.add(own)
        chosen += forest(run, scorer, own)
        if own != top:
            chosen.append(scorer.between(own, top))
    found = frozenset(heads) if len(heads) > 1 else frozenset()
    return top, found, sorted(chosen, key=lambda c: (c.source, c.target))


def forest(run: Sequence[int], scorer: PairScorer, top: int) -> list[Candidate]:
    """Return the relations over a stretch that score highest together, by source.

    Args:
        run: Numbers of its units, ascending.
        scorer: Scores them; how well one serves as a root is measured as pairs are.
        top: The unit that has no target, whatever is scored.
    """
    weights: dict[tuple[int, int], float] = {}
    pairs: dict[tuple[int, int], Candidate] = {}
    for rank, source in enumerate(run):
        weights[ROOT, source] = log_share(scorer.as_root(source).score) - TIE * rank
        for order, target in enumerate(run):
            if target != source != top:
                pairs[source, target] = candidate = scorer.within(source, target)
                weights[target, source] = log_share(candidate.score) - TIE * order
    tree = maximum_arborescence(weights)
    chosen = [pairs[source, target] for target, source in tree if target != ROOT]
    return sorted(chosen, key=lambda c: c.source)


def log_share(odds: float) -> float:
    """Return the logarithm of the probability of which the log of the odds is given.

    The probability of a forest is the product of those of its relations, one a unit.

    Example:
        >>> round(log_share(0.0), 3)
        -0.693
    """
    return -math.log1p(math.exp(-odds))


def _top(run: Sequence[int], scorer: PairScorer) -> int:
    rated = [(evidence.score, -n) for n in run if (evidence := scorer.as_main(n)) is not None]
    if not rated:
        rated = [(scorer.as_root(n).score, -n) for n in run]
    return -max(rated)[1]
