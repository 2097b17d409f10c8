"""What the parts that two units play in a paragraph of a long text tell of the pair."""

from __future__ import annotations

from argmap.draft import closes_paragraph
from argmap.lexicon.kinds import CONTRAST, RESULT
from argmap.lexicon.registry import conditions, rule
from argmap.scorers.facts import TextFacts
from argmap.scorers.pairs import less_disputed, replies_late

PARTS = "within, in a long text"


@rule("attach.ground", PARTS)
def grounds(facts: TextFacts, source: int, target: int) -> float:
    """Return how much more the target is open to dispute."""
    return less_disputed(facts.drafts, source, target)


@rule("attach.opener", PARTS)
def grounds_opener(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the target opens the paragraph."""
    return float(target < source and facts.opens[target])


@rule("attach.middle", PARTS)
def grounds_middle(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the target neither opens the paragraph nor stands right before."""
    return float(target < source - 1 and not facts.opens[target])


@rule("attach.closer", PARTS)
def grounds_closer(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the target closes the paragraph."""
    return float(closes_paragraph(facts.drafts, target))


@rule("attach.contrast", PARTS)
def is_set_against(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a unit is set against the one right before, and limits nothing."""
    draft = facts.drafts[source]
    if target != source - 1 or draft.limits:
        return 0.0
    return float(draft.led_by(CONTRAST) is not None)


@rule("attach.drawn", PARTS)
def is_drawn(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a unit is drawn from the one right before."""
    return float(target == source - 1 and facts.drafts[source].led_by(RESULT) is not None)


@rule("attach.latest", PARTS)
def goes_on_answering(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the target is the last that the other side says before the author goes on."""
    return float(replies_late(facts.opposed, source, target))


CONDITIONS = conditions("attach", PARTS)
