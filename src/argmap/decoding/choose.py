"""Choose the relations of a map by what a scorer says of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from argmap.decoding.arborescence import decode
from argmap.decoding.extra_relations import add_relations, aim_rebuttals, raise_parallels
from argmap.draft import Candidate, Draft
from argmap.scorers.protocol import PairScorer


def choose_relations(
    drafts: Sequence[Draft], argued: Sequence[int], scorer: PairScorer
) -> tuple[int, list[Candidate]]:
    """Return the unit that all others lead to, and the relations among them.

    Args:
        drafts: All units in text order.
        argued: Numbers of those that argue, ascending.
        scorer: Scores them.

    Returns:
        The root, -1 where nothing argues, and the relations by source and target.
    """
    if not argued:
        return -1, []
    groups = [list(group) for _, group in groupby(argued, key=lambda n: drafts[n].paragraph)]
    root, tree = decode(
        groups,
        scorer.within,
        scorer.between,
        headness=lambda number: scorer.as_head(number).score,
        rootness=lambda number: scorer.as_root(number).score,
        head_gain=scorer.head_gain,
    )
    concluding = [n for n in argued if n == root or scorer.as_conclusion(n) is not None]
    tree = aim_rebuttals(tree, concluding, scorer.between)
    tree = raise_parallels(tree, scorer.side_by_side)
    return root, add_relations(tree, argued, scorer.beside_tree())
