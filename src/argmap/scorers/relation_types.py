"""The type of the relation that would join two units: it follows from sides and connectives."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.draft import Candidate, firm_stance, grants
from argmap.lexicon.kinds import CONTRAST
from argmap.scorers.facts import TextFacts
from argmap.scorers.pairs import counters, denies, elaborates, gives_way, linked


def type_within(
    facts: TextFacts, source: int, target: int, signals: Sequence[Candidate] = ()
) -> str:
    """Return the type of a relation within a paragraph.

    Args:
        facts: Facts on the text.
        source: Number of the unit that bears on the other.
        target: Number of that other.
        signals: The relations that connectives signal between the two; the first tells the type.
    """
    type = signals[0].type if signals else _unsignalled(facts, source, target)
    against = type == "support" and counters(facts, source, target)
    return _as_granted(facts, source, "rebut" if against else type)


def _as_granted(facts: TextFacts, source: int, type: str) -> str:
    """Return "qualify" for a rebuttal by what the author endorses in so many words."""
    granted = type == "rebut" and firm_stance(facts.drafts[source]) == "endorses"
    return "qualify" if granted else type


def _unsignalled(facts: TextFacts, source: int, target: int) -> str:
    draft = facts.drafts[source]
    if denies(facts.drafts, source, target):
        return "rebut"
    if facts.opposed[source]:
        if facts.opposed[target]:
            return "support"
        return "qualify" if draft.hosted or draft.limits or grants(draft) else "rebut"
    if facts.opposed[target]:
        if elaborates(facts, source, target):
            return "support"
        return "qualify" if draft.limits else "undercut"
    if linked(facts, source, target):
        return "linked"
    return "qualify" if draft.limits or gives_way(facts, source, target) else "support"


def type_between(facts: TextFacts, source: int, target: int) -> str:
    """Return the type of a relation from the head of a paragraph to a unit of another."""
    return _as_granted(facts, source, _between(facts, source, target))


def _between(facts: TextFacts, source: int, target: int) -> str:
    draft, other = facts.drafts[source], facts.drafts[target]
    if source in facts.replied and other.concludes:
        return "rebut"
    if target < source and draft.led_by(CONTRAST):
        if draft.limits:
            return "qualify"
        reported = other.reports() or other.wavers()
        return "rebut" if reported and "demonstrative" in draft.flags else "support"
    if counters(facts, source, target):
        return "rebut"
    return "qualify" if draft.limits else "support"
