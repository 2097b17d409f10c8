"""Find who says a paragraph that a dash and a name close: "It was art.--Prof. Hale" is Hale's.

So a motto, a comment or a reader's letter is signed where it is set off as a paragraph (Quirk et
al. 1985, appendix III: displayed quotations). The last paragraph of a text its author signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.attribution.set_off_paragraphs import BREAK, sources_by_paragraph
from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.registry import decided

SIGNED_RULE = decided("attribution.signed", __name__)
LONGEST_SIGNATURE = 120  # characters


def signed_sources(parse: Parse, drafts: Sequence[Draft]) -> list[Attribution | None]:
    """Return who says the units of paragraphs that somebody signs.

    Args:
        parse: The document.
        drafts: Its units in text order.

    Returns:
        The attribution of each unit, None where its paragraph is not signed.
    """

    def end(draft: Draft) -> int:
        return parse.text.find(BREAK, draft.start)

    return sources_by_paragraph(drafts, end, partial(_signature, parse), SIGNED_RULE)


def _signature(parse: Parse, end: int) -> str:
    """Return who signs the paragraph that ends at a character, empty where nobody does.

    The last paragraph, which has no break behind it, ends at -1.
    """
    if end < 0:
        return ""
    begin = max(parse.text.rfind(BREAK, 0, end), end - LONGEST_SIGNATURE, 0)
    match = parse.language.patterns["signature"].search(parse.text, begin, end)
    return match["name"] if match else ""
