"""Find the statements that reply to what was reported or hedged before.

A statement that sets "this strain" against what was reported or hedged before rebuts the nearest
earlier statement that names the thing; one that sets "this view" or "such fears" against it, the
nearest that somebody says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.draft import Candidate, Draft, Hit
from argmap.lexicon.kinds import CONTRAST
from argmap.lexicon.registry import decided
from argmap.lexicon.rules import Rule

LOOK_BACK = 60  # units: what was said longer ago is not what "this" points to
REPLY = decided("attach.reply", __name__)


def replies(drafts: Sequence[Draft], rules: Mapping[str, Rule]) -> list[Candidate]:
    """Return the relations of statements that reply to what was said in an earlier paragraph.

    Args:
        drafts: All units.
        rules: The table of rules.
    """
    found, weight = [], rules[REPLY].weight
    for number, draft in enumerate(drafts):
        contrast = draft.led_by(CONTRAST)
        if contrast is None or "demonstrative" not in draft.flags or draft.limits:
            continue
        target = _replied_to(drafts, number)
        if target is not None:
            ground = Hit(contrast.id, REPLY, contrast.start, contrast.end, weight)
            found.append(Candidate(number, target, "rebut", weight, (ground,)))
    return found


def _replied_to(drafts: Sequence[Draft], number: int) -> int | None:
    """Return the nearest unit of an earlier paragraph that is doubted and that a reply names."""
    draft = drafts[number]
    for target in range(number - 1, max(-1, number - LOOK_BACK), -1):
        other = drafts[target]
        doubted = other.wavers() or other.reports()
        named = draft.subject in other.words or (other.reports() and "names-speech" in draft.flags)
        if doubted and named and other.paragraph < draft.paragraph:
            return target
    return None


def cases_for_others(drafts: Sequence[Draft], found: Sequence[Candidate]) -> dict[int, int]:
    """Return which paragraphs make the case for what is replied to later.

    They stand between what was reported and the author's reply to it, and so speak for it before
    the author speaks against it (Hoey 1983, hypothetical and real).

    Args:
        drafts: All units.
        found: From `replies`.

    Returns:
        For the number of each such paragraph: the number of the unit that is replied to.
    """
    return {
        paragraph: reply.target
        for reply in found
        for paragraph in range(drafts[reply.target].paragraph + 1, drafts[reply.source].paragraph)
    }
