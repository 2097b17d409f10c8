"""How whose side two units of a paragraph are on counts for hanging one from the other.

The first five exclude one another: of the other side's both, one, or none.
"""

from __future__ import annotations

from argmap.lexicon.kinds import ADDITION, CONTRAST
from argmap.lexicon.registry import decided, rule
from argmap.scorers.facts import TextFacts
from argmap.scorers.pairs import (
    admitted,
    counters,
    denies,
    elaborates,
    gives_way,
    grounds_reservation,
    overrides,
    retorts,
)

WITHIN = "within"
FAR = decided("measure.far", __name__)
MOST_PROMINENT = decided("measure.prominence", __name__)
NO_ANSWER = decided("measure.no-answer", __name__)
ADMITTED = decided("measure.admitted", __name__)


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
    if denies(facts.drafts, source, target):
        return 0.0
    contrast = facts.drafts[source].led_by(CONTRAST) is not None
    return float(not contrast and retorts(facts.drafts, source, target))


@rule("attach.denies", WITHIN)
def denies_it(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the author says of what was reported or doubted that it is not so.

    Whichever of the two the tree hangs from the other.
    """
    drafts = facts.drafts
    return float(denies(drafts, source, target) or denies(drafts, target, source))


@rule("attach.overridden", WITHIN)
def is_overridden(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the next statement holds in spite of the source, -1 the other way round."""
    if overrides(facts.drafts, target, source):
        return 1.0
    return -1.0 if overrides(facts.drafts, source, target) else 0.0


@rule("attach.reservation", WITHIN)
def grounds_a_reservation(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the target is a reservation, and the source goes on with the text."""
    return float(grounds_reservation(facts.drafts, source, target))


@rule("attach.answer", WITHIN)
def answers(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the author answers right away by a word of contrast, less than 0 elsewhere."""
    if not counters(facts, target, source) or elaborates(facts, source, target):
        return 0.0
    if retorts_to(facts, source, target) or denies(facts.drafts, source, target):
        return 0.0
    contrast = facts.drafts[source].led_by(CONTRAST) is not None
    return 1.0 if target == source - 1 and contrast else -facts.rules[NO_ANSWER].weight


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
    """Return 1 where a word of contrast limits what is right before, less where none does."""
    draft = facts.drafts[source]
    if target != source - 1:
        return 0.0
    if admitted(draft):
        return facts.rules[ADMITTED].weight
    other_side = facts.opposed[source] or facts.opposed[target]
    return float(draft.limits and not other_side and draft.led_by(CONTRAST) is not None)


@rule("attach.conceded", WITHIN)
def is_conceded(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a hedged statement gives way to the next, both the author's."""
    if facts.opposed[source] or facts.opposed[target]:
        return 0.0
    return float(gives_way(facts, source, target))
