"""Tell who or what the subject of a unit is: the writer, the other party, what was just named."""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.components.roles.content_words import speech_nouns, subject_stem
from argmap.draft import Draft

FARTHEST_NOUN = 3  # words at most from the first word of a subject to its noun
# Dependents of a verb that a subject may only stand in for.
CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl"})


def flags_of_subject(parse: Parse, draft: Draft, subject: int | None) -> list[str]:
    """Return the features of a unit's subject.

    Args:
        parse: The document.
        draft: The unit.
        subject: Token of the subject of its verb, None where it has none.
    """
    if subject is None:
        return []
    first, words, verb = parse.left[subject], parse.words, parse.lemma[draft.head]
    opening = parse.lower[first] if subject - first <= FARTHEST_NOUN else ""
    pointer = opening in words["pointer"] and subject == first
    own = parse.lower[subject] in words["author_pronoun"]
    holds = (
        ("anaphor", opening in words["anaphor"] and not _anticipates(parse, draft.head, opening)),
        ("pointer", pointer),
        ("infers", pointer and verb in words["infer"] and parse.is_finite(draft.head)),
        ("party", _is_party(parse, draft, subject)),
        ("demonstrative", opening in words["demonstrative"] and subject != first),
        ("first-person", own),
        ("opines", own and verb in words["opine"]),
        ("exists", parse.tag[subject] == "EX"),
        ("names-speech", subject_stem(parse, subject) in speech_nouns(parse.language)),
    )
    return [name for name, value in holds if value]


def _anticipates(parse: Parse, verb: int, subject: str) -> bool:
    """Return whether a subject only stands for a clause that follows (CGEL ch. 17)."""
    return subject in parse.words["anticipatory_subject"] and any(
        parse.dep[c] in CLAUSES for c in parse.children[verb] if c > verb
    )


def _is_party(parse: Parse, draft: Draft, subject: int) -> bool:
    """Return whether a subject is the other party: "critics", or "some residents" who say so."""
    if parse.lemma[subject] in parse.words["party"] or _in_partys_eyes(parse, draft):
        return True
    unnamed = parse.words["indefinite"]
    return draft.reports() and any(
        parse.lower[c] in unnamed for c in (subject, *parse.children[subject])
    )


def _in_partys_eyes(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit is so in the other party's eyes: "To its critics, it is ugly"."""
    if all(hit.kind != "attribution.viewpoint" for hit in draft.because):
        return False
    noun = parse.child(draft.first, "pobj")
    return noun is not None and parse.lemma[noun] in parse.words["party"]
