"""Weigh whether a unit is the conclusion by what stands around it: the rules of `conclusion`.

A verdict leads to a demand, a question to its answer, a reason in the same sentence to its claim;
what holds in spite of a grant outdoes it.
"""

from __future__ import annotations

from argmap.components.roles.context import Context
from argmap.draft import SHORT_TEXT, Draft
from argmap.lexicon.kinds import ADDITION, EXAMPLE, NEED, REASON
from argmap.lexicon.registry import rule

BEHIND = 2  # units behind a statement among which its reason in the same sentence stands
SUGGESTS = "suggests"
COMMANDS = frozenset({"imperative", SUGGESTS})
ASKING = frozenset({"imperative", "commits", SUGGESTS})


@rule("conclusion.follows")
def follows_from_verdict(context: Context) -> bool:
    """Return whether a short text comes to its first demand in a unit, behind what it is for.

    A verdict and what is to be done about it are a ground and its claim (Toulmin 1958), however
    plain the verdict is. One that is only added, hedged or met by the next statement is no end.
    """
    draft = context.draft
    too_long = context.long and len(context.drafts) > SHORT_TEXT  # it demands more
    if too_long or not comes_to_demand(draft) or draft.wavers():
        return False
    if draft.led_by(ADDITION) is not None or context.answer() is not None or context.reserves():
        return False
    before = [other for other in context.drafts[: context.number] if _in_one_voice(draft, other)]
    said = any(not draft.question and not draft.hosted for draft in before)
    return said and not any(comes_to_demand(draft) for draft in before)


@rule("conclusion.answers")
def answers_opening_question(context: Context) -> bool:
    """Return whether a unit answers the question that a short text opens with."""
    before = context.before
    if context.long or context.number != 1 or before is None or not before.asks():
        return False
    draft = context.draft
    return "anaphor" in draft.flags and not draft.question and context.answer() is None


@rule("conclusion.overrides")
def holds_in_spite(context: Context) -> bool:
    """Return whether a unit of a short text holds in spite of the one before."""
    before = context.before
    if context.long or before is None or before.sentence == context.draft.sentence:
        return False
    return context.overrides(before)


@rule("conclusion.overridden")
def is_overridden(context: Context) -> bool:
    """Return whether the next statement of a short text holds in spite of this one."""
    return not context.long and context.is_overridden()


@rule("conclusion.reserves")
def makes_reservation(context: Context) -> bool:
    """Return whether a unit sets a reservation beside what the author recommends."""
    return context.reserves()


@rule("conclusion.joined")
def goes_on_with_conclusion(context: Context) -> bool:
    """Return whether a demand goes on with a conclusion right before it by "and", "also"."""
    before, draft = context.before, context.draft
    return (
        before is not None
        and before.concludes
        and before.paragraph == draft.paragraph
        and draft.led_by(ADDITION) is not None
        and asks_for_something(context)
    )


@rule("conclusion.grounded")
def has_reason_behind(context: Context) -> bool:
    """Return whether a reason hangs from a unit in its own sentence."""
    behind = context.number + 1
    return any(
        draft.host == context.number and draft.led_by(REASON) is not None
        for draft in context.drafts[behind : behind + BEHIND]
    )


def comes_to_demand(draft: Draft) -> bool:
    """Return whether the author demands, commands or suggests something, and grounds nothing.

    Args:
        draft: A unit with its features.
    """
    if draft.reports() or draft.hosted or draft.led_by(REASON, EXAMPLE) is not None:
        return False
    told = draft.demand() is not None or draft.has(NEED) is not None
    return (told and not draft.question) or not COMMANDS.isdisjoint(draft.flags)


def asks_for_something(context: Context) -> bool:
    """Return whether a unit demands, commands or promises."""
    draft = context.draft
    return draft.demand() is not None or not ASKING.isdisjoint(draft.flags)


def _in_one_voice(draft: Draft, other: Draft) -> bool:
    """Return whether the same one says two units, where speakers take turns."""
    turns = any(hit.kind == "attribution.turn" for hit in draft.because)
    return not turns or draft.speaker == other.speaker
