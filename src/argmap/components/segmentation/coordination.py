"""Clauses that make one point together and stay one unit, though each could stand alone.

References:
    Huddleston, R. and Pullum, G. (2002). The Cambridge Grammar of the English Language, ch. 15
        (coordination, asyndeton) and ch. 17 (ellipsis).
    Urmson, J. O. (1952). Parenthetical Verbs.
"""

from __future__ import annotations

from argmap.components.parse import Parse

LONGEST_TAG = 5  # words
LONGEST_PARALLEL = 14  # tokens
ELLIPTICAL_LABELS = frozenset({"nsubj", "expl", "neg", "advmod", "punct", "cc", "intj"})


def is_coordinated(parse: Parse, verb: int) -> bool:
    """Return whether a clause and the one that "and" joins it to make one point.

    So wherever no comma parts them: of such pairs in long texts, three in four are one point. So
    too behind a comma where the second is cut down to its auxiliary ("and so must that").
    """
    coordinator = _coordinator_before(parse, verb)
    if coordinator is None:
        return False
    if coordinator > 0 and parse.lower[coordinator - 1] == ",":
        return is_elliptical(parse, verb) or both_exist(parse, parse.head[verb], verb)
    return True


def _coordinator_before(parse: Parse, verb: int) -> int | None:
    """Return the "and" or "or" behind which a clause begins, None where none stands there."""
    token, head = parse.left[verb], parse.head[verb]
    if parse.dep[verb] not in ("conj", "ccomp") or token <= head:
        return None
    coordinators, adverbs = parse.words["coordinator"], parse.words["linking_adverb"]
    while parse.lower[token] not in coordinators and token > head:
        token -= 1
        word = parse.lower[token]
        if word != "," and word not in coordinators and word not in adverbs:
            return None
    return token if parse.lower[token] in coordinators else None


def is_elliptical(parse: Parse, verb: int) -> bool:
    """Return whether a clause is cut down to its subject and auxiliary: "and others do not"."""
    helper = parse.tag[verb] == "MD" or parse.lemma[verb] in parse.words["primary_verb"]
    bare = all(
        parse.dep[c] in ELLIPTICAL_LABELS or _is_bare_infinitive_marker(parse, c)
        for c in parse.children[verb]
    )
    return helper and bare and parse.child(verb, "nsubj", "expl") is not None


def _is_bare_infinitive_marker(parse: Parse, token: int) -> bool:
    return parse.lower[token] in parse.words["infinitive_marker"] and not parse.children[token]


def is_tag(parse: Parse, verb: int, first: int) -> bool:
    """Return whether a clause from a token on is a tag by which the author owns what came before.

    "I know", "I suppose", "I'll give her that": a parenthetical verb, and no noun.
    """
    subject = parse.subject(verb)
    last = parse.right[verb] + 1
    tokens = [t for t in range(first, last) if not parse.is_mark(t)]
    return (
        subject is not None
        and parse.lower[subject] in parse.words["parenthetical_subject"]
        and parse.lemma[verb] in parse.words["parenthetical"]
        and len(tokens) <= LONGEST_TAG
        and not any(parse.tag[t].startswith("NN") for t in tokens)
    )


def puts_right(parse: Parse, first: int, second: int) -> bool:
    """Return whether a clause only puts right what the one before it denies: "not X, it is Y".

    The first is denied, the second is not, a pronoun carries its subject on, and both have the
    same verb or auxiliary, unless the first is "it is not that".
    """
    subject = parse.subject(second)
    if subject is None or parse.lower[subject] not in parse.words["third_person"]:
        return False
    denied = parse.child(first, "neg") is not None and parse.child(second, "neg") is None
    same = parse.lemma[_operator(parse, first)] == parse.lemma[_operator(parse, second)]
    return denied and (same or _denies_reason(parse, first))


def _operator(parse: Parse, verb: int) -> int:
    """Return the auxiliary of a verb, or the verb where it has none (CGEL ch. 3)."""
    helper = parse.child(verb, "aux", "auxpass")
    return verb if helper is None else helper


def _denies_reason(parse: Parse, verb: int) -> bool:
    """Return whether a copula has a clause with "that" below it: "it is not that …"."""
    below = parse.child(verb, "ccomp")
    return (
        parse.lemma[verb] in parse.words["copula"]
        and below is not None
        and parse.lower[parse.left[below]] in parse.words["complementizer"]
    )


def both_exist(parse: Parse, first: int, second: int) -> bool:
    """Return whether two clauses name things that there are: "there's a pool, there's a gym"."""
    existential = parse.words["existential"]
    subjects = (parse.child(first, "expl"), parse.child(second, "expl"))
    return all(t is not None and parse.lower[t] in existential for t in subjects)


def is_parallel_clause(parse: Parse, first: int, second: int) -> bool:
    """Return whether two brief clauses say the same of two things: "you know it, I know it"."""
    same = parse.lemma[first] == parse.lemma[second] and parse.tag[first][:2] == "VB"
    brief = all(parse.right[v] - parse.left[v] < LONGEST_PARALLEL for v in (first, second))
    return same and brief
