"""Weigh broad evidence that a unit of a long text stands beside its argument.

Writers open on a scene and close on a gesture; they tell of themselves and use words that the
argument never takes up (Hoey 1983; Swales 1990). None of this tells much by itself, so that
several signs must meet: their weights are those of a logistic regression over long texts of many
kinds, made even.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.components.background.context import MARGIN, Standing
from argmap.components.parse import Parse
from argmap.draft import Draft, opens_paragraph
from argmap.lexicon.kinds import CONNECTIVES, POINTS
from argmap.lexicon.registry import rule

EARLY = 0.1
START = 0.2
LATE = 0.9
THEME = 3  # units that share a word which is a theme of the text


def standings_beside(parse: Parse, drafts: Sequence[Draft]) -> Iterator[Standing]:
    """Yield what the rules read of each unit of a long text, in text order.

    Args:
        parse: The document.
        drafts: All units in text order, weighed.
    """
    counts = Counter(word for draft in drafts for word in draft.words)
    themes = frozenset(word for word, count in counts.items() if count >= THEME)
    point = frozenset(word for draft in drafts if draft.concludes for word in draft.words)
    for number, draft in enumerate(drafts):
        yield Standing(parse, drafts, number, draft, themes, point)


@rule("background.early", MARGIN)
def is_early(standing: Standing) -> bool:
    """Return whether a unit stands in the first tenth of the text."""
    return standing.number / len(standing.drafts) < EARLY


@rule("background.start", MARGIN)
def is_at_start(standing: Standing) -> bool:
    """Return whether a unit stands in the first fifth of the text."""
    return standing.number / len(standing.drafts) < START


@rule("background.first-paragraph", MARGIN)
def is_in_first_paragraph(standing: Standing) -> bool:
    """Return whether a unit stands in the paragraph of the first."""
    return standing.draft.paragraph == standing.drafts[0].paragraph


@rule("background.opens", MARGIN)
def is_first_of_paragraph(standing: Standing) -> bool:
    """Return whether a unit opens its paragraph."""
    return opens_paragraph(standing.drafts, standing.number)


@rule("background.ending", MARGIN)
def is_in_ending(standing: Standing) -> bool:
    """Return whether a unit stands in the last tenth or paragraph of the text."""
    late = standing.number / len(standing.drafts) >= LATE
    return late or standing.draft.paragraph == standing.drafts[-1].paragraph


@rule("background.last", MARGIN)
def is_last(standing: Standing) -> bool:
    """Return whether a unit is the last of the text."""
    return standing.number == len(standing.drafts) - 1


@rule("background.own", MARGIN)
def is_of_writer(standing: Standing) -> bool:
    """Return whether a unit has a word for the writer's self."""
    parse, draft = standing.parse, standing.draft
    return not parse.words["writer_self"].isdisjoint(parse.lower[draft.first : draft.last])


@rule("background.off-theme", MARGIN)
def is_off_theme(standing: Standing) -> bool:
    """Return whether a unit has none of the words that the text comes back to."""
    return standing.themes.isdisjoint(standing.draft.words)


@rule("background.off-point", MARGIN)
def is_off_point(standing: Standing) -> bool:
    """Return whether a unit has none of the words of the conclusions."""
    return standing.point.isdisjoint(standing.draft.words)


@rule("background.weighed", MARGIN)
def bears_on_point(standing: Standing) -> bool:
    """Return whether a unit makes, limits or opposes a point."""
    draft = standing.draft
    scored = draft.concludes or draft.limits or draft.opposes
    return scored or draft.hedged or draft.has(*POINTS) is not None


@rule("background.joined", MARGIN)
def is_joined(standing: Standing) -> bool:
    """Return whether a connective joins a unit to the argument, or the next hangs from it."""
    number, draft = standing.number, standing.draft
    behind = standing.drafts[number + 1 : number + 2]
    return draft.led_by(*CONNECTIVES) is not None or any(d.host == number for d in behind)


@rule("background.figure", MARGIN)
def holds_figure(standing: Standing) -> bool:
    """Return whether a unit holds a figure."""
    return "figure" in standing.draft.flags
