"""Weigh whether a unit is what the author wants accepted: the rules of `conclusion`.

Its place tells (Stab and Gurevych 2017), the connective that leads it, words of demand and of
holding something, and that something else is said of it: that it is only granted, reported,
asked, told as a datum.
"""

from __future__ import annotations

from argmap.components.roles.conclusion_context import SUGGESTS, asks_for_something
from argmap.components.roles.context import Context, enter_flags
from argmap.draft import Hit, in_opening, stands_out
from argmap.lexicon.cues import FIRM
from argmap.lexicon.kinds import (
    ADDITION,
    ADMISSION,
    CONCESSION,
    CONTRAST,
    EVALUATION,
    EXAMPLE,
    REASON,
    RESULT,
    STANCE,
)
from argmap.lexicon.registry import decided, rule

CLOSING_PART = 0.75  # of a text, from which on a unit stands in its closing part
OPENING_PART = 0.1  # of a text, up to which a unit stands in its opening part
WORD = decided("threshold.word", __name__)

enter_flags(
    {f"conclusion.{flag}": frozenset({flag}) for flag in ("contradicts", "past", "anaphor")},
    __name__,
)


@rule("conclusion.first")
def opens_short_text(context: Context) -> bool:
    """Return whether a unit is the first of a short text, but for a clause of its own before it."""
    if context.long or context.draft.hosted:
        return False
    before = context.drafts[: context.number]
    return all(draft.hosted and draft.host == context.number for draft in before)


@rule("conclusion.last")
def ends_short_text(context: Context) -> bool:
    """Return whether a unit is the last of a short text, and not its only one."""
    return not context.long and 0 < context.number == len(context.drafts) - 1


@rule("conclusion.closing")
def stands_in_closing(context: Context) -> bool:
    """Return whether a unit stands in the last quarter of a long text."""
    return context.long and context.number / len(context.drafts) >= CLOSING_PART


@rule("conclusion.opening")
def stands_in_opening(context: Context) -> bool:
    """Return whether a unit stands at the beginning of a long text, or ends its introduction."""
    return context.long and in_opening(context.drafts, context.number, OPENING_PART)


@rule("conclusion.last-paragraph")
def stands_in_last_paragraph(context: Context) -> bool:
    """Return whether a unit stands in the last paragraph of a long text."""
    return context.long and context.draft.paragraph == context.drafts[-1].paragraph


@rule("conclusion.stands-out")
def makes_own_paragraph(context: Context) -> bool:
    """Return whether a unit has its paragraph of a long text nearly to itself."""
    return context.long and stands_out(context.drafts, context.number)


@rule("conclusion.result")
def led_by_result(context: Context) -> Hit | None:
    """Return the word of result that leads a unit."""
    return context.draft.led_by(RESULT)


@rule("conclusion.reason")
def led_by_reason(context: Context) -> Hit | None:
    """Return the word of reason that leads a unit."""
    return context.draft.led_by(REASON)


@rule("conclusion.concession")
def led_by_concession(context: Context) -> Hit | None:
    """Return the firm word of concession that leads a unit."""
    hit = context.draft.led_by(CONCESSION)
    return hit if hit is not None and hit.weight >= FIRM else None


@rule("conclusion.addition")
def opened_by_addition(context: Context) -> Hit | None:
    """Return the word of addition with which a unit opens."""
    hit = context.draft.led_by(ADDITION)
    return hit if hit is not None and hit.start <= context.draft.start else None


@rule("conclusion.example")
def led_by_example(context: Context) -> Hit | None:
    """Return the words that make a unit an example."""
    return context.draft.led_by(EXAMPLE)


@rule("conclusion.contrast")
def led_by_contrast(context: Context) -> Hit | None:
    """Return the word of contrast that leads a unit."""
    return context.draft.led_by(CONTRAST)


@rule("conclusion.contrary")
def contradicts_report(context: Context) -> Hit | None:
    """Return the word of contrast before "this view", or "to me" behind what is so to others."""
    draft, before = context.draft, context.before
    if "demonstrative" in draft.flags:
        return draft.led_by(CONTRAST)
    if before is None or all(hit.kind != "attribution.viewpoint" for hit in before.because):
        return None
    return next(
        (hit for hit in draft.cues if hit.id in context.language.groups["own_viewpoint"]), None
    )


@rule("conclusion.directive")
def demands(context: Context) -> Hit | None:
    """Return the word of what ought to be."""
    return _telling(context, context.draft.demand())


@rule("conclusion.stance")
def takes_stance(context: Context) -> Hit | None:
    """Return the word with which the author holds something."""
    return _telling(context, context.draft.has(STANCE))


@rule("conclusion.evaluation")
def evaluates(context: Context) -> Hit | None:
    """Return the word of worth or weight."""
    return _telling(context, context.draft.has(EVALUATION))


@rule("conclusion.opines")
def opines(context: Context) -> bool:
    """Return whether the author says what they think, without a word of stance."""
    return "opines" in context.draft.flags and context.draft.has(STANCE) is None


@rule("conclusion.imperative")
def commands(context: Context) -> bool:
    """Return whether the author tells the reader to do something."""
    return "imperative" in context.draft.flags and not context.draft.reports()


@rule("conclusion.commits")
def promises(context: Context) -> bool:
    """Return whether the author promises to do something."""
    draft = context.draft
    return "commits" in draft.flags and not draft.reports() and not draft.question


@rule("conclusion.title")
def takes_up_title(context: Context) -> bool:
    """Return whether a unit of the text takes up a telling word of its title."""
    draft = context.draft
    return not context.title.isdisjoint(draft.words) and "title" not in draft.flags


@rule("conclusion.admits")
def admits_limit(context: Context) -> bool:
    """Return whether the author admits a limit."""
    return context.draft.has(ADMISSION) is not None and not context.draft.reports()


@rule("conclusion.hosted")
def is_subordinate(context: Context) -> bool:
    """Return whether a unit is a subordinate clause."""
    return context.draft.hosted


@rule("conclusion.reported")
def is_reported(context: Context) -> bool:
    """Return whether somebody else says a unit."""
    return bool(context.draft.reports())


@rule("conclusion.question")
def is_question(context: Context) -> bool:
    """Return whether a unit is a question, and no suggestion."""
    return context.draft.question and SUGGESTS not in context.draft.flags


@rule("conclusion.hedged")
def is_hedged(context: Context) -> bool:
    """Return whether the author lowers a unit's certainty, other than by an opinion."""
    return context.draft.wavers()


@rule("conclusion.figure")
def gives_datum(context: Context) -> bool:
    """Return whether a unit gives a figure: a demand is no datum for the sum it names."""
    return "figure" in context.draft.flags and not asks_for_something(context)


@rule("conclusion.first-person")
def tells_own_life(context: Context) -> bool:
    """Return whether the writer tells of himself, and neither demands nor holds anything."""
    draft = context.draft
    if "first-person" not in draft.flags or "opines" in draft.flags:
        return False
    return draft.has(STANCE) is None and not asks_for_something(context)


def _telling(context: Context, hit: Hit | None) -> Hit | None:
    """Return a word where it weighs enough to speak for a conclusion."""
    return hit if hit is not None and hit.weight >= context.rules[WORD].weight else None
