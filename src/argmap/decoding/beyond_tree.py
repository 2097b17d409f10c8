"""Relations beside the tree: those that strong cues name, so that a unit may lead to several.

Two kinds are added. A signalled relation that the tree had no room for, where its connective is
strong. And a reply: a statement that sets "this strain" against what was reported or hedged
before rebuts the nearest earlier statement that names the thing; one that sets "this view" or
"such fears" against it, the nearest that somebody says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from argmap.draft import Candidate, Draft

STRONG = 1.2


def extend(
    chosen: Sequence[Candidate], argued: Sequence[int], extras: Sequence[Candidate]
) -> list[Candidate]:
    """Add relations to a tree.

    Args:
        chosen: The tree.
        argued: Numbers of the units that argue.
        extras: What may be added, the most wanted first.

    Returns:
        The tree's relations and the added ones, by source and target; no pair of units is joined
        twice, and no added relation closes a circle.
    """
    kept = list(chosen)
    inside = set(argued)
    joined = {frozenset((c.source, c.target)) for c in kept}
    follow: dict[int, list[int]] = {}
    for candidate in kept:
        follow.setdefault(candidate.source, []).append(candidate.target)
    for extra in extras:
        pair = frozenset((extra.source, extra.target))
        if pair <= inside and pair not in joined and not _leads(follow, extra.target, extra.source):
            kept.append(extra)
            joined.add(pair)
            follow.setdefault(extra.source, []).append(extra.target)
    return sorted(kept, key=lambda c: (c.source, c.target))


def aim(
    tree: Sequence[Candidate],
    thesis: Sequence[int],
    score: Callable[[int, int], Candidate],
) -> list[Candidate]:
    """Let a rebuttal that was hung from what follows it aim at a conclusion.

    The statement behind a rebuttal is mostly its answer, not what it speaks against.

    Args:
        tree: A tree of relations.
        thesis: The conclusions.
        score: Gives the relation from one unit to another, with its score.

    Returns:
        The relations of the tree, from the same sources.
    """

    def wanted(candidate: Candidate) -> list[Candidate]:
        source, target = candidate.source, candidate.target
        if candidate.type != "rebut" or target < source or target in thesis:
            return []
        aims = [replace(score(source, n), type="rebut") for n in thesis if n != source]
        return sorted(aims, key=lambda c: (-c.score, c.target))

    return sorted(_redirect(tree, wanted), key=lambda c: (c.source, c.target))


def beside(tree: Sequence[Candidate], parallel: Callable[[int, int], bool]) -> list[Candidate]:
    """Let a statement that stands side by side with its target lead where that target leads.

    A paragraph's tree has one head; its other statements of the same standing would hang from it.

    Args:
        tree: A tree of relations.
        parallel: Tells whether two units open alike.

    Returns:
        The relations of the tree, from the same sources.
    """
    out = {c.source: c for c in tree}
    for candidate in sorted(tree, key=lambda c: c.source):
        above = out.get(candidate.target)
        like = parallel(candidate.source, candidate.target)
        if above is not None and candidate.type == above.type == "support" and like:
            out[candidate.source] = replace(candidate, target=above.target)
    return sorted(out.values(), key=lambda c: (c.source, c.target))


def _redirect(
    tree: Sequence[Candidate], wanted: Callable[[Candidate], Sequence[Candidate]]
) -> list[Candidate]:
    """Put in the place of a relation the first that is wanted there and closes no circle."""
    follow = {c.source: [c.target] for c in tree}
    out = []
    for candidate in tree:
        legal = (c for c in wanted(candidate) if not _leads(follow, c.target, c.source))
        kept = next(legal, candidate)
        follow[kept.source] = [kept.target]
        out.append(kept)
    return out


def strong(signalled: Sequence[Candidate]) -> list[Candidate]:
    """Pick the signalled relations whose connective is strong enough to stand by itself."""
    return [candidate for candidate in signalled if candidate.score >= STRONG]


def replied_to(drafts: Sequence[Draft], chosen: Sequence[Candidate]) -> set[int]:
    """Return the numbers of the reports that a statement of the author's rebuts.

    Args:
        drafts: All units.
        chosen: The relations among them.
    """
    return {
        c.target
        for c in chosen
        if c.type == "rebut"
        and drafts[c.target].speaker
        and not _endorsed(drafts[c.target])
        and not drafts[c.source].speaker
    }


def _endorsed(draft: Draft) -> bool:
    """Return whether words say that the author stands behind a report, whatever is said later."""
    worded = any(hit.kind == "stance.word" for hit in draft.because)
    return worded and draft.stance == "endorses"


def _leads(follow: Mapping[int, Sequence[int]], start: int, wanted: int) -> bool:
    """Return whether one unit leads to another."""
    seen, stack = {start}, [start]
    while stack:
        node = stack.pop()
        if node == wanted:
            return True
        fresh = [n for n in follow.get(node, ()) if n not in seen]
        seen.update(fresh)
        stack += fresh
    return False
