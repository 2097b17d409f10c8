"""Tell by its grammar how a statement gives way: it insists, doubts, agrees in few words.

Terms:
    emphatic: with a "do" that no negation or question asks for ("It does cost money"), which
        contrasts with a denial or grants what was said (CGEL ch. 3, emphatic polarity).
"""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.words import load_words

ANAPHORS = load_words()["anaphor"]
DENIALS = load_words()["denial"]
COPULAS = frozenset({"be", "seem", "look", "sound"})
ASSENTS = load_words()["assent"]
CURT = 4  # words of a sentence without a verb that only grants
FEW = 7  # words of a statement that only says what something is


def curt(parse: Parse, first: int, last: int) -> bool:
    """Return whether a sentence without a verb grants what was said ("Maybe.", "Very true.").

    Args:
        parse: The document.
        first: Its first token.
        last: The token behind its last.
    """
    words = [t for t in range(first, last) if not parse.is_mark(t)]
    begin, end = parse.sentences[parse.sentence[first]]
    whole = begin == first and all(parse.is_mark(t) for t in range(last, end))
    curtly = whole and len(words) <= CURT and not any(parse.is_verb(t) for t in words)
    return curtly and any(parse.lower[t] in ASSENTS for t in words)


def emphatic(parse: Parse, draft: Draft) -> bool:
    """Return whether the verb of a statement has an emphatic "do"."""
    head = draft.head
    subject = parse.subject(head)
    do = parse.child(head, "aux")
    return (
        subject is not None
        and do is not None
        and parse.lower[do] in ("do", "does", "did")
        and subject < do < head
        and not draft.question
        and not _denied(parse, head)
    )


def unsure(parse: Parse, draft: Draft) -> bool:
    """Return whether a statement says of what was named that it may not hold: "It may never"."""
    head = draft.head
    subject = parse.subject(head)
    modal = parse.child(head, "aux")
    return (
        subject is not None
        and parse.lower[subject] in ("it", "this", "that")
        and modal is not None
        and parse.lower[modal] in ("may", "might")
        and _denied(parse, head)
    )


def plain(parse: Parse, draft: Draft) -> bool:
    """Return whether a statement says in few words what the thing just named is: "It is cheap"."""
    head = draft.head
    subject = parse.subject(head)
    return (
        subject is not None
        and parse.left[subject] == draft.first
        and parse.lower[draft.first] in ANAPHORS
        and parse.lemma[head] in COPULAS
        and parse.is_finite(head)
        and draft.last - draft.first <= FEW
        and any(parse.dep[c] == "acomp" for c in parse.children[head])
        and not _denied(parse, head)
    )


def once(parse: Parse, draft: Draft) -> bool:
    """Return whether a statement says what used to be."""
    head = draft.head
    return parse.lower[head : head + 2] == ["used", "to"]


def follows_question(parse: Parse, draft: Draft) -> bool:
    """Return whether a question stands right before the sentence of a draft."""
    before = parse.sentences[parse.sentence[draft.first]][0] - 1
    while before >= 0 and parse.is_mark(before) and parse.lower[before] != "?":
        before -= 1
    return before >= 0 and parse.lower[before] == "?"


def _denied(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] == "neg" or parse.lower[c] in DENIALS for c in parse.children[verb])
