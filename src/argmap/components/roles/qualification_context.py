"""Name what the place and the grammar of a statement tell of its giving way to another.

No one of these makes a limit by itself: an author gives way in few words, in the present and in
his own person, right behind what somebody else says or right before he turns to his own point;
a ground is told at length, in the past and with figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.draft import (
    Draft,
    Fired,
    Hit,
    opens_paragraph,
)

BRIEF = 8  # tokens of a statement that only grants or denies
LONG = 22


def yielding(drafts: Sequence[Draft], number: int) -> Fired:
    """Name the rules that fire on a statement of the author's by its place and grammar.

    Args:
        drafts: All units in text order.
        number: Number of the unit.

    Returns:
        Ids of rules that begin with `limit.`, with the cue that fired them where there is one.
    """
    draft = drafts[number]
    if draft.speaker or draft.question:
        return []
    own = "first-person" in draft.flags
    length = draft.last - draft.first
    backs = draft.led_by("reason", "addition", "result", "example")
    # What is set against the statement before it argues; these tell nothing there.
    turns = draft.led_by("contrast") is not None
    fired: Fired = [("limit.backs", backs)] if backs is not None else []
    holds = {
        "self": own and not turns,
        "disowns": own and not turns and "denies" in draft.flags,
        "anaphor": "anaphor" in draft.flags,
        "opens": not turns and opens_paragraph(drafts, number),
        "past": not {"past", "perfect"}.isdisjoint(draft.flags),
        "figure": "figure" in draft.flags,
        "brief": not turns and length <= BRIEF,
        "long": length >= LONG,
        "concludes": draft.concludes,
    }
    fired += [(f"limit.{name}", None) for name, value in holds.items() if value]
    return fired + _between(drafts, number)


def _between(drafts: Sequence[Draft], number: int) -> Fired:
    """Name what the statements before and behind tell of one."""
    draft = drafts[number]
    if draft.hosted or draft.led_by("contrast"):
        return []
    before = drafts[number - 1] if number else None
    after = drafts[number + 1 : number + 3]
    turns = [_turn(d) for d in after]
    fired: Fired = []
    if turns and turns[0] is not None:
        fired.append(("limit.turned", turns[0]))
    elif len(turns) > 1 and turns[1] is not None and after[1].paragraph == draft.paragraph:
        fired.append(("limit.turned-late", turns[1]))
    if before is not None and before.speaker and before.paragraph == draft.paragraph:
        fired.append(("limit.replies", None))
        if {"past", "perfect", "figure"}.isdisjoint(draft.flags):
            fired.append(("limit.comments", None))
    return fired


def _turn(draft: Draft) -> Hit | None:
    """Return the word with which a statement turns against the one before, None without one."""
    hit = draft.led_by("contrast")
    return None if draft.hosted or (hit is not None and hit.id == "whereas") else hit
