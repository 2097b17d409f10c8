"""What a unit might have been: the head of its paragraph, or a reason for any other unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.decoding.build import confidence, ground_id
from argmap.draft import Findings, Hit
from argmap.lexicon.rules import Rule
from argmap.scorers.rule_scorer import Scorer


@dataclass(frozen=True, slots=True)
class Option:
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
    because: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What a unit was tried as.

    Attributes:
        heading: What speaks for and against its heading its paragraph: rule and weight, measured
            as the scores of pairs in a paragraph are.
        options: The relations it might have, the best first; of equal ones the earlier target
            first.
    """

    heading: tuple[tuple[str, float], ...]
    options: tuple[Option, ...]


def tried(
    found: Findings,
    unit: str,
    rules: Mapping[str, Rule] | None = None,
    *,
    background: bool = False,
) -> Tried:
    """Weigh a unit as the head of its paragraph, and against every other unit of its map.

    Within a paragraph and across paragraphs different rules hold, and only the head of a
    paragraph is tried against other paragraphs; a unit that is no head has its own paragraph to
    choose from.

    Args:
        found: What the components found in the text; of it come the units `u1`, `u2`, … of a map.
        unit: Id of the unit.
        rules: The rules to go by; the built-in ones where None.
        background: Whether the map has the units that only set the scene, too.
    """
    drafts = found.drafts
    kept = [n for n, draft in enumerate(drafts) if background or not draft.scenery]
    source = kept[int(unit.removeprefix("u")) - 1]
    scorer = Scorer(drafts, found.signalled, rules)
    scored = []
    for order, target in enumerate(kept, 1):
        if target == source or drafts[target].scenery:
            continue
        near = drafts[target].paragraph == drafts[source].paragraph
        made = (scorer.within if near else scorer.between)(source, target)
        grounds = _parts(made.because)
        option = Option(f"u{order}", made.type, confidence(made.score), grounds)
        scored.append((-made.score, option))
    best = sorted(scored, key=lambda pair: pair[0])
    return Tried(_parts(scorer.heading(source)), tuple(option for _, option in best))


def _parts(because: Iterable[Hit]) -> tuple[tuple[str, float], ...]:
    return tuple((ground_id(hit), hit.weight) for hit in because)
