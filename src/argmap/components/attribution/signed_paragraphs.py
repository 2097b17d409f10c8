"""Find who says a paragraph that a dash and a name close: "It was art.--Prof. Hale" is Hale's.

So a motto, a comment or a reader's letter is signed where it is set off as a paragraph (Quirk et
al. 1985, appendix III: displayed quotations). The last paragraph of a text its author signs.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.registry import decided

SIGNED_RULE = decided("attribution.signed", __name__)
BREAK = "\n\n"
LONGEST_SIGNATURE = 120  # characters


def signed_sources(parse: Parse, drafts: Sequence[Draft]) -> list[Attribution | None]:
    """Return who says the units of paragraphs that somebody signs.

    Args:
        parse: The document.
        drafts: Its units in text order.

    Returns:
        The attribution of each unit, None where its paragraph is not signed.
    """
    names: dict[int, str] = {}
    found: list[Attribution | None] = []
    for draft in drafts:
        end = parse.text.find(BREAK, draft.start)
        if end not in names:
            names[end] = "" if end < 0 else _signature(parse, end)
        ground = Hit("", SIGNED_RULE, draft.start, draft.end)
        found.append(Attribution(names[end], (), ground) if names[end] else None)
    return found


def _signature(parse: Parse, end: int) -> str:
    """Return who signs the paragraph that ends at a character, empty where nobody does."""
    begin = max(parse.text.rfind(BREAK, 0, end), end - LONGEST_SIGNATURE, 0)
    match = parse.language.patterns["signature"].search(parse.text, begin, end)
    return match["name"] if match else ""
