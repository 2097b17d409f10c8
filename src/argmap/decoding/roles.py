"""Decide the role of every unit from its scores and its place among the relations."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from argmap.decoding.side_parity import ATTACKS
from argmap.draft import Candidate, Draft, is_long
from argmap.records import Role
from argmap.scorers.protocol import Evidence, PairScorer, PlaceAmongRelations

BACKING = frozenset({"support"})


def places(
    count: int,
    chosen: Sequence[Candidate],
    concluding: Collection[int],
    backing: Collection[str] = BACKING,
) -> list[PlaceAmongRelations]:
    """Return the place of every unit among the relations.

    Args:
        count: How many units there are.
        chosen: The relations among them.
        concluding: Numbers of the conclusions.
        backing: Types of the relations that argue for their target.
    """
    backed = {c.target for c in chosen if c.type in backing}
    serving = {c.source for c in chosen if c.target in concluding}
    attacking = {c.source for c in chosen if c.type in ATTACKS}
    return [PlaceAmongRelations(n in backed, n in serving, n in attacking) for n in range(count)]


def find_conclusions(
    drafts: Sequence[Draft],
    ends: Collection[int],
    scorer: PairScorer,
) -> frozenset[int]:
    """Return the numbers of the units that the author wants accepted in the end.

    Args:
        drafts: All units.
        ends: The unit all others lead to, -1 without one, and those that all of a section do.
        scorer: Tells what concludes by itself, which counts in a long text.
    """
    found = set(ends)
    if is_long(drafts):
        found |= {scorer.main}
        found |= {n for n in range(len(drafts)) if scorer.as_conclusion(n) is not None}
    concluding = frozenset(
        n
        for n, draft in enumerate(drafts)
        if n in found and not draft.hosted and not draft.reports()
    )
    if concluding or not drafts:
        return concluding
    return _nearest_to_conclusion(drafts)


def _nearest_to_conclusion(drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the author's statement that looks most like a conclusion, where all lead to another's.

    Every text has a main conclusion, if it has a statement of its author's at all.
    """
    own = [
        n
        for n, draft in enumerate(drafts)
        if not (draft.reports() or draft.hosted or draft.scenery or draft.asks())
    ]
    best = max(own, key=lambda n: (drafts[n].conclusion, -n), default=None)
    return frozenset() if best is None else frozenset({best})


def decide_roles(
    drafts: Sequence[Draft],
    argued: Collection[int],
    chosen: Sequence[Candidate],
    concluding: Collection[int],
    as_claims: Sequence[Evidence],
    limiting: Collection[int],
) -> dict[int, Role]:
    """Return the role of every unit by its number.

    Args:
        drafts: All units.
        argued: Numbers of those that argue.
        chosen: The relations among them.
        concluding: Numbers of the conclusions.
        as_claims: How far each unit can be disputed, from `PairScorer.as_claim`.
        limiting: Numbers of those that look like qualifications by themselves.
    """
    limits = {c.source for c in chosen if c.type == "qualify"}
    argued = frozenset(argued)
    decided: dict[int, Role] = {}
    for number, draft in enumerate(drafts):
        if draft.asks() and number not in argued:
            decided[number] = "question"
        elif draft.scenery:
            decided[number] = "background"
        elif number in concluding:
            decided[number] = "conclusion"
        elif number in limits or number in limiting:
            decided[number] = "qualification"
        else:
            decided[number] = "claim" if as_claims[number].score >= 0 else "premise"
    return decided


def rejected_reports(drafts: Sequence[Draft], chosen: Sequence[Candidate]) -> set[int]:
    """Return the numbers of the reports that a statement of the author's rebuts.

    Args:
        drafts: All units.
        chosen: The relations among them.
    """
    return {
        c.target
        for c in chosen
        if c.type == "rebut"
        and drafts[c.target].reports()
        and not _is_endorsed(drafts[c.target])
        and not drafts[c.source].reports()
    }


def _is_endorsed(draft: Draft) -> bool:
    """Return whether words say that the author stands behind a report, whatever is said later."""
    worded = any(hit.kind == "stance.word" for hit in draft.because)
    return worded and draft.stance == "endorses"
