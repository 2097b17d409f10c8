"""Decide the role of every unit from its scores and its place among the relations.

Terms:
    bearing: what the place of a unit tells of its being open to dispute: it is argued for, it
        bears straight on a conclusion, it attacks or is the other side's, it opens a paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from argmap.decoding.side_parity import ATTACKS
from argmap.draft import (
    Candidate,
    Draft,
    Hit,
    closes_paragraph,
    grants,
    is_long,
    opens_paragraph,
)
from argmap.lexicon.rules import Rule
from argmap.records import Role

DISPUTED = 0.0
BACKING = frozenset({"support"})


def bearings(
    drafts: Sequence[Draft],
    chosen: Sequence[Candidate],
    concluding: Collection[int],
    rules: Mapping[str, Rule],
    backing: Collection[str] = BACKING,
) -> dict[int, list[Hit]]:
    """Return what the place of each unit says of its being open to dispute.

    Args:
        drafts: All units.
        chosen: The relations among them.
        concluding: Numbers of the conclusions.
        rules: The table of rules.
        backing: Types of the relations that argue for their target.

    Returns:
        The grounds by number of the unit; a unit without any is not in it.
    """
    found: dict[int, list[Hit]] = defaultdict(list)
    long = is_long(drafts)
    backed = {c.target for c in chosen if c.type in backing}
    serving = {c.source for c in chosen if c.target in concluding}
    attacking = {c.source for c in chosen if c.type in ATTACKS}
    for number, draft in enumerate(drafts):
        holds = {
            "backed": number in backed,
            "serves": number in serving,
            "attacks": number in attacking or draft.opposes,
            "opens": long and opens_paragraph(drafts, number),
            "closes": long and closes_paragraph(drafts, number),
        }
        for name in (name for name, value in holds.items() if value):
            rule = rules[f"disputed.{name}"]
            found[number].append(Hit("", rule.id, draft.start, draft.end, rule.weight))
    return dict(found)


def conclusions(drafts: Sequence[Draft], root: int, main: int = -1) -> frozenset[int]:
    """Return the numbers of the units that the author wants accepted in the end.

    Args:
        drafts: All units.
        root: The unit all others lead to; -1 without one.
        main: The unit that most looks like the author's conclusion; -1 without one.
    """
    long = is_long(drafts)
    return frozenset(
        number
        for number, draft in enumerate(drafts)
        if (number == root or (long and (number == main or draft.concludes)))
        and not draft.speaker
        and not draft.hosted
    )


def decide_roles(
    drafts: Sequence[Draft],
    argued: Collection[int],
    chosen: Sequence[Candidate],
    concluding: Collection[int],
    placed: Mapping[int, Sequence[Hit]],
) -> dict[int, Role]:
    """Decide the role of every unit.

    Args:
        drafts: All units.
        argued: Numbers of those that argue.
        chosen: The relations among them.
        concluding: Numbers of the conclusions.
        placed: From `bearings`.

    Returns:
        A role for every number.
    """
    limits = {c.source for c in chosen if c.type == "qualify"}
    roles: dict[int, Role] = {}
    for number, draft in enumerate(drafts):
        disputed = draft.disputed + sum(hit.weight for hit in placed.get(number, ()))
        if draft.asks() and number not in argued:
            roles[number] = "question"
        elif draft.scenery:
            roles[number] = "background"
        elif number in concluding:
            roles[number] = "conclusion"
        elif number in limits or draft.limits or grants(draft):
            roles[number] = "qualification"
        else:
            roles[number] = "claim" if disputed >= DISPUTED else "premise"
    return roles
