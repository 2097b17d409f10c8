"""Find the scene at the head of a long text: the news or the picture it starts from.

An opening leads from a situation to the question or the thesis (Swales 1990, Genre Analysis; Hoey
1983): what stands before the point in its first paragraph, and does not argue, only sets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.components.parse import Parse
from argmap.draft import Draft, Fired
from argmap.lexicon.words import load_words

CALENDAR = load_words()["calendar"]
PICTURES = frozenset({"imagine", "picture", "suppose"})
NEWS = frozenset({"announce", "unveil", "publish", "launch", "rule", "decide", "declare", "vote"})
SHORT = 2
LEAST = 2  # grounds without which a sentence is no scene, and none that goes on with it
VAGUE = frozenset({"a", "an", "every", "each", "most", "some", "any"})
SHARES = frozenset({"percent", "%", "cent"})
POINTS = ("directive", "stance", "evaluation")
SIGNS = ("contrast", "concession", "condition", "reason", "result", "example", "evidence")


def opening_scene(parse: Parse, drafts: Sequence[Draft], kinds: Sequence[str]) -> dict[int, Fired]:
    """Name, for the units of the first body paragraph that only set the scene, the rules why.

    Args:
        parse: The document.
        drafts: All units in text order.
        kinds: What each paragraph is, by number.
    """
    found: dict[int, Fired] = {}
    sentences = list(_first_paragraph(drafts, kinds))
    pointed = _pointed(parse, drafts, sentences)
    pictured = bool(sentences) and _pictures(parse, drafts[sentences[0][0]])
    for order, numbers in enumerate(sentences):
        here = [drafts[n] for n in numbers]
        if pictured:
            goes_on = order == 0 or any(_goes_on(parse, draft) for draft in here)
            fired: Fired = [("background.picture", None)] if goes_on else []
        elif (order or not _is_news(parse, here[0])) and any(argues(parse, d) for d in here):
            fired = []
        else:
            fired = _situates(parse, here[0], pointed=pointed, goes_on=order > 0)
        if fired:
            found |= {n: list(fired) for n in numbers}
        if len(fired) < (1 if pictured else LEAST):
            break
    told = not pictured and any(_is_testimony(parse, drafts[n]) for n in found)
    return {} if told else found


def _situates(parse: Parse, draft: Draft, *, pointed: bool, goes_on: bool) -> Fired:
    """Name the evidence that a sentence tells the situation before the point."""
    debated = draft.has("debate")
    fired: Fired = [("background.debated", debated)] if debated is not None else []
    holds = {"before-point": pointed, "dated": _dated(parse, draft), "goes-on": goes_on}
    return fired + [(f"background.{name}", None) for name, value in holds.items() if value]


def _pointed(parse: Parse, drafts: Sequence[Draft], sentences: Sequence[Sequence[int]]) -> bool:
    """Return whether the opening paragraph comes to a point, or the next does where it is short."""
    here = [drafts[n] for numbers in sentences for n in numbers]
    if sentences and len(sentences) <= SHORT:
        after = sentences[-1][-1] + 1
        here += drafts[after : after + SHORT]
    return any(_points(draft) or _assesses(parse, draft) for draft in here)


def _first_paragraph(drafts: Sequence[Draft], kinds: Sequence[str]) -> Iterator[list[int]]:
    """Yield the units of the first body paragraph, by sentence."""
    body = [
        n
        for n, d in enumerate(drafts)
        if (d.paragraph >= len(kinds) or kinds[d.paragraph] == "body") and not d.scenery
    ]
    here = [n for n in body if drafts[n].paragraph == drafts[body[0]].paragraph]
    for _, group in groupby(here, key=lambda n: drafts[n].sentence):
        yield list(group)


def _points(draft: Draft) -> bool:
    """Return whether a unit makes or asks the point."""
    return draft.question or draft.has(*POINTS) is not None


def argues(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit argues, reports or assesses, so that the scene is over."""
    cued = draft.has("source", "limit", "admission", "topic") is not None
    told = draft.has("report") is not None and parse.child(draft.head, "ccomp") is not None
    led = draft.led_by(*SIGNS) is not None
    said = cued or told or led or bool(draft.speaker) or _counts(parse, draft)
    return _points(draft) or _assesses(parse, draft) or said


def _assesses(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit says what quality something has, other than of the writer's self."""
    quality = parse.child(draft.head, "acomp")
    assessed = quality is not None and parse.tag[quality].startswith(("JJ", "VB"))
    return assessed and "first-person" not in draft.flags


def _counts(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit gives a share, or says of how many something holds: it is evidence."""
    if any(parse.lower[t] in SHARES for t in range(draft.first, draft.last)):
        return True
    subject = parse.subject(draft.head)
    if (
        subject is None
        or not parse.is_verb(draft.head)
        or parse.child(subject, "relcl") is not None
    ):
        return False
    return any(parse.tag[t] == "CD" for t in range(parse.left[subject], subject + 1))


def _is_testimony(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit is of a story of the writer's own or of one person: a case in point."""
    subject = parse.subject(draft.head)
    if subject is None:
        return False
    own = any(parse.lower[c] in ("my", "our") for c in parse.children[subject])
    return own or parse.lower[subject] in ("i", "he", "she")


def _is_news(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit opens on what somebody lately announced, which nobody doubts."""
    return parse.lemma[draft.head] in NEWS and "past" in draft.flags and _dated(parse, draft)


def _dated(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit opens with a time that readers know: "On Thursday", "nowadays"."""
    subject = parse.subject(draft.head)
    until = parse.left[subject] if subject is not None else draft.first
    times = (t for t in range(draft.first, until) if parse.lemma[t] in CALENDAR)
    return any(
        not any(
            parse.lower[c] in VAGUE for owner in (t, parse.head[t]) for c in parse.children[owner]
        )
        or parse.lower[t] == "ago"
        for t in times
    )


def _pictures(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit asks readers to imagine a scene: "Imagine sitting …"."""
    below = [c for c in parse.children[draft.head] if parse.tag[c] == "VBG"]
    noun = parse.child(draft.head, "dobj")
    scene = bool(below) or (noun is not None and parse.child(draft.head, "ccomp") is None)
    told = parse.subject(draft.head) is None and parse.tag[draft.head] in ("VB", "VBP")
    return told and parse.lemma[draft.head] in PICTURES and scene


def _goes_on(parse: Parse, draft: Draft) -> bool:
    """Return whether a unit goes on with a picture: it is under way, or happens to "you"."""
    subject = parse.subject(draft.head)
    under_way = parse.tag[draft.head] == "VBG" and "present" not in draft.flags
    return (under_way and subject is not None) or (
        subject is not None and parse.lower[subject] == "you"
    )
