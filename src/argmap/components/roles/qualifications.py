"""Weigh whether a unit limits another by its words: concession, condition, doubt, admission.

These are rules of `limit`; those of place and grammar stand in `qualification_context`.
"""

from __future__ import annotations

from argmap.components.evidence import Evidence
from argmap.components.roles.conclusion_context import comes_to_demand
from argmap.components.roles.context import Context, enter_flags
from argmap.draft import Draft, Hit
from argmap.lexicon.cues import FIRM
from argmap.lexicon.kinds import (
    ADDITION,
    ADMISSION,
    CONCESSION,
    CONDITION,
    CONTRAST,
    DIRECTIVE,
    EXAMPLE,
    HEDGE,
    LIMIT,
    REASON,
    RESULT,
    TOWARD,
)
from argmap.lexicon.registry import rule

enter_flags(
    {
        "limit.curt": frozenset({"curt"}),
        "limit.infers": frozenset({"infers"}),
        "limit.contradicts": frozenset({"contradicts"}),
    },
    __name__,
)


@rule("limit.clause")
def limits_in_clause(context: Context) -> Hit | None:
    """Return the word that opens a clause of concession or condition."""
    draft = context.draft
    return draft.led_by(CONCESSION, CONDITION) if draft.hosted else None


@rule("limit.granted")
def grants_before_point(context: Context) -> Hit | None:
    """Return the firm word of concession that leads a statement of the author's own."""
    draft = context.draft
    word = draft.led_by(CONCESSION, CONDITION)
    if word is None or draft.hosted or draft.reports() or word.weight < FIRM:
        return None
    return None if _is_premise(draft, context.after) else word


@rule("limit.contrast")
def limits_by_contrast(context: Context) -> Hit | None:
    """Return the word of contrast that sets a unit against what came before."""
    return context.draft.led_by(CONTRAST)


@rule("limit.agrees")
def agrees_so_far(context: Context) -> Hit | None:
    """Return the word that bounds what a statement in few words agrees to."""
    draft = context.draft
    agrees = "agrees" in draft.flags
    plain = context.long and "characterizes" in draft.flags and draft.led_by(ADDITION) is None
    if not (agrees or plain) or not _can_give_way(draft):
        return None
    return context.answer() or (_narrowing(context) if agrees else None)


@rule("limit.emphatic")
def insists(context: Context) -> Evidence:
    """Return what answers an emphatic statement, or that it answers somebody itself."""
    draft = context.draft
    if "emphatic" not in draft.flags or "first-person" in draft.flags or not _can_give_way(draft):
        return None
    if _contradicts_denial(context):
        return None
    return context.answer() or _answers_somebody(context)


@rule("limit.perhaps")
def grants_possibility(context: Context) -> Hit | None:
    """Return the "perhaps" that opens a statement which answers, or is answered."""
    draft, doubts = context.draft, context.language.groups["opening_doubt"]
    opening = (hit for hit in draft.cues if hit.start == draft.start and hit.id in doubts)
    maybe = next(opening, None)
    if maybe is None or not _can_give_way(draft):
        return None
    return maybe if context.answer() is not None or _answers_somebody(context) else None


@rule("limit.answered")
def gives_way_in_sentence(context: Context) -> Hit | None:
    """Return the word of contrast before which a unit gives way in its own sentence: "X, but Y".

    It does not where it answers something itself, where what follows is the limit, or where it
    only tells what used to be.
    """
    draft, after, answer = context.draft, context.after, context.answer()
    if not context.long or answer is None or after is None or after.sentence != draft.sentence:
        return None
    if (
        draft.reports()
        or draft.hosted
        or "past-habit" in draft.flags
        or draft.led_by(CONTRAST) is not None
    ):
        return None
    word = after.has(LIMIT, ADMISSION)
    return answer if word is None or word.weight < FIRM else None


@rule("limit.overridden")
def is_overridden(context: Context) -> bool:
    """Return whether a unit of a short text may hold, and the next holds in spite of it."""
    return not context.long and context.draft.wavers() and context.is_overridden()


@rule("limit.reserves")
def makes_reservation(context: Context) -> bool:
    """Return whether a unit sets a reservation beside what the author recommends."""
    return context.reserves()


@rule("limit.acted-on")
def is_acted_on(context: Context) -> bool:
    """Return whether the next statement of a short text demands something for this one."""
    draft, after = context.draft, context.after
    if context.long or after is None or after.led_by(CONTRAST) or draft.hosted:
        return False
    return after.sentence != draft.sentence and comes_to_demand(after)


@rule("limit.concurs")
def concurs(context: Context) -> bool:
    """Return whether the author agrees with what was said, and turns against nothing."""
    return "concurs" in context.draft.flags and context.answer() is None


@rule("limit.word")
def lowers_scope(context: Context) -> Hit | None:
    """Return the firm word that lowers a unit's scope or force."""
    word = context.draft.has(LIMIT)
    return word if word is not None and word.weight >= FIRM else None


@rule("limit.admits")
def admits(context: Context) -> Hit | None:
    """Return the words with which the author admits something or grants critics a point."""
    draft = context.draft
    if draft.reports():
        return None
    granted = draft.has(TOWARD) if "party" in draft.flags else None
    approving = context.language.groups["approving"]
    return draft.has(ADMISSION) or (granted if granted and granted.id in approving else None)


@rule("limit.elliptic")
def grants_in_short(context: Context) -> bool:
    """Return whether a unit repeats a mere auxiliary of what was said: "Some will."."""
    draft = context.draft
    return "elliptic" in draft.flags and not draft.question and not _contradicts_denial(context)


@rule("limit.hedged")
def lowers_certainty(context: Context) -> bool:
    """Return whether the author lowers a unit's certainty, other than by an opinion."""
    return context.draft.wavers()


@rule("limit.reported")
def only_reports(context: Context) -> bool:
    """Return whether somebody else says a unit."""
    return bool(context.draft.reports())


@rule("limit.unsure")
def doubts_what_was_named(context: Context) -> bool:
    """Return whether the author says that what was named may not hold."""
    return "unsure" in context.draft.flags and not context.draft.reports()


def _can_give_way(draft: Draft) -> bool:
    """Return whether a statement of the author's own neither answers, argues nor demands."""
    if draft.reports() or draft.hosted or draft.question:
        return False
    return draft.led_by(CONTRAST, REASON, RESULT, EXAMPLE) is None and draft.has(DIRECTIVE) is None


def _narrowing(context: Context) -> Hit | None:
    """Return the first hedge, or word that narrows, of the main clause."""
    narrowing = context.language.groups["narrowing"]
    main = (hit for hit in context.draft.cues if hit.main)
    return next((hit for hit in main if hit.kind == HEDGE or hit.id in narrowing), None)


def _answers_somebody(context: Context) -> bool:
    """Return whether somebody else has just spoken: right before, or in the sentence before."""
    before = context.before
    if before is None:
        return False
    near = (draft for draft in context.weighed[-2:] if draft.sentence == before.sentence)
    return any(draft.reports() or draft.opposes for draft in near)


def _contradicts_denial(context: Context) -> bool:
    """Return whether somebody denied something right before: a short "It will" contradicts it."""
    before = context.before
    return before is not None and before.reports() and "denies" in before.flags


def _is_premise(draft: Draft, after: Draft | None) -> bool:
    """Return whether what is granted grounds the next clause: "Of course X, so maybe Y"."""
    if after is None or after.sentence != draft.sentence:
        return False
    return after.led_by(RESULT) is not None
