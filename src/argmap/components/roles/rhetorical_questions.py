"""Tell which questions of a long text only state something: rhetorical questions.

A question that a text sets out to answer stands in its title, or before the answer. One with a
tag behind a statement, one that nothing follows in its paragraph, one that is drawn from what
was said and one that supposes a case put a claim in the words of a question (CGEL ch. 10, biased
questions; Ilie 1994, What Else Can I Tell You? A Pragmatic Study of English Rhetorical
Questions). An echo of a few words asks nothing of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.parse import FINITE, Parse
from argmap.draft import Draft, closes_paragraph, opens_paragraph

OPENING = 0.2  # of a text, where a question that ends a paragraph is mostly the one to answer
ECHO = 4  # tokens at most, with no verb that has tense
TAGS = frozenset({"no", "right", "yes", "yeah", "huh", "eh"})
HELPERS = ("MD", "VBZ", "VBP", "VBD")
WH = ("WP", "WRB", "WDT", "WP$")


def states(parse: Parse, drafts: Sequence[Draft], number: int) -> str:
    """Tell by what rule a question states something; empty where it asks.

    Args:
        parse: The document.
        drafts: All units of a long text in text order, with their flags.
        number: Number of one.

    Returns:
        The id of a rule, which begins with `asks.`.
    """
    draft = drafts[number]
    if not draft.question or "title" in draft.flags or opens_paragraph(drafts, number):
        return ""
    tokens = range(draft.first, draft.last)
    finite = any(parse.tag[t] in FINITE for t in tokens)
    words = sum(not parse.is_mark(t) for t in tokens)
    if words <= ECHO and not finite:
        return "asks.echo"
    if _tagged(parse, draft) or _told(parse, draft):
        return "asks.tag"
    ends = closes_paragraph(drafts, number)
    if ends and number <= OPENING * len(drafts):
        return ""
    if parse.lower[draft.first] == "if" or draft.led_by("condition") is not None:
        return "asks.supposes"
    if draft.led_by("result", "reason") is not None:
        return "asks.drawn"
    return "asks.last" if ends else ""


def _tagged(parse: Parse, draft: Draft) -> bool:
    """Return whether a tag ends a unit: ", isn't it?", ", no?"."""
    marks = [t for t in range(draft.first, draft.last) if parse.lower[t] == ","]
    if not marks:
        return False
    tag = [t for t in range(marks[-1] + 1, draft.last) if not parse.is_mark(t)]
    words = [parse.lower[t] for t in tag]
    if len(words) == 1:
        return words[0] in TAGS
    turned = 2 <= len(words) <= 3 and parse.tag[tag[0]] in HELPERS
    return turned and parse.tag[tag[-1]] in ("PRP", "EX")


def _told(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit has the order of a statement: "You would rather they got hurt?"."""
    subject = parse.subject(draft.head)
    if subject is None or any(parse.tag[t] in WH for t in range(draft.first, draft.head)):
        return False
    helpers = [c for c in parse.children[draft.head] if parse.dep[c] in ("aux", "auxpass")]
    return subject < min([draft.head, *helpers])
