"""Choose the relations of a map jointly: a tree in each paragraph, then one among their heads.

In a long text with headings the heads of a section come between: one tree for each section, then
one among what the sections of a chapter come to, and so on.

Terms:
    arborescence: a directed tree in which every node but the root has exactly one parent. Here
        an edge runs from the target of a relation to its source, so that reasons are children.
    head: the root of a paragraph's tree, the unit the others of the paragraph lead to.

A maximum arborescence over all units at once costs too much for a long text and lets far pairs
win by chance; paragraphs are small, so that the cost grows with their number alone.

References:
    Edmonds, J. (1967). Optimum branchings.
    McDonald, R. et al. (2005). Non-projective dependency parsing using spanning tree algorithms.
    Peldszus, A. and Stede, M. (2015). Joint prediction in MST-style discourse parsing for
        argumentation mining.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from argmap.digraph import maximum_arborescence
from argmap.draft import Candidate

ROOT = -1
BAN = 1000.0  # no second unit hangs from the root, whatever it scores
TIE = 1e-6  # tells equal scores apart by text order
MOST_NODES = 24  # of one tree: the time it takes grows with the cube

Score = Callable[[int, int], Candidate]
Hang = Callable[[int, Mapping[int, int]], Candidate]  # of a head, among the heads of all groups


def arborescence(
    nodes: Sequence[int], score: Score, rootness: Callable[[int], float]
) -> tuple[int, list[Candidate]]:
    """Return the tree over some units whose relations score highest together.

    Args:
        nodes: Numbers of the units, ascending, at least one.
        score: Gives the relation from one unit to another.
        rootness: How well a unit serves as the root.

    Returns:
        The root, and one relation for every other node, by source. Of equal trees the one with
        the earlier targets is taken.
    """
    if len(nodes) == 1:
        return nodes[0], []
    weights: dict[tuple[int, int], float] = {}
    pairs: dict[tuple[int, int], Candidate] = {}
    for rank, source in enumerate(nodes):
        weights[ROOT, source] = rootness(source) - BAN - TIE * rank
        for order, target in enumerate(nodes):
            if source != target:
                candidate = score(source, target)
                pairs[source, target] = candidate
                weights[target, source] = candidate.score - TIE * order
    tree = maximum_arborescence(weights)
    root = min(child for parent, child in tree if parent == ROOT)
    chosen = [pairs[source, target] for target, source in tree if target != ROOT]
    return root, sorted(chosen, key=lambda c: c.source)


def decode(
    groups: Sequence[Sequence[int]],
    within: Score,
    between: Score,
    headness: Callable[[int], float],
    rootness: Callable[[int], float],
    head_gain: float = 0.0,
    section: Callable[[int], tuple[int, ...]] = lambda _: (),
    below: Mapping[int, Hang] | None = None,
) -> tuple[int, list[Candidate]]:
    """Return the relations of a whole document that score highest, level by level.

    The head of a paragraph may hang from any unit of another paragraph, not just from its head:
    the best of them stands for that paragraph while the tree among paragraphs is chosen.

    Args:
        groups: The units of each paragraph by number, in text order; none is empty.
        within: Gives the relation between two units of one paragraph.
        between: Gives the relation from the head of a paragraph to a unit of another.
        headness: How well a unit serves as the head of its paragraph.
        rootness: How well a unit serves as the root of the document.
        head_gain: What the head of a paragraph gains over its other units as a target.
        section: The section of a unit, by chapter, section and so on; those of one stand together.
        below: Gives the relation by which the head of a group hangs, whatever others would score:
            by the first unit of the group.

    Returns:
        The unit that all others lead to, and one relation for each of the others.
    """
    members, chosen = _trees_within(groups, within, headness)
    heads = {part[0]: head for head, part in members.items()}
    for first, hang in (below or {}).items():
        chosen.append(hang(heads[first], heads))
        del members[heads[first]]

    def link(source: int, target: int) -> Candidate:
        options = [between(source, unit) for unit in members[target]]
        return max(options, key=lambda c: (c.score + head_gain * (c.target == target), -c.target))

    def join(level: Sequence[int]) -> int:
        while len(level) > 1:
            trees = [arborescence(part, link, rootness) for part in _slices(level)]
            level = [root for root, _ in trees]
            chosen.extend(relation for _, relations in trees for relation in relations)
        return level[0]

    root = _join_sections(sorted(members), section, join)
    return root, sorted(chosen, key=lambda c: (c.source, c.target))


def _trees_within(
    groups: Sequence[Sequence[int]], within: Score, headness: Callable[[int], float]
) -> tuple[dict[int, list[int]], list[Candidate]]:
    """Return the units of each tree in a group by their head, and the relations of all trees."""
    members, chosen = {}, []
    for part in (part for group in groups for part in _slices(group)):
        head, relations = arborescence(part, within, headness)
        members[head] = part
        chosen += relations
    return members, chosen


def _join_sections(
    heads: Sequence[int],
    section: Callable[[int], tuple[int, ...]],
    join: Callable[[Sequence[int]], int],
    depth: int = 0,
) -> int:
    """Return the root of some heads, joined section by section: the inner sections first."""
    if len({section(number) for number in heads}) == 1:
        return join(heads)
    inner = groupby(heads, key=lambda number: section(number)[depth])
    return join([_join_sections(list(part), section, join, depth + 1) for _, part in inner])


def _slices(nodes: Sequence[int]) -> list[list[int]]:
    """Return a long run of nodes cut into even runs of at most `MOST_NODES`."""
    count = -(-len(nodes) // MOST_NODES)
    size = -(-len(nodes) // count)
    return [list(nodes[at : at + size]) for at in range(0, len(nodes), size)]
