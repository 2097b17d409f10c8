"""Say of each unit who says its paragraph, where that is told once for a whole paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from argmap.components.attribution.attribution_records import Attribution
from argmap.draft import Draft, Hit

BREAK = "\n\n"  # parts paragraphs


def sources_by_paragraph(
    drafts: Sequence[Draft], place: Callable[[Draft], int], who: Callable[[int], str], rule: str
) -> list[Attribution | None]:
    """Return who says each unit, None where nobody is named for its paragraph.

    Args:
        drafts: The units in text order.
        place: Gives where the paragraph of a unit begins or ends.
        who: Gives who says the paragraph at that place, empty where nobody is named; it is asked
            once a paragraph.
        rule: Id of the rule that tells it.
    """
    asked = cache(who)
    found: list[Attribution | None] = []
    for draft in drafts:
        name = asked(place(draft))
        ground = Hit("", rule, draft.start, draft.end)
        found.append(Attribution(name, (), ground) if name else None)
    return found
