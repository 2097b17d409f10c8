"""Carry a speaker on to the next clause with "that": "She says that it rains, and that it blows".

Clauses that a coordinator or a semicolon joins and that "that" opens are all content of the verb
that the first of them has (CGEL ch. 15, coordination of content clauses).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import CONTRAST, REASON, RESULT
from argmap.lexicon.registry import decided

COORDINATED_RULE = decided("attribution.coordinated", __name__)
JOINTS = frozenset({";", ","})


def coordinated_sources(parse: Parse, drafts: Sequence[Draft]) -> list[Attribution | None]:
    """Return who says the units that go on with "that" from what somebody says.

    Args:
        parse: The document.
        drafts: Its units in text order, with the speakers whom their own words name.

    Returns:
        The attribution of each unit, None where it does not go on so or has its own speaker.
    """
    found: list[Attribution | None] = []
    speaker, before = "", None
    sayer: Draft | None = None
    for draft in drafts:
        sayer = sayer if sayer is not None and sayer.sentence == draft.sentence else None
        carried = speaker if before is not None and _goes_on(parse, before, draft) else ""
        if not carried and sayer is not None and _is_within(parse, sayer, draft):
            carried = sayer.speaker
        sayer = draft if draft.speaker else sayer
        here = carried and not draft.speaker
        ground = Hit("", COORDINATED_RULE, draft.start, draft.end)
        found.append(Attribution(carried, (), ground) if here else None)
        speaker, before = draft.speaker or carried, draft
    return found


def _is_within(parse: Parse, sayer: Draft, draft: Draft) -> bool:
    """Return whether a unit is part of the clause that another unit's verb of saying has.

    "She says that, although it rains, it is warm": both clauses are hers. What a "but" opens
    behind a report may as well be the author's answer, what a "for" opens his reason.
    """
    behind = draft.first > sayer.head and draft.led_by(REASON) is not None
    if draft.speaker or behind or draft.led_by(CONTRAST, RESULT) is not None:
        return False
    if parse.dep[draft.head] == "relcl" or parse.tag[draft.head] == "VBG":
        return False
    grounds = [hit.start for hit in sayer.because if hit.kind.startswith("attribution.")]
    verbs = {bisect_right(parse.start, start) - 1 for start in grounds}
    token = draft.head
    while parse.head[token] != token:
        above = parse.head[token]
        if parse.dep[token] == "ccomp" and above in verbs and above < token:
            return True
        token = above
    return False


def _goes_on(parse: Parse, before: Draft, draft: Draft) -> bool:
    """Return whether a unit is one more clause with "that" behind a joint in its sentence."""
    that, coordinators = parse.words["complementizer"], parse.words["coordinator"]
    opening = draft.first if parse.lower[draft.first] in that else draft.first - 1
    if draft.sentence != before.sentence or parse.lower[opening] not in that:
        return False
    if parse.dep[opening] != "mark" or opening < before.last:
        return False
    return parse.lower[opening - 1] in coordinators or parse.lower[opening - 1] in JOINTS
