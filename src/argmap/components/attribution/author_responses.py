"""Tell how the author's next statements take up what somebody is reported to say.

What is reported as an opinion and then met with "but", a denial or a question is rejected; what
nothing meets and the author builds on is endorsed (Martin and White 2005: disclaim, proclaim and
attribute; concede and counter).
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.lexicon.kinds import ADDITION, CONTRAST, REASON, RESULT
from argmap.records import Stance

WINDOW = 3
PAUSES = frozenset({",", "–", "—", "-", ";"})
PRESENT = ("VBZ", "VBP", "MD")


def author_response(parse: Parse, drafts: Sequence[Draft], number: int) -> Stance | None:
    """Return how the author answers a report: `rejects`, `endorses`, `reports`, None if not at all.

    What is granted before a turn is rejected in the end.

    Args:
        parse: The document.
        drafts: Its units in text order, with speakers.
        number: Which reports.
    """
    told = drafts[number]
    if told.led_by(REASON):
        return "endorses"
    near = drafts[number + 1 : number + 1 + 2 * WINDOW]
    others = [draft for draft in near if draft.speaker != told.speaker]
    granted: Stance | None = None
    for place, draft in enumerate(others[:WINDOW]):
        paragraphs = 1 if place == 0 else 0
        if draft.speaker or draft.paragraph > told.paragraph + paragraphs:
            break
        if place == 0 and draft.led_by(RESULT) and draft.sentence > told.sentence:
            return "endorses"
        if draft.led_by(CONTRAST) and not draft.hosted:
            return "rejects"
        if place < WINDOW - 1 and _disclaims(parse, draft):
            return "rejects"
        if _concurs(parse, draft) or (place == 0 and _echoes(parse, draft)):
            granted = "endorses"
        elif place == 0 and draft.hedged:
            granted = "reports"
    return granted


def _disclaims(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit denies or questions, as "No it would not." does."""
    negated = any(parse.dep[c] == "neg" for c in parse.children[draft.head])
    return draft.question or negated or parse.lower[draft.first] in parse.words["disclaimer"]


def _concurs(parse: Parse, draft: Draft) -> bool:
    """Return whether the author says that he agrees, and not only half."""
    if parse.lemma[draft.head] not in parse.words["assenting_verb"]:
        return False
    partly = parse.words["partial_assent"]
    whole = all(parse.lower[c] not in partly for c in parse.children[draft.head])
    return whole and parse.is_authors(draft.head)


def _echoes(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit begins with a bare "It would,": the echo of what was said."""
    first, words = draft.first, parse.words
    if parse.tag[first] != "PRP" or parse.lower[first] in words["participant_pronoun"]:
        return False
    if first + 1 >= draft.last or parse.lower[first + 1] not in words["auxiliary"]:
        return False
    return first + 2 >= draft.last or parse.lower[first + 2] in PAUSES


def stands_unanswered(parse: Parse, drafts: Sequence[Draft], number: int, verb: int | None) -> bool:
    """Return whether an opinion is set before the author's own words, and no more.

    Somebody says so now ("the mayor says that …"), and the author goes on in the same paragraph:
    what writers of opinion quote of others' views in the present they mostly mean to answer.

    Args:
        parse: The document.
        drafts: Its units in text order.
        number: Which reports.
        verb: Its verb of saying, None where there is none.
    """
    if verb is None or parse.tag[verb] not in PRESENT or number + 1 >= len(drafts):
        return False
    told, after = drafts[number], drafts[number + 1]
    if _tells_fact(parse, told, verb):
        return False
    goes_on = after.paragraph == told.paragraph and not after.hosted
    return goes_on and after.sentence > told.sentence and not after.led_by(ADDITION)


def is_quoted_line(parse: Parse, draft: Draft) -> bool:
    """Return whether a post quotes a line of another (`> …`), as it does to answer it."""
    begin = parse.text.rfind("\n", 0, draft.start) + 1
    return parse.text[begin : draft.start + 1].lstrip().startswith(">")


def _tells_fact(parse: Parse, told: Draft, verb: int) -> bool:
    """Return whether a report tells what happened, or a figure: no opinion that invites an answer.

    "She says that the waiting list has doubled" (Toulmin 1958, data).
    """
    said = parse.child(verb, "ccomp")
    if said is None:
        return False
    tenses = [parse.tag[said], *(parse.tag[c] for c in parse.children[said] if c < said)]
    perfect = parse.tag[said] == "VBN" and any(
        parse.lemma[c] in parse.words["perfect"] and parse.dep[c] == "aux"
        for c in parse.children[said]
    )
    inside = range(max(told.first, parse.left[said]), min(told.last, parse.right[said] + 1))
    return perfect or "VBD" in tenses or any(parse.tag[t] == "CD" for t in inside)
