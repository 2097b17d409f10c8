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
from argmap.components.quotations import PAIRS


def passive_report(parse: Parse, verb: int) -> tuple[str, tuple[int, ...]] | None:
    """Return who says what a passive verb of saying reports, and the heads of it.

    Args:
        parse: The document.
        verb: The participle.

    Returns:
        The agent's name, `people` or `unnamed`, and the heads of what is said; None where it is no
        such verb, nothing is said, or the author says it ("it must be admitted that", "it is agreed
        that").
    """
    if parse.child(verb, "auxpass") is None or parse.tag[verb] != "VBN":
        return None
    modals = parse.words["authors_modal"]
    if any(parse.tag[c] == "MD" and parse.lower[c] in modals for c in parse.children[verb]):
        return None
    agent = _agent(parse, verb)
    if agent is not None and (sets_figure(parse, verb) or _casts(parse, verb, agent)):
        return speaker_name(parse, agent), (verb,)
    if agent is not None and _names(parse, verb):
        return speaker_name(parse, agent), (verb,)
    said = _passive_content(parse, verb, agent is not None)
    if not said:
        return None
    if agent is not None:
        return speaker_name(parse, agent), said
    if _is_common_ground(parse, verb):
        return None
    return (
        UNNAMED_SPEAKER if parse.lemma[verb] in parse.words["hearer_verb"] else GENERAL_SPEAKER
    ), said


def hearsay(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the heads of what somebody hears said: "I have heard it argued that".

    Args:
        parse: The document.
        verb: The verb of saying; its subject is "it", and it stands below a verb of hearing.
    """
    subject, hears = parse.child(verb, "nsubj"), parse.head[verb]
    neuter = subject is not None and parse.lower[subject] in parse.words["neuter_pronoun"]
    if not neuter or parse.lemma[hears] not in parse.words["hearing_verb"]:
        return ()
    behind = (*parse.children[verb], *parse.children[hears])
    return tuple(c for c in behind if c > verb and parse.dep[c] in FINITE_CLAUSES)


def _is_common_ground(parse: Parse, verb: int) -> bool:
    """Return whether a passive without an agent denies a report or tells what all agree on."""
    denied = parse.child(verb, "neg") is not None
    return denied or parse.lemma[verb] in parse.words["consensus_verb"]


def _agent(parse: Parse, verb: int) -> int | None:
    agents = parse.words["agent_preposition"]
    called = parse.child(verb, "oprd")
    below = [*parse.children[verb], *(parse.children[called] if called is not None else ())]
    by = next((c for c in below if c > verb and parse.lower[c] in agents), None)
    return None if by is None else parse.child(by, "pobj")


def _casts(parse: Parse, verb: int, agent: int) -> bool:
    """Return whether somebody casts something as what it is said to be: "described by X as"."""
    marker = parse.words["predicative_marker"]
    cast = any(parse.lower[c] in marker for c in parse.children[verb])
    quoted = any(parse.lower[t] in PAIRS for t in range(verb, agent))
    return cast and (quoted or stands_for_someone(parse, agent))


def _names(parse: Parse, verb: int) -> bool:
    """Return whether a passive calls something by a name: "was called a disgrace by"."""
    naming = parse.lemma[verb] in parse.words["naming_verb"]
    return naming and parse.child(verb, "oprd", "attr", "acomp", "dobj") is not None


def _passive_content(parse: Parse, verb: int, by: bool) -> tuple[int, ...]:
    """Return what a passive reports: below it, or around it in "fences, I am told, can be cut".

    Without an agent or a hearer nobody is heard but in "it is said that" and "is said to be": what
    was found or added in some month is an event.
    """
    lemma, words, below = parse.lemma[verb], parse.words, parse.children[verb]
    if parse.dep[verb] == "parataxis" and parse.child(verb, *CONTENT_CLAUSES) is None:
        return (parse.head[verb],)
    if lemma in words["hearer_passive_verb"]:
        return tuple(c for c in below if parse.dep[c] in FINITE_CLAUSES)
    behind = [c for c in below if c > verb and parse.dep[c] in CONTENT_CLAUSES]
    raised = (by or lemma in words["rumouring_verb"]) and not any(
        _says_itself(parse, c) for c in behind
    )
    return tuple(c for c in behind if raised or _is_extraposed(parse, verb, c))


def _says_itself(parse: Parse, clause: int) -> bool:
    """Return whether what is below a passive has a speaker by itself: "is said to have argued"."""
    saying = parse.lemma[clause] in parse.words["telling_or_asserting_verb"]
    return saying and parse.child(clause, "ccomp") is not None


def _is_extraposed(parse: Parse, verb: int, clause: int) -> bool:
    """Return whether "it" stands in front for a clause with tense: "it is feared that"."""
    subject = parse.child(verb, "nsubjpass", "expl", "nsubj")
    neuter = subject is not None and parse.lower[subject] in parse.words["neuter_pronoun"]
    return neuter and parse.is_finite(clause)
