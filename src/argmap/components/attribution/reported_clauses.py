"""Find the clauses that a verb of saying reports: below it, around it, or behind a phrase."""

from __future__ import annotations

from argmap.components.attribution.reporting_clauses import is_comment_clause
from argmap.components.parse import Parse
from argmap.draft import Hit
from argmap.lexicon.kinds import WANTING

CONTENT_CLAUSES = ("ccomp", "xcomp")
FINITE_CLAUSES = ("ccomp",)
WH_TAGS = ("WP", "WRB", "WDT", "WP$")
REACH = 10


def clauses_around(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return what is said where the verb of saying stands below it: "as she has said"."""
    head = parse.head[verb]
    if parse.dep[verb] == "advcl" and is_comment_clause(parse, verb):
        return (head,)
    if head == verb or parse.child(verb, "dobj", "ccomp") is not None:
        return ()
    fronted = parse.dep[verb] == "advcl" and _complementizer_follows(parse, verb)
    return (head,) if parse.dep[verb] in ("ccomp", "parataxis") or fronted else ()


def _complementizer_follows(parse: Parse, verb: int) -> bool:
    """Return whether "that" stands between a verb of saying and the verb it was hung from.

    In "officials have noted that patience is over" a parser may take `is` for the root and
    "that" for its mark or for the determiner of its subject.
    """
    head = parse.head[verb]
    if parse.child(head, "mark") is not None:
        return True
    subject = parse.subject(head)
    first = parse.left[subject] if subject is not None else verb
    return first > verb and parse.lower[first] in parse.words["complementizer"]


def clauses_below(parse: Parse, hit: Hit, verb: int) -> tuple[int, ...]:
    """Return the clauses below a verb that it can report.

    A clause before a verb that has its object already is only set side by side with it ("he says
    it here, he says it there"); who wants to do a thing tells of himself ("she wants to go").

    Args:
        parse: The document.
        hit: The verb as a cue.
        verb: Its token.
    """
    lemma, words = parse.lemma[verb], parse.words
    if lemma in words["agreement_verb"] and parse.child(verb, "neg") is not None:
        return ()
    finite = hit.kind == WANTING or lemma in words["finite_content_verb"]
    labels = FINITE_CLAUSES if finite else CONTENT_CLAUSES
    full = parse.child(verb, "dobj") is not None
    below = (c for c in parse.children[verb] if parse.dep[c] in labels)
    said = [c for c in below if (c > verb or not full) and not _is_question(parse, c)]
    return tuple(said) or _behind_phrase(parse, hit, verb) or _taken_for_time(parse, verb)


def _is_question(parse: Parse, clause: int) -> bool:
    """Return whether a clause is an embedded question, which states nothing: "asked who he was"."""
    first = parse.lower[parse.left[clause]]
    return led_by_wh(parse, clause) or first in parse.words["interrogative_marker"]


def led_by_wh(parse: Parse, clause: int) -> bool:
    """Return whether a clause begins with "who", "what", "how" or the like."""
    return parse.tag[parse.left[clause]] in WH_TAGS


def _behind_phrase(parse: Parse, hit: Hit, verb: int) -> tuple[int, ...]:
    """Return the clause that "that" opens behind a phrase: "states in its comment that …"."""
    if hit.kind == WANTING or parse.is_mark(verb):
        return ()
    that = parse.words["complementizer"]
    for token in range(verb + 1, min(verb + REACH, parse.right[verb] + 1)):
        if parse.dep[token] == "mark" and parse.lower[token] in that:
            clause = parse.head[token]
            return () if _modifies_object(parse, clause, verb) else (clause,)
    return ()


def _modifies_object(parse: Parse, clause: int, verb: int) -> bool:
    """Return whether a clause only tells which thing a verb has: "a fault that they missed"."""
    noun = parse.head[clause]
    return parse.dep[clause] == "relcl" and parse.dep[noun] == "dobj" and parse.head[noun] == verb


def _taken_for_time(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the clause right behind a bare "says" that a parser takes for one of time.

    In "she says before the bridge people drowned" nothing else is said.
    """
    if parse.lemma[verb] not in parse.words["asserting_verb"]:
        return ()
    if parse.child(verb, "dobj") is not None:
        return ()
    dating = (c for c in parse.children[verb] if parse.dep[c] == "advcl" and c > verb)
    return tuple(c for c in dating if parse.left[c] == verb + 1)
