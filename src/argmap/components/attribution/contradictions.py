"""Tell whether a statement says, with no word for false, that what was said is not so.

Martin and White 2005: disclaim, deny and counter.
"""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft

LONGEST_DENIAL = 9  # tokens of a statement that does nothing but deny what was said


def contradicts(parse: Parse, draft: Draft, head: int) -> bool:
    """Return whether a statement says, with no word for false, that what was said is not so.

    "The opposite is true.", "This does not follow.", "The facts say otherwise.", "Nothing could be
    further from the truth."
    """
    subject, words = parse.subject(head), parse.words
    if subject is None or draft.last - draft.first > LONGEST_DENIAL or draft.question:
        return False
    if is_partial(parse, head):
        return False
    denied = parse.child(head, "neg") is not None
    if parse.lemma[subject] in words["opposite"]:
        return not denied
    if parse.lower[subject] in words["author_pronoun"]:
        return False  # what the author says of himself is told by its own words
    if _says_otherwise(parse, head):
        return parse.tag[subject] in ("NNS", "NN") and not denied
    if _has_it_wrong(parse, draft):
        return not denied
    about = parse.lower[draft.last - 1] in words["truth_noun"]
    if parse.lower[subject] in words["nothing"]:
        return about
    back = points_back(parse, subject) or _names_speech(parse, subject)
    if back and not denied and parse.lemma[head] in words["lying_verb"]:
        return True
    stands = parse.lemma[head] in words["standing_verb"] or (
        about and parse.lemma[head] in words["copular_verb"]
    )
    return back and ((denied and stands) or _is_nothing_such(parse, head))


def is_denied_by_evidence(parse: Parse, draft: Draft) -> bool:
    """Return whether figures or records say that it is otherwise: the author denies by them.

    Args:
        parse: The document.
        draft: A unit.
    """
    subject = parse.subject(draft.head)
    if subject is None or draft.last - draft.first > LONGEST_DENIAL:
        return False
    known = parse.words["documentary"] | parse.words["evidence_noun"]
    return parse.lemma[subject] in known and _says_otherwise(parse, draft.head)


def _says_otherwise(parse: Parse, head: int) -> bool:
    """Return whether a verb has "otherwise", "the opposite" or "another story" behind it."""
    words = parse.words
    if any(parse.lower[c] in words["otherwise"] for c in parse.children[head]):
        return True
    thing = parse.child(head, "dobj", "attr")
    if thing is None:
        return False
    other = any(parse.lower[c] in words["other_determiner"] for c in parse.children[thing])
    return parse.lemma[thing] in words["opposite"] or (
        other and parse.lemma[thing] in words["story_noun"]
    )


def _has_it_wrong(parse: Parse, draft: Draft) -> bool:
    """Return whether a statement says that somebody errs: "He has it wrong", "misses the point"."""
    said = " ".join(parse.lower[draft.first : draft.last])
    return any(f" {phrase}" in said for phrase in parse.words["erring_phrase"])


def _is_nothing_such(parse: Parse, head: int) -> bool:
    """Return whether a verb has "nothing of the kind" for its object."""
    thing = parse.child(head, "dobj", "attr")
    if thing is None or parse.lower[thing] not in parse.words["nothing"]:
        return False
    return parse.child(thing, "prep") is not None


def _names_speech(parse: Parse, subject: int) -> bool:
    """Return whether a subject is what somebody said: "The claim", "That argument"."""
    known = parse.lower[parse.left[subject]] in parse.words["definite_article"]
    return known and parse.lemma[subject] in parse.words["statement_noun"]


def points_back(parse: Parse, subject: int) -> bool:
    """Return whether a subject points at what was said: "that", "this claim", "the claim"."""
    first = parse.lower[parse.left[subject]]
    anaphors = parse.words["anaphor"]
    if parse.lower[subject] in anaphors or first in anaphors:
        return True
    return first in parse.words["definite_article"] and (
        parse.lemma[subject] in parse.words["deniable"]
    )


def is_partial(parse: Parse, head: int) -> bool:
    """Return whether a verdict is passed only in part: "may be true", "true to some extent"."""
    partly = parse.words["partial_verdict"]
    return any(parse.lower[t] in partly for t in range(parse.left[head], parse.right[head] + 1))
