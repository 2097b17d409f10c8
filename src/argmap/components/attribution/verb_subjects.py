"""Find the subject of a verb, also where another verb or phrase carries it."""

from __future__ import annotations

from argmap.components.parse import SUBJECTS, Parse

MOST_STEPS = 6
ABSOLUTE_REACH = 8


def subject_of(parse: Parse, verb: int) -> int | None:
    """Return who does what a verb says, also where another verb or phrase carries the subject.

    A conjunct shares the subject of the first verb; a participle in "with X saying" has the
    object of the preposition for its subject.

    Args:
        parse: The document.
        verb: The verb's token.
    """
    for _ in range(MOST_STEPS):
        if parse.child(verb, "auxpass", "nsubjpass", "expl") is not None:
            return None
        own = next((c for c in parse.children[verb] if parse.dep[c] in SUBJECTS), None)
        if own is not None:
            return own
        above = parse.head[verb]
        if parse.dep[verb] == "conj" or _is_raised(parse, verb):
            verb = above
            continue
        if parse.dep[verb] == "acl" and parse.dep[above] == "pobj":
            return above
        if parse.dep[verb] in ("pcomp", "ccomp") and parse.tag[verb] == "VBG":
            return _absolute_subject(parse, verb)
        return None
    return None


def _is_raised(parse: Parse, verb: int) -> bool:
    """Return whether a verb stands below one that lends it its subject: "is going to ask"."""
    lender = parse.lemma[parse.head[verb]]
    return parse.dep[verb] == "xcomp" and lender in parse.words["catenative_verb"]


def _absolute_subject(parse: Parse, verb: int) -> int | None:
    """Return the noun between "with" and a participle, None where there is none."""
    openers = parse.words["participial_absolute"]
    for token in range(verb - 1, max(-1, verb - ABSOLUTE_REACH), -1):
        if parse.lower[token] in openers:
            return None
        if parse.tag[token].startswith("NN") and parse.lower[parse.head[token]] in openers:
            return token
    return None
