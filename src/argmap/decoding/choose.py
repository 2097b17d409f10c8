"""Choose the relations of a map by what a scorer says of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from argmap.decoding.arborescence import decode
from argmap.decoding.extra_relations import add_relations, aim_rebuttals, raise_parallels
from argmap.decoding.sections import find_sections, section_heads
from argmap.draft import Candidate, Draft, PartRow
from argmap.scorers.protocol import PairScorer


def choose_relations(
    drafts: Sequence[Draft],
    argued: Sequence[int],
    scorer: PairScorer,
    parts: Sequence[PartRow] = (),
) -> tuple[int, frozenset[int], list[Candidate]]:
    """Return the unit that all others lead to, those that sections do, and the relations.

    Args:
        drafts: All units in text order.
        argued: Numbers of those that argue, ascending.
        scorer: Scores them.
        parts: The parts of the text, whose headings make the sections of a long one.

    Returns:
        The root, -1 where nothing argues; the heads of sections, none where there are no
        sections; the relations by source and target.
    """
    if not argued:
        return -1, frozenset(), []
    sections = find_sections(drafts, argued, parts)
    groups = [list(group) for _, group in groupby(argued, key=lambda n: drafts[n].paragraph)]
    root, tree = decode(
        groups,
        scorer.within,
        scorer.between,
        headness=lambda number: scorer.as_head(number).score,
        rootness=lambda number: scorer.as_root(number).score,
        head_gain=scorer.head_gain,
        section=sections.__getitem__,
    )
    heads = section_heads(tree, root, drafts, sections)
    ends = heads | {root}
    concluding = [n for n in argued if n in ends or scorer.as_conclusion(n) is not None]
    tree = aim_rebuttals(tree, concluding, scorer.between)
    tree = raise_parallels(tree, scorer.side_by_side)
    return root, heads, add_relations(tree, argued, scorer.beside_tree())
