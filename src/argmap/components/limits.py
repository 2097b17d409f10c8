"""Name what makes a unit look like a limit on another: concession, condition, doubt, admission."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.draft import Draft, Fired, Hit, juxtaposed

WEIGHTY = 0.5


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
    if long and after is not None and _conceded(draft, after):
        fired.append(("limit.answered", after.led_by("contrast")))
    word, admission = draft.has("limit"), _admission(draft)
    if word is not None and word.weight >= WEIGHTY:
        fired.append(("limit.word", word))
    if admission is not None and not draft.speaker:
        fired.append(("limit.admits", admission))
    holds = {
        "elliptic": "elliptic" in draft.flags and not draft.question,
        "hedged": draft.hedged,
        "infers": "infers" in draft.flags,
    }
    return fired + [(f"limit.{name}", None) for name, value in holds.items() if value]


def _admission(draft: Draft) -> Hit | None:
    """Give the words with which the author admits something, or grants the other party a point."""
    granted = draft.has("toward") if "party" in draft.flags else None
    return draft.has("admission") or (granted if granted and granted.id == "rightly" else None)


def _set_against(draft: Draft, after: Draft | None) -> Fired:
    """Name what connectives say of a unit as a limit: concession, condition, contrast."""
    fired: Fired = []
    clause = draft.led_by("concession", "condition")
    if clause is not None and draft.hosted:
        fired.append(("limit.clause", clause))
    elif clause is not None and clause.weight >= WEIGHTY:
        fired.append(("limit.granted", clause))
    contrast = draft.led_by("contrast")
    if contrast is not None:
        fired.append(("limit.contrast", contrast))
        if "denies" in draft.flags:
            fired.append(("limit.negation", None))
    elif draft.hedged and not draft.speaker and after is not None and after.led_by("contrast"):
        fired.append(("limit.granted", after.led_by("contrast")))
    return fired


def _conceded(draft: Draft, after: Draft) -> bool:
    """Tell whether a unit of the author's gives way in its own sentence: "X, but Y".

    It does not where it answers something itself, or where what follows is the limit.
    """
    word = after.has("limit", "admission")
    return (
        after.led_by("contrast") is not None
        and after.sentence == draft.sentence
        and not draft.speaker
        and not draft.hosted
        and not after.hosted
        and draft.led_by("contrast") is None
        and (word is None or word.weight < WEIGHTY)
    )
