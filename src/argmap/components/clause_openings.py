"""Where a clause opens, and whether a word introduces one: what a cue's place is measured by.

References:
    Huddleston, R. and Pullum, G. (2002). The Cambridge Grammar of the English Language, ch. 11
        (content clauses) and ch. 15 (coordination and supplementation).
"""

from __future__ import annotations

from argmap.components.parse import FINITE, SUBJECTS, Parse

STOPS = frozenset({",", ";", ":", "–", "—", "-", "("})
HARD_OPENINGS = frozenset({";", ":", "–", "—", "(", "-"})
LONGEST_SUBJECT = 8  # tokens
LONGEST_OPENING = 12  # tokens


def opens_clause(parse: Parse, token: int) -> bool:
    """Return whether a token is the first word of a sentence or follows a connective or a stop.

    A stop is a semicolon, a colon, a dash or an opening bracket.
    """
    begin = parse.sentences[parse.sentence[token]][0]
    before = token - 1
    while before >= begin and (parse.is_mark(before) or parse.tag[before] == "CC"):
        if parse.lower[before] in HARD_OPENINGS:
            return True
        before -= 1
    if before < begin:
        return True
    return parse.tag[token - 1] == "CC" and parse.head[token] > token


def between_commas(parse: Parse, first: int, last: int) -> bool:
    """Return whether the tokens stand between two commas."""
    return (
        first > 0 and last < len(parse.lower) and parse.lower[first - 1] == parse.lower[last] == ","
    )


def introduces_clause(parse: Parse, first: int, last: int) -> bool:
    """Return whether some tokens introduce a clause that has a verb of its own.

    True for a subordinator (label `mark`), a coordinator before a verb, an adverb that opens its
    clause, a participle that heads a supplementive clause, and a preposition that stands right
    before a subject with its verb (the parser's usual slip for the conjunction "for").

    Args:
        parse: The document.
        first: First of the tokens.
        last: Token behind the last.
    """
    token = last - 1
    dep, tag = parse.dep[token], parse.tag[token]
    before = parse.lower[first - 1] if first else ""
    if dep == "mark":
        return _marks_clause(parse, first, token, before)
    if tag == "VBG":
        return dep in ("advcl", "acl", "conj") and before == ","
    if tag == "CC" or dep == "cc":
        joins = opens_clause(parse, first) or joins_verbs(parse, token)
        return joins or (before == "," and clause_near(parse, last))
    if tag in ("IN", "RB"):
        apart = not first or before in STOPS or opens_clause(parse, first)
        return _introduces(parse, token, before, apart)
    return False


def _marks_clause(parse: Parse, first: int, token: int, before: str) -> bool:
    """Return whether a subordinator leads a clause that is not part of another's verb phrase."""
    word, words = parse.lower[token], parse.words
    if first and word in words["resultative_marker"] and before not in STOPS:
        return opens_clause(parse, first) or gives_result(parse, token)
    verbless = before == "," and word in words["concessive_marker"]
    compound = before in words["compound_subordinator"]
    return not compound and (verbless or parse.is_verb(parse.head[token]))


def _introduces(parse: Parse, token: int, before: str, apart: bool) -> bool:
    """Return whether a preposition or an adverb introduces a clause.

    Args:
        parse: The document.
        token: The preposition or adverb.
        before: The word before the cue that it ends.
        apart: Whether that cue stands behind a stop, or opens a clause.
    """
    if parse.tag[token] == "IN":
        if parse.lower[token] in parse.words["absolute_marker"]:
            return before == "," and absolute_verb(parse, token) is not None
        return apart and clause_at(parse, token + 1)
    resultative = parse.lower[token] in parse.words["resultative_marker"]
    free = apart or (resultative and gives_result(parse, token))
    return free and (clause_at(parse, token + 1) or _modifies_next_verb(parse, token))


def joins_verbs(parse: Parse, token: int) -> bool:
    """Return whether a coordinator stands between two verbs."""
    head = parse.head[token]
    return parse.is_verb(head) and any(
        c > token and parse.dep[c] in ("conj", "ccomp") and parse.is_verb(c)
        for c in parse.children[head]
    )


def clause_at(parse: Parse, token: int) -> bool:
    """Return whether a subject with a finite verb begins right at a token."""
    end = parse.sentences[parse.sentence[token - 1]][1]
    for subject in range(token, min(end, token + LONGEST_OPENING)):
        if parse.dep[subject] in SUBJECTS and parse.left[subject] == token:
            verb = parse.head[subject]
            return verb > subject and parse.is_finite(verb)
    return False


def clause_near(parse: Parse, token: int) -> bool:
    """Return whether the first subject behind a token has a finite verb, with no comma between."""
    end = parse.sentences[parse.sentence[token - 1]][1]
    for subject in range(token, min(end, token + LONGEST_SUBJECT)):
        if parse.lower[subject] in STOPS:
            return False
        if parse.dep[subject] in SUBJECTS:
            return parse.head[subject] > subject and parse.is_finite(parse.head[subject])
    return False


def absolute_verb(parse: Parse, token: int) -> int | None:
    """Return the participle of the absolute that a preposition leads, None where it leads none.

    An absolute is a noun with a participle: "with Moon saying that it was over" (CGEL ch. 15).
    """
    named = False
    for other in range(token + 1, min(token + LONGEST_SUBJECT, len(parse.lower))):
        if parse.lower[other] in STOPS or parse.tag[other] in FINITE:
            return None
        if named and parse.tag[other] == "VBG" and parse.dep[other] != "amod":
            return other
        named = named or parse.tag[other].startswith(("NN", "PRP"))
    return None


def gives_result(parse: Parse, token: int) -> bool:
    """Return whether "so" without a comma gives the result: "it is shut so we swim elsewhere".

    With a modal or "do not" behind a subject it gives the purpose: "go early so you can sit".
    """
    verb, words = parse.head[token], parse.words
    if verb < token or not parse.is_finite(verb) or parse.left[verb] > token:
        return False
    subject, helper = parse.subject(verb), parse.child(verb, "aux")
    if subject is None:
        denied = parse.child(verb, "neg") is not None
        return denied and parse.lower[token + 1] in words["imperative_auxiliary"]
    return subject > token and (helper is None or parse.lemma[helper] in words["result_operator"])


def _modifies_next_verb(parse: Parse, token: int) -> bool:
    head = parse.head[token]
    return head > token and parse.is_verb(head)
