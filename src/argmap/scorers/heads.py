"""What speaks for and against a unit's heading its paragraph, in a long text.

The weights are a conditional logit of which unit heads each of 800 paragraphs of our own, in the
measure of the scores of pairs (`python -m benchmarks.fit` finds them again).

Terms:
    head: the unit of a paragraph that the others hang below; a topic sentence mostly.
"""

from __future__ import annotations

from argmap.draft import Hit
from argmap.lexicon.kinds import DIRECTIVE, STANCE
from argmap.lexicon.registry import conditions, decided, rule
from argmap.scorers.facts import TextFacts

MOST_DISPUTED = decided("measure.disputed", __name__)


@rule("head.opens")
def opens(facts: TextFacts, number: int) -> float:
    """Return 1 for a unit that opens its paragraph, else 0."""
    return float(facts.opens[number])


@rule("head.point")
def disputed(facts: TextFacts, number: int) -> float:
    """Return how open to dispute a unit is, up to where more makes no difference."""
    most = facts.rules[MOST_DISPUTED].weight
    return max(-most, min(most, facts.drafts[number].disputed))


@rule("head.limit")
def limits(facts: TextFacts, number: int) -> float:
    """Return how much a unit looks like a limit on another, at most 1."""
    return min(1.0, facts.drafts[number].limit)


@rule("head.main")
def is_main(facts: TextFacts, number: int) -> float:
    """Return 1 for the main conclusion, else 0."""
    return float(number == facts.main)


@rule("head.against")
def takes_up_other_side(facts: TextFacts, number: int) -> float:
    """Return how much what opens the paragraph looks like the other side's, from 0 to 1."""
    return max(0.0, min(1.0, facts.drafts[number].opposed)) if facts.opens[number] else 0.0


@rule("head.demand")
def demands(facts: TextFacts, number: int) -> float:
    """Return 1 where a unit says what ought to be done, else 0."""
    return float(facts.drafts[number].has(DIRECTIVE) is not None)


@rule("head.stance")
def takes_stance(facts: TextFacts, number: int) -> float:
    """Return 1 where the author says that he holds it, else 0."""
    return float(facts.drafts[number].has(STANCE) is not None)


CONDITIONS = conditions("head")


def grounds_as_head(facts: TextFacts, number: int) -> list[Hit]:
    """Return what speaks for and against a unit's heading its paragraph, with their weights."""
    draft = facts.drafts[number]
    shares = ((id, share(facts, number)) for id, share in CONDITIONS)
    return [
        Hit("", id, draft.start, draft.end, round(facts.rules[id].weight * share, 4))
        for id, share in shares
        if share
    ]
