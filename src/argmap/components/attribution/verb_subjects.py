"""Find the subject of a verb, also where another verb or phrase carries it."""

from __future__ import annotations

from argmap.components.parse import SUBJECTS, Parse
from argmap.components.quotations import DIRECTED

MOST_STEPS = 6
ABSOLUTE_REACH = 8
CLOSING = frozenset(DIRECTED.values())
STOPS = frozenset({",", ".", "!", "?", "…"})
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "PRP")


def subject_of(parse: Parse, verb: int) -> int | None:
    """Return who does what a verb says, also where another verb or phrase carries the subject.

    A conjunct shares the subject of the first verb; a participle in "with X saying" has the
    object of the preposition for its subject; "X was quoted as saying" has X.

    Args:
        parse: The document.
        verb: The verb's token.
    """
    for _ in range(MOST_STEPS):
        if parse.child(verb, "auxpass", "nsubjpass", "expl") is not None:
            return None
        own = next((c for c in parse.children[verb] if parse.dep[c] in SUBJECTS), None)
        if own is not None:
            return _unquoted(parse, verb, own)
        if _follows_quotation(parse, verb):
            return _inverted_subject(parse, verb)
        carrier = quoting_passive(parse, verb)
        if carrier is not None:
            return parse.child(carrier, "nsubjpass")
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


def quoting_passive(parse: Parse, verb: int) -> int | None:
    """Return the passive that has a verb of saying below it: "was quoted as saying".

    Args:
        parse: The document.
        verb: The verb of saying.
    """
    above = parse.head[verb]
    if parse.dep[verb] == "pcomp" and parse.lower[above] in parse.words["predicative_marker"]:
        above = parse.head[above]
    elif parse.dep[verb] != "xcomp":
        return None
    quotes = parse.lemma[above] in parse.words["quoting_verb"]
    return above if quotes and parse.child(above, "auxpass") is not None else None


def _unquoted(parse: Parse, verb: int, subject: int) -> int | None:
    """Return the subject of a verb behind a quotation, whose words a parser takes for one."""
    if subject > verb or not _follows_quotation(parse, verb):
        return subject
    return _inverted_subject(parse, verb)


def _follows_quotation(parse: Parse, verb: int) -> bool:
    """Return whether a stop and a closing mark stand right before a verb: "…,” sighed the cook"."""
    return verb > 1 and parse.lower[verb - 1] in CLOSING and parse.lower[verb - 2] in STOPS


def _inverted_subject(parse: Parse, verb: int) -> int | None:
    """Return the noun behind a verb that follows quoted words: "… ,” sighed the cook"."""
    behind = (c for c in parse.children[verb] if c > verb and parse.dep[c] != "pobj")
    return next((c for c in behind if parse.tag[c] in NOMINAL), None)


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
