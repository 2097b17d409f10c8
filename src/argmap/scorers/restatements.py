"""Whether a unit says an earlier one again: how many of their words the two must share.

They must share most of the weight of their words, and both deny or both affirm. Less will do
behind words of restatement ("in other words"), and where the closing concludes again what the
opening concluded, and one of the two is the main conclusion: there "must not" and "should be
banned" may be one.

References:
    van Dijk, T. (1980). Macrostructures (what is said again is one macroproposition).
    Hirschberg, J. and Litman, D. (1993). Empirical studies on the disambiguation of cue phrases.
"""

from __future__ import annotations

from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import RESTATEMENT
from argmap.lexicon.registry import conditions, decided, rule
from argmap.scorers.facts import TextFacts
from argmap.scorers.protocol import Evidence

LEAST = "how much two must share"  # the stage of these conditions: the first that holds counts
AGAIN = decided("restate.again", __name__)


@rule("restate.theses", LEAST)
def both_conclude(earlier: Draft, later: Draft, theses: bool) -> bool:
    """Return whether the closing concludes there what the opening concluded."""
    return theses


@rule("restate.denies", LEAST)
def one_denies(earlier: Draft, later: Draft, theses: bool) -> bool:
    """Return whether one of the two denies and the other affirms."""
    return ("denies" in earlier.flags) != ("denies" in later.flags)


@rule("restate.in-other-words", LEAST)
def is_led(earlier: Draft, later: Draft, theses: bool) -> bool:
    """Return whether words of restatement lead the later one."""
    return later.led_by(RESTATEMENT) is not None


@rule("restate.same", LEAST)
def any_pair(earlier: Draft, later: Draft, theses: bool) -> bool:
    """Return True: what holds of two of which nothing else is known."""
    return True


CONDITIONS = conditions("restate", LEAST)


def weigh_as_restatement(
    facts: TextFacts, later: int, earlier: int, *, theses: bool
) -> Evidence | None:
    """Return by how much two units share more than they must, None where they share less.

    Args:
        facts: Facts on the text.
        later: Number of the later unit.
        earlier: Number of the earlier.
        theses: Whether the closing would conclude again what the opening concluded.
    """
    one, other = facts.drafts[earlier], facts.drafts[later]
    share = facts.overlap.likeness(later, earlier)
    asked = next(facts.rules[id] for id, holds in CONDITIONS if holds(one, other, theses))
    if share < asked.weight:
        return None
    grounds = (
        Hit("", AGAIN, other.start, other.end, round(share, 4)),
        Hit("", asked.id, other.start, other.end, -asked.weight),
    )
    return Evidence(share - asked.weight, grounds)
