"""Tell whether a unit is a point that is counted off: "First, …", "The second is that …"."""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft

ORDINAL = "firstly"  # the cue of "first", "second", "finally" where they count
LONGEST_COUNT = 3  # words of "the second is", "one reason is"


def is_counted(parse: Parse, draft: Draft) -> bool:
    """Return whether words that count open a unit.

    Args:
        parse: The document.
        draft: The unit.
    """
    if any(hit.id == ORDINAL and hit.main for hit in draft.leads):
        return True
    first = draft.first
    numbered = parse.lower[first + 1 : first + 2] == [":"]
    if numbered and (parse.tag[first] == "CD" or parse.lower[first] in parse.words["count_letter"]):
        return True
    known = parse.words["counting_phrase"]
    sizes = range(2, LONGEST_COUNT + 1)
    return any(" ".join(parse.lower[first : first + size]) in known for size in sizes)
