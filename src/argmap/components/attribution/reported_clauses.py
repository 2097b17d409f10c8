"""Tell what a verb of saying reports, and whether it speaks for its unit."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.parse import Parse
from argmap.components.quotations import PAIRS
from argmap.draft import Draft, Hit
from argmap.lexicon.words import load_words

OUGHT = load_words()["ought"]
# Verbs that report by an object or a phrase, never by a clause of their own.
PHRASED = frozenset({"cast-as", "figure-at"})
# "Promised a road" tells what somebody did; only "promised that", "promised to" report.
NOT_OF_THINGS = frozenset(
    {"want", "prefer", "promise", "pledge", "vow", "threaten", "recommend", "advise"}
)
OBJECT_WILL_DO = frozenset({"acknowledge", "call-for", "reading", "wanting"})
PREPOSITIONS = {
    "speak-of": ("of", "about"),
    "figure-at": ("at", "to"),
    "call-for": ("for",),
    "object-that": ("of", "about", "against"),
}
OBJECTS = {"reading": ("dobj",), "wanting": ("dobj",)}
SAID = ("ccomp", "xcomp")
# Behind "if" nothing is said yet; behind "when" it only dates what the unit tells.
UNREAL = frozenset({"if", "unless", "when", "whenever", "before", "after", "until", "once"})
HELD = frozenset({"at", "on", "down", "up"})
PRO_FORMS = frozenset({"so", "otherwise"})
SAYS = frozenset({"say", "think", "believe", "claim", "argue", "suggest", "admit", "predict"})
FINDINGS = load_words()["finding"]
TELLS = frozenset(
    {"say", "tell", "state", "explain", "mention", "record", "ask", "write", "report"}
)
TOLD = TELLS | SAYS
SUMS_UP = (("as", "much"), ("much", "the", "same"), ("the", "same"), ("something", "similar"))
ASKS = ("WP", "WRB", "WDT", "WP$")
LABELS = frozenset({"oprd", "acomp", "attr"})
NEAR = 10
POINTERS = frozenset({"this", "that", "it", "these", "those", "them"})


def speaks_for(parse: Parse, draft: Draft, verb: int) -> bool:
    """Return whether a verb stands in the main clause of a draft, or in a clause put into it."""
    if parse.head[draft.head] == verb and not draft.first <= verb < draft.last:
        return parse.dep[draft.head] == "ccomp"  # the unit was given without its "she says"
    token = verb
    while token != draft.head and draft.first <= token < draft.last:
        as_clause = parse.dep[token] == "advcl" and marked_as(parse, token)
        fronted = parse.dep[token] == "advcl" and parse.child(token, "mark") is None
        linked = parse.dep[token] in ("conj", "pcomp", "parataxis", "ccomp", "xcomp")
        if not linked and not as_clause and not fronted:
            return False
        if parse.dep[token] == "ccomp" and parse.head[token] < token:
            return False
        token = parse.head[token]
        if parse.head[token] == token:
            return token == draft.head
    return token == draft.head or parse.dep[token] in ("conj", "prep")


def introduced(parse: Parse, draft: Draft, verb: int) -> int | None:
    """Return whom "there are those who say that" brings in, None where it is no such clause."""
    noun = parse.head[verb]
    subject = parse.subject(verb)
    if parse.dep[verb] != "relcl" or subject is None or parse.lower[subject] not in ("who", "that"):
        return None
    there = parse.head[noun] == draft.head and parse.child(draft.head, "expl") is not None
    return noun if noun == draft.head or (there and parse.dep[noun] == "attr") else None


def holder(parse: Parse, verb: int) -> tuple[int, list[int]] | None:
    """Return who is convinced, afraid or sure of what, and the clause that says it."""
    state = parse.head[verb] if parse.dep[verb] == "auxpass" else verb
    below = [state, *(c for c in parse.children[state] if parse.dep[c] in ("acomp", "prep"))]
    said = [c for t in below for c in parse.children[t] if parse.dep[c] in ("ccomp", "pobj")]
    subject = parse.subject(state)
    return (subject, said[:1]) if said and subject is not None else None


def marked_as(parse: Parse, token: int) -> bool:
    """Return whether "as" opens the clause of a verb: "as she says"."""
    mark = parse.child(token, "mark", "advmod")
    return mark is not None and parse.lower[mark] == "as"


def supposed(parse: Parse, verb: int) -> bool:
    """Return whether a verb says what somebody ought to say, or does not, or would if he did."""
    below = parse.children[verb]
    ought = any(parse.lower[c] in OUGHT for c in below)
    silent = parse.lemma[verb] in TELLS and any(parse.dep[c] == "neg" for c in below)
    marks = (c for c in below if parse.dep[c] in ("mark", "advmod") and c < verb)
    return ought or silent or any(parse.lower[c] in UNREAL for c in marks)


def what_is_said(parse: Parse, draft: Draft, hit: Hit, verb: int) -> list[int]:
    """Return the heads of what a verb reports, empty where it reports nothing.

    Args:
        parse: The document.
        draft: The unit the verb stands in.
        hit: The verb as a cue, which tells what will do for something said.
        verb: Its token.
    """
    if hit.kind == "report":
        around = _around(parse, verb)
        if around:
            return around
    quotes = [t for t in range(draft.first, draft.last) if parse.lower[t] in PAIRS]
    if hit.id == "putting":
        return [verb] if quotes else []
    if quotes and hit.id == "call-for":
        return [verb]
    below = [] if hit.id in PHRASED else _clauses(parse, hit, verb)
    if below and not (hit.id == "call-for" and parse.lemma[verb] == "call"):
        return below
    return _objects(parse, hit, verb) or ([verb] if quotes else [])


def _clauses(parse: Parse, hit: Hit, verb: int) -> list[int]:
    """Return the clauses below a verb that it can report.

    A clause before a verb that has its object already is only set side by side with it ("he says
    it here, he says it there"); who wants to do a thing tells of himself ("she wants to go").
    """
    if parse.lemma[verb] == "agree" and parse.child(verb, "neg") is not None:
        return []
    own = hit.kind == "wanting" or parse.lemma[verb] in ("agree", "tell", "ask")
    labels = ("ccomp",) if own else SAID
    full = parse.child(verb, "dobj") is not None
    below = [c for c in parse.children[verb] if parse.dep[c] in labels and not _asked(parse, c)]
    said = [c for c in below if c > verb or not full] or _marked_below(parse, hit, verb)
    return said or _supposed_to_date(parse, verb)


def _supposed_to_date(parse: Parse, verb: int) -> list[int]:
    """Return the clause right behind a bare "says" that a parser takes for one of time.

    In "she says before the bridge people drowned" nothing else is said.
    """
    bare = parse.lemma[verb] in SAYS and parse.child(verb, "dobj") is None
    dating = (c for c in parse.children[verb] if parse.dep[c] == "advcl" and c > verb)
    return [c for c in dating if parse.left[c] == verb + 1] if bare else []


def _asked(parse: Parse, clause: int) -> bool:
    """Return whether a clause is an embedded question, which states nothing: "asked who he was"."""
    return led_by_wh(parse, clause) or parse.lower[parse.left[clause]] == "whether"


def led_by_wh(parse: Parse, clause: int) -> bool:
    """Return whether a clause begins with "who", "what", "how" or the like."""
    return parse.tag[parse.left[clause]] in ASKS


def _marked_below(parse: Parse, hit: Hit, verb: int) -> list[int]:
    """Return the clause that "that" opens behind a phrase: "states in its comment that …"."""
    if hit.kind == "wanting" or parse.is_mark(verb):
        return []
    for token in range(verb + 1, min(verb + NEAR, parse.right[verb] + 1)):
        if parse.dep[token] == "mark" and parse.lower[token] == "that":
            return [parse.head[token]]
    return []


def _around(parse: Parse, verb: int) -> list[int]:
    """Return what is said where the verb of saying stands below it: "as she has said"."""
    head = parse.head[verb]
    if parse.dep[verb] == "advcl" and marked_as(parse, verb):
        return [head]
    if head == verb or parse.child(verb, "dobj", "ccomp") is not None:
        return []
    fronted = parse.dep[verb] == "advcl" and _opens_what_is_said(parse, verb)
    return [head] if parse.dep[verb] in ("ccomp", "parataxis") or fronted else []


def _opens_what_is_said(parse: Parse, verb: int) -> bool:
    """Return whether "that" stands between a verb of saying and the verb it was hung from.

    In "officials have noted that patience is over" a parser may take `is` for the root and
    "that" for its mark or for the determiner of its subject.
    """
    head = parse.head[verb]
    if parse.child(head, "mark") is not None:
        return True
    subject = parse.subject(head)
    first = parse.left[subject] if subject is not None else verb
    return first > verb and parse.lower[first] == "that"


def _objects(parse: Parse, hit: Hit, verb: int) -> list[int]:
    """Return the object or phrase that stands for what is said: "called for a vote"."""
    after = [c for c in parse.children[verb] if c > verb]
    if hit.id in PREPOSITIONS:
        leads = PREPOSITIONS[hit.id]
        phrases = [c for c in after if parse.dep[c] == "prep" and parse.lower[c] in leads]
        if phrases and (hit.id != "figure-at" or _figure(parse, phrases[0])):
            return phrases[:1]
        if hit.id not in ("call-for", "object-that"):
            return []
    if hit.kind == "report" and parse.lemma[verb] in TOLD:
        return [verb] if _stands_for_it(parse, verb) else []
    return _things(parse, hit, verb, after)


def _things(parse: Parse, hit: Hit, verb: int, after: Sequence[int]) -> list[int]:
    """Return the noun behind a verb that stands for what is said, by what the verb takes."""
    if parse.lemma[verb] == "blame":
        return [c for c in after if parse.dep[c] == "dobj"]
    if parse.lemma[verb] == "find":
        return [c for c in after if parse.dep[c] == "dobj" and parse.lemma[c] in FINDINGS]
    if hit.id == "cast-as":
        full = parse.child(verb, "dobj") is not None
        return [c for c in after if full and parse.lower[c] == "as"]
    if parse.lemma[verb] == "call":
        return [
            c for c in after if parse.dep[c] in LABELS or parse.lower[parse.left[c]] in POINTERS
        ][:1]
    if parse.lemma[verb] == "have":
        return _held(parse, verb)
    if hit.id in OBJECT_WILL_DO and parse.lemma[verb] not in NOT_OF_THINGS:
        return [c for c in after if parse.dep[c] in OBJECTS.get(hit.id, ("dobj", "prep"))][:1]
    return []


def _stands_for_it(parse: Parse, verb: int) -> bool:
    """Return whether words behind a verb stand for what was said: "so", "as much"."""
    after = (c for c in parse.children[verb] if c > verb)
    summed = any(tuple(parse.lower[verb + 1 : verb + 1 + len(s)]) == s for s in SUMS_UP)
    pro = parse.lemma[verb] in SAYS and any(
        parse.lower[c] in _pro_forms(parse, verb) for c in after
    )
    return summed or pro


def _held(parse: Parse, verb: int) -> list[int]:
    """Return what a document has at a figure, or doing something: "has it at two tonnes"."""
    thing = parse.child(verb, "dobj")
    if thing is None:
        return []
    behind = (t for t in (thing + 1, parse.right[thing] + 1) if t < len(parse.lower))
    put = any(parse.lower[t] in HELD or parse.tag[t] in ("VBG", "VBN") for t in behind)
    return [thing] if put else []


def _pro_forms(parse: Parse, verb: int) -> frozenset[str]:
    """Return what stands for the thing said; "he says it on the TV" only says it again."""
    subject = parse.subject(verb)
    named = subject is not None and parse.tag[subject] != "PRP"
    return PRO_FORMS | POINTERS if named else PRO_FORMS


def _figure(parse: Parse, token: int) -> bool:
    return any(parse.tag[t] == "CD" for t in range(token, parse.right[token] + 1))
