"""Relations beyond the best tree: those that it had no room for, and those that it must hang wrong.

A tree gives each unit one target. What a strong connective signals or a reply names is added
beside it; a rebuttal, and what stands side by side with its target, is hung elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.draft import Candidate

MOST_AIMS = 100  # conclusions that a rebuttal may aim at: those that stand nearest


def add_relations(
    chosen: Sequence[Candidate], argued: Sequence[int], extras: Sequence[Candidate]
) -> list[Candidate]:
    """Return a tree's relations with others beside them.

    Args:
        chosen: The tree.
        argued: Numbers of the units that argue.
        extras: What may be added, the most wanted first.

    Returns:
        The tree's relations and the added ones, by source and target; what is rebutted by its own
        target gives way to the rebuttal, no pair of units is joined twice, and no added relation
        closes a circle.
    """
    rebutted = {(extra.target, extra.source) for extra in extras if extra.type == "rebut"}
    kept = [c for c in chosen if (c.source, c.target) not in rebutted]
    inside = set(argued)
    joined = {frozenset((c.source, c.target)) for c in kept}
    follow: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for candidate in kept:
        follow.setdefault(candidate.source, []).append(candidate.target)
        back.setdefault(candidate.target, []).append(candidate.source)
    for extra in extras:
        pair = frozenset((extra.source, extra.target))
        if pair <= inside and pair not in joined and not _closes_circle(follow, back, extra):
            kept.append(extra)
            joined.add(pair)
            follow.setdefault(extra.source, []).append(extra.target)
            back.setdefault(extra.target, []).append(extra.source)
    return sorted(kept, key=lambda c: (c.source, c.target))


def aim_rebuttals(
    tree: Sequence[Candidate],
    conclusions: Sequence[int],
    score: Callable[[int, int], Candidate],
    fixed: Sequence[Candidate] = (),
) -> list[Candidate]:
    """Return a tree so that a rebuttal that was hung from what follows it aims at a conclusion.

    The statement behind a rebuttal is mostly its answer, not what it speaks against.

    Args:
        tree: A tree of relations.
        conclusions: Numbers of the conclusions, ascending.
        score: Gives the relation from one unit to another, with its score.
        fixed: Relations that stay as they are, beside the tree's.

    Returns:
        The relations of the tree, from the same sources, without a circle.
    """
    follow = {c.source: [c.target] for c in (*tree, *fixed)}
    aimed, concluding = [], frozenset(conclusions)
    for candidate in tree:
        kept = candidate
        if _is_before_its_answer(candidate, concluding):
            near = _nearest(conclusions, candidate.source)
            aims = [score(candidate.source, n) for n in near if n != candidate.source]
            legal = (
                replace(c, type="rebut")
                for c in sorted(aims, key=lambda c: (-c.score, c.target))
                if not _leads(follow, c.target, c.source)
            )
            kept = next(legal, candidate)
        follow[kept.source] = [kept.target]
        aimed.append(kept)
    return sorted(aimed, key=lambda c: (c.source, c.target))


def _nearest(conclusions: Sequence[int], number: int) -> Sequence[int]:
    first = bisect_left(conclusions, number) - MOST_AIMS // 2
    first = max(0, min(first, len(conclusions) - MOST_AIMS))
    return conclusions[first : first + MOST_AIMS]


def _is_before_its_answer(candidate: Candidate, conclusions: Collection[int]) -> bool:
    follows = candidate.target > candidate.source
    return candidate.type == "rebut" and follows and candidate.target not in conclusions


def raise_parallels(
    tree: Sequence[Candidate], side_by_side: Callable[[int, int], bool]
) -> list[Candidate]:
    """Return a tree so that what stands side by side with its target leads where that leads.

    A paragraph's tree has one head; its other statements of the same standing would hang from it.

    Args:
        tree: A tree of relations.
        side_by_side: Tells whether two units do the same work.

    Returns:
        The relations of the tree, from the same sources.
    """
    out = {c.source: c for c in tree}
    for candidate in sorted(tree, key=lambda c: c.source):
        above = out.get(candidate.target)
        if (
            above is not None
            and candidate.type == above.type == "support"
            and side_by_side(candidate.source, candidate.target)
        ):
            out[candidate.source] = replace(candidate, target=above.target)
    return sorted(out.values(), key=lambda c: (c.source, c.target))


def _leads(follow: Mapping[int, Sequence[int]], start: int, wanted: int) -> bool:
    """Return whether one unit leads to another."""
    return wanted in _reached(follow, start)


def _closes_circle(
    follow: Mapping[int, Sequence[int]], back: Mapping[int, Sequence[int]], extra: Candidate
) -> bool:
    """Return whether the target of a relation leads to its source already.

    Both ways are searched in turn, for mostly one ends soon: little leads to most units.
    """
    ahead, behind = _reached(follow, extra.target), _reached(back, extra.source)
    for onward, backward in zip(ahead, behind, strict=False):
        if onward == extra.source or backward == extra.target:
            return True
    return False


def _reached(steps: Mapping[int, Sequence[int]], start: int) -> Iterator[int]:
    """Yield the units that steps lead to from one, itself first."""
    seen, stack = {start}, [start]
    while stack:
        node = stack.pop()
        yield node
        fresh = [n for n in steps.get(node, ()) if n not in seen]
        seen.update(fresh)
        stack += fresh
