"""Weigh broad evidence that a unit of a long text stands beside its argument.

Writers open on a scene and close on a gesture; they tell of themselves and use words that the
argument never takes up (Hoey 1983; Swales 1990). None of this tells much by itself, so that
several signs must meet: their weights are those of a logistic regression over long texts of many
kinds, made even.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.components.background.context import PERIPHERY, PeripheralUnit
from argmap.components.parse import Parse
from argmap.draft import Draft, opens_paragraph
from argmap.lexicon.kinds import CONNECTIVES, POINTS
from argmap.lexicon.registry import rule

EARLY = 0.1
START = 0.2
LATE = 0.9
THEME = 3  # units that share a word which is a theme of the text


def peripheral_units(parse: Parse, drafts: Sequence[Draft]) -> Iterator[PeripheralUnit]:
    """Yield what the rules read of each unit of a long text, in text order.

    Args:
        parse: The document.
        drafts: All units in text order, weighed.
    """
    counts = Counter(word for draft in drafts for word in draft.words)
    themes = frozenset(word for word, count in counts.items() if count >= THEME)
    point = frozenset(word for draft in drafts if draft.concludes for word in draft.words)
    for number, draft in enumerate(drafts):
        yield PeripheralUnit(parse, drafts, number, draft, themes, point)


@rule("background.early", PERIPHERY)
def is_early(unit: PeripheralUnit) -> bool:
    """Return whether a unit stands in the first tenth of the text."""
    return unit.number / len(unit.drafts) < EARLY


@rule("background.start", PERIPHERY)
def is_at_start(unit: PeripheralUnit) -> bool:
    """Return whether a unit stands in the first fifth of the text."""
    return unit.number / len(unit.drafts) < START


@rule("background.first-paragraph", PERIPHERY)
def is_in_first_paragraph(unit: PeripheralUnit) -> bool:
    """Return whether a unit stands in the paragraph of the first."""
    return _has_paragraphs(unit) and unit.draft.paragraph == unit.drafts[0].paragraph


@rule("background.opens", PERIPHERY)
def is_first_of_paragraph(unit: PeripheralUnit) -> bool:
    """Return whether a unit opens its paragraph."""
    return _has_paragraphs(unit) and opens_paragraph(unit.drafts, unit.number)


@rule("background.ending", PERIPHERY)
def is_in_ending(unit: PeripheralUnit) -> bool:
    """Return whether a unit stands in the last tenth or paragraph of the text."""
    late = unit.number / len(unit.drafts) >= LATE
    last = unit.draft.paragraph == unit.drafts[-1].paragraph
    return late or (_has_paragraphs(unit) and last)


@rule("background.last", PERIPHERY)
def is_last(unit: PeripheralUnit) -> bool:
    """Return whether a unit is the last of the text."""
    return unit.number == len(unit.drafts) - 1


@rule("background.own", PERIPHERY)
def is_of_writer(unit: PeripheralUnit) -> bool:
    """Return whether a unit has a word for the writer's self."""
    parse, draft = unit.parse, unit.draft
    return not parse.words["writer_self"].isdisjoint(parse.lower[draft.first : draft.last])


@rule("background.off-theme", PERIPHERY)
def is_off_theme(unit: PeripheralUnit) -> bool:
    """Return whether a unit has none of the words that the text comes back to."""
    return unit.themes.isdisjoint(unit.draft.words)


@rule("background.off-point", PERIPHERY)
def is_off_point(unit: PeripheralUnit) -> bool:
    """Return whether a unit has none of the words of the conclusions."""
    return unit.point.isdisjoint(unit.draft.words)


@rule("background.weighed", PERIPHERY)
def bears_on_point(unit: PeripheralUnit) -> bool:
    """Return whether a unit makes, limits or opposes a point."""
    draft = unit.draft
    scored = draft.concludes or draft.limits or draft.opposes
    return scored or draft.hedged or draft.has(*POINTS) is not None


@rule("background.joined", PERIPHERY)
def is_joined(unit: PeripheralUnit) -> bool:
    """Return whether a connective joins a unit to the argument, or the next hangs from it."""
    number, draft = unit.number, unit.draft
    behind = unit.drafts[number + 1 : number + 2]
    return draft.led_by(*CONNECTIVES) is not None or any(d.host == number for d in behind)


@rule("background.figure", PERIPHERY)
def holds_figure(unit: PeripheralUnit) -> bool:
    """Return whether a unit holds a figure."""
    return "figure" in unit.draft.flags


def _has_paragraphs(unit: PeripheralUnit) -> bool:
    """Return whether a text has several paragraphs: else each unit is in the first and last."""
    return unit.drafts[0].paragraph != unit.drafts[-1].paragraph
