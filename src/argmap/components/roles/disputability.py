"""Weigh whether a unit can be disputed, or is offered as a ground that readers will take as given.

The argument-mining literature parts claims from premises by what they are about: what is weighed,
denied or compared can be disputed; a past event, a figure, a named place or person is a ground
(Park and Cardie 2014, unverifiable and verifiable propositions). The weights are those of a
logistic regression over 136 texts of our own, their relations as argmap draws them
(`python -m benchmarks.fit`), so that what nothing speaks for or against is even: a claim.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.draft import Draft, Fired

FLAGS = {
    "denies": "disputed.denies",
    "compares": "disputed.compares",
    "past": "disputed.past",
    "perfect": "disputed.past",
    "figure": "disputed.figure",
    "names": "disputed.names",
    "exists": "disputed.exists",
    "pointer": "disputed.points",
}
LEADS = {"result": "disputed.result", "reason": "disputed.reason"}


def disputable(drafts: Sequence[Draft], number: int) -> Fired:
    """Name the rules that speak for or against a unit's being open to dispute.

    Args:
        drafts: All units, with their flags and cues.
        number: Number of the unit.

    Returns:
        Ids of rules that begin with `disputed.`, with the cue that fired them where there is one.
    """
    draft = drafts[number]
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    fired: Fired = [(rule, None) for flag, rule in FLAGS.items() if flag in draft.flags]
    fired += [(rule, draft.led_by(kind)) for kind, rule in LEADS.items() if draft.led_by(kind)]
    drawn = after.led_by("result") if after is not None else None
    if after is not None and drawn is not None and after.paragraph == draft.paragraph:
        fired.append(("disputed.drawn", drawn))
    holds = {
        "weighs": draft.has("evaluation", "directive", "stance") is not None,
        "goes-on": number > 0 and drafts[number - 1].sentence == draft.sentence,
        "left": any(hit.kind == "stance.left" for hit in draft.because),
    }
    return fired + [(f"disputed.{name}", None) for name, value in holds.items() if value]
