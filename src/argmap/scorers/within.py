"""How well a unit hangs from another of its paragraph, whoever's they are: how often rules count.

First what connectives tell that no relation comes of, then the place of the two beside each other.
"""

from __future__ import annotations

from argmap.lexicon.kinds import ADDITION
from argmap.lexicon.registry import conditions, decided, rule
from argmap.scorers.facts import TextFacts
from argmap.scorers.pairs import counters, linked, opens_alike
from argmap.scorers.within_sides import WITHIN

FARTHEST = 6  # units or paragraphs: what stands farther apart is no farther for it
COUNTED = "counted"  # the flag of a point that is counted off
ADDS = frozenset({"judges", "adds-denial"})  # flags of what judges once more
POINTED = decided("threshold.pointed", __name__)
OVERLAP = decided("measure.overlap", __name__)


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


@rule("attach.verdict", WITHIN)
def grounds_verdict(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where a short text tells what its verdict right before is for, and then demands."""
    draft, other = facts.drafts[source], facts.drafts[target]
    if facts.long or target != source - 1 or draft.sentence == other.sentence:
        return 0.0
    judged = "judges" in other.flags and ADDS.isdisjoint(draft.flags)
    plain = not (draft.leads or draft.limits or draft.speaker or other.speaker or other.limits)
    demands = source + 1 < len(facts.drafts) and facts.drafts[source + 1].concludes
    return float(judged and plain and demands and not draft.concludes)


@rule("attach.counted", WITHIN)
def is_counted_off(facts: TextFacts, source: int, target: int) -> float:
    """Return 1 where the target leads points that are counted off, and the source is one."""
    drafts = facts.drafts
    if target >= source or COUNTED not in drafts[source].flags or COUNTED in drafts[target].flags:
        return 0.0
    first = next(n for n in range(target + 1, source + 1) if COUNTED in drafts[n].flags)
    here = drafts[target].paragraph == drafts[first].paragraph
    led = here and all(drafts[n].sentence == drafts[target].sentence for n in range(target, first))
    return float(led and not drafts[target].hosted)


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
    times = facts.rules[OVERLAP].weight if facts.long else 1.0
    return round(times * facts.overlap.contained(source, target), 4)


CONDITIONS = conditions("attach", WITHIN)
