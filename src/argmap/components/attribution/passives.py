"""Find who says what a passive verb of saying reports: "it is said that", "we are told".

Of what is said in general the speakers are `people`; a speaker whom the text leaves without a name
is called `unnamed` (Bergler 1992).
"""

from __future__ import annotations

from argmap.components.attribution.reported_clauses import CONTENT_CLAUSES, FINITE_CLAUSES
from argmap.components.attribution.speaker_names import (
    GENERAL_SPEAKER,
    UNNAMED_SPEAKER,
    speaker_name,
)
from argmap.components.attribution.speakerhood import sets_figure, stands_for_someone
from argmap.components.parse import Parse


def passive_report(parse: Parse, verb: int) -> tuple[str, tuple[int, ...]] | None:
    """Return who says what a passive verb of saying reports, and the heads of it.

    Args:
        parse: The document.
        verb: The participle.

    Returns:
        The agent's name, `people` or `unnamed`, and the heads of what is said; None where it is no
        such verb, nothing is said, or the author says it ("it must be admitted that").
    """
    if parse.child(verb, "auxpass") is None or parse.tag[verb] != "VBN":
        return None
    modals = parse.words["authors_modal"]
    if any(parse.tag[c] == "MD" and parse.lower[c] in modals for c in parse.children[verb]):
        return None
    agent = _agent(parse, verb)
    if agent is not None and (sets_figure(parse, verb) or _casts(parse, verb, agent)):
        return speaker_name(parse, agent), (verb,)
    said = _passive_content(parse, verb)
    if not said:
        return None
    if agent is not None:
        return speaker_name(parse, agent), said
    return (
        UNNAMED_SPEAKER if parse.lemma[verb] in parse.words["hearer_verb"] else GENERAL_SPEAKER
    ), said


def _agent(parse: Parse, verb: int) -> int | None:
    by = parse.child(verb, "agent")
    return None if by is None else parse.child(by, "pobj")


def _casts(parse: Parse, verb: int, agent: int) -> bool:
    """Return whether somebody casts something as what it is said to be: "described by X as"."""
    marker = parse.words["predicative_marker"]
    cast = any(parse.lower[c] in marker for c in parse.children[verb])
    return cast and stands_for_someone(parse, agent)


def _passive_content(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return what a passive reports: below it, or around it in "fences, I am told, can be cut"."""
    to_hearer = parse.lemma[verb] in parse.words["hearer_passive_verb"]
    labels = FINITE_CLAUSES if to_hearer else CONTENT_CLAUSES
    said = tuple(c for c in parse.children[verb] if parse.dep[c] in labels)
    around = not said and parse.dep[verb] == "parataxis"
    return (parse.head[verb],) if around else said
