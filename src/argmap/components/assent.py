"""Tell whether a sentence only grants what was said: "Maybe.", "Very true."."""

from __future__ import annotations

from argmap.components.parse import Parse

LONGEST_ASSENT = 4  # words


def is_curt_assent(parse: Parse, first: int, last: int) -> bool:
    """Return whether some tokens are a sentence without a verb that grants what was said.

    Args:
        parse: The document.
        first: Their first.
        last: The token behind their last.
    """
    begin, end = parse.sentences[parse.sentence[first]]
    if begin != first:
        return False
    words = [t for t in range(first, last) if not parse.is_mark(t)]
    whole = all(parse.is_mark(t) for t in range(last, end))
    curtly = whole and len(words) <= LONGEST_ASSENT and not any(parse.is_verb(t) for t in words)
    return curtly and any(parse.lower[t] in parse.words["assent"] for t in words)
