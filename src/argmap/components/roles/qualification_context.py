"""Weigh whether a statement of the author's limits another by its place and grammar.

No one of these rules of `limit` makes a limit by itself: an author gives way in few words, in
the present and in his own person, right behind what somebody else says or right before he turns
to his own point; a ground is told at length, in the past and with figures.
"""

from __future__ import annotations

from argmap.components.roles.context import STATED, Context, enter_flags
from argmap.draft import Draft, Hit, opens_paragraph
from argmap.lexicon.kinds import ADDITION, CONTRAST, EXAMPLE, REASON, RESULT, STANCE
from argmap.lexicon.registry import rule

LONGEST_BRIEF = 8  # tokens of a statement that only grants or denies
SHORTEST_LONG = 22
PAST_FLAGS = frozenset({"past", "perfect"})

enter_flags(
    {
        "limit.anaphor": frozenset({"anaphor"}),
        "limit.past": PAST_FLAGS,
        "limit.figure": frozenset({"figure"}),
    },
    __name__,
    STATED,
)


@rule("limit.backs", STATED)
def backs(context: Context) -> Hit | None:
    """Return the word with which a statement goes on, draws or grounds."""
    return context.draft.led_by(REASON, ADDITION, RESULT, EXAMPLE)


@rule("limit.self", STATED)
def speaks_of_self(context: Context) -> bool:
    """Return whether the author speaks of himself."""
    return "first-person" in context.draft.flags and _starts_afresh(context.draft)


@rule("limit.disowns", STATED)
def disowns(context: Context) -> bool:
    """Return whether the author says what he does not hold, want or do."""
    return "denies" in context.draft.flags and speaks_of_self(context)


@rule("limit.opens", STATED)
def opens_own_paragraph(context: Context) -> bool:
    """Return whether a statement opens its paragraph."""
    return _starts_afresh(context.draft) and opens_paragraph(context.drafts, context.number)


@rule("limit.brief", STATED)
def is_brief(context: Context) -> bool:
    """Return whether a statement is short."""
    draft = context.draft
    return draft.last - draft.first <= LONGEST_BRIEF and _starts_afresh(draft)


@rule("limit.long", STATED)
def is_lengthy(context: Context) -> bool:
    """Return whether a statement is long."""
    return context.draft.last - context.draft.first >= SHORTEST_LONG


@rule("limit.concludes", STATED)
def is_point(context: Context) -> bool:
    """Return whether a statement looks like what the author wants accepted."""
    return context.concludes


@rule("limit.turned", STATED)
def next_turns(context: Context) -> Hit | None:
    """Return the word with which the next statement turns against this one."""
    if context.after is None or not _can_be_turned_against(context.draft):
        return None
    return _turning_word(context, context.after)


@rule("limit.turned-late", STATED)
def one_after_next_turns(context: Context) -> Hit | None:
    """Return the word with which the statement after the next turns against this one."""
    near, draft = context.drafts[context.number + 1 : context.number + 3], context.draft
    if len(near) < 2 or near[1].paragraph != draft.paragraph or not _can_be_turned_against(draft):
        return None
    return None if _turning_word(context, near[0]) else _turning_word(context, near[1])


@rule("limit.replies", STATED)
def follows_report(context: Context) -> bool:
    """Return whether a statement comes right behind what somebody else says."""
    before, draft = context.before, context.draft
    behind = before is not None and before.reports() and before.paragraph == draft.paragraph
    return bool(behind) and _can_be_turned_against(draft)


@rule("limit.comments", STATED)
def comments_on_report(context: Context) -> bool:
    """Return whether a reply says what holds, and not what the author does: no event, no figure."""
    flags = context.draft.flags
    tells = "figure" in flags or not PAST_FLAGS.isdisjoint(flags)
    return not tells and not _opens_with_view(context.draft) and follows_report(context)


def _opens_with_view(draft: Draft) -> bool:
    """Return whether the author opens a unit with his own view: who holds one gives way to none."""
    return any(hit.kind == STANCE and hit.start == draft.start for hit in draft.cues)


def _starts_afresh(draft: Draft) -> bool:
    """Return whether a statement is set against nothing: an answer argues."""
    return draft.led_by(CONTRAST) is None


def _can_be_turned_against(draft: Draft) -> bool:
    """Return whether a statement stands by itself and answers nothing."""
    return not draft.hosted and draft.led_by(CONTRAST) is None


def _turning_word(context: Context, draft: Draft) -> Hit | None:
    """Return the word with which a statement turns against the one before, None without one."""
    hit = None if draft.hosted else draft.led_by(CONTRAST)
    return None if hit is None or hit.id in context.language.groups["comparing"] else hit
