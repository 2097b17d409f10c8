"""Fit weights to choices: a log-linear model of trees, held near the built-in weights.

The probability of a tree is given by the sum of the scores of its edges (see `trees`). A Gaussian
prior whose mean is the built-in weight keeps each weight there unless the choices speak against
it (Chelba and Acero 2006, Adaptation of maximum entropy capitalizer): with no data, or with data
that say nothing, the weights stay.

A weight never changes its sign, since what a rule tells a reader ("it is only granted") would
then be said for the opposite.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from argmap.train.choices import Choice
from argmap.train.trees import Array, Trees

SCALES = (0.5, 1.0, 2.0, 4.0, 8.0)
STEPS = 200
ENOUGH = 1e-7
DIGITS = 3


def fit(choices: Sequence[Choice], start: Mapping[str, float], spread: float) -> dict[str, float]:
    """Return fitted weights of the rules that occur in some choices.

    Args:
        choices: What gold chooses; of each gold allows a tree (see `trees.possible`).
        start: The built-in weight of every rule, by its id.
        spread: Standard deviation of the prior: how far weights may go from where they start.

    Returns:
        The weights that changed, by the ids of their rules, to three decimals.
    """
    ids = sorted({id for c in choices for edge in c.edges for id in edge.option.shares})
    ids = [id for id in ids if start[id]]
    if not ids or spread <= 0:
        return {}
    first: Array = np.array([start[id] for id in ids])
    weights = _descend(_Table(choices, ids, first), first, spread)
    rounded = {id: round(float(w), DIGITS) for id, w in zip(ids, weights, strict=True)}
    return {id: w for id, w in rounded.items() if w != round(start[id], DIGITS)}


class _Table:
    """Choices as arrays: what each edge's score is made of, and the trees by their size."""

    def __init__(self, choices: Sequence[Choice], ids: Sequence[str], first: Array) -> None:
        edges = [(n, edge) for n, choice in enumerate(choices) for edge in choice.edges]
        column = {id: number for number, id in enumerate(ids)}
        self.shares: Array = np.zeros((len(edges), len(ids)))
        for row, (_, edge) in enumerate(edges):
            for id, share in edge.option.shares.items():
                if id in column:
                    self.shares[row, column[id]] = share
        self.base: Array = np.array([edge.option.base for _, edge in edges])
        self.owner = np.array([n for n, _ in edges])
        ends = np.cumsum([0, *(len(choice.edges) for choice in choices)])
        sizes: dict[int, list[int]] = defaultdict(list)
        for number, choice in enumerate(choices):
            sizes[choice.nodes].append(number)
        self.trees = [
            Trees([choices[n] for n in some], [range(ends[n], ends[n + 1]) for n in some])
            for some in sizes.values()
        ]
        self.order = np.concatenate([np.array(some) for some in sizes.values()])
        self.scale = self._scales([choice.kind for choice in choices], first)[self.owner]

    def losses(self, weights: Array, scale: Array | float) -> tuple[Array, Array]:
        """Return how far from sure each choice is of what gold takes, and the slope by edge."""
        scores = (self.shares @ weights + self.base) * scale
        slope: Array = np.zeros(len(scores))
        losses = []
        for trees in self.trees:
            some = scores[trees.rows]
            total, all_edges = trees.sums(some, only_right=False)
            good, right_edges = trees.sums(some, only_right=True)
            losses.append(total - good)
            slope[trees.rows] = all_edges - right_edges
        by_choice: Array = np.zeros(len(self.order))
        by_choice[self.order] = np.concatenate(losses)
        return by_choice, slope * scale

    def _scales(self, kinds: Sequence[str], first: Array) -> Array:
        """Return for each kind of choice how sharply scores tell right from wrong as they are.

        Without it weights would grow or shrink all together, just to be as sure as they should.
        """
        names, kind = np.unique(kinds, return_inverse=True)
        tried = [
            np.bincount(kind, self.losses(first, scale)[0], minlength=len(names))
            for scale in SCALES
        ]
        best: Array = np.array(SCALES)[np.argmin(np.array(tried), axis=0)][kind]
        return best


def _descend(table: _Table, first: Array, spread: float) -> Array:
    """Return the weights of the least loss (projected gradient; Beck and Teboulle 2009)."""
    pull = 1 / spread**2
    low = np.where(first > 0, 0.0, -np.inf)
    high = np.where(first < 0, 0.0, np.inf)

    def loss(weights: Array) -> tuple[float, Array]:
        losses, slope = table.losses(weights, table.scale)
        away = weights - first
        whole = float(losses.sum()) + pull / 2 * float(away @ away)
        return whole, table.shares.T @ slope + pull * away

    weights, ahead, pace, bend = first, first, 1.0, pull
    for _ in range(STEPS):
        here, slope = loss(ahead)
        while True:
            after = np.clip(ahead - slope / bend, low, high)
            step = after - ahead
            bound = here + float(slope @ step) + bend / 2 * float(step @ step)
            if loss(after)[0] <= bound + 1e-9 * abs(here):
                break
            bend *= 2
        if float(np.abs(after - weights).max()) < ENOUGH:
            return after
        quicker = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead = after + (pace - 1) / quicker * (after - weights)
        weights, pace = after, quicker
    return weights
