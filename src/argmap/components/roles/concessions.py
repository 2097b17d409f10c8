"""Tell by its grammar how a statement gives way: it insists, doubts, agrees in few words.

Terms:
    emphatic: with a "do" that no negation or question asks for ("It does cost money"), which
        contrasts with a denial or grants what was said (CGEL ch. 3, emphatic polarity).
    elliptic: of a subject and an auxiliary alone, which stand for a whole clause ("Some do"; CGEL
        ch. 17, verb-phrase ellipsis).
"""

from __future__ import annotations

from argmap.components.assent import is_curt_assent
from argmap.components.attribution.verdicts import verdict_on_previous
from argmap.components.denials import follows_question
from argmap.components.parse import Parse
from argmap.draft import Draft

LONGEST_CHARACTERIZATION = 7  # words of a statement that only says what something is
PRONOMINAL = ("PRP", "DT", "JJ", "NN", "EX")  # what a subject in few words is made of


def flags_of_concession(parse: Parse, draft: Draft, subject: int | None) -> list[str]:
    """Return the features of a unit that tell how it gives way.

    Args:
        parse: The document.
        draft: The unit.
        subject: Token of the subject of its verb, None where it has none.
    """
    passed = verdict_on_previous(parse, draft)
    verdict = passed[0] if passed is not None else ""
    holds = (
        ("elliptic", _is_elliptic(parse, draft) and not follows_question(parse, draft.first)),
        ("curt", is_curt_assent(parse, draft.first, draft.last)),
        ("agrees", verdict == "endorses"),
        ("contradicts", verdict == "rejects"),
        ("past-habit", _tells_past_habit(parse, draft.head)),
        ("emphatic", subject is not None and _is_emphatic(parse, draft, subject)),
        ("characterizes", subject is not None and _characterizes(parse, draft, subject)),
        ("unsure", subject is not None and _doubts(parse, draft.head, subject)),
    )
    return [name for name, value in holds if value]


def _is_emphatic(parse: Parse, draft: Draft, subject: int) -> bool:
    do = parse.child(draft.head, "aux")
    return (
        do is not None
        and parse.lower[do] in parse.words["do_form"]
        and subject < do < draft.head
        and not draft.question
        and not _is_negated(parse, draft.head)
    )


def _doubts(parse: Parse, verb: int, subject: int) -> bool:
    """Return whether a statement says of what was named that it may not hold: "It may never"."""
    if parse.lower[subject] not in parse.words["clausal_anaphor"]:
        return False
    modal = parse.child(verb, "aux")
    maybe = modal is not None and parse.lower[modal] in parse.words["epistemic_modal"]
    return maybe and _is_negated(parse, verb)


def _characterizes(parse: Parse, draft: Draft, subject: int) -> bool:
    """Return whether a statement says in few words what the thing just named is: "It is cheap"."""
    verb = draft.head
    return (
        parse.left[subject] == draft.first
        and parse.lower[draft.first] in parse.words["anaphor"]
        and parse.lemma[verb] in parse.words["copular_verb"]
        and parse.is_finite(verb)
        and draft.last - draft.first <= LONGEST_CHARACTERIZATION
        and parse.child(verb, "acomp") is not None
        and not _is_negated(parse, verb)
    )


def _tells_past_habit(parse: Parse, verb: int) -> bool:
    """Return whether a statement says what used to be."""
    used = parse.lower[verb] in parse.words["past_habit"] and verb + 1 < len(parse.lower)
    return used and parse.lower[verb + 1] in parse.words["infinitive_marker"]


def _is_elliptic(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit opens with a mere subject and auxiliary: "Some do", "Could be"."""
    first, auxiliaries = draft.first, parse.words["auxiliary"]
    for at in range(first + 1, min(first + 3, draft.last)):
        if parse.lower[at] in auxiliaries:
            ends = at + 1 >= draft.last or parse.is_mark(at + 1)
            opens = all(parse.tag[t].startswith(PRONOMINAL) for t in range(first, at))
            # "Thing is, it swivels" and "I do, I ran a shop" answer nobody.
            opener = " ".join(parse.lower[first : at + 1])
            if parse.tag[first] == "NN" or opener in parse.words["personal_answer"]:
                return False
            return ends and (opens or parse.tag[first] == "MD")
    return False


def _is_negated(parse: Parse, verb: int) -> bool:
    denials = parse.words["denial"]
    return any(parse.dep[c] == "neg" or parse.lower[c] in denials for c in parse.children[verb])
