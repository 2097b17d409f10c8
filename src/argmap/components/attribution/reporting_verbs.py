"""Find who says a unit by its verb of saying.

The speaker is the subject of the verb, the agent of its passive, who is put in by a parenthetical
clause or brought in by "there are those who say that"; and something must be said (Bergler 1992;
Prasad et al. 2007, Attribution and its (non-)alignment).
"""

from __future__ import annotations

from argmap.components.attribution.attribution_records import Attribution, ground
from argmap.components.attribution.parentheticals import parenthetical_speaker
from argmap.components.attribution.passives import hearsay, passive_report
from argmap.components.attribution.reported_clauses import clauses_below
from argmap.components.attribution.reported_content import what_is_said
from argmap.components.attribution.reporting_clauses import (
    attitude_clause,
    attitude_holder,
    existential_speaker,
    is_asked,
    is_irrealis,
    speaks_for,
)
from argmap.components.attribution.speaker_names import (
    GENERAL_SPEAKER,
    addressee_name,
    speaker_name,
)
from argmap.components.attribution.speakerhood import may_speak, stands_for_someone
from argmap.components.attribution.verb_subjects import subject_of
from argmap.components.attribution.wordings import worded_by
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import REPORT
from argmap.lexicon.registry import decided

SUBJECT_RULE = decided("attribution.subject", __name__)
ADDRESSEE_RULE = decided("attribution.addressee", __name__)


def verb_source(parse: Parse, draft: Draft, hit: Hit, token: int) -> Attribution | None:
    """Return who says a unit by a verb of saying in it, None where the verb does not tell.

    Args:
        parse: The document.
        draft: The unit.
        hit: The verb as a cue.
        token: The token at which the cue begins.
    """
    groups = parse.language.groups
    if hit.id in groups["attitude_phrase"]:
        return _attitude(parse, draft, hit, token)
    if hit.id in groups["wording"]:
        borrowed = worded_by(parse, draft, token)
        if borrowed is not None:
            return _by(parse, borrowed, (draft.head,), hit)
    verb = parse.head[token] if hit.id in groups["preference_phrase"] else token
    put_in = hit.kind == REPORT and hit.id not in groups["manner_of_speaking"]
    aside = parenthetical_speaker(parse, draft, verb) if put_in else None
    if aside is not None and may_speak(parse, hit, verb, aside):
        return _by(parse, aside, (draft.head,), hit)
    heard = hearsay(parse, verb)
    if heard:
        return Attribution(GENERAL_SPEAKER, heard, ground(SUBJECT_RULE, hit))
    if not speaks_for(parse, draft, verb):
        return _existential(parse, draft, hit, verb) if hit.kind == REPORT else None
    passive = passive_report(parse, verb)
    if passive is not None:
        return Attribution(*passive, ground(SUBJECT_RULE, hit))
    return _active(parse, draft, hit, verb)


def _by(parse: Parse, source: int, said: tuple[int, ...], hit: Hit) -> Attribution | None:
    """Return the attribution to who is named by a token; None where nothing is said."""
    if not said:
        return None
    return Attribution(speaker_name(parse, source), said, ground(SUBJECT_RULE, hit))


def _existential(parse: Parse, draft: Draft, hit: Hit, verb: int) -> Attribution | None:
    noun = existential_speaker(parse, draft, verb)
    return None if noun is None else _by(parse, noun, what_is_said(parse, draft, hit, verb), hit)


def _active(parse: Parse, draft: Draft, hit: Hit, verb: int) -> Attribution | None:
    """Return who says it as the subject of the verb."""
    subject = subject_of(parse, verb)
    if subject is None or is_irrealis(parse, verb) or is_asked(parse, draft, verb, subject):
        return None
    if parse.lower[subject] in parse.words["author_pronoun"]:
        return _agreed_with(parse, draft, hit, verb)
    reader = hit.kind == REPORT and parse.lower[subject] in parse.words["reader_pronoun"]
    if reader and verb == draft.head and _does_say(parse, verb):
        said = what_is_said(parse, draft, hit, verb)
        name = addressee_name(parse, subject)
        return Attribution(name, said, ground(ADDRESSEE_RULE, hit)) if said else None
    if not may_speak(parse, hit, verb, subject):
        return None
    return _by(parse, subject, what_is_said(parse, draft, hit, verb), hit)


def _agreed_with(parse: Parse, draft: Draft, hit: Hit, verb: int) -> Attribution | None:
    """Return with whom the author agrees that something is so: "I agree with the mayor that"."""
    if parse.lemma[verb] not in parse.words["agreement_verb"]:
        return None
    with_ = parse.words["ally_preposition"]
    ally = next((c for c in parse.children[verb] if parse.lower[c] in with_), None)
    who = None if ally is None else parse.child(ally, "pobj")
    said = clauses_below(parse, hit, verb)
    return (
        _by(parse, who, said, hit) if who is not None and stands_for_someone(parse, who) else None
    )


def _does_say(parse: Parse, verb: int) -> bool:
    """Return whether "you" did say something, says it or is about to: not what anyone would say."""
    if parse.tag[verb] == "VBD":
        return True
    helper = parse.child(verb, "aux")
    if helper is None:
        says = parse.tag[verb] == "VBP"
    else:
        says = parse.lower[helper] in parse.words["expected_modal"]
    asserts = parse.lemma[verb] in parse.words["asserting_verb"]
    return says and asserts and parse.child(verb, "ccomp") is not None


def _attitude(parse: Parse, draft: Draft, hit: Hit, verb: int) -> Attribution | None:
    """Return who is said to be convinced, afraid or against something."""
    clause = attitude_clause(parse, verb)
    held = attitude_holder(parse, clause)
    if held is None or not speaks_for(parse, draft, clause) or is_irrealis(parse, clause):
        return None
    holder, said = held
    someone = stands_for_someone(parse, holder) and may_speak(parse, hit, clause, holder)
    return _by(parse, holder, said, hit) if someone else None
