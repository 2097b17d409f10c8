"""Tell who says a unit and how firmly the author stands to it: `argmap_attribution`.

A speaker is the subject of a verb of saying with something said (a clause, a quotation, an object
of the right kind), the phrase behind "according to", or the subject of "as X has stated". The
author's own "I" and "we" are no attribution (Bergler 1992; Prasad et al. 2007, Attribution and
its (non-)alignment).

A hedge counts where it stands in the author's own words: not inside what somebody else says
(Hyland 2005; the scope rule follows the BioScope guidelines, Vincze et al. 2008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from argmap.components.attribution.certainty import scope, set_strength
from argmap.components.attribution.nominal_sources import (
    noun_source,
    passive_source,
    share_quotations,
)
from argmap.components.attribution.parentheticals import speaker_put_in
from argmap.components.attribution.reported_content import (
    SAYS,
    holder,
    introduced,
    led_by_wh,
    speaks_for,
    supposed,
    what_is_said,
)
from argmap.components.attribution.speakers import (
    VERBS,
    addressee,
    before_figure,
    may_speak,
    name,
    stands_for_someone,
    subject_of,
)
from argmap.components.attribution.stance import set_stances
from argmap.components.parse import Parse, read_parse
from argmap.components.store import ensure_extension, load_drafts, save_drafts
from argmap.draft import Draft, Hit
from argmap.lexicon import load_cues
from argmap.lexicon.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

ANYBODY = load_words()["anybody"]
SPEAKS = load_words()["speak"]
ACCOUNTED = frozenset({"by", "on", "in", "to", "from"})
FORESEES = frozenset({"will", "'ll", "’ll", "may", "might", "can"})
UNOWNED = frozenset({"objection.noun"})
RULE_SPEAKER = "attribution.subject"
RULE_ADDRESSEE = "attribution.addressee"
RULE_HEDGE = "hedge.author"


def attribute(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Write speaker, hedge and grounds into the drafts.

    Args:
        parse: The document they come from.
        drafts: Its units in text order; changed in place.
    """
    tokens = {start: token for token, start in enumerate(parse.start)}
    levels, stances = marks()
    last = ""
    for draft in drafts:
        reported: list[int] = []
        for hit in draft.cues:
            token = tokens[hit.start]
            if hit.kind in VERBS and not draft.speaker:
                reported = _report(parse, draft, hit, token)
            elif hit.kind == "source" and not draft.speaker:
                _source(parse, draft, hit, token)
            elif hit.kind == "source_noun" and not draft.speaker:
                anyone = hit.id in UNOWNED
                reported = _found(draft, hit, noun_source(parse, draft, token, anyone)) or reported
        if draft.speaker.lower() in ("he", "she") and last:
            draft.speaker = last  # who was last named by what he is, not by his name
        last = draft.speaker if draft.speaker not in ("", "you") else last
        _hedge(parse, draft, tokens, reported)
        set_strength(parse, draft, tokens, scope(parse, reported), levels)
    share_quotations(parse, drafts)
    set_stances(parse, drafts, stances)


@cache
def marks() -> tuple[dict[str, str], dict[str, str]]:
    """Return the levels of certainty and the stances that cues have, by their ids."""
    cues = load_cues()
    return {c.id: c.level for c in cues if c.level}, {c.id: c.stance for c in cues if c.stance}


def _report(parse: Parse, draft: Draft, hit: Hit, verb: int) -> list[int]:
    """Set the speaker where a verb of saying in a draft has one; give what is said as tokens."""
    if hit.id == "would-rather":
        verb = parse.head[verb]
    if hit.id == "persuaded":
        return _persuaded(parse, draft, hit, verb)
    aside = speaker_put_in(parse, draft, verb) if hit.kind == "report" else None
    if aside is not None and may_speak(parse, hit, verb, aside):
        return _found(draft, hit, (name(parse, aside), [draft.head]))
    if not speaks_for(parse, draft, verb):
        noun = introduced(parse, draft, verb) if hit.kind == "report" else None
        said = what_is_said(parse, draft, hit, verb) if noun is not None else []
        return _found(draft, hit, (name(parse, noun or 0), said) if said else None)
    passive = passive_source(parse, verb)
    if passive is not None:
        return _found(draft, hit, passive)
    speaker = subject_of(parse, verb)
    if speaker is None or supposed(parse, verb):
        return []
    if parse.lower[speaker] == "you" and verb == draft.head and _addressed(parse, verb):
        said = what_is_said(parse, draft, hit, verb)
        told = (addressee(parse, speaker), said) if said else None
        return _found(draft, hit, told, RULE_ADDRESSEE)
    if not may_speak(parse, hit, verb, speaker):
        return []
    said = what_is_said(parse, draft, hit, verb)
    return _found(draft, hit, (name(parse, speaker), said)) if said else []


def _addressed(parse: Parse, verb: int) -> bool:
    """Return whether "you" did say something, says it or is about to: not what anyone would say."""
    if parse.tag[verb] == "VBD":
        return True
    helper = parse.child(verb, "aux")
    says = parse.tag[verb] == "VBP" if helper is None else parse.lower[helper] in FORESEES
    return says and parse.lemma[verb] in SAYS and parse.child(verb, "ccomp") is not None


def _persuaded(parse: Parse, draft: Draft, hit: Hit, verb: int) -> list[int]:
    """Set the speaker where somebody is said to be convinced, afraid or against something."""
    state = parse.head[verb] if parse.dep[verb] == "auxpass" else verb
    held = holder(parse, verb)
    if held is None or not speaks_for(parse, draft, state) or supposed(parse, state):
        return []
    subject, said = held
    someone = stands_for_someone(parse, subject) and may_speak(parse, hit, state, subject)
    return _found(draft, hit, (name(parse, subject), said)) if someone else []


def _found(
    draft: Draft, hit: Hit, found: tuple[str, list[int]] | None, rule: str = RULE_SPEAKER
) -> list[int]:
    """Write a speaker who was found into a draft; give what is said as tokens."""
    if found is None:
        return []
    draft.speaker = found[0]
    draft.because.append(Hit(hit.id, rule, hit.start, hit.end, hit.weight))
    return found[1]


def _source(parse: Parse, draft: Draft, hit: Hit, first: int) -> None:
    last = first
    while last + 1 < draft.last and parse.end[last] < hit.end:
        last += 1
    if hit.id == "by-account":
        owner = parse.child(first, "poss")
        led = parse.lower[parse.head[first]] in ACCOUNTED and parse.dep[first] == "pobj"
        if led and owner is not None and parse.lower[owner] not in ("my", "our", "your"):
            draft.speaker = name(parse, owner)
            draft.because.append(Hit(hit.id, "attribution.source", hit.start, hit.end, hit.weight))
        return
    names = [c for t in range(first, last + 1) for c in parse.children[t] if parse.dep[c] == "pobj"]
    if names and names[-1] > last:
        draft.speaker = name(parse, before_figure(parse, last + 1, names[-1]))
        draft.because.append(Hit(hit.id, "attribution.source", hit.start, hit.end, hit.weight))


def _hedge(parse: Parse, draft: Draft, tokens: Mapping[int, int], reported: Sequence[int]) -> None:
    # What an opinion is hedged with besides tells more than that it is one.
    for hit in sorted(draft.cues, key=lambda cue: cue.kind == "stance"):
        if hit.kind not in ("hedge", "stance") or hit.weight < HEDGED:
            continue
        token = tokens[hit.start]
        if _said_by_other(parse, token, reported) or not _lowers(parse, draft, hit, token):
            continue
        draft.hedged = True
        draft.because.append(Hit(hit.id, RULE_HEDGE, hit.start, hit.end, hit.weight))
        return


HEDGED = 0.5
ADDRESSED = frozenset({"you", "one"})
STATES = frozenset(
    {"be", "have", "think", "feel", "find", "know", "wonder", "believe", "want", "need"}
)
COMPARES = frozenset({"more", "less", "as", "how"})


def _said_by_other(parse: Parse, token: int, reported: Sequence[int]) -> bool:
    if parse.tag[token] == "VBG" and token and parse.lower[token - 1] == ",":
        return False
    return any(parse.left[head] <= token <= parse.right[head] for head in reported)


def _lowers(parse: Parse, draft: Draft, hit: Hit, token: int) -> bool:
    """Return whether a hedging word hedges here.

    "Seem" and "appear" do with a complement; "suggest" and its like do as the main verb, with a
    subject that is not a person; modals and adverbs do unless inside a relative clause; a modal
    does not where it allows something or has somebody speak up (CGEL ch. 3, deontic modality).
    """
    below = {parse.dep[c] for c in parse.children[token]}
    if hit.kind == "stance":
        return hit.main and hit.id in marks()[0] and parse.dep[token] != "relcl"
    if hit.id == "seem":
        return any(c > token and not parse.is_mark(c) for c in parse.children[token])
    if hit.id == "likely" and token and parse.lower[token - 1] in COMPARES:
        return False  # "half as likely to pass" tells a rate
    if hit.id == "suggests":
        speaker = subject_of(parse, token)
        person = speaker is not None and stands_for_someone(parse, speaker)
        told = "ccomp" in below and "auxpass" not in below  # "it has been suggested" by somebody
        return token == draft.head and told and not (person and _is_name(parse, speaker))
    head = parse.head[token]
    if parse.tag[token] == "MD" and _allows(parse, token, head):
        return False
    before = parse.text[draft.start : hit.start]
    aside = before.count("(") > before.count(")")
    return not aside and not any(parse.dep[t] in ("relcl", "acl") for t in (token, head))


def _allows(parse: Parse, modal: int, verb: int) -> bool:
    """Return whether a modal says what somebody is free to do: "anyone may leave", "one may ask".

    So it does in an embedded question ("how much they may take"), and in a wish ("May it last").
    """
    subject = parse.subject(verb)
    who = parse.lower[subject] if subject is not None else ""
    may = parse.lower[modal] == "may"
    free = who in ANYBODY or (who in ADDRESSED and parse.lemma[verb] not in STATES)
    asked = parse.dep[verb] in ("ccomp", "pcomp") and led_by_wh(parse, verb)
    wishes = parse.left[verb] == modal and subject is not None and modal < subject
    return (may and (free or wishes)) or asked or parse.lemma[verb] in SPEAKS


def _is_name(parse: Parse, token: int | None) -> bool:
    return token is not None and parse.tag[token] in ("NNP", "NNPS", "PRP")


class Attributor:
    """Writes speakers and hedges into the drafts of a document."""

    def __init__(self) -> None:
        ensure_extension()

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, which is changed in place and given back."""
        drafts = load_drafts(doc)
        attribute(read_parse(doc), drafts)
        save_drafts(doc, drafts)
        return doc
