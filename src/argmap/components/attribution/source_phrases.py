"""Find who says a unit by a phrase without a verb: "according to the log", "by her account"."""

from __future__ import annotations

from argmap.components.attribution.attribution_records import Attribution, ground
from argmap.components.attribution.speaker_names import before_figure, speaker_name
from argmap.components.attribution.speakerhood import stands_for_someone
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.registry import decided

PAUSES = frozenset({",", "—", "–", "(", ";"})
SOURCE_RULE = decided("attribution.source", __name__)
VIEWPOINT_RULE = decided("attribution.viewpoint", __name__)


def phrase_source(parse: Parse, draft: Draft, hit: Hit, first: int) -> Attribution | None:
    """Return whom a phrase names as the source of a unit, None where it names nobody.

    Args:
        parse: The document.
        draft: The unit.
        hit: The phrase as a cue.
        first: The token at which it begins.
    """
    if hit.id in parse.language.groups["possessed_account"]:
        source = _account_owner(parse, first)
    elif hit.id in parse.language.groups["viewpoint"]:
        source = _beholder(parse, draft, first)
    else:
        source = _noun_behind(parse, draft, hit, first)
    if source is None:
        return None
    rule = VIEWPOINT_RULE if hit.id in parse.language.groups["viewpoint"] else SOURCE_RULE
    return Attribution(speaker_name(parse, source), (), ground(rule, hit))


def _account_owner(parse: Parse, account: int) -> int | None:
    """Return whose account it is, where it leads and is neither the author's nor the reader's."""
    owner = parse.child(account, "poss")
    lead = parse.lower[parse.head[account]]
    if owner is None or parse.dep[account] != "pobj":
        return None
    if lead not in parse.words["account_preposition"]:
        return None
    return None if parse.lower[owner] in parse.words["participant_possessive"] else owner


def _beholder(parse: Parse, draft: Draft, first: int) -> int | None:
    """Return in whose eyes a thing is so: "To its critics, it is an eyesore"."""
    words = parse.words
    fronted = parse.head[first] == draft.head and first == draft.first
    if not fronted or parse.lemma[draft.head] not in words["appraising_verb"]:
        return None
    noun = parse.child(first, "pobj")
    subject = parse.subject(draft.head)
    if noun is None or subject is None or noun > subject:
        return None
    if parse.lower[noun] in words["mute_pronoun"] or parse.lower[noun] in words["third_person"]:
        return None
    taking_sides = parse.lemma[noun] in words["party"] | words["partisan"]
    if parse.lower[first] in words["benefactive"]:
        return noun if taking_sides else None
    someone = taking_sides or parse.lower[noun] in words["counted_people"]
    return noun if someone or stands_for_someone(parse, noun) else None


def _noun_behind(parse: Parse, draft: Draft, hit: Hit, first: int) -> int | None:
    """Return the noun behind "according to", None where none follows."""
    last = first
    while last + 1 < draft.last and parse.end[last] < hit.end:
        last += 1
    nouns = [c for t in range(first, last + 1) for c in parse.children[t] if parse.dep[c] == "pobj"]
    if not nouns or nouns[-1] <= last:
        return None
    noun = before_figure(parse, last + 1, nouns[-1])
    return noun if _may_be_source(parse, draft, first, noun) else None


def _may_be_source(parse: Parse, draft: Draft, first: int, noun: int) -> bool:
    """Return whether a noun tells so, and not how a thing is done: "settled according to the law".

    A phrase in front or behind a comma bears on the whole statement (CGEL ch. 8, domain adjuncts).
    """
    if first <= draft.first + 1 or parse.lower[first - 1] in PAUSES:
        return True
    document = parse.lemma[noun] in parse.words["documentary"]
    figure = parse.tag[noun] in ("NNP", "NNPS", "CD", "VBG", "PRP")
    return document or figure or stands_for_someone(parse, noun)
