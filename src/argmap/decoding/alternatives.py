"""What a unit might have been: the head of its paragraph, the thesis, or a reason for another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.decoding.grounds import confidence, ground_id
from argmap.draft import Findings, Hit
from argmap.scorers.protocol import Evidence, ScorerFactory

Weighed = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class PossibleRelation:
    """A relation that a unit might have, chosen or not.

    Attributes:
        target: Id of the unit that it would bear on.
        type: Its type, before one that attacks an inference is pointed at a relation.
        score: How well the two go together, from 0 to 1.
        because: What the score is the sum of: rule or `rule:cue`, and weight.
    """

    target: str
    type: str
    score: float
    because: Weighed


@dataclass(frozen=True, slots=True)
class Tried:
    """What a unit was tried as; grounds are rules and weights.

    Attributes:
        as_head: What speaks for and against its heading its paragraph, measured as the scores of
            pairs in a paragraph are.
        as_main: What speaks for its being the main conclusion; None where it cannot be it.
        is_main: Whether it is taken for it.
        relations: The relations it might have, the best first; of equal ones the earlier target
            first.
    """

    as_head: Weighed
    as_main: Weighed | None
    is_main: bool
    relations: tuple[PossibleRelation, ...]


def tried(found: Findings, unit: str, scorer: ScorerFactory, *, background: bool = False) -> Tried:
    """Return what speaks for a unit as a head, as the thesis, and as a reason for each other unit.

    Within a paragraph and across paragraphs scores are made otherwise, and only the head of a
    paragraph is tried against other paragraphs; a unit that is no head has its own paragraph to
    choose from.

    Args:
        found: What was found in the text; of it come the units `u1`, `u2`, … of a map.
        unit: Id of the unit.
        scorer: Makes what scores the findings.
        background: Whether the map has the units that only set the scene, too.
    """
    drafts, scores = found.drafts, scorer(found)
    kept = [n for n, draft in enumerate(drafts) if background or not draft.scenery]
    source = kept[int(unit.removeprefix("u")) - 1]
    weighed = []
    for order, target in enumerate(kept, 1):
        if target == source or drafts[target].scenery:
            continue
        near = drafts[target].paragraph == drafts[source].paragraph
        made = (scores.within if near else scores.between)(source, target)
        grounds = _parts(made.because)
        possible = PossibleRelation(f"u{order}", made.type, confidence(made.score), grounds)
        weighed.append((-made.score, possible))
    best = tuple(possible for _, possible in sorted(weighed, key=lambda pair: pair[0]))
    return Tried(
        as_head=_parts(scores.as_head(source).because),
        as_main=_told(scores.as_main(source)),
        is_main=source == scores.main,
        relations=best,
    )


def _told(evidence: Evidence | None) -> Weighed | None:
    return None if evidence is None else _parts(evidence.because)


def _parts(because: Iterable[Hit]) -> Weighed:
    return tuple((ground_id(hit), hit.weight) for hit in because)
