"""What a unit's relation might have been: every target it was scored against, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.components.harvest import Harvest
from argmap.graph.build import confidence, ground_id
from argmap.graph.candidates import Scorer
from argmap.lexicon.rules import Rule


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


def options(
    found: Harvest,
    unit: str,
    rules: Mapping[str, Rule] | None = None,
    *,
    background: bool = False,
) -> Sequence[Option]:
    """Score a unit against every other unit of its map.

    Within a paragraph and across paragraphs different rules hold, and only the head of a
    paragraph is tried against other paragraphs; a unit that is no head has its own paragraph to
    choose from.

    Args:
        found: What the components found in the text; of it come the units `u1`, `u2`, … of a map.
        unit: Id of the unit.
        rules: The rules to go by; the built-in ones where None.
        background: Whether the map has the units that only set the scene, too.

    Returns:
        The options, the best first; of equal ones the earlier target first.
    """
    drafts = found.drafts
    kept = _kept(found, background)
    source = kept[int(unit.removeprefix("u")) - 1]
    scorer = Scorer(drafts, found.signalled, rules)
    scored = []
    for order, target in enumerate(kept, 1):
        if target == source or drafts[target].scenery:
            continue
        near = drafts[target].paragraph == drafts[source].paragraph
        made = (scorer.within if near else scorer.between)(source, target)
        grounds = tuple((ground_id(hit), hit.weight) for hit in made.because)
        option = Option(f"u{order}", made.type, confidence(made.score), grounds)
        scored.append((-made.score, option))
    return [option for _, option in sorted(scored, key=lambda pair: pair[0])]


def heading(
    found: Harvest,
    unit: str,
    rules: Mapping[str, Rule] | None = None,
    *,
    background: bool = False,
) -> tuple[tuple[str, float], ...]:
    """Tell what speaks for and against a unit's heading its paragraph.

    Args:
        found: What the components found in the text; of it come the units `u1`, `u2`, … of a map.
        unit: Id of the unit.
        rules: The rules to go by; the built-in ones where None.
        background: Whether the map has the units that only set the scene, too.

    Returns:
        Rules with what each adds, measured as the scores of pairs in its paragraph are.
    """
    number = _kept(found, background)[int(unit.removeprefix("u")) - 1]
    hits = Scorer(found.drafts, found.signalled, rules).heading(number)
    return tuple((ground_id(hit), hit.weight) for hit in hits)


def _kept(found: Harvest, background: bool) -> list[int]:
    return [n for n, draft in enumerate(found.drafts) if background or not draft.scenery]
