"""How well the head of a paragraph hangs from a unit of another: how often each rule counts."""

from __future__ import annotations

from argmap.lexicon.kinds import CONTRAST
from argmap.lexicon.registry import conditions, decided, rule
from argmap.scorers.facts import TextFacts
from argmap.scorers.within import FARTHEST, OVERLAP
from argmap.scorers.within_sides import MOST_PROMINENT

BETWEEN = "between"
PARAGRAPH = decided("measure.paragraph", __name__)


@rule("attach.thesis", BETWEEN)
def leads_to(facts: TextFacts, source: int, target: int) -> float:
    """Return how prominent the target is."""
    return round(min(facts.prominence[target], facts.rules[MOST_PROMINENT].weight), 4)


@rule("attach.case", BETWEEN)
def makes_case(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the source's paragraph speaks for what is replied to later."""
    return float(target == facts.cases.get(facts.drafts[source].paragraph))


@rule("attach.main", BETWEEN)
def leads_to_main(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the target is the main conclusion and the source speaks for none else."""
    return float(target == facts.main and facts.drafts[source].paragraph not in facts.cases)


@rule("attach.replied", BETWEEN)
def is_replied_to(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the target replies to the source."""
    return float(facts.replied.get(source) == target)


@rule("attach.rebuttal", BETWEEN)
def rebuts(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where what is replied to elsewhere stands against a conclusion."""
    replied_by = facts.replied.get(source)
    concludes = facts.drafts[target].concludes
    return float(replied_by is not None and replied_by != target and concludes)


@rule("attach.neighbour", BETWEEN)
def is_neighbour(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 for two of paragraphs that stand side by side."""
    return float(_gap(facts, source, target) == 1)


@rule("attach.next", BETWEEN)
def limits_last(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a paragraph begins by limiting what the last ended with."""
    draft = facts.drafts[source]
    if target != source - 1 or not draft.limits:
        return 0.0
    return float(draft.led_by(CONTRAST) is not None)


@rule("attach.forward", BETWEEN)
def comes_first(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a reason comes before what it is a reason for."""
    return float(target > source)


@rule("attach.distance", BETWEEN)
def apart(facts: TextFacts, source: int, target: int) -> float:
    """Return how many paragraphs stand between the two, in the measure of units."""
    return min(_gap(facts, source, target) - 1, FARTHEST) * facts.rules[PARAGRAPH].weight


@rule("attach.overlap", BETWEEN)
def shares_words(facts: TextFacts, source: int, target: int) -> float:
    """Return how much of their words the two share; far pairs have little else to go by."""
    return round(facts.rules[OVERLAP].weight * facts.overlap.contained(source, target), 4)


CONDITIONS = conditions("attach", BETWEEN)


def _gap(facts: TextFacts, source: int, target: int) -> int:
    return abs(facts.drafts[source].paragraph - facts.drafts[target].paragraph)
