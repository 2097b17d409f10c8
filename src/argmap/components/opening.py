"""Find the scene at the head of a long text: the news or the picture it starts from.

An opening leads from a situation to the question or the thesis (Swales 1990, Genre Analysis; Hoey
1983): what stands before the point in its first paragraph, and does not argue, only sets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.components.draft import Draft, Fired
from argmap.components.parse import Parse
from argmap.lexicon.words import load_words

CALENDAR = load_words()["calendar"]
PICTURES = frozenset({"imagine", "picture", "suppose"})
SHORT = 2
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
    pointed = any(_points(drafts[n]) for numbers in sentences for n in numbers)
    if not pointed and 0 < len(sentences) <= SHORT:
        after = sentences[-1][-1] + 1
        pointed = any(_points(draft) for draft in drafts[after : after + SHORT])
    pictured = False
    for order, numbers in enumerate(sentences):
        draft = drafts[numbers[0]]
        if order == 0 and _pictures(parse, draft):
            pictured = True
            fired: Fired = [("background.picture", None)]
        elif pictured and any(_goes_on(parse, drafts[n]) for n in numbers):
            fired = [("background.picture", None)]
        elif any(argues(parse, drafts[n]) for n in numbers) or pictured:
            break
        else:
            fired = [("background.before-point", None)] if pointed else []
            if _dated(parse, draft):
                fired.append(("background.dated", None))
            debated = drafts[numbers[0]].has("debate")
            if debated is not None:
                fired.append(("background.debated", debated))
            if order and sentences[order - 1][0] in found:
                fired.append(("background.goes-on", None))
        if not fired:
            break
        found |= {n: list(fired) for n in numbers}
    return found


def _first_paragraph(drafts: Sequence[Draft], kinds: Sequence[str]) -> Iterator[list[int]]:
    """Give the units of the first body paragraph, by sentence."""
    body = [
        n
        for n, d in enumerate(drafts)
        if (d.paragraph >= len(kinds) or kinds[d.paragraph] == "body") and not d.scenery
    ]
    here = [n for n in body if drafts[n].paragraph == drafts[body[0]].paragraph]
    for _, group in groupby(here, key=lambda n: drafts[n].sentence):
        yield list(group)


def _points(draft: Draft) -> bool:
    """Tell whether a unit makes or asks the point."""
    return draft.question or draft.has(*POINTS) is not None


def argues(parse: Parse, draft: Draft) -> bool:
    """Tell whether a unit argues, reports or assesses, so that the scene is over."""
    assessed = parse.child(draft.head, "acomp") is not None and "first-person" not in draft.flags
    cued = draft.has("report", "source", "limit", "admission", "topic") is not None
    led = draft.led_by(*SIGNS) is not None
    return _points(draft) or assessed or cued or led or bool(draft.speaker)


def _dated(parse: Parse, draft: Draft) -> bool:
    """Tell whether a unit opens with a time that readers know: "On Thursday", "nowadays"."""
    subject = parse.subject(draft.head)
    until = parse.left[subject] if subject is not None else draft.first
    times = (t for t in range(draft.first, until) if parse.lemma[t] in CALENDAR)
    return any(
        not any(
            parse.lower[c] in ("a", "an")
            for owner in (t, parse.head[t])
            for c in parse.children[owner]
        )
        or parse.lower[t] == "ago"
        for t in times
    )


def _pictures(parse: Parse, draft: Draft) -> bool:
    """Tell whether a unit asks readers to imagine a scene: "Imagine sitting …"."""
    below = [c for c in parse.children[draft.head] if parse.tag[c] == "VBG"]
    noun = parse.child(draft.head, "dobj")
    scene = bool(below) or (noun is not None and parse.child(draft.head, "ccomp") is None)
    return "imperative" in draft.flags and parse.lemma[draft.head] in PICTURES and scene


def _goes_on(parse: Parse, draft: Draft) -> bool:
    """Tell whether a unit goes on with a picture: it is under way, or happens to "you"."""
    subject = parse.subject(draft.head)
    under_way = parse.tag[draft.head] == "VBG" and "present" not in draft.flags
    return (under_way and subject is not None) or (
        subject is not None and parse.lower[subject] == "you"
    )
