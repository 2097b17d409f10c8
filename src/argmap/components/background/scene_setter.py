"""Decide which units do not argue: courtesies, announcements, asides, the scene before the point.

Each kind of evidence is a rule with a weight; a unit whose weights reach a threshold leaves the
map. A lost premise costs as much as a kept line of background, so that signs of arguing weigh as
much as one sign of the opposite.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from argmap.components.background import announcements, introduction, metadiscourse, topics
from argmap.components.background.context import OPENING_SCENE, PERIPHERY, PICTURE, TALK, Remark
from argmap.components.background.introduction import opening_scene
from argmap.components.background.periphery import peripheral_units
from argmap.components.background.preliminaries import exordium, situation
from argmap.components.evidence import DIGITS, Family, ground, total
from argmap.components.parse import Parse
from argmap.draft import SHORT_TEXT, Draft, Hit, is_long
from argmap.lexicon.kinds import ARGUES, DIRECTIVE, STANCE
from argmap.lexicon.registry import complete, decided
from argmap.lexicon.rules import Rule

SITUATION = decided("background.situation", __name__)
EXORDIUM = decided("background.exordium", __name__)
AGAINST = decided("background.argues", __name__)
SUFFICIENT = decided("threshold.background", __name__)
# Imported for the conditions in them; from here on each rule must have one.
CONDITIONS = (metadiscourse, announcements, topics, introduction)
complete("background")

ANNOUNCEMENT = "background.announces"
# A connective joins what is announced, or what thanks are for, to the text; it gives no reason.
FRAMES = frozenset({"background.courtesy", ANNOUNCEMENT, "background.names-topic"})


class SceneSetter:
    """Tells by a table of rules which units only set the scene.

    Args:
        rules: The table.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._talk = Family("background", rules, TALK)
        self._picture = Family("background", rules, PICTURE)
        self._scene = Family("background", rules, OPENING_SCENE)
        self._periphery = Family("background", rules, PERIPHERY)

    def set_scene(self, parse: Parse, drafts: Sequence[Draft], kinds: Sequence[str]) -> list[Draft]:
        """Return the units, marked where they do not argue; given units all argue.

        Args:
            parse: The document.
            drafts: All its units in text order, weighed.
            kinds: What each paragraph is, by number; paragraphs beyond them are body.
        """
        if any(draft.rule == "split.given" for draft in drafts):
            return list(drafts)
        units = self._mark_talk(parse, _mark_situation(drafts, kinds))
        units = self._mark_exordium(parse, units)
        if is_long(units):
            units = self._mark_opening(parse, units, kinds)
        if len(units) > SHORT_TEXT:
            units = self._mark_periphery(parse, units)
        return _keep_some(units)

    def _mark_talk(self, parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
        told: list[Draft] = []
        for number, draft in enumerate(drafts):
            # Whether the unit before it is talk is known by now, and a rule asks for it.
            remark = Remark(parse, drafts, number, draft, told[-1] if told else None)
            grounds = [] if draft.scenery else self._talk.fire(remark, draft)
            told.append(self._marked(draft, grounds))
        return told

    def _mark_exordium(self, parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
        rule, numbers = self._rules[EXORDIUM], frozenset(exordium(parse, drafts))
        return [
            self._marked(draft, [ground(rule, draft)]) if number in numbers else draft
            for number, draft in enumerate(drafts)
        ]

    def _mark_opening(
        self, parse: Parse, drafts: Sequence[Draft], kinds: Sequence[str]
    ) -> list[Draft]:
        found = opening_scene(parse, drafts, kinds, self._picture, self._scene)
        return [self._marked(draft, found.get(number, ())) for number, draft in enumerate(drafts)]

    def _mark_periphery(self, parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the units, those marked for which enough broad evidence meets.

        A question at the margin is mostly the one that the text sets out to answer.
        """
        marked = list(drafts)
        for number, unit in enumerate(peripheral_units(parse, drafts)):
            draft = unit.draft
            if draft.scenery or draft.question:
                continue
            grounds = self._periphery.fire(unit, draft)
            if self._suffices(grounds):
                marked[number] = replace(draft, scenery=True, because=(*draft.because, *grounds))
        return marked

    def _marked(self, draft: Draft, grounds: Sequence[Hit]) -> Draft:
        """Return a unit with grounds for its not arguing, and what speaks against them."""
        if not grounds or draft.scenery:
            return draft
        grounds = [*grounds, *self._against(draft, grounds)]
        because = (*draft.because, *grounds)
        return replace(draft, scenery=self._suffices(grounds), because=because)

    def _against(self, draft: Draft, grounds: Sequence[Hit]) -> list[Hit]:
        """Return what speaks for a unit's arguing after all: a connective, a demand, a stand."""
        fired = {hit.kind for hit in grounds}
        framed = draft.hosted or not FRAMES.isdisjoint(fired)
        lead = None if framed else draft.led_by(*ARGUES)
        demand = None if ANNOUNCEMENT in fired else draft.has(DIRECTIVE)
        sign = lead or demand or draft.has(STANCE)
        return [ground(self._rules[AGAINST], draft, sign)] if sign is not None else []

    def _suffices(self, grounds: Iterable[Hit]) -> bool:
        return round(total(grounds), DIGITS) >= self._rules[SUFFICIENT].weight


def _mark_situation(drafts: Sequence[Draft], kinds: Sequence[str]) -> list[Draft]:
    """Return the units, those of the situation marked: it decides by itself."""
    units = list(drafts)
    for number in situation(drafts, kinds):
        draft = units[number]
        because = (*draft.because, Hit("", SITUATION, draft.start, draft.end))
        units[number] = replace(draft, scenery=True, because=because)
    return units


def _keep_some(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the units, none marked where all were; a title is one only where it has the thesis."""
    if all(draft.scenery for draft in drafts):
        return [replace(draft, scenery=False) for draft in drafts]
    return [
        replace(draft, scenery=False) if draft.scenery and "title" in draft.flags else draft
        for draft in drafts
    ]
