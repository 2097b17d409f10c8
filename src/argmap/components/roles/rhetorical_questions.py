"""Tell which questions of a long text only state something: the rules of `asks`.

A question that a text sets out to answer stands in its title, or before the answer. One with a
tag behind a statement, one that nothing follows in its paragraph, one that is drawn from what
was said and one that supposes a case put a claim in the words of a question (CGEL ch. 10, biased
questions; Ilie 1994, What Else Can I Tell You? A Pragmatic Study of English Rhetorical
Questions). An echo of a few words asks nothing of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.denials import answers_question
from argmap.components.parse import FINITE, WH_TAGS, Parse
from argmap.draft import Draft, closes_paragraph, opens_paragraph
from argmap.lexicon.kinds import CONDITION, REASON, RESULT
from argmap.lexicon.registry import decided

BY_SUGGESTION = decided("asks.suggests", __name__)
BY_ECHO = decided("asks.echo", __name__)
BY_TAG = decided("asks.tag", __name__)
BY_SUPPOSITION = decided("asks.supposes", __name__)
BY_RESULT = decided("asks.drawn", __name__)
BY_PLACE = decided("asks.last", __name__)

OPENING_SHARE = 0.2  # of a text, where a question that ends a paragraph is mostly the one to answer
LONGEST_ECHO = 4  # words at most of an echo, with no verb that has tense
AUXILIARIES = ("aux", "auxpass")
AUXILIARY_TAGS = ("MD", "VBZ", "VBP", "VBD")


def what_it_states_by(parse: Parse, drafts: Sequence[Draft], number: int) -> str:
    """Return the id of the rule by which a question states something; empty where it asks.

    Args:
        parse: The document.
        drafts: All units of a long text in text order.
        number: Number of a question that is no title.
    """
    draft = drafts[number]
    if opens_paragraph(drafts, number):
        return ""
    if _is_echo(parse, draft):
        return BY_ECHO
    if _ends_in_tag(parse, draft) or _has_order_of_statement(parse, draft):
        return BY_TAG
    ends = closes_paragraph(drafts, number)
    if ends and number <= OPENING_SHARE * len(drafts):
        return ""
    supposes = parse.lower[draft.first] in parse.words["conditional_subordinator"]
    if supposes or draft.led_by(CONDITION) is not None:
        return BY_SUPPOSITION
    if draft.led_by(RESULT, REASON) is not None:
        return BY_RESULT
    return BY_PLACE if ends else ""


def is_answered(parse: Parse, draft: Draft) -> bool:
    """Return whether the next sentence answers a question by yes or no.

    Args:
        parse: The document.
        draft: A question.
    """
    after = parse.sentence[draft.last - 1] + 1
    return after < len(parse.sentences) and answers_question(parse, parse.sentences[after][0])


def suggests(parse: Parse, draft: Draft) -> bool:
    """Return whether a question puts what ought to be done: "Why not close it?", "Why wait?".

    Args:
        parse: The document.
        draft: A question.
    """
    if any(hit.id in parse.language.groups["suggesting"] for hit in draft.cues):
        return True
    asks_why = parse.lower[draft.first] in parse.words["reason_interrogative"]
    if asks_why and parse.sentence[draft.last - 1] + 1 == len(parse.sentences):
        helpers = (c for c in parse.children[draft.head] if parse.dep[c] in AUXILIARIES)
        if any(parse.lower[c] in parse.words["ought"] for c in helpers):
            return True  # "Why should we keep it?" at the end asks nobody
    bare = parse.tag[draft.head] in ("VB", "VBP") and parse.child(draft.head, "aux") is None
    return asks_why and bare and parse.subject(draft.head) is None


def _is_echo(parse: Parse, draft: Draft) -> bool:
    tokens = range(draft.first, draft.last)
    finite = any(parse.tag[t] in FINITE for t in tokens)
    return not finite and sum(not parse.is_mark(t) for t in tokens) <= LONGEST_ECHO


def _ends_in_tag(parse: Parse, draft: Draft) -> bool:
    """Return whether a tag ends a unit: ", isn't it?", ", no?"."""
    marks = [t for t in range(draft.first, draft.last) if parse.lower[t] == ","]
    if not marks:
        return False
    tag = [t for t in range(marks[-1] + 1, draft.last) if not parse.is_mark(t)]
    if len(tag) == 1:
        return parse.lower[tag[0]] in parse.words["question_tag"]
    inverted = 2 <= len(tag) <= 3 and parse.tag[tag[0]] in AUXILIARY_TAGS
    return inverted and parse.tag[tag[-1]] in ("PRP", "EX")


def _has_order_of_statement(parse: Parse, draft: Draft) -> bool:
    """Return whether the subject comes first: "You would rather they got hurt?"."""
    subject = parse.subject(draft.head)
    if subject is None or any(parse.tag[t] in WH_TAGS for t in range(draft.first, draft.head)):
        return False
    helpers = [c for c in parse.children[draft.head] if parse.dep[c] in ("aux", "auxpass")]
    return subject < min([draft.head, *helpers])
