"""What a unit might have been: the head of its paragraph, the thesis, or a reason for another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest

from argmap.decoding.grounds import confidence, ground_id
from argmap.draft import Candidate, Draft, Findings, Hit
from argmap.scorers.measures import growth
from argmap.scorers.protocol import Evidence, PairScorer, ScorerFactory

Weighed = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class PossibleRelation:
    """A relation that a unit might have, chosen or not.

    Attributes:
        target: Id of the unit that it would bear on.
        type: Its type, before one that attacks an inference is pointed at a relation.
        score: How well the two go together, from 0 to 1.
        because: What the score is the sum of: rule or `rule:cue`, and weight.
        measures: The rows that measure or bound what the sum is made of.
    """

    target: str
    type: str
    score: float
    because: Weighed
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """What a unit was tried as; grounds are rules and weights.

    Attributes:
        as_head: What speaks for and against its heading its paragraph, measured as the scores of
            pairs in a paragraph are.
        as_main: What speaks for its being the main conclusion; None where it cannot be it.
        is_main: Whether it is taken for it.
        as_opposed: What speaks for and against its being the other side's; empty where sides do
            not come of such a sum.
        relations: The relations it might have, the best first; of equal ones the earlier target
            first.
        measures: The rows that measure or bound what speaks for its heading its paragraph.
    """

    as_head: Weighed
    as_main: Weighed | None
    is_main: bool
    as_opposed: Weighed
    relations: tuple[PossibleRelation, ...]
    measures: tuple[str, ...] = ()


def tried(
    found: Findings,
    unit: str,
    scorer: ScorerFactory,
    *,
    background: bool = False,
    raised: Mapping[str, ScorerFactory] | None = None,
    heads: Collection[str] = (),
) -> Tried:
    """Return what speaks for a unit as a head, as the thesis, and as a reason for each other unit.

    Within a paragraph and across paragraphs scores are made otherwise, and only the head of a
    paragraph is tried against other paragraphs; a unit that is no head has its own paragraph to
    choose from.

    Args:
        found: What was found in the text; of it come the units `u1`, `u2`, … of a map.
        unit: Id of the unit.
        scorer: Makes what scores the findings.
        background: Whether the map has the units that only set the scene, too.
        raised: What scores with a measure raised, by its id; see `argmap.scorers.measures`.
        heads: Ids of the units that head their paragraphs.
    """
    scores = scorer(found)
    drafts = scores.drafts
    # What reads rules among much else isn't measured by them.
    measuring = {} if scores.whole else raised or {}
    others = {id: make(found) for id, make in measuring.items()}
    kept = [n for n, draft in enumerate(drafts) if background or not draft.scenery]
    source = kept[int(unit.removeprefix("u")) - 1]
    weighed = []
    for order, target in enumerate(kept, 1):
        if target == source or drafts[target].scenery:
            continue
        near = drafts[target].paragraph == drafts[source].paragraph
        made = _pair(scores, source, target)
        leads = not near and f"u{order}" in heads
        score = partial(_pair_score, source=source, target=target, near=near, leads=leads)
        grounds, paces = _parts(made.because), growth(score, scores, others)
        told = (made.type, confidence(made.score), grounds, tuple(paces))
        weighed.append((-made.score, PossibleRelation(f"u{order}", *told)))
    best = tuple(possible for _, possible in sorted(weighed, key=lambda pair: pair[0]))
    return Tried(
        as_head=_parts(scores.as_head(source).because),
        as_main=_told(scores.as_main(source)),
        is_main=source == scores.main,
        as_opposed=() if scores.whole else _parts(_opposing(drafts[source])),
        relations=best,
        measures=tuple(growth(lambda s: s.as_head(source).score, scores, others)),
    )


def best_targets(
    scores: PairScorer, unit: str, *, most: int, background: bool = False
) -> tuple[PossibleRelation, ...]:
    """Return the relations that a unit most likely has, the best first.

    Args:
        scores: What scores the findings that a map is made of, whose units are `u1`, `u2`, ….
        unit: Id of one of these.
        most: How many are returned.
        background: Whether the map has the units that only set the scene, too.
    """
    drafts = scores.drafts
    kept = [n for n, draft in enumerate(drafts) if background or not draft.scenery]
    place = unit.removeprefix("u")
    if not place.isdecimal() or not 0 < int(place) <= len(kept):
        return ()
    source = kept[int(place) - 1]
    names = {number: f"u{order}" for order, number in enumerate(kept, 1)}
    argued = [n for n in kept if n != source and not drafts[n].scenery]
    pairs = (_pair(scores, source, target) for target in argued)
    best = nsmallest(most, pairs, key=lambda pair: (-pair.score, pair.target))
    return tuple(
        PossibleRelation(names[p.target], p.type, confidence(p.score), _parts(p.because))
        for p in best
    )


def _pair(scores: PairScorer, source: int, target: int) -> Candidate:
    near = scores.drafts[source].paragraph == scores.drafts[target].paragraph
    return (scores.within if near else scores.between)(source, target)


def _pair_score(scorer: PairScorer, source: int, target: int, near: bool, leads: bool) -> float:
    """Return how well a unit hangs from another; a head of another paragraph draws more."""
    if near:
        return scorer.within(source, target).score
    return scorer.between(source, target).score + (scorer.head_gain if leads else 0.0)


def _opposing(draft: Draft) -> list[Hit]:
    return [hit for hit in draft.because if hit.kind.startswith("opposed.")]


def _told(evidence: Evidence | None) -> Weighed | None:
    return None if evidence is None else _parts(evidence.because)


def _parts(because: Iterable[Hit]) -> Weighed:
    return tuple((ground_id(hit), hit.weight) for hit in because)
