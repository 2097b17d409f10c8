"""Find the work that is cited for a unit in brackets behind it: "(Hale, 2019)".

Where several works are cited the first is named; a work that is cited within a report is not its
speaker (Swales 1990, Genre Analysis, non-integral citation).
"""

from __future__ import annotations

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import EVIDENCE, REPORT, SOURCE_NOUN
from argmap.lexicon.registry import decided

CITATION_RULE = decided("attribution.citation", __name__)


# What lets somebody else speak in the unit, whom the work is cited for.
SPEAKING = frozenset({REPORT, SOURCE_NOUN, EVIDENCE})


def cited_source(parse: Parse, draft: Draft) -> Attribution | None:
    """Return the author of a work that brackets at the end of a unit cite, None without one.

    Args:
        parse: The document.
        draft: The unit.
    """
    text = parse.text
    end = draft.end + (text[draft.end : draft.end + 1] == ")")
    if text[end - 1] != ")" or any(hit.kind in SPEAKING for hit in draft.cues):
        return None
    opening = max(text.rfind("(", draft.start, end), draft.start)
    match = parse.language.patterns["citation"].fullmatch(text, opening, end)
    if match is None or match["name"].lower() in parse.words["calendar"]:
        return None
    return Attribution(match["name"], (), Hit("", CITATION_RULE, opening, end))
