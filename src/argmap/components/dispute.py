"""Weigh whether a unit can be disputed, or is offered as a ground that readers will take as given.

The argument-mining literature parts claims from premises by what they are about: what holds in
general, is weighed, denied or compared can be disputed; a past event, a figure, a named place or
person is a ground (Park and Cardie 2014, unverifiable and verifiable propositions).
"""

from __future__ import annotations

from argmap.components.draft import Draft

FLAGS = {
    "present": "disputed.general",
    "denies": "disputed.denies",
    "compares": "disputed.compares",
    "past": "disputed.past",
    "perfect": "disputed.past",
    "figure": "disputed.figure",
    "names": "disputed.names",
}


def disputable(draft: Draft) -> list[str]:
    """Name the rules that speak for or against a unit's being open to dispute.

    Args:
        draft: A unit with its flags and cues.

    Returns:
        Ids of rules, in the order of `FLAGS`, then what the author weighs.
    """
    fired = [rule for flag, rule in FLAGS.items() if flag in draft.flags]
    if draft.has("evaluation", "directive", "stance") is not None:
        fired.append("disputed.weighs")
    return fired
