"""Sentences run together with no more than a comma between them, as informal prose has it.

References:
    Huddleston, R. and Pullum, G. (2002). The Cambridge Grammar of the English Language, ch. 15
        (asyndetic coordination) and ch. 20 (comma splices).
"""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.components.segmentation.clause_grammar import has_authorial_subject, is_full_clause
from argmap.components.segmentation.coordination import (
    both_exist,
    is_parallel_clause,
    is_tag,
    puts_right,
)
from argmap.lexicon import lemmas_of
from argmap.lexicon.kinds import REPORT

OBJECT_LABELS = frozenset({"dobj", "ccomp", "xcomp"})


def is_spliced(parse: Parse, verb: int) -> bool:
    """Return whether a complement is really a sentence of its own, with a comma to the next."""
    return is_spliced_before(parse, verb) or is_spliced_behind(parse, verb)


def is_spliced_before(parse: Parse, verb: int) -> bool:
    """Return whether a complement before its verb is really a sentence of its own.

    "It costs too much, you can rent one": two full clauses and a comma, and the second verb is
    none of saying, which would make the first what is said.
    """
    head, behind = parse.head[verb], parse.right[verb] + 1
    if not verb < behind <= head or parse.child(verb, "mark") is not None:
        return False
    subject = parse.subject(head)
    return (
        is_full_clause(parse, verb)
        and is_full_clause(parse, head)
        and subject is not None
        and parse.lower[behind] == ","
        and parse.left[subject] > behind
        and (not _reports(parse, head) or _has_object(parse, head))
        and not makes_one_point(parse, verb, head, behind + 1)
        and not _is_inserted(parse, verb)
    )


def is_spliced_behind(parse: Parse, verb: int) -> bool:
    """Return whether a second complement of the author's verb is really a sentence of its own.

    "I am not saying they all do, I have met a few": the parser hangs both from `saying`.
    """
    head, before = parse.head[verb], parse.left[verb]
    before -= parse.lower[before] != ","
    return (
        head < before
        and parse.lower[before] == ","
        and has_authorial_subject(parse, head)
        and is_full_clause(parse, verb)
        and parse.child(verb, "mark") is None
        and any(parse.dep[c] == "ccomp" and head < c < before for c in parse.children[head])
        and not makes_one_point(parse, head, verb, before + 1)
    )


def makes_one_point(parse: Parse, first: int, second: int, begin: int) -> bool:
    """Return whether a clause that only a comma parts from another has no point of its own.

    Args:
        parse: The document.
        first: The verb of the clause before the comma.
        second: The verb of the clause behind it.
        begin: First token of that clause.
    """
    return (
        is_tag(parse, second, begin)
        or puts_right(parse, first, second)
        or both_exist(parse, first, second)
        or is_parallel_clause(parse, first, second)
        or _reports_on(parse, first, second)
    )


def _reports_on(parse: Parse, first: int, second: int) -> bool:
    """Return whether a clause goes on with what somebody is reported to say, with a pronoun.

    "He told us that he reads no marks, he looks at the work": still his words.
    """
    below, subject = parse.child(first, "ccomp"), parse.subject(second)
    said = _reports(parse, first) and not has_authorial_subject(parse, first)
    pronoun = subject is not None and parse.lower[subject] in parse.words["third_person"]
    denied = parse.child(second, "neg") is not None  # more likely the author's answer
    return said and below is not None and below > first and pronoun and not denied


def _reports(parse: Parse, verb: int) -> bool:
    """Return whether a verb is one of saying."""
    return parse.lemma[verb] in lemmas_of(parse.language, REPORT)


def _has_object(parse: Parse, verb: int) -> bool:
    """Return whether a verb of saying has its object behind it, so that what precedes is not it."""
    below = parse.children[verb]
    behind = any(c > verb and parse.dep[c] in OBJECT_LABELS for c in below)
    return behind and parse.lemma[verb] not in parse.words["addressing_verb"]


def _is_inserted(parse: Parse, verb: int) -> bool:
    """Return whether a clause is put in between commas to say whose words they are.

    "If nobody pays, the argument runs, it will close": a verb of telling with nothing behind it.
    """
    subject = parse.subject(verb)
    told = _reports(parse, verb) or parse.lemma[verb] in parse.words["discourse_motion"]
    bare = subject is not None and parse.right[verb] == verb
    return told and bare and parse.lower[parse.left[subject or 0] - 1] == ","
