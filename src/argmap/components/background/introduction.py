"""Find the scene at the head of a long text: the news or the picture it starts from.

An opening leads from a situation to the question or the thesis (Swales 1990, Genre Analysis; Hoey
1983): what stands before the point in its first paragraph, and does not argue, only sets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.components.background.arguing import argues, assesses, makes_point
from argmap.components.background.context import OPENING_SCENE, PICTURE, OpeningSentence
from argmap.components.evidence import Family
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import DEBATE
from argmap.lexicon.registry import rule

SHORT_PARAGRAPH = 2  # sentences of a paragraph whose point may stand in the next
LEAST_GROUNDS = 2  # grounds without which a sentence is no scene, and none that goes on with it


@rule("background.picture", PICTURE)
def goes_on_with_picture(sentence: OpeningSentence) -> bool:
    """Return whether a sentence bids readers imagine a scene, or goes on with it."""
    return sentence.first or any(_is_pictured(sentence.parse, unit) for unit in sentence.units)


@rule("background.debated", OPENING_SCENE)
def says_what_is_debated(sentence: OpeningSentence) -> Hit | None:
    """Return the words that say that something is being debated."""
    return sentence.units[0].has(DEBATE)


@rule("background.before-point", OPENING_SCENE)
def comes_before_point(sentence: OpeningSentence) -> bool:
    """Return whether the paragraph of a sentence comes to a point."""
    return sentence.pointed


@rule("background.dated", OPENING_SCENE)
def tells_when(sentence: OpeningSentence) -> bool:
    """Return whether a sentence opens with a time that readers know."""
    return _is_dated(sentence.parse, sentence.units[0])


@rule("background.goes-on", OPENING_SCENE)
def goes_on_with_scene(sentence: OpeningSentence) -> bool:
    """Return whether a sentence comes behind one that sets the scene."""
    return not sentence.first


def opening_scene(
    parse: Parse,
    drafts: Sequence[Draft],
    kinds: Sequence[str],
    picture: Family,
    scene: Family,
) -> dict[int, list[Hit]]:
    """Return why units of the first body paragraph only set the scene, by their numbers.

    Args:
        parse: The document.
        drafts: All units in text order.
        kinds: What each paragraph is, by number.
        picture: The rules of a scene that readers are to imagine.
        scene: The rules of any other.
    """
    paragraph = list(_first_paragraph(drafts, kinds))
    if not paragraph:
        return {}
    pointed = _is_pointed(parse, drafts, paragraph)
    pictured = _bids_imagine(parse, drafts[paragraph[0][0]])
    family, least = (picture, 1) if pictured else (scene, LEAST_GROUNDS)
    found: dict[int, list[Hit]] = {}
    for numbers in paragraph:
        units = [drafts[number] for number in numbers]
        sentence = OpeningSentence(parse, units, numbers is paragraph[0], pointed)
        if not pictured and _is_argument(sentence):
            break
        grounds = {number: family.fire(sentence, drafts[number]) for number in numbers}
        found |= {number: hits for number, hits in grounds.items() if hits}
        if len(grounds[numbers[0]]) < least:
            break
    told = not pictured and any(_is_testimony(parse, drafts[number]) for number in found)
    return {} if told else found


def _first_paragraph(drafts: Sequence[Draft], kinds: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of the units of the first body paragraph, by sentence."""
    body = [
        number
        for number, draft in enumerate(drafts)
        if (draft.paragraph >= len(kinds) or kinds[draft.paragraph] == "body") and not draft.scenery
    ]
    here = [n for n in body if drafts[n].paragraph == drafts[body[0]].paragraph]
    for _, group in groupby(here, key=lambda number: drafts[number].sentence):
        yield list(group)


def _is_pointed(parse: Parse, drafts: Sequence[Draft], paragraph: Sequence[Sequence[int]]) -> bool:
    """Return whether the opening paragraph comes to a point, or the next does where it is short."""
    here = [drafts[number] for numbers in paragraph for number in numbers]
    if len(paragraph) <= SHORT_PARAGRAPH:
        behind = paragraph[-1][-1] + 1
        here += drafts[behind : behind + SHORT_PARAGRAPH]
    return any(makes_point(draft) or assesses(parse, draft) for draft in here)


def _is_argument(sentence: OpeningSentence) -> bool:
    """Return whether a sentence argues; news at the head of a text does not."""
    news = sentence.first and _is_news(sentence.parse, sentence.units[0])
    return not news and any(argues(sentence.parse, unit) for unit in sentence.units)


def _is_news(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit opens on what somebody lately announced, which nobody doubts."""
    announced = parse.lemma[draft.head] in parse.words["news_verb"]
    return announced and "past" in draft.flags and _is_dated(parse, draft)


def _is_dated(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit opens with a time that readers know: "On Thursday", "nowadays"."""
    subject, words = parse.subject(draft.head), parse.words
    until = parse.left[subject] if subject is not None else draft.first
    times = (t for t in range(draft.first, until) if parse.lemma[t] in words["calendar"])
    return any(parse.lower[t] in words["past_distance"] or not _is_vague(parse, t) for t in times)


def _is_vague(parse: Parse, time: int) -> bool:
    """Return whether a word of the calendar leaves open which is meant: "most mornings"."""
    vague, owners = parse.words["vague_determiner"], (time, parse.head[time])
    return any(parse.lower[c] in vague for owner in owners for c in parse.children[owner])


def _is_testimony(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit is of a story of the writer's own or of one person: a case in point."""
    subject, words = parse.subject(draft.head), parse.words
    if subject is None:
        return False
    if parse.lower[subject] in words["one_person"]:
        return True
    return any(parse.lower[c] in words["author_possessive"] for c in parse.children[subject])


def _bids_imagine(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit asks readers to imagine a scene: "Imagine sitting …"."""
    verb = draft.head
    if parse.lemma[verb] not in parse.words["picturing_verb"]:
        return False
    if parse.subject(verb) is not None or parse.tag[verb] not in ("VB", "VBP"):
        return False
    if any(parse.tag[c] == "VBG" for c in parse.children[verb]):
        return True
    return parse.child(verb, "dobj") is not None and parse.child(verb, "ccomp") is None


def _is_pictured(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit goes on with a picture: it is under way, or happens to "you"."""
    subject = parse.subject(draft.head)
    if subject is None:
        return False
    under_way = parse.tag[draft.head] == "VBG" and "present" not in draft.flags
    return under_way or parse.lower[subject] in parse.words["reader_pronoun"]
