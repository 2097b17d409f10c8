"""Tell the tense of a unit's verb, and whether it commands or promises."""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft

PRESENT = ("VBZ", "VBP")
PAST = "VBD"
MODAL = "MD"
AUXILIARIES = ("aux", "auxpass")
IN_FRONT = 2  # words at most before a command
LONGEST_LABEL = 6  # tokens of a label with its colon


def flags_of_verb(parse: Parse, draft: Draft, subject: int | None) -> list[str]:
    """Return the features of a unit's verb.

    Args:
        parse: The document.
        draft: The unit.
        subject: Token of the subject of its verb, None where it has none.
    """
    holds = (
        ("past", _is_past(parse, draft.head)),
        ("perfect", _is_perfect(parse, draft.head)),
        ("present", parse.tag[draft.head] in PRESENT),
        ("imperative", _is_imperative(parse, draft, subject)),
        ("persists", _persists(parse, draft.head)),
        ("judges", subject is not None and _judges(parse, draft.head)),
        ("concurs", subject is not None and _concurs(parse, draft.head, subject)),
        ("plans", subject is not None and _plans(parse, draft.head, subject)),
        ("recommends", subject is not None and _recommends(parse, draft.head, subject)),
        ("commits", subject is not None and _promises(parse, draft.head, subject)),
    )
    return [name for name, value in holds if value]


def _is_past(parse: Parse, verb: int) -> bool:
    below = parse.children[verb]
    advising = parse.words["advising_adverb"]
    if any(parse.tag[c] == MODAL or parse.lower[c] in advising for c in below):
        return False
    return parse.tag[verb] == PAST or any(
        parse.tag[c] == PAST and parse.dep[c] in AUXILIARIES for c in below
    )


def _is_perfect(parse: Parse, verb: int) -> bool:
    """Return whether a verb stands in the present perfect: "has closed"."""
    return parse.tag[verb] == "VBN" and any(
        parse.lemma[c] in parse.words["perfect"]
        and parse.tag[c] in PRESENT
        and parse.dep[c] == "aux"
        for c in parse.children[verb]
    )


def _is_imperative(parse: Parse, draft: Draft, subject: int | None) -> bool:
    """Return whether a unit without a subject tells the reader to do something."""
    begin = _behind_label(parse, draft)
    if subject is not None and subject >= begin:
        return False
    labelled = begin > draft.first and parse.tag[begin] == "VB"
    verb = begin if labelled else draft.head
    forbids = parse.child(verb, "neg") is not None
    if parse.lemma[verb] in parse.words["attend"] and not (forbids or _bids_deed(parse, verb)):
        return False
    if verb - begin > IN_FRONT or draft.hosted:
        return False
    above = parse.head[verb]
    joined = parse.dep[verb] == "conj" and parse.subject(above) is None
    return _is_bare(parse, verb) or (joined and _is_bare(parse, above))


def _behind_label(parse: Parse, draft: Draft) -> int:
    """Return the first token of a unit, behind a label and its colon: "My advice: sell it"."""
    first, last = draft.first, min(draft.last - 1, draft.first + LONGEST_LABEL)
    colon = next((t for t in range(first, last) if parse.lower[t] == ":"), None)
    if colon is None or any(map(parse.is_verb, range(first, colon))):
        return first
    return colon + 1


def _bids_deed(parse: Parse, verb: int) -> bool:
    """Return whether a verb that mostly directs the mind bids a deed: "Take it down"."""
    if parse.child(verb, "dobj") is None:
        return False
    moves = any(parse.lower[c] in parse.words["moving_particle"] for c in parse.children[verb])
    return moves or parse.lemma[verb] in parse.words["deed_with_object"]


def _is_bare(parse: Parse, verb: int) -> bool:
    """Return whether a verb stands alone, but for the "do" of a command that forbids."""
    helper = parse.child(verb, "aux")
    forbids = helper is not None and parse.child(verb, "neg") is not None
    if forbids and helper is not None and parse.lower[helper] in parse.words["imperative_do"]:
        return parse.tag[verb] in ("VB", "VBP")
    return parse.tag[verb] == "VB" and helper is None


def _promises(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether those who write promise to do something: "We will mend the roof"."""
    if parse.lower[subject] not in parse.words["author_pronoun"]:
        return False
    future = parse.words["future_auxiliary"]
    wills = any(parse.tag[c] == MODAL and parse.lemma[c] in future for c in parse.children[verb])
    return wills and parse.lemma[verb] not in parse.words["attend"]


def _judges(parse: Parse, verb: int) -> bool:
    """Return whether a verb says in the present what its subject is: "is unfair"."""
    if parse.tag[verb] not in PRESENT or parse.lemma[verb] not in parse.words["copular_verb"]:
        return False
    what = parse.child(verb, "acomp", "attr")
    if what is None or parse.child(verb, "neg") is not None:
        return False
    named = (parse.lower[c] in parse.words["indefinite_article"] for c in parse.children[what])
    return parse.dep[what] == "acomp" or any(named)


def _persists(parse: Parse, verb: int) -> bool:
    """Return whether a verb says that something is so all the same: "It is still a bad road"."""
    adverbs = parse.words["persisting_adverb"]
    return any(parse.lower[c] in adverbs for c in parse.children[verb])


def _plans(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether others than those who write want or plan to do something."""
    if parse.lemma[verb] not in parse.words["planning_verb"] or parse.tag[verb] == "VB":
        return False
    own = parse.words["author_pronoun"] | parse.words["reader_pronoun"]
    denied = parse.child(verb, "neg") is not None
    plan = parse.child(verb, "xcomp", "ccomp")
    return parse.lower[subject] not in own and not denied and plan is not None


def _recommends(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether those who write recommend or like something."""
    own = parse.lower[subject] in parse.words["author_pronoun"]
    denied = parse.child(verb, "neg") is not None
    return own and parse.lemma[verb] in parse.words["recommending_verb"] and not denied


def _concurs(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether those who write agree, and not only half: "I agree"."""
    own = parse.lower[subject] in parse.words["author_pronoun"]
    if not own or parse.lemma[verb] not in parse.words["assenting_verb"]:
        return False
    partly = parse.words["partial_assent"]
    return not any(parse.dep[c] == "neg" or parse.lower[c] in partly for c in parse.children[verb])
