"""Sentences run together with no more than a comma between them, as informal prose has it."""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.components.segmentation.clauses import SAYING
from argmap.components.segmentation.coordination import listed, parallel, put_right, tagged_on

AUTHOR = frozenset({"i", "we", "one", "it", "there"})


def fronted(parse: Parse, token: int) -> bool:
    """Return whether a complement before its verb is really a sentence of its own.

    "It costs too much, you can rent one": two full clauses and a comma, and the second verb is
    none of saying, which would make the first what is said.
    """
    head, behind = parse.head[token], parse.right[token] + 1
    if not token < behind <= head or parse.child(token, "mark") is not None:
        return False
    subject = parse.subject(head)
    return (
        is_full(parse, token)
        and is_full(parse, head)
        and subject is not None
        and parse.lower[behind] == ","
        and parse.left[subject] > behind
        and (parse.lemma[head] not in SAYING or _has_object(parse, head))
        and not one_point(parse, token, head, behind + 1)
        and not _inserted(parse, token)
    )


def _has_object(parse: Parse, verb: int) -> bool:
    """Return whether a verb of saying has its object behind it, so that what precedes is not it."""
    thing = next((c for c in parse.children[verb] if c > verb and parse.dep[c] in OBJECTS), None)
    return thing is not None and parse.lemma[verb] not in ADDRESSING


OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
ADDRESSING = frozenset({"tell", "warn", "caution", "advise", "remind", "urge", "assure", "ask"})


def _inserted(parse: Parse, verb: int) -> bool:
    """Return whether a clause is put in between commas to say whose words they are.

    "If nobody pays, the argument runs, it will close": a verb of telling with nothing behind it.
    """
    subject = parse.subject(verb)
    told = parse.lemma[verb] in SAYING or parse.lemma[verb] in ("run", "go")
    bare = subject is not None and parse.right[verb] == verb
    return told and bare and parse.lower[parse.left[subject or 0] - 1] == ","


def one_point(parse: Parse, first: int, second: int, begin: int) -> bool:
    """Return whether the second of two clauses that only a comma parts is none of its own."""
    return (
        tagged_on(parse, second, begin)
        or put_right(parse, first, second)
        or listed(parse, first, second)
        or parallel(parse, first, second)
        or _reported_on(parse, first, second)
    )


def _reported_on(parse: Parse, first: int, second: int) -> bool:
    """Return whether a clause goes on with what somebody is reported to say, with a pronoun.

    "He told us that he reads no marks, he looks at the work": still his words.
    """
    below, subject = parse.child(first, "ccomp"), parse.subject(second)
    said = parse.lemma[first] in SAYING and not is_author(parse, first)
    pronoun = subject is not None and parse.lower[subject] in ("it", "they", "he", "she")
    denied = parse.child(second, "neg") is not None  # more likely the author's answer
    return said and below is not None and below > first and pronoun and not denied


def run_on(parse: Parse, token: int) -> bool:
    """Return whether a second complement of the author's verb is really a sentence of its own.

    "I am not saying they all do, I have met a few": the parser hangs both from `saying`.
    """
    head, before = parse.head[token], parse.left[token]
    before -= parse.lower[before] != ","
    return (
        head < before
        and parse.lower[before] == ","
        and is_author(parse, head)
        and is_full(parse, token)
        and parse.child(token, "mark") is None
        and any(parse.dep[c] == "ccomp" and head < c < before for c in parse.children[head])
        and not one_point(parse, head, token, before + 1)
    )


def is_full(parse: Parse, token: int) -> bool:
    """Return whether a verb has tense and a subject of its own."""
    return parse.is_finite(token) and parse.subject(token) is not None


def is_author(parse: Parse, verb: int) -> bool:
    """Return whether a verb has the author for its subject, or nobody."""
    subject = parse.subject(verb)
    return subject is None or parse.lower[subject] in AUTHOR
