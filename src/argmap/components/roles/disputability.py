"""Weigh whether a unit can be disputed, or is offered as a ground that readers will take as given.

The argument-mining literature parts claims from premises by what they are about: what is weighed,
denied or compared can be disputed; a past event, a figure, a named place or person is a ground
(Park and Cardie 2014, unverifiable and verifiable propositions). The weights are those of a
logistic regression over 136 texts of our own, their relations as argmap draws_on_text them
(`python -m benchmarks.fit`), so that what nothing speaks for or against is even: a claim.

The rules of `disputed` that ask for relations run when these are chosen (`argmap.decoding`).
"""

from __future__ import annotations

from argmap.components.roles.context import UNIT, Context, enter_flags
from argmap.draft import Hit
from argmap.lexicon.kinds import POINTS, REASON, RESULT
from argmap.lexicon.registry import rule

enter_flags(
    {
        "disputed.denies": frozenset({"denies"}),
        "disputed.compares": frozenset({"compares"}),
        "disputed.past": frozenset({"past", "perfect"}),
        "disputed.figure": frozenset({"figure"}),
        "disputed.names": frozenset({"names"}),
        "disputed.exists": frozenset({"exists"}),
        "disputed.points": frozenset({"pointer"}),
    },
    __name__,
    UNIT,
)


@rule("disputed.result", UNIT)
def draws_on_text(context: Context) -> Hit | None:
    """Return the word of result that leads a unit."""
    return context.draft.led_by(RESULT)


@rule("disputed.reason", UNIT)
def gives_reason(context: Context) -> Hit | None:
    """Return the word of reason that leads a unit."""
    return context.draft.led_by(REASON)


@rule("disputed.drawn", UNIT)
def is_drawn_from(context: Context) -> Hit | None:
    """Return the word of result with which the next statement of the paragraph draws on a unit."""
    after = context.after
    same = after is not None and after.paragraph == context.draft.paragraph
    return after.led_by(RESULT) if after is not None and same else None


@rule("disputed.weighs", UNIT)
def weighs(context: Context) -> bool:
    """Return whether a unit says how good something is, or what ought to be."""
    return context.draft.has(*POINTS) is not None


@rule("disputed.goes-on", UNIT)
def goes_on_in_sentence(context: Context) -> bool:
    """Return whether another unit has begun the sentence of this one."""
    return context.before is not None and context.before.sentence == context.draft.sentence


@rule("disputed.left", UNIT)
def is_left_to_speaker(context: Context) -> bool:
    """Return whether somebody says a unit, and the author leaves it to him."""
    return any(hit.kind == "stance.left" for hit in context.draft.because)
