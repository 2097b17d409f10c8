"""What the place of a unit among the relations tells of its being open to dispute."""

from __future__ import annotations

from argmap.draft import Hit, closes_paragraph
from argmap.lexicon.registry import conditions, decided, rule
from argmap.scorers.facts import TextFacts
from argmap.scorers.protocol import Evidence, PlaceAmongRelations

PLACED = "place among the relations"
DISPUTED = decided("threshold.disputed", __name__)


@rule("disputed.backed", PLACED)
def is_backed(facts: TextFacts, number: int, place: PlaceAmongRelations) -> bool:
    """Return whether another unit argues for this."""
    return place.backed


@rule("disputed.serves", PLACED)
def serves(facts: TextFacts, number: int, place: PlaceAmongRelations) -> bool:
    """Return whether a unit bears straight on a conclusion."""
    return place.serves


@rule("disputed.attacks", PLACED)
def attacks(facts: TextFacts, number: int, place: PlaceAmongRelations) -> bool:
    """Return whether a unit speaks against another, or is the other side's."""
    return place.attacks or facts.opposed[number]


@rule("disputed.opens", PLACED)
def opens(facts: TextFacts, number: int, place: PlaceAmongRelations) -> bool:
    """Return whether a unit opens a paragraph of a long text."""
    return facts.long and facts.opens[number]


@rule("disputed.closes", PLACED)
def closes(facts: TextFacts, number: int, place: PlaceAmongRelations) -> bool:
    """Return whether a unit closes a paragraph of a long text."""
    return facts.long and closes_paragraph(facts.drafts, number)


CONDITIONS = conditions("disputed", PLACED)


def weigh_as_claim(facts: TextFacts, number: int, place: PlaceAmongRelations) -> Evidence:
    """Return how far a unit can be disputed, beyond the threshold; grounds: what its place adds."""
    draft, rules = facts.drafts[number], facts.rules
    placed = tuple(
        Hit("", id, draft.start, draft.end, rules[id].weight)
        for id, holds in CONDITIONS
        if holds(facts, number, place)
    )
    disputed = draft.disputed + sum(hit.weight for hit in placed)
    return Evidence(disputed - rules[DISPUTED].weight, placed)
