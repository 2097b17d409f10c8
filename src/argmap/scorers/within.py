"""How well a unit hangs from another of its paragraph: how often each rule of `attach` counts.

First come the rules of sides, which exclude one another, then connectives, then the place of the
two beside each other. What parts two units play in their paragraph stands in `parts.py`.
"""

from __future__ import annotations

from argmap.lexicon.kinds import ADDITION, CONTRAST
from argmap.lexicon.registry import decided, rule
from argmap.scorers.facts import TextFacts
from argmap.scorers.pairs import (
    admitted,
    counters,
    elaborates,
    gives_way,
    linked,
    opens_alike,
    retorts,
)

WITHIN = "within"
FARTHEST = 6  # units: what stands farther apart is no farther for it
FAR = decided("measure.far", __name__)
MOST_PROMINENT = decided("measure.prominence", __name__)
POINTED = decided("threshold.pointed", __name__)


@rule("attach.same-side", WITHIN)
def same_side(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a unit goes on with the other side's case, -1 where it only stands by it."""
    if not facts.opposed[target]:
        return 0.0
    if facts.opposed[source]:
        follows = target == source - 1
        goes_on = follows and not facts.drafts[source].led_by(ADDITION)
        return 1.0 if goes_on else -1.0
    return float(elaborates(facts, source, target))


@rule("attach.rebuttal", WITHIN)
def rebuts(facts: TextFacts, source: int, target: int) -> float:
    """Return how prominent a statement of the author's is that the other side stands against."""
    return round(facts.prominence[target], 4) if counters(facts, source, target) else 0.0


@rule("attach.retort", WITHIN)
def retorts_to(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the author answers right away, with no word of contrast, else 0."""
    if not counters(facts, target, source) or elaborates(facts, source, target):
        return 0.0
    contrast = facts.drafts[source].led_by(CONTRAST) is not None
    return float(not contrast and retorts(facts.drafts, source, target))


@rule("attach.answer", WITHIN)
def answers(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the author answers right away by a word of contrast, -0.5 elsewhere."""
    if not counters(facts, target, source) or elaborates(facts, source, target):
        return 0.0
    if retorts_to(facts, source, target):
        return 0.0
    contrast = facts.drafts[source].led_by(CONTRAST) is not None
    return 1.0 if target == source - 1 and contrast else -0.5


@rule("attach.conclusion", WITHIN)
def leads_to(facts: TextFacts, source: int, target: int) -> float:
    """Return how prominent a statement is, both the author's.

    A long text has its conclusion elsewhere: in a paragraph the nearer one weighs more.
    """
    if facts.opposed[source] or facts.opposed[target]:
        return 0.0
    pull = facts.rules[FAR].weight if facts.long else 1.0
    most = facts.rules[MOST_PROMINENT].weight
    return round(pull * min(facts.prominence[target], most), 4)


@rule("attach.limit", WITHIN)
def limits(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a word of contrast limits what is right before, half where none does."""
    draft = facts.drafts[source]
    if target != source - 1:
        return 0.0
    if admitted(draft):
        return 0.5
    other_side = facts.opposed[source] or facts.opposed[target]
    return float(draft.limits and not other_side and draft.led_by(CONTRAST) is not None)


@rule("attach.conceded", WITHIN)
def is_conceded(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a hedged statement gives way to the next, both the author's."""
    if facts.opposed[source] or facts.opposed[target]:
        return 0.0
    return float(gives_way(facts, source, target))


@rule("attach.joint", WITHIN)
def is_joint(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a unit only together with the last is a reason."""
    return float(linked(facts, source, target))


@rule("attach.addition", WITHIN)
def is_added(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a word of addition joins a reason of its own to the last."""
    if target != source - 1 or facts.opposed[source] or linked(facts, source, target):
        return 0.0
    return float(facts.drafts[source].led_by(ADDITION) is not None)


@rule("attach.pointed", WITHIN)
def is_pointed_to(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the next unit's "this" points to one that concludes little."""
    if target != source + 1 or "pointer" not in facts.drafts[target].flags:
        return 0.0
    little = facts.drafts[source].conclusion < facts.rules[POINTED].weight
    return float(little and not counters(facts, source, target))


@rule("attach.next", WITHIN)
def is_next(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 for two that stand side by side, unless the other side meets the author there."""
    return float(abs(source - target) == 1 and not counters(facts, source, target))


@rule("attach.sentence", WITHIN)
def in_one_sentence(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 for two of one sentence."""
    return float(facts.drafts[source].sentence == facts.drafts[target].sentence)


@rule("attach.colon", WITHIN)
def behind_colon(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a colon leads from the target to the source."""
    draft = facts.drafts[source]
    return float(draft.host == target and draft.rule == "split.colon")


@rule("attach.parallel", WITHIN)
def is_parallel(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 for two that open alike."""
    return float(opens_alike(facts.drafts, source, target))


@rule("attach.anaphor", WITHIN)
def points_back(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the subject points back to what stands right before."""
    return float(target == source - 1 and "anaphor" in facts.drafts[source].flags)


@rule("attach.forward", WITHIN)
def comes_first(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a reason comes before what it is a reason for."""
    return float(target > source)


@rule("attach.distance", WITHIN)
def apart(facts: TextFacts, source: int, target: int) -> float:
    """Return how many units stand between the two."""
    return float(min(abs(source - target) - 1, FARTHEST))


@rule("attach.overlap", WITHIN)
def shares_words(facts: TextFacts, source: int, target: int) -> float:
    """Return how much of their words the two share; a long text has more to tell them apart by."""
    share = facts.overlap.contained(source, target)
    return round(share * (2 if facts.long else 1), 4)
