"""Tell whether a verb of saying speaks for its unit, and find the clauses that can.

A unit is reported where its main verb is one of saying, or where such a verb stands in a clause
put around or into it ("as she says", "there are those who say that …"). What somebody ought to
say, or did not say, is not reported (irrealis; CGEL ch. 3).
"""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft


def speaks_for(parse: Parse, draft: Draft, verb: int) -> bool:
    """Return whether a verb stands in the main clause of a draft, or in a clause put into it.

    Args:
        parse: The document.
        draft: The unit.
        verb: A verb of saying.
    """
    if parse.head[draft.head] == verb and not draft.first <= verb < draft.last:
        return parse.dep[draft.head] == "ccomp"  # the unit was given without its "she says"
    token = verb
    while token != draft.head and draft.first <= token < draft.last:
        adverbial = parse.dep[token] == "advcl" and (
            is_comment_clause(parse, token) or parse.child(token, "mark") is None
        )
        linked = parse.dep[token] in ("conj", "pcomp", "parataxis", "ccomp", "xcomp")
        if not linked and not adverbial and not _casts_as(parse, token):
            return False
        behind = parse.dep[token] == "ccomp" and parse.head[token] < token
        if behind and not _is_overheard(parse, token):
            return False
        token = parse.head[token]
        if parse.head[token] == token:
            return token == draft.head
    return token == draft.head or parse.dep[token] in ("conj", "prep")


def _casts_as(parse: Parse, token: int) -> bool:
    """Return whether a word is the "as" of "was quoted as saying"."""
    marker = parse.lower[token] in parse.words["predicative_marker"]
    return marker and parse.lemma[parse.head[token]] in parse.words["quoting_verb"]


def _is_overheard(parse: Parse, verb: int) -> bool:
    """Return whether the author tells that he heard somebody say it: "I have heard her say"."""
    above = parse.head[verb]
    heard = parse.lemma[above] in parse.words["hearing_verb"] and parse.is_authors(above)
    return heard and parse.child(verb, "mark") is None


def is_asked(parse: Parse, draft: Draft, verb: int, subject: int) -> bool:
    """Return whether a question asks if somebody says so, or who does, and nobody is named.

    Args:
        parse: The document.
        draft: The unit that the verb stands in.
        verb: The verb of saying.
        subject: Its subject.
    """
    if not draft.question:
        return False
    helpers = (c for c in parse.children[verb] if parse.dep[c] in ("aux", "auxpass"))
    inverted = any(c < subject for c in helpers)
    why = any(c < verb and parse.tag[c] == "WRB" for c in parse.children[verb])
    return parse.tag[subject] == "WP" or (inverted and not why)


def is_comment_clause(parse: Parse, verb: int) -> bool:
    """Return whether "as" opens the clause of a verb: "as she says"."""
    mark = parse.child(verb, "mark", "advmod")
    return mark is not None and parse.lower[mark] in parse.words["comment_marker"]


def is_irrealis(parse: Parse, verb: int) -> bool:
    """Return whether a verb says what somebody ought to say, or does not, or would if he did."""
    words, below = parse.words, parse.children[verb]
    if any(parse.lower[c] in words["ought"] for c in below):
        return True
    if parse.lemma[verb] in words["telling_verb"] and any(parse.dep[c] == "neg" for c in below):
        return True
    # What anyone may find nobody has found yet.
    if parse.lemma[verb] in words["finding_verb"] and any(parse.tag[c] == "MD" for c in below):
        return True
    marks = (c for c in below if parse.dep[c] in ("mark", "advmod") and c < verb)
    return any(parse.lower[c] in words["irrealis_marker"] for c in marks)


def existential_speaker(parse: Parse, draft: Draft, verb: int) -> int | None:
    """Return whom "there are those who say that" brings in, None where it is no such clause."""
    noun = parse.head[verb]
    subject = parse.subject(verb)
    if parse.dep[verb] != "relcl" or subject is None:
        return None
    if parse.lower[subject] not in parse.words["relative_pronoun_of_speaker"]:
        return None
    there = parse.head[noun] == draft.head and parse.child(draft.head, "expl") is not None
    return noun if noun == draft.head or (there and parse.dep[noun] == "attr") else None


def attitude_clause(parse: Parse, verb: int) -> int:
    """Return the verb that holds the subject of "was convinced": the participle, or "be"."""
    return parse.head[verb] if parse.dep[verb] == "auxpass" else verb


def attitude_holder(parse: Parse, state: int) -> tuple[int, tuple[int, ...]] | None:
    """Return who is convinced, afraid or sure of what, and the clause that says it.

    Args:
        parse: The document.
        state: The verb of the clause, from `attitude_clause`.

    Returns:
        The holder and the head of what is held; None where one of them is missing.
    """
    below = [state, *(c for c in parse.children[state] if parse.dep[c] in ("acomp", "prep"))]
    said = [c for t in below for c in parse.children[t] if parse.dep[c] in ("ccomp", "pobj")]
    subject = parse.subject(state)
    return (subject, tuple(said[:1])) if said and subject is not None else None
