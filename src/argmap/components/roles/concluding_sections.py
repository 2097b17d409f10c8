"""The paragraphs under a heading that announces what a text comes to: "Recommendations"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.components.parse import Parse
from argmap.components.roles.context import Context
from argmap.draft import PartRow
from argmap.lexicon.registry import rule

CONCLUDING = "concluding"
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.):]? (?=\S)")
_MOST_WORDS = 5


def paragraph_kinds(parse: Parse, parts: Sequence[PartRow]) -> list[str]:
    """Return what each mapped paragraph is: its kind, or `CONCLUDING` under such a heading.

    Args:
        parse: The document.
        parts: The parts of the text, in text order.
    """
    found, concluding = [], False
    for part in parts:
        if part.kind in ("title", "heading"):
            concluding = part.kind == "heading" and _announces(parse, part)
        if part.mapped:
            under = concluding and part.kind == "body"
            found.append(CONCLUDING if under else part.kind)
    return found


def _announces(parse: Parse, heading: PartRow) -> bool:
    """Return whether a heading says that a conclusion or a demand follows."""
    words = " ".join(parse.text[heading.start : heading.end].lower().split()).strip(" :.*_#")
    words = _NUMBER.sub("", words, count=1) if _NUMBER.match(words) else words
    listed = parse.words["concluding_heading"]
    short = words.split()
    return words in listed or (len(short) <= _MOST_WORDS and not listed.isdisjoint(short))


@rule("conclusion.section")
def stands_in_conclusion(context: Context) -> bool:
    """Return whether a unit stands under a heading that announces what the text comes to."""
    return CONCLUDING in context.draft.flags and not context.draft.hosted
