"""Find the clauses that a verb of saying reports: below it, around it, or behind a phrase."""

from __future__ import annotations

from argmap.components.attribution.coreference import antecedent
from argmap.components.attribution.reporting_clauses import is_comment_clause
from argmap.components.parse import FINITE, Parse
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
        return (head,) if parse.child(verb, *CONTENT_CLAUSES) is None else ()
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
    said = [
        c
        for c in below
        if (c > verb or not full) and not _is_question(parse, c) and _tells(parse, verb, c)
    ]
    return tuple(said) or _behind_phrase(parse, hit, verb) or _taken_for_time(parse, verb)


def _tells(parse: Parse, verb: int, clause: int) -> bool:
    """Return whether a clause tells what is so, not how a thing was met with, or what should be.

    "Finds the gate locked" and "expects him to pay" do not.
    """
    lemma, words = parse.lemma[verb], parse.words
    if lemma in words["tensed_content_verb"]:
        likened = parse.lower[parse.left[clause]] in words["semblance_marker"]
        return parse.is_finite(clause) and not likened and not _is_past(parse, verb)
    if lemma not in words["finding_verb"] or clause < verb or is_inquirer(parse, verb):
        return True
    helper = parse.child(clause, "aux", "auxpass")
    tensed = parse.tag[clause] in FINITE or helper is not None
    marked = parse.child(clause, "mark") is not None
    return marked or (tensed and not _is_participle(parse, clause, helper))


def _is_past(parse: Parse, verb: int) -> bool:
    """Return whether somebody holds a thing no longer: "no longer feels that"."""
    return verb > 0 and parse.lower[verb - 1] in parse.words["past_marker"]


def is_inquirer(parse: Parse, verb: int) -> bool:
    """Return whether a document, a body or an expert finds: "the inspector found four rusted".

    Args:
        parse: The document.
        verb: A verb of finding.
    """
    subject = parse.subject(verb)
    if subject is not None and parse.tag[subject] == "PRP":
        subject = antecedent(parse, subject)
    if subject is None:
        return False
    words = parse.words
    titled = (c for c in parse.children[subject] if parse.dep[c] in ("compound", "appos"))
    return any(
        parse.lemma[t] in words["evidential_source"] or parse.lemma[t] in words["body"]
        for t in (subject, *titled)
    )


def _is_participle(parse: Parse, verb: int, helper: int | None) -> bool:
    """Return whether a bare form may be a participle that a parser takes for the past tense."""
    return helper is None and parse.tag[verb] in ("VBD", "VBN")


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
    that, thing = parse.words["complementizer"], parse.child(verb, "dobj")
    found = thing is not None and parse.lemma[verb] in parse.words["finding_verb"]
    for token in range(verb + 1, min(verb + REACH, parse.right[verb] + 1)):
        if parse.dep[token] == "mark" and parse.lower[token] in that:
            clause = parse.head[token]
            other = found and parse.head[clause] == thing
            return () if other or _modifies_object(parse, clause, verb) else (clause,)
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
