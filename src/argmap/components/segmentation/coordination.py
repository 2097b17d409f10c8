"""Clauses that make one point together and stay one unit, though each could stand alone.

References:
    Huddleston, R. and Pullum, G. (2002). The Cambridge Grammar of the English Language, ch. 15
        (coordination, asyndeton) and ch. 17 (ellipsis).
    Urmson, J. O. (1952). Parenthetical Verbs.
"""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.lexicon.words import load_words

WORDS = load_words()
COORDINATORS = frozenset({"and", "or"})
HELPERS = frozenset({"be", "have", "do"})
TAG_WORDS = 5


def coordinated(parse: Parse, verb: int) -> bool:
    """Return whether a clause and the one that "and" joins it to make one point.

    So wherever no comma parts them: of such pairs in long texts, three in four are one point. So
    too behind a comma where the second is cut down to its auxiliary ("and so must that").
    """
    joint = _joint(parse, verb)
    if joint is None:
        return False
    first = parse.head[verb]
    if joint > 0 and parse.lower[joint - 1] == ",":
        return elliptical(parse, verb) or listed(parse, first, verb)
    return True


def _joint(parse: Parse, verb: int) -> int | None:
    """Return the "and" or "or" behind which a clause begins, None where none stands there."""
    token = parse.left[verb]
    if parse.dep[verb] not in ("conj", "ccomp") or token <= parse.head[verb]:
        return None
    while parse.lower[token] not in COORDINATORS and token > parse.head[verb]:
        token -= 1
        if parse.lower[token] not in {*COORDINATORS, ",", "then", "so"}:
            return None
    return token if parse.lower[token] in COORDINATORS else None


def bids(parse: Parse, verb: int) -> bool:
    """Return whether a verb is a command: "drop it and it breaks" says what comes of dropping it."""
    root = parse.head[verb] == verb and parse.tag[verb] == "VB"
    return root and parse.child(verb, "nsubj", "nsubjpass", "expl", "aux", "mark") is None


def elliptical(parse: Parse, verb: int) -> bool:
    """Return whether a clause is cut down to its subject and auxiliary: "and others do not"."""
    helper = parse.tag[verb] == "MD" or parse.lemma[verb] in HELPERS
    left = {"nsubj", "expl", "neg", "advmod", "punct", "cc", "intj"}
    bare = all(parse.dep[c] in left or _bare_to(parse, c) for c in parse.children[verb])
    return helper and bare and parse.child(verb, "nsubj", "expl") is not None


def _bare_to(parse: Parse, token: int) -> bool:
    return parse.lower[token] == "to" and not parse.children[token]


def tagged_on(parse: Parse, verb: int, first: int) -> bool:
    """Return whether a clause from a token on is a tag by which the author owns what came before.

    "I know", "I suppose", "I'll give her that": a parenthetical verb, and no noun.
    """
    subject = parse.subject(verb)
    last = parse.right[verb] + 1
    words = [t for t in range(first, last) if not parse.is_mark(t)]
    return (
        subject is not None
        and parse.lower[subject] in ("i", "you")
        and parse.lemma[verb] in WORDS["parenthetical"]
        and len(words) <= TAG_WORDS
        and not any(parse.tag[t].startswith("NN") for t in words)
    )


def put_right(parse: Parse, first: int, second: int) -> bool:
    """Return whether a clause only puts right what the one before it denies: "not X, it is Y".

    The first is denied, the second is not, a pronoun carries its subject on, and both have the
    same verb or auxiliary, unless the first is "it is not that".
    """
    subject = parse.subject(second)
    if subject is None or parse.lower[subject] not in CARRIED:
        return False
    denied = parse.child(first, "neg") is not None and parse.child(second, "neg") is None
    same = parse.lemma[_operator(parse, first)] == parse.lemma[_operator(parse, second)]
    return denied and (same or _not_that(parse, first))


CARRIED = frozenset({"it", "they", "he", "she"})


def _operator(parse: Parse, verb: int) -> int:
    helper = parse.child(verb, "aux", "auxpass")
    return verb if helper is None else helper


def _not_that(parse: Parse, verb: int) -> bool:
    below = parse.child(verb, "ccomp")
    return (
        parse.lemma[verb] == "be" and below is not None and parse.lower[parse.left[below]] == "that"
    )


def listed(parse: Parse, first: int, second: int) -> bool:
    """Return whether two clauses name things that there are: "there's a pool, there's a gym"."""
    there = (parse.child(first, "expl"), parse.child(second, "expl"))
    return all(t is not None and parse.lower[t] == "there" for t in there)


def parallel(parse: Parse, first: int, second: int) -> bool:
    """Return whether two brief clauses say the same verb of two things: "you know it, I know it"."""
    same = parse.lemma[first] == parse.lemma[second] and parse.tag[first][:2] == "VB"
    brief = all(parse.right[verb] - parse.left[verb] < BRIEF for verb in (first, second))
    return same and brief


BRIEF = 14
