"""Find who says a unit that is quoted: nothing but quoted words, or a line of another's post.

A sentence that follows quoted words goes on with their speaker; one behind a colon, or behind a
sentence about somebody, is that one's; a unit that quotes at length is its subject's; a line behind
`>` is of the poster who is named before it (CGEL ch. 11, direct reported speech; Severinson Eklundh
2010, quoting in online discussion).
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from argmap.components.attribution.attribution_records import Attribution
from argmap.components.attribution.speaker_names import (
    UNNAMED_SPEAKER,
    latest_addressed,
    speaker_name,
)
from argmap.components.attribution.speakerhood import stands_for_someone
from argmap.components.parse import Parse
from argmap.components.quotations import quoted
from argmap.draft import Draft, Hit
from argmap.lexicon.registry import decided

QUOTATION_RULE = decided("attribution.quotation", __name__)
SHORTEST_QUOTATION = 4
LONG_QUOTATION = 3


def quotation_sources(parse: Parse, drafts: Sequence[Draft]) -> list[Attribution | None]:
    """Return who says the units that are quoted and have no speaker yet.

    Args:
        parse: The document.
        drafts: Its units in text order, with the speakers whom a verb, a noun or a phrase names.

    Returns:
        The attribution of each unit, None where it has a speaker or is not quoted.
    """
    inside = quoted(parse)
    found: list[Attribution | None] = []
    before: tuple[Draft, str] | None = None  # the unit before, and who says it
    last_poster = ""
    for draft in drafts:
        poster = _poster(parse, draft, last_poster)
        last_poster = last_poster if poster == UNNAMED_SPEAKER else poster or last_poster
        speaker = draft.speaker or (
            poster
            or _quoting_subject(parse, draft, inside)
            or _continued(parse, draft, before, inside)
        )
        new = speaker and not draft.speaker
        found.append(_quotation(draft, speaker) if new else None)
        before = draft, speaker
    return found


def _quotation(draft: Draft, speaker: str) -> Attribution:
    return Attribution(speaker, (), Hit("", QUOTATION_RULE, draft.start, draft.end))


def _quoting_subject(parse: Parse, draft: Draft, inside: Container[int]) -> str:
    """Return whose words a unit quotes at length, by its subject; empty where it quotes none."""
    quoting = sum(t in inside and not parse.is_mark(t) for t in range(draft.first, draft.last))
    if quoting < LONG_QUOTATION or draft.question or parse.tag[draft.head] == "VBG":
        return ""
    subject = parse.subject(draft.head)
    if subject is None or subject in inside or not stands_for_someone(parse, subject):
        return ""
    unquoted = parse.lower[subject] in parse.words["unquoted_pronoun"]
    return "" if unquoted else speaker_name(parse, subject)


def _continued(
    parse: Parse, draft: Draft, before: tuple[Draft, str] | None, inside: Container[int]
) -> str:
    """Return whose words a sentence of nothing but quoted words is by the one before it.

    Args:
        parse: The document.
        draft: The sentence.
        before: The unit before it and who says it, None where there is none.
        inside: The tokens inside quotations.
    """
    if before is None or before[0].paragraph != draft.paragraph:
        return ""
    if not all(t in inside for t in range(draft.first, draft.last)):
        return ""
    leading, speaker = before
    if any(t in inside for t in range(leading.first, leading.last)):
        return speaker
    if draft.last - draft.first < SHORTEST_QUOTATION:
        return ""
    return speaker or _subject_name(parse, leading)


def _subject_name(parse: Parse, draft: Draft) -> str:
    """Return the name of a unit's subject, empty where it stands for nobody."""
    subject = parse.subject(draft.head)
    someone = subject is not None and stands_for_someone(parse, subject)
    return speaker_name(parse, subject) if someone and subject is not None else ""


def _poster(parse: Parse, draft: Draft, before: str) -> str:
    """Return who wrote a line that a post quotes, empty where the line is not quoted.

    Args:
        parse: The document.
        draft: The unit.
        before: The poster who was quoted last, to whom a quotation without a name goes back.
    """
    begin = parse.text.rfind("\n", 0, draft.start) + 1
    if not parse.text[begin : draft.start].lstrip().startswith(">"):
        return ""
    lines = [parse.text[begin : draft.start].strip(" >")]
    while begin > 0 and parse.text[begin:].lstrip(" ").startswith(">"):
        end, begin = begin - 1, parse.text.rfind("\n", 0, begin - 1) + 1
        lines.append(parse.text[begin:end].strip(" >"))
    found = (parse.language.patterns["poster"].search(line) for line in lines)
    return next(
        (match.group(1) for match in found if match),
        before or latest_addressed(parse, draft.end) or UNNAMED_SPEAKER,
    )
