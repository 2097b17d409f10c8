"""Tell how much each unit of a long text leads or heads its paragraph, and which concludes it all.

Terms:
    head: the unit of a paragraph that the others hang below; a topic sentence mostly.
    lead: a unit's evidence as a conclusion; where no unit of its paragraph concludes, also what
        it gains by opening the paragraph, by turning against what was before, and by being open
        to dispute.
    turn: a statement set against the one before it without limiting it.

References:
    Braddock (1974). The frequency and placement of topic sentences in expository prose.
    Freeman (2011). Argument structure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from argmap.draft import (
    Draft,
    Hit,
    closes_paragraph,
    in_opening,
    is_long,
    opens_paragraph,
)
from argmap.lexicon.rules import Rule

# What its place adds to a unit as the main conclusion, by a hundred texts of our own: each is in
# the measure of the evidence in its words (a conditional logit of which unit it is).
STANDS_AT_THE_START = 0.5
FIRST = 0.4
IN_THE_LAST = 0.2
CLOSES = 0.15
DRAWN = 0.2
AT_AN_END = 0.3
AT_THE_START = 0.6
OPENING = 0.12
CLOSING = 0.75
STANDS = 0.3  # evidence from which a stand taken in the opening may be the main conclusion
SURE = 1.5  # from which it makes no difference how open to dispute a head is
# What of its evidence as a conclusion says nothing of how weighty it is among the conclusions.
PLACES = frozenset({"conclusion.opening", "conclusion.closing", "conclusion.joined"})


def concludes(draft: Draft) -> bool:
    """Return whether a unit looks like a conclusion of the author's by its own words and place."""
    return draft.concludes and not draft.speaker and not draft.hosted


def main_conclusion(drafts: Sequence[Draft]) -> int:
    """Return the number of the unit that most looks like the author's conclusion, -1 if none.

    A thesis stands at either end of a text. A stand that the opening takes is mostly what the
    rest argues for, and what the last paragraph says again or draws from it (Stab and Gurevych
    2017: major claims). In a long text one unit is always taken: its thesis is mostly said
    somewhere, if in the plainest words.
    """
    long = is_long(drafts)
    weight = _standing if long else _evidence
    own = [
        number
        for number, draft in enumerate(drafts)
        if not draft.question
        and not draft.scenery
        and not draft.speaker
        and not draft.hosted
        and (long or _may_conclude(drafts, number))
    ]
    return max(own, key=lambda number: (weight(drafts, number), -number), default=-1)


def _standing(drafts: Sequence[Draft], number: int) -> float:
    """Weigh a unit of a long text as its main conclusion, by its words and its place."""
    draft = drafts[number]
    # What goes on with a conclusion is none the weightier for it.
    weight = draft.conclusion - _given_by(draft, frozenset({"conclusion.joined"}))
    if in_opening(drafts, number, OPENING) and _takes_stand(draft):
        weight += STANDS_AT_THE_START
    if number == 0 and "title" not in draft.flags:
        weight += FIRST
    if draft.paragraph == drafts[-1].paragraph:
        weight += IN_THE_LAST
    if closes_paragraph(drafts, number):
        weight += CLOSES
    if draft.led_by("result") is not None:
        weight += DRAWN
    return round(weight, 4)


def _evidence(drafts: Sequence[Draft], number: int) -> float:
    """Weigh a unit of a short text as its main conclusion: all of it opens or closes."""
    draft, place = drafts[number], number / len(drafts)
    end = AT_AN_END if place <= OPENING or place >= CLOSING else 0.0
    if place <= OPENING and _takes_stand(draft):
        end += AT_THE_START
    return round(draft.conclusion - _given_by(draft, PLACES) + end, 4)


def _given_by(draft: Draft, rules: Collection[str]) -> float:
    return sum(hit.weight for hit in draft.because if hit.kind in rules)


def _takes_stand(draft: Draft) -> bool:
    """Return whether its author demands, holds or judges something in it."""
    judged = draft.has("stance", "evaluation") is not None or "opines" in draft.flags
    return draft.demand() is not None or judged


def _may_conclude(drafts: Sequence[Draft], number: int) -> bool:
    draft = drafts[number]
    opening = number / len(drafts) <= OPENING
    stands = opening and draft.conclusion >= STANDS and _takes_stand(draft)
    return stands or concludes(draft)


def leads(drafts: Sequence[Draft], rules: Mapping[str, Rule]) -> list[float]:
    """Return the lead of every unit of a long text.

    Args:
        drafts: All units in text order.
        rules: The table of rules.
    """
    concluding = {d.paragraph for d in drafts if d.concludes}
    found = []
    for number, draft in enumerate(drafts):
        lead = draft.conclusion
        if draft.paragraph not in concluding:
            lead += _topic(drafts, number, rules)
            lead += rules["attach.point"].weight * draft.disputed
        found.append(lead)
    return found


def heading(
    drafts: Sequence[Draft], number: int, main: int, rules: Mapping[str, Rule]
) -> list[Hit]:
    """Name what speaks for and against a unit's heading its paragraph, in a long text.

    Their weights are a conditional logit of which unit heads each of 800 paragraphs of our own, in
    the measure of the scores of pairs (`python -m benchmarks.fit` finds them again).

    Args:
        drafts: All units in text order.
        number: Number of the unit.
        main: Number of the main conclusion, -1 without one.
        rules: The table of rules.
    """
    draft = drafts[number]
    first = opens_paragraph(drafts, number)
    shares = {
        "head.opens": float(first),
        "head.point": max(-SURE, min(SURE, draft.disputed)),
        "head.limit": min(1.0, draft.limit),
        "head.main": float(number == main),
        "head.against": max(0.0, min(1.0, draft.opposed)) if first else 0.0,
        "head.demand": float(draft.has("directive") is not None),
        "head.stance": float(draft.has("stance") is not None),
    }
    return [
        Hit("", rule, draft.start, draft.end, round(rules[rule].weight * share, 4))
        for rule, share in shares.items()
        if share
    ]


def _topic(drafts: Sequence[Draft], number: int, rules: Mapping[str, Rule]) -> float:
    """Return what opening or turning its paragraph adds to a unit's lead."""
    draft, after = drafts[number], number + 1
    if draft.has("topic"):
        return rules["attach.names-point"].weight
    before = drafts[number - 1] if number else None
    if before is not None and before.question and not draft.question and not draft.speaker:
        return rules["attach.answers-question"].weight
    if turns(draft):
        return rules["attach.turn"].weight
    same = after < len(drafts) and drafts[after].paragraph == draft.paragraph
    if not opens_paragraph(drafts, number) or (same and turns(drafts[after])):
        return 0.0
    spared = draft.speaker and draft.hedged
    return rules["attach.topic"].weight - (rules["conclusion.reported"].weight if spared else 0.0)


def turns(draft: Draft) -> bool:
    """Return whether a statement turns against the one before it without limiting it."""
    turned = draft.led_by("contrast") is not None and not draft.limits
    return turned and not draft.hosted and not draft.speaker
