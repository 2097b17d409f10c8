"""Weigh whether a unit counts against the author's point: the rules of `opposed`.

An author grants the other side something and answers it, or reports what it says and stands
against it (Freeman 2011, counterconsiderations; Peldszus and Stede 2013).
"""

from __future__ import annotations

from argmap.components.roles.context import Context, enter_flags
from argmap.draft import (
    Draft,
    Hit,
    closes_paragraph,
    contradicts,
    is_open_to_denial,
    juxtaposed,
    opens_paragraph,
)
from argmap.lexicon.cues import FIRM
from argmap.lexicon.kinds import (
    ADDITION,
    CONCESSION,
    CONDITION,
    CONTRAST,
    DIRECTIVE,
    REASON,
    RESULT,
)
from argmap.lexicon.registry import rule

STANCE_IN_WORDS = (
    "stance.word",
    "stance.answer",
)  # grounds of a stance that the author's words tell

enter_flags({"opposed.party": frozenset({"party"})}, __name__)


@rule("opposed.clause")
def granted_in_clause(context: Context) -> list[Hit]:
    """Return the words that open a clause of concession, and of condition."""
    draft = context.draft
    if not draft.hosted or juxtaposed(draft, context.number):
        return []
    return [hit for hit in (draft.led_by(CONCESSION), draft.led_by(CONDITION)) if hit is not None]


@rule("opposed.granted")
def granted_by_word(context: Context) -> Hit | None:
    """Return the word of concession that leads a unit: a weak one tells where an answer follows."""
    draft = context.draft
    granted = draft.led_by(CONCESSION)
    if granted is None or draft.hosted or draft.led_by(CONTRAST) is not None:
        return None
    return granted if granted.weight >= FIRM or context.answer() is not None else None


@rule("opposed.answered")
def answered_in_short_text(context: Context) -> Hit | None:
    """Return the word of contrast that answers a unit of a short text."""
    return None if context.long or context.draft.hosted else context.answer()


@rule("opposed.answered-long")
def answered_in_long_text(context: Context) -> Hit | None:
    """Return the word of contrast that answers a unit of a long text."""
    return context.answer() if context.long and not context.draft.hosted else None


@rule("opposed.contrast")
def set_against_conclusion(context: Context) -> Hit | None:
    """Return the word of contrast that sets a unit of a short text against a conclusion."""
    before = context.before
    if context.long or before is None or not before.concludes:
        return None
    return context.draft.led_by(CONTRAST)


@rule("opposed.answering")
def answers_by_contrast(context: Context) -> Hit | None:
    """Return the word of contrast with which a unit answers what is no conclusion."""
    contrast = context.draft.led_by(CONTRAST)
    if contrast is None or context.draft.hosted:
        return None
    return contrast if set_against_conclusion(context) is None else None


@rule("opposed.answers")
def follows_answer(context: Context) -> bool:
    """Return whether a unit comes behind an answer."""
    return context.before is not None and context.before.led_by(CONTRAST) is not None


@rule("opposed.addition")
def goes_on_with_opposed(context: Context) -> Hit | None:
    """Return the word by which a unit goes on with what counts against the author."""
    before = context.before
    opposed = before is not None and before.opposes and _goes_on(before, context.draft)
    return context.draft.led_by(ADDITION) if opposed else None


@rule("opposed.host")
def grounds_opposed(context: Context) -> Hit | None:
    """Return the word of reason with which a unit grounds what counts against the author."""
    reason = context.draft.led_by(REASON)
    return reason if reason is not None and _host_is_opposed(context) else None


@rule("opposed.reason")
def grounds_own(context: Context) -> Hit | None:
    """Return the word of reason with which a unit grounds anything else."""
    reason = context.draft.led_by(REASON)
    return reason if reason is not None and not _host_is_opposed(context) else None


@rule("opposed.result")
def drawn_by_result(context: Context) -> Hit | None:
    """Return the word of result that leads a unit."""
    return context.draft.led_by(RESULT)


@rule("opposed.directive")
def says_what_ought_to_be(context: Context) -> Hit | None:
    """Return the word of demand in a unit's own clause."""
    return context.draft.has(DIRECTIVE)


@rule("opposed.may")
def says_what_may_be(context: Context) -> bool:
    """Return whether a word leaves open whether a unit holds."""
    possible = context.language.groups["possibility"]
    maybe = any(hit.id in possible for hit in context.draft.cues)
    return maybe and not _is_called(context.draft)


@rule("opposed.reported")
def said_by_another(context: Context) -> bool:
    """Return whether somebody else says a unit."""
    return bool(context.draft.reports())


@rule("opposed.objects")
def said_in_objection(context: Context) -> bool:
    """Return whether somebody says a unit by a verb or noun of objecting."""
    if not context.draft.reports() or _is_called(context.draft):
        return False
    countering = context.language.groups["countering"]
    return any(hit.id in countering for hit in context.draft.cues)


@rule("opposed.addressee")
def said_by_addressee(context: Context) -> bool:
    """Return whether the one who is answered says a unit."""
    return any(hit.kind == "attribution.addressee" for hit in context.draft.because)


@rule("opposed.listed")
def stands_in_their_list(context: Context) -> bool:
    """Return whether the other party makes the points of the list, or they are objections."""
    led_by = {hit.start for hit in context.draft.because if hit.kind == "attribution.listed"}
    before = range(context.number - 1, -1, -1)
    lead = next((n for n in before if context.drafts[n].start in led_by), None) if led_by else None
    if lead is None:
        return False
    groups, draft = context.language.groups, context.drafts[lead]
    against = groups["opposing_noun"] | groups["countering"]
    return "party" in draft.flags or any(hit.id in against for hit in draft.cues)


@rule("opposed.rejected")
def rejected_in_words(context: Context) -> bool:
    """Return whether the author's words reject what is reported."""
    return context.draft.stance == "rejects" and _has_ground(context.draft, *STANCE_IN_WORDS)


@rule("opposed.endorsed")
def endorsed_in_words(context: Context) -> bool:
    """Return whether the author's words endorse what is reported, or his demand goes with it."""
    worded = _has_ground(context.draft, *STANCE_IN_WORDS, "stance.demand", "stance.alarm")
    return context.draft.stance == "endorses" and worded


@rule("opposed.met")
def rejected_in_context(context: Context) -> bool:
    """Return whether the author's next words stand against what is reported."""
    return context.draft.stance == "rejects" and _has_ground(context.draft, "stance.met")


@rule("opposed.valence")
def pulls_against_demand(context: Context) -> bool:
    """Return whether the author's demand goes against what is reported."""
    return context.draft.stance == "rejects" and _has_ground(context.draft, "stance.demand")


@rule("opposed.contradicted")
def is_contradicted(context: Context) -> bool:
    """Return whether the author says right behind a report or a doubt that it is not so."""
    after = context.after
    return is_open_to_denial(context.draft) and after is not None and contradicts(after)


@rule("opposed.conclusion")
def is_own_conclusion(context: Context) -> bool:
    """Return whether a unit looks like the author's conclusion."""
    return context.concludes


@rule("opposed.opens")
def opens_paragraph_of_long_text(context: Context) -> bool:
    """Return whether a unit opens a paragraph, where what is answered mostly stands."""
    return context.long and opens_paragraph(context.drafts, context.number)


@rule("opposed.closes")
def closes_paragraph_of_long_text(context: Context) -> bool:
    """Return whether a unit closes a paragraph, where the author mostly has the last word."""
    return context.long and closes_paragraph(context.drafts, context.number)


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Return whether a statement goes on with the one before: "and", "or" in one sentence."""
    return (
        before.sentence == draft.sentence
        and draft.led_by(ADDITION) is not None
        and draft.led_by(CONTRAST) is None
    )


def _host_is_opposed(context: Context) -> bool:
    """Return whether a clause hangs from a statement before it that counts against the author."""
    host = context.draft.host
    return 0 <= host < context.number and context.weighed[host].opposes


def _is_called(draft: Draft) -> bool:
    """Return whether the author calls as evidence whoever says a unit, or takes up his alarm."""
    return draft.stance == "endorses" and _has_ground(draft, "stance.alarm", "stance.evidence")


def _has_ground(draft: Draft, *rules: str) -> bool:
    return any(hit.kind in rules for hit in draft.because)
