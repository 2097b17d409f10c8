"""Name what makes a unit look like a limit on another: concession, condition, doubt, admission."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.roles.qualification_context import yielding
from argmap.draft import (
    Draft,
    Fired,
    Hit,
    juxtaposed,
)

WEIGHTY = 0.5
SCOPES = frozenset({"to-an-extent", "short-lived"})


def limiting(drafts: Sequence[Draft], number: int, *, long: bool) -> Fired:
    """Name the rules that speak for or against a unit's limiting another.

    Args:
        drafts: All units in text order.
        number: Number of the unit.
        long: Whether the text has more than a couple of paragraphs.

    Returns:
        Ids of rules that begin with `limit.`, with the cue that fired them where there is one.
    """
    draft = drafts[number]
    if juxtaposed(draft, number):
        return []
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    fired = _set_against(draft, after)
    if not draft.speaker and not draft.hosted and not draft.question:
        fired += _given_way(drafts, number, after, long)
    if long and after is not None and _conceded(draft, after):
        fired.append(("limit.answered", after.led_by("contrast")))
    word, admission = draft.has("limit"), _admission(draft)
    if word is not None and word.weight >= WEIGHTY:
        fired.append(("limit.word", word))
    if admission is not None and not draft.speaker:
        fired.append(("limit.admits", admission))
    holds = {
        "elliptic": "elliptic" in draft.flags
        and not draft.question
        and not _denied(drafts, number),
        "curt": "curt" in draft.flags,
        "hedged": draft.wavers(),
        "infers": "infers" in draft.flags,
        "reported": bool(draft.speaker),
        "unsure": "unsure" in draft.flags and not draft.speaker,
    }
    fired += [(f"limit.{name}", None) for name, value in holds.items() if value]
    return fired + yielding(drafts, number)


def _answers(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether somebody else has just spoken: right before, or in the sentence before."""
    before = drafts[max(number - 2, 0) : number]
    near = [
        d for d in before if d is drafts[number - 1] or d.sentence == drafts[number - 1].sentence
    ]
    return any(d.speaker or d.opposes for d in near)


def _denied(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether what was said before denies, so that a short "It will" contradicts it."""
    before = drafts[number - 1] if number else None
    return before is not None and bool(before.speaker) and "denies" in before.flags


def _given_way(drafts: Sequence[Draft], number: int, after: Draft | None, long: bool) -> Fired:
    """Name what makes a statement of the author's give way to what was said, or will be."""
    draft = drafts[number]
    if draft.led_by("contrast", "reason", "result", "example") or draft.has("directive"):
        return []
    turn = after.led_by("contrast") if after is not None and not after.hosted else None
    ceded = turn is not None or _answers(drafts, number)
    maybe = next((h for h in draft.cues if h.id == "perhaps" and h.start == draft.start), None)
    scope = next((h for h in draft.cues if h.main and (h.kind == "hedge" or h.id in SCOPES)), None)
    plain = long and "plain" in draft.flags and not draft.led_by("addition")
    insists = "emphatic" in draft.flags and "first-person" not in draft.flags
    fired: Fired = []
    if "agrees" in draft.flags and (turn or scope):
        fired.append(("limit.agrees", turn or scope))
    elif plain and turn is not None:
        fired.append(("limit.agrees", turn))
    if insists and ceded and not _denied(drafts, number):
        fired.append(("limit.emphatic", turn))
    if maybe is not None and ceded:
        fired.append(("limit.perhaps", maybe))
    return fired


def _admission(draft: Draft) -> Hit | None:
    """Return the words with which the author admits something or grants the other side a point."""
    granted = draft.has("toward") if "party" in draft.flags else None
    return draft.has("admission") or (granted if granted and granted.id == "rightly" else None)


def _set_against(draft: Draft, after: Draft | None) -> Fired:
    """Name what connectives say of a unit as a limit: concession, condition, contrast."""
    fired: Fired = []
    clause = draft.led_by("concession", "condition")
    if clause is not None and not draft.hosted and (draft.speaker or _premised(draft, after)):
        clause = None
    if clause is not None and draft.hosted:
        fired.append(("limit.clause", clause))
    elif clause is not None and clause.weight >= WEIGHTY:
        fired.append(("limit.granted", clause))
    contrast = draft.led_by("contrast")
    if contrast is not None:
        fired.append(("limit.contrast", contrast))
    return fired


def _premised(draft: Draft, after: Draft | None) -> bool:
    """Return whether what is granted grounds the next clause: "Of course X, so maybe Y"."""
    if after is None or after.sentence != draft.sentence:
        return False
    return after.led_by("result") is not None


def _conceded(draft: Draft, after: Draft) -> bool:
    """Return whether a unit of the author's gives way in its own sentence: "X, but Y".

    It does not where it answers something itself, where what follows is the limit, or where it
    only tells what used to be.
    """
    word = after.has("limit", "admission")
    return (
        after.led_by("contrast") is not None
        and after.sentence == draft.sentence
        and not draft.speaker
        and not draft.hosted
        and not after.hosted
        and draft.led_by("contrast") is None
        and "once" not in draft.flags
        and (word is None or word.weight < WEIGHTY)
    )
