"""Find what fills whole paragraphs before the matter: a situation, an opening of courtesies."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.background.arguing import argues
from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.kinds import CONTRAST, DIRECTIVE, REPORT, STANCE

LEAST_PARAGRAPHS = 6  # of a text that may tell a situation first
FOREPART = 3  # a complication stands in the first of so many parts of a text


def situation(drafts: Sequence[Draft], kinds: Sequence[str]) -> list[int]:
    """Return the units of the situation before the complication (Minto 1987; Hoey 1983).

    It fills the body paragraphs before the one that opens with a word of contrast, where that
    stands in the first third of a text and none of them argues.

    Args:
        drafts: All units in text order.
        kinds: What each paragraph is, by number.
    """
    opening: dict[int, Draft] = {}
    for draft in drafts:
        opening.setdefault(draft.paragraph, draft)
    if len(opening) < LEAST_PARAGRAPHS:
        return []
    turn = next((p for p, d in opening.items() if d.led_by(CONTRAST) is not None), None)
    if turn is None or turn > len(opening) / FOREPART:
        return []
    before = [
        number
        for number, draft in enumerate(drafts)
        if draft.paragraph < turn
        and (draft.paragraph >= len(kinds) or kinds[draft.paragraph] == "body")
    ]
    return [] if any(_takes_part(drafts[number]) for number in before) else before


def exordium(parse: Parse, drafts: Sequence[Draft]) -> list[int]:
    """Return the other units of an opening paragraph of courtesies in which nothing argues.

    A speaker greets, thanks and presents herself before she comes to the matter (Cicero's
    exordium).

    Args:
        parse: The document.
        drafts: All units in text order; whether each is talk to readers is known.
    """
    here = [n for n, draft in enumerate(drafts) if draft.paragraph == drafts[0].paragraph]
    if len(here) == len(drafts):
        return []
    polite = any(hit.kind == "background.courtesy" for hit in drafts[0].because)
    rest = [n for n in here if not drafts[n].scenery]
    return rest if polite and not any(argues(parse, drafts[n]) for n in rest) else []


def _takes_part(draft: Draft) -> bool:
    """Return whether a unit has a connective, asks, demands, holds or reports something."""
    return bool(draft.leads) or draft.question or draft.has(DIRECTIVE, STANCE, REPORT) is not None
