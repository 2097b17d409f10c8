"""Weigh broad evidence that a unit of a long text stands beside its argument.

Writers open on a scene and close on a gesture; they tell of themselves and use words that the
argument never takes up (Hoey 1983; Swales 1990). None of this tells much by itself, so that
several signs must meet: their weights are those of a logistic regression over long texts of many
kinds, made even.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.components.background.introduction import POINTS
from argmap.components.parse import Parse
from argmap.draft import (
    Draft,
    Fired,
    opens_paragraph,
)
from argmap.lexicon.kinds import CONNECTIVES

EARLY = 0.1
START = 0.2
LATE = 0.9
THEME = 3  # units that share a word which is a theme of the text
SELF = frozenset({"i", "my", "me"})


def marginal(parse: Parse, drafts: Sequence[Draft]) -> list[Fired]:
    """Name, for each unit of a long text, the signs for and against its standing beside it.

    Args:
        parse: The document.
        drafts: All units in text order, weighed.

    Returns:
        Ids of rules that begin with `background.`, for each unit.
    """
    counts = Counter(word for draft in drafts for word in draft.words)
    themes = {word for word, count in counts.items() if count >= THEME}
    point = {word for draft in drafts if draft.concludes for word in draft.words}
    return [
        _placed(drafts, number)
        + _worded(parse, draft, themes, point)
        + _engaged(draft, drafts[number + 1 : number + 2], number)
        for number, draft in enumerate(drafts)
    ]


def _placed(drafts: Sequence[Draft], number: int) -> Fired:
    """Name what its place says of a unit: the margins of a text hold what it starts from."""
    place, paragraph = number / len(drafts), drafts[number].paragraph
    holds = {
        "early": place < EARLY,
        "start": place < START,
        "first-paragraph": paragraph == drafts[0].paragraph,
        "opens": opens_paragraph(drafts, number),
        "ending": place >= LATE or paragraph == drafts[-1].paragraph,
        "last": number == len(drafts) - 1,
    }
    return _named(holds)


def _worded(parse: Parse, draft: Draft, themes: set[str], point: set[str]) -> Fired:
    """Name what its words say of a unit: of the writer's self, or of nothing taken up."""
    holds = {
        "own": any(parse.lower[t] in SELF for t in range(draft.first, draft.last)),
        "off-theme": themes.isdisjoint(draft.words),
        "off-point": point.isdisjoint(draft.words),
    }
    return _named(holds)


def _engaged(draft: Draft, after: Sequence[Draft], number: int) -> Fired:
    """Name what ties a unit to the argument: a point of its own, a connective, a figure."""
    weighed = draft.concludes or draft.limits or draft.opposes
    holds = {
        "weighed": weighed or draft.hedged or draft.has(*POINTS) is not None,
        "joined": draft.led_by(*CONNECTIVES) is not None or any(d.host == number for d in after),
        "figure": "figure" in draft.flags,
    }
    return _named(holds)


def _named(holds: dict[str, bool]) -> Fired:
    return [(f"background.{name}", None) for name, value in holds.items() if value]
