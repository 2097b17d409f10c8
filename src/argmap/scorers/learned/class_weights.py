"""How readily what the networks say is taken for each role, each type, each place of a target.

The weight of a row of `learned` is added to the log of a probability. Of the rows of one kind
(`role-`, `type-`, `to-`) each possibility counts just one, so that only their differences tell:
where all are equal, what the networks say stands. `argmap train` moves them toward how somebody's
checked maps are made (Platt 1999 and Guo et al. 2017 calibrate scores afterwards in this way).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from argmap.draft import Draft
from argmap.lexicon.rules import Rule
from argmap.scorers.learned.encoder import Array
from argmap.scorers.learned.read_grounds import FAR, NEAR, NEXT, NONE

NEUTRAL = 1.0  # above 0, since a weight that is learned keeps its sign


def factor(rules: Mapping[str, Rule], id: str) -> float:
    """Return by what a row of `role-`, `type-` or `to-` multiplies a probability."""
    return math.exp(rules[id].weight - NEUTRAL)


def target_rows(drafts: Sequence[Draft]) -> list[list[str]]:
    """Return which row each possible target of each unit counts by: the last is none at all.

    Args:
        drafts: The n units of a stretch.

    Returns:
        n rows of n + 1 ids; a unit's own place is as any other.
    """
    return [
        [
            _place(abs(number - other), draft.paragraph == target.paragraph)
            for other, target in enumerate(drafts)
        ]
        + [NONE]
        for number, draft in enumerate(drafts)
    ]


def weigh_targets(targets: Array, drafts: Sequence[Draft], rules: Mapping[str, Rule]) -> Array:
    """Return the probabilities of targets as the rows weigh them; each row adds up to 1 again.

    Args:
        targets: n rows of n + 1 probabilities, the last that a unit leads to none.
        drafts: The n units.
        rules: The rules with their weights.
    """
    factors = {id: factor(rules, id) for id in (NEXT, NEAR, FAR, NONE)}
    if len(set(factors.values())) == 1:
        return targets
    rows = target_rows(drafts)
    weighed = targets * np.array([[factors[id] for id in row] for row in rows])
    made: Array = weighed / weighed.sum(1, keepdims=True)
    return made


def _place(distance: int, same_paragraph: bool) -> str:
    if not same_paragraph:
        return FAR
    return NEXT if distance == 1 else NEAR
