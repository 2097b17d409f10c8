"""Find who says a unit that is quoted: nothing but quoted words, or a line of another's post.

Whoever says one sentence of a quotation says all of it, also where the next paragraph opens it
again. Whose it is tells a clause of saying around it, a name before it and a colon, a name behind
it and a dash, or the sentence before it (CGEL ch. 11, direct reported speech). A unit that quotes
at length is its subject's; a line behind `>` is of the poster who is named before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.attribution.posts import PosterFinder
from argmap.components.attribution.quotation_frames import named_before, named_behind
from argmap.components.attribution.speaker_names import speaker_name
from argmap.components.attribution.speakerhood import may_speak, stands_for_someone
from argmap.components.attribution.view_leads import viewer
from argmap.components.parse import Parse
from argmap.components.quotations import quoted
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import REPORTING_VERBS
from argmap.lexicon.registry import decided

QUOTATION_RULE = decided("attribution.quotation", __name__)
SHORTEST_QUOTATION = 4
LONG_QUOTATION = 3
Spoken = tuple[Draft, str]


def quotation_sources(parse: Parse, drafts: Sequence[Draft]) -> list[Attribution | None]:
    """Return who says the units that are quoted and have no speaker yet.

    Args:
        parse: The document.
        drafts: Its units in text order, with the speakers whom a verb, a noun or a phrase names.

    Returns:
        The attribution of each unit, None where it has a speaker or is not quoted.
    """
    inside = quoted(parse)
    voices = _voices(parse, drafts, inside)
    posters = PosterFinder(parse)
    found: list[Attribution | None] = []
    before: Spoken | None = None
    for draft in drafts:
        speaker = draft.speaker or posters.of(draft, before)
        if inside and not inside.keys().isdisjoint(range(draft.first, draft.last)):
            number = _quotation_of(parse, draft, inside)
            speaker = (
                speaker
                or (voices.get(number, "") if number is not None else "")
                or _quoting_subject(parse, draft, inside)
                or _continued(parse, draft, before, inside)
            )
            if number is not None and speaker:
                voices.setdefault(number, speaker)
        found.append(_quotation(draft, speaker) if speaker and not draft.speaker else None)
        before = draft, speaker
    return found


def _quotation(draft: Draft, speaker: str) -> Attribution:
    return Attribution(speaker, (), Hit("", QUOTATION_RULE, draft.start, draft.end))


def _voices(parse: Parse, drafts: Sequence[Draft], inside: Mapping[int, int]) -> dict[int, str]:
    """Return who speaks in each quotation, by its number, where words around it tell."""
    if not inside:
        return {}
    edges: dict[int, tuple[int, int]] = {}
    for token, number in inside.items():
        edges[number] = edges.get(number, (token, token))[0], token
    voices: dict[int, str] = {}
    for draft in drafts:
        if draft.speaker and not _spoken_inside(parse, draft, inside):
            for number in {inside[t] for t in range(draft.first, draft.last) if t in inside}:
                voices.setdefault(number, draft.speaker)
    for number, (first, last) in edges.items():
        signed = named_behind(parse, last)
        name = signed
        if not name and number not in voices:
            name = named_before(parse, first) or viewer(parse, first - 1)
        if name:
            voices[number] = name
    return voices


def _spoken_inside(parse: Parse, draft: Draft, inside: Container[int]) -> bool:
    """Return whether the words that name a unit's speaker are quoted themselves."""
    grounds = [hit for hit in draft.because if hit.kind.startswith("attribution.")]
    return any(bisect_right(parse.start, hit.start) - 1 in inside for hit in grounds)


def _quotation_of(parse: Parse, draft: Draft, inside: Mapping[int, int]) -> int | None:
    """Return the number of the quotation that a unit is but for a name, None where it is none.

    What stands before the quotation and its colon may be a clause: "She has no doubt: “…”".
    """
    opening = next((t for t in range(draft.first, draft.last) if t in inside), None)
    if opening is None:
        return None
    number = inside[opening]
    if draft.first < opening and viewer(parse, opening - 1):
        return number
    outside = (t for t in range(draft.first, draft.last) if inside.get(t) != number)
    return None if any(parse.is_finite(t) for t in outside if parse.is_verb(t)) else number


def _quoting_subject(parse: Parse, draft: Draft, inside: Container[int]) -> str:
    """Return whose words a unit quotes at length, by its subject; empty where it quotes none."""
    # A title is written in capitals.
    quoting = sum(
        t in inside and parse.text[parse.start[t]].islower() for t in range(draft.first, draft.last)
    )
    if quoting < LONG_QUOTATION or draft.question or parse.tag[draft.head] == "VBG":
        return ""
    if _tells_no_act(parse, draft.head):
        return ""
    subject = parse.subject(draft.head)
    if subject is None or subject in inside or not stands_for_someone(parse, subject):
        return ""
    unquoted = parse.lower[subject] in parse.words["unquoted_pronoun"]
    return "" if unquoted else speaker_name(parse, subject)


def _tells_no_act(parse: Parse, verb: int) -> bool:
    """Return whether a verb tells what its subject is or may do, so that nobody speaks by it."""
    modal = any(parse.tag[c] == "MD" for c in parse.children[verb])
    return modal or parse.lemma[verb] in parse.words["copula"] or parse.dep[verb] == "advcl"


def _continued(parse: Parse, draft: Draft, before: Spoken | None, inside: Container[int]) -> str:
    """Return whose words a sentence of nothing but quoted words is by the one before it.

    Args:
        parse: The document.
        draft: The sentence.
        before: The unit before it and who says it, None where there is none.
        inside: The tokens inside quotations.
    """
    if before is None or not all(t in inside for t in range(draft.first, draft.last)):
        return ""
    leading, speaker = before
    if any(t in inside for t in range(leading.first, leading.last)):
        goes_on = leading.last - 1 in inside or _together(leading, draft)
        return speaker if goes_on or _quotes_on(parse, leading, draft, inside) else ""
    if not _together(leading, draft):
        return _led_in(parse, leading, draft)
    if draft.last - draft.first < SHORTEST_QUOTATION:
        return ""
    return speaker or _subject_name(parse, leading)


def _quotes_on(parse: Parse, leading: Draft, draft: Draft, inside: Container[int]) -> bool:
    """Return whether a paragraph of quoted words alone follows one that opened with a quotation.

    A writer who lets nobody else speak lets the same one go on (CGEL ch. 11, free direct speech).
    """
    opens = parse.sentences[parse.sentence[leading.first]][0] in inside
    if not opens or draft.paragraph != leading.paragraph + 1:
        return False
    begin, end = draft.first, draft.last
    while begin > 0 and not parse.is_space(begin - 1):
        begin -= 1
    while end < len(parse.lower) and "\n" not in parse.lower[end]:
        end += 1
    return all(t in inside or parse.is_mark(t) for t in range(begin, end))


def _together(leading: Draft, draft: Draft) -> bool:
    return leading.paragraph == draft.paragraph


def _led_in(parse: Parse, leading: Draft, draft: Draft) -> str:
    """Return who speaks in a paragraph that the one before leads in: "The mayor warned that:"."""
    if ":" not in parse.lower[leading.last : draft.first + 1]:
        return ""
    for hit in leading.cues:
        subject = parse.subject(leading.head) if hit.kind in REPORTING_VERBS else None
        if subject is not None and may_speak(parse, hit, leading.head, subject):
            return speaker_name(parse, subject)
    return ""


def _subject_name(parse: Parse, draft: Draft) -> str:
    """Return the name of a unit's subject, empty where it stands for nobody."""
    subject = parse.subject(draft.head)
    someone = subject is not None and stands_for_someone(parse, subject)
    return speaker_name(parse, subject) if someone and subject is not None else ""
