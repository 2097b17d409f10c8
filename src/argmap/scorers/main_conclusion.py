"""Which unit most looks like the author's conclusion: by its words and by its place in the text.

A thesis stands at either end of a text. A stand that the opening takes is mostly what the rest
argues for, and what the last paragraph says again or draws from it (Stab and Gurevych 2017: major
claims). The weights of `main.*` are a conditional logit of which unit it is in a hundred texts of
our own, in the measure of the evidence in its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.draft import Draft, Hit, closes_paragraph, in_opening, is_long
from argmap.lexicon.kinds import EVALUATION, RESULT, STANCE
from argmap.lexicon.registry import conditions, decided, rule
from argmap.lexicon.rules import Rule
from argmap.scorers.protocol import Evidence

# Shares of a text, which no sum is made of: its opening is up to here, its closing from here on.
OPENING = 0.12
CLOSING = 0.75
LONG, SHORT = "long text", "short text"
STAND = decided("threshold.stand", __name__)
# Evidence that says nothing of how weighty a conclusion is: what goes on with a conclusion is
# none the weightier for it, and in a short text the place is weighed here.
IN_LONG = frozenset({"conclusion.joined"})
FOLLOWS = "conclusion.follows"
IN_SHORT = frozenset({"conclusion.opening", "conclusion.closing", "conclusion.joined"})


def main_conclusion(drafts: Sequence[Draft], rules: Mapping[str, Rule]) -> int:
    """Return the number of the unit that most looks like the author's conclusion, -1 if none.

    In a long text one unit is always taken: its thesis is mostly said somewhere, if in the
    plainest words.

    Args:
        drafts: All units in text order.
        rules: The table of rules.
    """
    long = is_long(drafts)
    weighed = ((n, weigh_as_main(drafts, n, rules, long=long)) for n in range(len(drafts)))
    best = {number: evidence.score for number, evidence in weighed if evidence is not None}
    return max(best, key=lambda number: (best[number], -number), default=-1)


def weigh_as_main(
    drafts: Sequence[Draft], number: int, rules: Mapping[str, Rule], *, long: bool
) -> Evidence | None:
    """Return how much a unit looks like the main conclusion, None where it cannot be it."""
    draft = drafts[number]
    asks = draft.question and "suggests" not in draft.flags
    if asks or draft.scenery or draft.reports() or draft.hosted:
        return None
    if not long and not _may_conclude(drafts, number, rules):
        return None
    left_out = IN_LONG if long else IN_SHORT
    left = [hit for hit in draft.because if hit.kind in left_out]
    words = [hit for hit in draft.because if hit.kind.startswith("conclusion.")]
    score = draft.conclusion - sum(hit.weight for hit in left)
    place = [
        Hit("", id, draft.start, draft.end, rules[id].weight)
        for id, holds in (CONDITIONS_LONG if long else CONDITIONS_SHORT)
        if holds(drafts, number)
    ]
    for hit in place:
        score += hit.weight
    grounds = (*(hit for hit in words if hit.kind not in left_out), *place)
    return Evidence(round(score, 4), grounds)


def states_conclusion(draft: Draft) -> bool:
    """Return whether a unit looks like a conclusion of the author's by its own words and place."""
    return draft.concludes and not draft.reports() and not draft.hosted


def _may_conclude(drafts: Sequence[Draft], number: int, rules: Mapping[str, Rule]) -> bool:
    draft = drafts[number]
    enough = draft.conclusion >= rules[STAND].weight
    return (enough and opens_short_with_stand(drafts, number)) or states_conclusion(draft)


def _takes_stand(draft: Draft) -> bool:
    """Return whether its author demands, holds or judges something in it."""
    judged = draft.has(STANCE, EVALUATION) is not None or "opines" in draft.flags
    return draft.demand() is not None or judged


@rule("main.opening-stand", LONG)
def opens_with_stand(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether the opening of a long text takes a stand in a unit."""
    stands = in_opening(drafts, number, OPENING) and _takes_stand(drafts[number])
    return stands and not _is_followed(drafts, number)


@rule("main.first", LONG)
def is_first(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit is the first behind the title."""
    return number == 0 and "title" not in drafts[number].flags


@rule("main.last-paragraph", LONG)
def in_last_paragraph(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit stands in the last paragraph."""
    return drafts[number].paragraph == drafts[-1].paragraph


@rule("main.closes", LONG)
def closes(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit closes its paragraph."""
    return closes_paragraph(drafts, number)


@rule("main.drawn", LONG)
def is_drawn(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a word of result leads a unit."""
    return drafts[number].led_by(RESULT) is not None


@rule("main.end", SHORT)
def at_an_end(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a unit opens or closes a short text."""
    place = number / len(drafts)
    return place <= OPENING or place >= CLOSING


@rule("main.short-stand", SHORT)
def opens_short_with_stand(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a short text opens with a stand, and comes to no demand behind it."""
    if number / len(drafts) > OPENING or not _takes_stand(drafts[number]):
        return False
    return not _is_followed(drafts, number)


def _is_followed(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether the text comes to a demand behind a unit, and makes none in it."""
    return any(hit.kind == FOLLOWS for draft in drafts[number + 1 :] for hit in draft.because)


CONDITIONS_LONG = conditions("main", LONG)
CONDITIONS_SHORT = conditions("main", SHORT)
