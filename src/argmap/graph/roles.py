"""Decide the role of every unit from its scores and its place among the relations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from argmap.components.draft import CONCLUDES, LIMITS, Candidate, Draft, Hit, is_long
from argmap.lexicon.rules import Rule
from argmap.records import Role

DISPUTED = 0.5
BACKED = "disputed.backed"


def backed_units(chosen: Sequence[Candidate]) -> frozenset[int]:
    """Give the numbers of the units that another one supports."""
    return frozenset(c.target for c in chosen if c.type == "support")


def decide_roles(
    drafts: Sequence[Draft],
    argued: Collection[int],
    chosen: Sequence[Candidate],
    root: int,
    rules: Mapping[str, Rule],
) -> dict[int, Role]:
    """Decide the role of every unit.

    Args:
        drafts: All units.
        argued: Numbers of those that argue.
        chosen: The relations among them.
        root: The unit all others lead to; -1 without one.
        rules: The table of rules.

    Returns:
        A role for every number.
    """
    long = is_long(drafts)
    backed = backed_units(chosen)
    limits = {c.source for c in chosen if c.type == "qualify"}
    roles: dict[int, Role] = {}
    for number, draft in enumerate(drafts):
        concludes = number == root or (long and draft.conclusion >= CONCLUDES)
        disputed = draft.disputed + (rules[BACKED].weight if number in backed else 0.0)
        if draft.question and number not in argued:
            roles[number] = "question"
        elif draft.scenery:
            roles[number] = "background"
        elif concludes and not draft.speaker and not draft.hosted:
            roles[number] = "conclusion"
        elif number in limits or draft.limit >= LIMITS or grants(draft):
            roles[number] = "qualification"
        else:
            roles[number] = "claim" if disputed >= DISPUTED else "premise"
    return roles


def grants(draft: Draft) -> bool:
    """Tell whether words of concession lead a unit of its own: "Of course …", "Nobody denies …".

    It qualifies the author's point, however it bears on it (annotation guide: concessions).
    """
    granted = draft.led_by("concession")
    return granted is not None and any(
        hit.kind == "limit.granted" and hit.start == granted.start for hit in draft.because
    )


def backing(draft: Draft, rules: Mapping[str, Rule]) -> Hit:
    """Give the ground that tells of a unit that another one supports it."""
    return Hit("", BACKED, draft.start, draft.end, rules[BACKED].weight)
