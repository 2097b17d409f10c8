"""Decide which units do not argue: courtesies, announcements, asides, the scene before the point.

Each kind of evidence is a rule with a weight; a unit whose weights reach `SETS_SCENE` leaves the
map. A lost premise costs as much as a kept line of background, so that signs of arguing weigh as
much as one sign of the opposite.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.components.background.introduction import SIGNS, argues, opening_scene
from argmap.components.background.metadiscourse import talks
from argmap.components.background.periphery import marginal
from argmap.components.parse import Parse
from argmap.draft import SHORT_TEXT, Draft, Fired, Hit, is_long
from argmap.lexicon.rules import Rule

SETS_SCENE = 1.0
LEAST_PARAGRAPHS = 6
FRAMES = frozenset({"background.courtesy", "background.announces", "background.names-topic"})
TALK = frozenset({"background.courtesy", "background.aside", "background.together"})


def set_scene(
    parse: Parse, drafts: Sequence[Draft], kinds: Sequence[str], rules: Mapping[str, Rule]
) -> None:
    """Mark the units that do not argue; none where the units were given, which all argue.

    Args:
        parse: The document.
        drafts: All its units, with cues, flags and speakers; changed in place.
        kinds: What each paragraph is, by number.
        rules: The table of rules.
    """
    if any(draft.rule == "split.given" for draft in drafts):
        return
    _situation(drafts, kinds)
    for number in range(len(drafts)):
        fired = talks(parse, drafts, number)
        if any(hit.kind == "asks.echo" for hit in drafts[number].because):
            fired.append(("background.echo", None))
        _weigh(drafts[number], fired + _together(parse, drafts, number), rules)
    for number in _exordium(parse, drafts):
        _weigh(drafts[number], [("background.exordium", None)], rules)
    if is_long(drafts):
        for number, fired in opening_scene(parse, drafts, kinds).items():
            _weigh(drafts[number], fired, rules)
    if len(drafts) > SHORT_TEXT:
        _set_margins(parse, drafts, rules)
    none_left = all(draft.scenery for draft in drafts)
    for draft in drafts:
        # A title is a unit only where it states the thesis.
        if none_left or "title" in draft.flags:
            draft.scenery = False


def _weigh(draft: Draft, fired: Fired, rules: Mapping[str, Rule]) -> None:
    """Sum the rules that fired, with what speaks against them, and mark the unit."""
    if not fired or draft.scenery:
        return
    fired = fired + _argues(draft, fired)
    for rule, hit in fired:
        where = hit or Hit("", "", draft.start, draft.end)
        weight = rules[rule].weight
        draft.because.append(Hit(where.id, rule, where.start, where.end, weight))
    draft.scenery = round(sum(rules[rule].weight for rule, _ in fired), 4) >= SETS_SCENE


def _set_margins(parse: Parse, drafts: Sequence[Draft], rules: Mapping[str, Rule]) -> None:
    """Mark the units for which enough broad evidence meets, and tell of it for these alone.

    A question at the margin is mostly the one that the text sets out to answer.
    """
    for draft, fired in zip(drafts, marginal(parse, drafts), strict=True):
        weights = [(rule, rules[rule].weight) for rule, _ in fired]
        if (
            draft.scenery
            or draft.question
            or round(sum(weight for _, weight in weights), 4) < SETS_SCENE
        ):
            continue
        draft.scenery = True
        draft.because += [Hit("", rule, draft.start, draft.end, w) for rule, w in weights]


def _argues(draft: Draft, fired: Fired) -> Fired:
    """Name what speaks for a unit's arguing after all: a connective, a demand, a stand.

    A connective joins what is announced, or what thanks are for, to the text; it gives no reason.
    """
    framed = any(rule in FRAMES for rule, _ in fired) or draft.hosted
    lead = None if framed else draft.led_by(*SIGNS)
    said = ("background.announces", None) in fired
    asked = None if said else draft.has("directive")
    sign = lead or asked or draft.has("stance")
    return [("background.argues", sign)] if sign is not None else []


def _together(parse: Parse, drafts: Sequence[Draft], number: int) -> Fired:
    """Tell of a clause that goes on in the sentence of a courtesy: "Thank you, sit down"."""
    draft = drafts[number]
    before = drafts[number - 1] if number else None
    if before is None or before.sentence != draft.sentence or not before.scenery:
        return []
    talk = any(hit.kind in TALK for hit in before.because) and not argues(parse, draft)
    return [("background.together", None)] if talk else []


def _exordium(parse: Parse, drafts: Sequence[Draft]) -> list[int]:
    """Return the other units of an opening paragraph of courtesies in which nothing argues.

    A speaker greets, thanks and presents herself before she comes to the matter (Cicero's
    exordium).
    """
    here = [n for n, draft in enumerate(drafts) if draft.paragraph == drafts[0].paragraph]
    polite = any(hit.kind == "background.courtesy" for hit in drafts[0].because) if here else False
    rest = [n for n in here if not drafts[n].scenery]
    if not polite or len(here) == len(drafts) or any(argues(parse, drafts[n]) for n in rest):
        return []
    return rest


def _situation(drafts: Sequence[Draft], kinds: Sequence[str]) -> None:
    """Mark the situation before the complication (Minto 1987; Hoey 1983).

    It fills the body paragraphs before the one that opens with a word of contrast, where that
    stands in the first third of a text and none of them argues.
    """
    opening: dict[int, Draft] = {}
    for draft in drafts:
        opening.setdefault(draft.paragraph, draft)
    turn = next((p for p, d in opening.items() if d.led_by("contrast")), None)
    if turn is None or len(opening) < LEAST_PARAGRAPHS or turn > len(opening) / 3:
        return
    before = [
        d
        for d in drafts
        if d.paragraph < turn and (d.paragraph >= len(kinds) or kinds[d.paragraph] == "body")
    ]
    if not any(d.leads or d.has("directive", "stance", "report") or d.question for d in before):
        for draft in before:
            draft.scenery = True
            draft.because.append(Hit("", "background.situation", draft.start, draft.end))
