"""What two units of one text are to each other, told from their drafts alone.

Terms:
    source, target: numbers of drafts in text order; the source would bear on the target.
    norm: a statement that says what ought to be, denies, or asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.draft import Draft, contradicts, is_open_to_denial
from argmap.lexicon.kinds import ADDITION, CONTRAST, DIRECTIVE, REASON, RESULT
from argmap.scorers.facts import TextFacts


def retorts(drafts: Sequence[Draft], source: int, target: int) -> bool:
    """Return whether the author goes on right behind what somebody objects."""
    draft, other = drafts[source], drafts[target]
    return (
        target == source - 1
        and other.reports()
        and not draft.reports()
        and not draft.hosted
        and draft.led_by(REASON, ADDITION) is None
    )


def replies_late(opposed: Sequence[bool], source: int, target: int) -> bool:
    """Return whether the target is the last of the other side's statements before the author's."""
    return (
        target < source
        and opposed[target]
        and not opposed[source]
        and not any(opposed[target + 1 : source])
    )


def counters(facts: TextFacts, source: int, target: int) -> bool:
    """Return whether the source is the other side's and the target the author's."""
    return facts.opposed[source] and not facts.opposed[target]


def elaborates(facts: TextFacts, source: int, target: int) -> bool:
    """Return whether a statement of a long text goes on with what the author granted before.

    Up to the next word of contrast or conclusion all that follows a concession belongs to it.
    """
    drafts = facts.drafts
    granted = drafts[target]
    if not facts.long or source < target or granted.reports() or granted.hosted:
        return False
    return all(
        d.paragraph == granted.paragraph
        and d.led_by(CONTRAST, RESULT) is None
        and not d.concludes
        and not d.limits
        for d in drafts[target + 1 : source + 1]
    )


def linked(facts: TextFacts, source: int, target: int) -> bool:
    """Return whether a clause joined by "and" brings a ground of another kind than the last.

    A norm joined to a fact does not add a reason of its own: it says why the fact counts (Freeman
    2011, linked premises; Toulmin 1958, warrants).
    """
    draft, other = facts.drafts[source], facts.drafts[target]
    if target != source - 1 or draft.sentence != other.sentence or draft.hosted or draft.reports():
        return False
    limits = draft.limits or other.limits
    joined = len(draft.leads) == 1 and draft.leads[0].id in facts.joining
    return joined and not limits and _is_norm(draft) and not _is_norm(other)


def _is_norm(draft: Draft) -> bool:
    return draft.question or "denies" in draft.flags or draft.has(DIRECTIVE) is not None


def gives_way(facts: TextFacts, source: int, target: int) -> bool:
    """Return whether a hedged statement of a long text gives way to a next one, no limit."""
    draft, other = facts.drafts[source], facts.drafts[target]
    return (
        facts.long
        and source < target <= source + 2
        and draft.wavers()
        and other.led_by(CONTRAST) is not None
        and not other.limits
        and not other.reports()
    )


def admitted(draft: Draft) -> bool:
    """Return whether a statement limits what was said before with no connective to say so."""
    return (
        draft.limits
        and not draft.hosted
        and draft.led_by(CONTRAST) is None
        and not any(hit.kind == "limit.answered" for hit in draft.because)
    )


def denies(drafts: Sequence[Draft], source: int, target: int) -> bool:
    """Return whether the author says of what is reported or doubted right before: it is not so."""
    if target != source - 1:
        return False
    return is_open_to_denial(drafts[target]) and contradicts(drafts[source])


def overrides(drafts: Sequence[Draft], source: int, target: int) -> bool:
    """Return whether the source holds in spite of the target right before: "Even so, …"."""
    return target == source - 1 and _has_ground(drafts[source], "conclusion.overrides")


def grounds_reservation(drafts: Sequence[Draft], source: int, target: int) -> bool:
    """Return whether a sentence would only ground the reservation beside a recommendation."""
    draft, other = drafts[source], drafts[target]
    plain = draft.led_by(REASON, ADDITION) is None and draft.sentence != other.sentence
    return target < source and plain and _has_ground(other, "conclusion.reserves")


def _has_ground(draft: Draft, rule: str) -> bool:
    return any(hit.kind == rule for hit in draft.because)


def opens_alike(drafts: Sequence[Draft], one: int, other: int) -> bool:
    """Return whether two statements open alike, so that they do the same work side by side."""
    opening = drafts[one].opening
    return bool(opening) and opening == drafts[other].opening


def less_disputed(drafts: Sequence[Draft], source: int, target: int) -> float:
    """Return how much more the target is open to dispute than the source, from -1 to 1."""
    more = drafts[target].disputed - drafts[source].disputed
    return round(max(-1.0, min(1.0, more)), 4)
