"""Tell what a speaker is to the author: a source called as evidence, or people at large.

A document, an expert or a witness is called as evidence (Walton 1997, Appeal to Expert Opinion);
what people at large say, or an objection that has no owner, is there to be answered (Freeman 2011).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.components.attribution.reporting_clauses import is_comment_clause
from argmap.components.attribution.source_phrases import SOURCE_RULE, VIEWPOINT_RULE
from argmap.components.attribution.valence import NEAR, demands
from argmap.components.attribution.verb_subjects import subject_of
from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.kinds import CONTRAST, REPORTING_VERBS, SOURCE_NOUN


def reporting_verb(draft: Draft, tokens: Mapping[int, int]) -> int | None:
    """Return the verb of saying that named the speaker of a unit, None where none did.

    A noun of saying and a phrase that tells in whose eyes a thing is so have the unit's own verb.

    Args:
        draft: The unit, with its speaker.
        tokens: The token that begins at each offset.
    """
    if any(hit.kind == VIEWPOINT_RULE for hit in draft.because):
        return draft.head
    starts = {hit.start for hit in draft.because if hit.kind.startswith("attribution.")}
    found = next((hit for hit in draft.cues if hit.start in starts), None)
    if found is None:
        return None
    if found.kind in REPORTING_VERBS:
        return tokens[found.start]
    return draft.head if found.kind == SOURCE_NOUN else None


def is_evidence(parse: Parse, draft: Draft, verb: int | None) -> bool:
    """Return whether an author calls a source or a sum as evidence, or agrees in passing.

    "According to the log", "costed at 42 million", "as the mayor says".

    Args:
        parse: The document.
        draft: The unit that reports.
        verb: Its verb of saying, None where there is none.
    """
    valuing = parse.language.groups["valuing"]
    called = any(hit.kind == SOURCE_RULE or hit.id in valuing for hit in draft.because)
    comment = verb is not None and is_comment_clause(parse, verb)
    return called or comment or _is_authority(parse, draft, verb)


def _is_authority(parse: Parse, draft: Draft, verb: int | None) -> bool:
    """Return whether a speaker is one whom an author calls as evidence.

    A document or an expert; a share of those asked; somebody who is introduced by what he knows
    ("who has taught here for ten years"), is the author's own, or told somebody so.
    """
    names = _speaker_words(draft)
    if not names.isdisjoint(parse.words["people_at_large"]):
        return False
    if not names.isdisjoint(parse.words["evidential_source"]):
        return names.isdisjoint(parse.words["reader_possessive"])
    subject = None if verb is None else subject_of(parse, verb)
    if subject is None or verb is None:
        return False
    return _is_introduced(parse, subject) or _told_hearer(parse, verb)


def _is_introduced(parse: Parse, subject: int) -> bool:
    """Return whether a subject is counted, the author's own, or told of in a relative clause."""
    below = parse.children[subject]
    return (
        parse.tag[subject] == "CD"
        or any(parse.dep[c] in ("nummod", "relcl") for c in below)
        or any(parse.lower[c] in parse.words["witness_possessive"] for c in below)
    )


def is_introduced_before(
    parse: Parse, drafts: Sequence[Draft], number: int, verb: int | None
) -> bool:
    """Return whether a speaker was introduced just before by what he does, as a witness is.

    "Marta Ruiz runs the clinic. She says that …": the author need not tell so of an opponent.

    Args:
        parse: The document.
        drafts: Its units in text order.
        number: Which reports.
        verb: Its verb of saying, None where there is none.
    """
    if verb is None or number == 0:
        return False
    before, told = drafts[number - 1], drafts[number]
    subject, introduced = subject_of(parse, verb), parse.subject(before.head)
    if subject is None or introduced is None or before.speaker or before.question:
        return False
    taken_up = parse.lower[subject] in parse.words["gendered_pronoun"]
    named = parse.tag[introduced] == "NNP" and parse.lower[introduced] in told.speaker.lower()
    plain = parse.is_finite(before.head) and not before.leads
    together = before.paragraph == told.paragraph and before.sentence + 1 == told.sentence
    return taken_up and named and plain and together


def _told_hearer(parse: Parse, verb: int) -> bool:
    """Return whether somebody told somebody so, as a witness does."""
    if parse.tag[verb] not in ("VBD", "VBN"):
        return False
    return parse.lemma[verb] in parse.words["hearer_verb"] or (
        parse.child(verb, "dative") is not None
    )


def raises_alarm(parse: Parse, drafts: Sequence[Draft], number: int, verb: int | None) -> bool:
    """Return whether somebody complains of what is so, and the author then demands something.

    "Nurses warn that the ward is short of staff. It should hire more." What will or would come
    of a thing somebody warns of as often against the author.

    Args:
        parse: The document.
        drafts: Its units in text order.
        number: Which reports.
        verb: Its verb of saying, None where there is none.
    """
    if verb is None or parse.lemma[verb] not in parse.words["alarm_verb"]:
        return False
    told = drafts[number]
    said = parse.child(verb, "ccomp")
    supposed = parse.words["condition_marker"]
    if said is None or any(
        parse.tag[t] == "MD" or parse.lower[t] in supposed for t in range(told.first, told.last)
    ):
        return False
    if not _speaker_words(told).isdisjoint(parse.words["people_at_large"]):
        return False
    if any(demands(parse, draft) for draft in drafts[:number] if not draft.speaker):
        return False
    behind = (draft for draft in drafts[number + 1 : number + 1 + NEAR] if not draft.speaker)
    after = next(behind, None)
    return after is not None and after.led_by(CONTRAST) is None and demands(parse, after)


def is_said_at_large(parse: Parse, draft: Draft) -> bool:
    """Return whether people at large say it, or an objection goes without an owner."""
    opposing = parse.language.groups["opposing_noun"]
    unowned = any(hit.id in opposing for hit in draft.because)
    return unowned or not _speaker_words(draft).isdisjoint(parse.words["people_at_large"])


def _speaker_words(draft: Draft) -> frozenset[str]:
    return frozenset(draft.speaker.lower().split())
