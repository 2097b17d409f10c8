"""Find the statements that reply to what was reported or hedged before.

A statement that sets "this strain" against what was reported or hedged before rebuts the nearest
earlier statement that names the thing; one that sets "this view" or "such fears" against it, the
nearest that somebody says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.draft import (
    Candidate,
    Draft,
    Hit,
)
from argmap.lexicon.rules import Rule

LOOK_BACK = 60


def replies(drafts: Sequence[Draft], rules: Mapping[str, Rule]) -> list[Candidate]:
    """Find the statements that reply to what was reported or hedged in an earlier paragraph.

    Args:
        drafts: All units.
        rules: The table of rules.
    """
    found = []
    rule = rules["attach.reply"]
    for number, draft in enumerate(drafts):
        contrast = draft.led_by("contrast")
        if contrast is None or "demonstrative" not in draft.flags or draft.limits:
            continue
        for target in range(number - 1, max(-1, number - LOOK_BACK), -1):
            other = drafts[target]
            doubted = other.wavers() or bool(other.speaker)
            named = draft.subject in other.words or (
                other.speaker and "names-speech" in draft.flags
            )
            if doubted and named and other.paragraph < draft.paragraph:
                ground = Hit(contrast.id, rule.id, contrast.start, contrast.end, rule.weight)
                found.append(Candidate(number, target, "rebut", rule.weight, (ground,)))
                break
    return found


def cases(drafts: Sequence[Draft], found: Sequence[Candidate]) -> dict[int, int]:
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
