"""Fit weights to choices: a conditional logit that is held near the built-in weights.

The probability of an option is the softmax of the options' scores (McFadden 1974, Conditional
logit analysis of qualitative choice behavior). A Gaussian prior whose mean is the built-in weight
keeps each weight there unless the choices speak against it (Chelba and Acero 2006, Adaptation of
maximum entropy capitalizer): with no data, or data that say nothing, the weights stay.

A weight never changes its sign, since what a rule tells a reader ("it is only granted") would
then be said for the opposite.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from argmap.train.choices import Choice

Array = np.ndarray[Any, np.dtype[np.float64]]
SCALES = (0.5, 1.0, 2.0, 4.0, 8.0)
STEPS = 400
DIGITS = 3


def fit(choices: Sequence[Choice], start: Mapping[str, float], spread: float) -> dict[str, float]:
    """Fit the weights of the rules that occur in some choices.

    Args:
        choices: What gold chooses.
        start: The built-in weight of every rule, by its id.
        spread: Standard deviation of the prior: how far weights may go from where they start.

    Returns:
        The weights that changed, by the ids of their rules, to three decimals.
    """
    ids = sorted({id for c in choices for option in c.options for id in option.shares})
    ids = [id for id in ids if start[id]]
    if not ids or spread <= 0:
        return {}
    table = _Table(choices, ids)
    first = np.array([start[id] for id in ids])
    weights = _descend(table, first, spread)
    rounded = {id: round(float(w), DIGITS) for id, w in zip(ids, weights, strict=True)}
    return {id: w for id, w in rounded.items() if w != round(start[id], DIGITS)}


class _Table:
    """Choices as arrays.

    Attributes:
        shares: How often each rule counts, options by rules.
        base: The rest of each option's score.
        begin: Number of the first option of each choice.
        owner: Number of the choice of each option.
        right: Number of the right option of each choice.
        kinds: The kinds of choice, and the number of the kind of each choice.
    """

    def __init__(self, choices: Sequence[Choice], ids: Sequence[str]) -> None:
        column = {id: number for number, id in enumerate(ids)}
        options = [option for choice in choices for option in choice.options]
        self.shares: Array = np.zeros((len(options), len(ids)))
        for row, option in enumerate(options):
            for id, share in option.shares.items():
                if id in column:
                    self.shares[row, column[id]] = share
        self.base: Array = np.array([option.base for option in options])
        sizes = [len(choice.options) for choice in choices]
        self.begin = np.cumsum([0, *sizes[:-1]])
        self.owner = np.repeat(np.arange(len(choices)), sizes)
        self.right = self.begin + np.array([choice.right for choice in choices])
        self.kinds, self.kind = np.unique([choice.kind for choice in choices], return_inverse=True)

    def chances(self, weights: Array, scale: Array) -> Array:
        """Give the probability of each option among those of its choice."""
        scores = (self.shares @ weights + self.base) * scale[self.owner]
        scores -= np.maximum.reduceat(scores, self.begin)[self.owner]
        powers = np.exp(scores)
        chances: Array = powers / np.add.reduceat(powers, self.begin)[self.owner]
        return chances

    def scales(self, weights: Array) -> Array:
        """Find for each kind of choice how sharply scores tell right from wrong as they are.

        Without it weights would grow or shrink all together, just to be as sure as they should.
        """
        ones = np.ones(len(self.right))
        losses = []
        for scale in SCALES:
            sure = np.log(self.chances(weights, ones * scale)[self.right] + 1e-300)
            losses.append(-np.bincount(self.kind, sure, minlength=len(self.kinds)))
        best = np.argmin(np.array(losses), axis=0)
        return np.array(SCALES)[best][self.kind]


def _descend(table: _Table, first: Array, spread: float) -> Array:
    """Minimise the loss by accelerated projected gradient steps (Nesterov 1983)."""
    scale = table.scales(first)
    pull = 1 / spread**2
    by_option = scale[table.owner]
    # The loss curves no more than this, so that no step goes too far.
    bend = pull + float(np.linalg.norm(table.shares * by_option[:, None], 2)) ** 2
    low = np.where(first > 0, 0.0, -np.inf)
    high = np.where(first < 0, 0.0, np.inf)
    weights, ahead, pace = first, first, 1.0
    for _ in range(STEPS):
        missed = table.chances(ahead, scale) * by_option
        missed[table.right] -= scale
        slope = table.shares.T @ missed + pull * (ahead - first)
        after = np.clip(ahead - slope / bend, low, high)
        quicker = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead = after + (pace - 1) / quicker * (after - weights)
        weights, pace = after, quicker
    return weights
