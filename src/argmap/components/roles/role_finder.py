"""Weigh what each unit does in the argument: the component `argmap_roles`.

Four scores a unit, each a sum of rules that fired: how much it looks like a conclusion, like the
other side's, like a limit on another unit, like what can be disputed. Which roles come of it is
decided with the relations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.components.parse import Parse, read_parse
from argmap.components.roles.disputability import disputable
from argmap.components.roles.features import describe, title_words
from argmap.components.roles.qualifications import limiting
from argmap.components.roles.rhetorical_questions import states
from argmap.components.store import ensure_extension, load_drafts, load_parts, save_drafts
from argmap.draft import (
    Draft,
    Fired,
    Hit,
    closes_paragraph,
    in_opening,
    is_long,
    juxtaposed,
    opens_paragraph,
    stands_out,
)
from argmap.lexicon import load_cues
from argmap.lexicon.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLOSING = 0.75
OPENING = 0.1


def weigh(
    parse: Parse,
    drafts: Sequence[Draft],
    title: frozenset[str],
    kinds: Sequence[str],
    rules: Mapping[str, Rule],
) -> None:
    """Write the four scores and the rules behind them into the drafts.

    Args:
        parse: The document they come from.
        drafts: Its units in text order, with speakers and hedges; changed in place.
        title: The content words of the title, empty without one.
        kinds: What each paragraph is, by number; paragraphs beyond them are body.
        rules: The table of rules.
    """
    for draft in drafts:
        describe(parse, draft)
        if draft.paragraph < len(kinds) and kinds[draft.paragraph] == "title":
            draft.flags.append("title")
    telling = telling_words(drafts, title)
    long = is_long(drafts)
    if long:
        _tell_rhetorical(parse, drafts)
    for number, draft in enumerate(drafts):
        # In this order: whether a unit is the other side's depends on how it concludes.
        _add(draft, _conclusion(drafts, number, long, telling), rules)
        draft.concludes = draft.conclusion >= rules["threshold.conclusion"].weight
        limits = limiting(drafts, number, long=long)
        _add(draft, [*_opposed(drafts, number, long), *limits], rules)
        draft.opposes = draft.opposed >= rules["threshold.opposed"].weight
        draft.limits = draft.limit >= rules["threshold.limit"].weight
        _add(draft, disputable(drafts, number), rules)


def _tell_rhetorical(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Flag the questions that state something, and tell by what rule."""
    for number, draft in enumerate(drafts):
        rule = states(parse, drafts, number)
        if rule:
            draft.flags.append("rhetorical")
            draft.because.append(Hit("", rule, draft.start, draft.end))


def _add(draft: Draft, fired: Fired, rules: Mapping[str, Rule]) -> None:
    """Add the weights of rules that fired to the scores they feed, and tell of each."""
    for rule, hit in fired:
        feeds = rule.partition(".")[0]
        share = hit.weight if hit is not None and rule in SCALED else 1.0
        weight = round(rules[rule].weight * share, 4)
        setattr(draft, feeds, getattr(draft, feeds) + weight)
        where = hit or Hit("", "", draft.start, draft.end)
        draft.because.append(Hit(where.id, rule, where.start, where.end, weight))


def _conclusion(drafts: Sequence[Draft], number: int, long: bool, title: frozenset[str]) -> Fired:
    draft = drafts[number]
    fired = _position(drafts, number, long)
    for kind, rule in LEADS.items():
        hit = draft.led_by(kind)
        weak = hit is not None and (
            (kind == "concession" and hit.weight < 0.5)
            or (kind == "addition" and hit.start > draft.start)
        )
        if hit is not None and not weak:
            fired.append((f"conclusion.{rule}", hit))
    for kind in ("directive", "stance", "evaluation"):
        hit = draft.demand() if kind == "directive" else draft.has(kind)
        if hit is not None and hit.weight >= LEAST:
            fired.append((f"conclusion.{kind}", hit))
    if any(d.host == number and d.led_by("reason") for d in drafts[number + 1 : number + 3]):
        fired.append(("conclusion.grounded", None))
    if "title" not in draft.flags and not title.isdisjoint(draft.words):
        fired.append(("conclusion.title", None))
    if draft.led_by("contrast") and "demonstrative" in draft.flags:
        fired.append(("conclusion.contrary", draft.led_by("contrast")))
    demands = draft.demand() is not None or not ASKING.isdisjoint(draft.flags)
    opines = "opines" in draft.flags or draft.has("stance") is not None
    holds = {
        "hosted": draft.hosted,
        "admits": draft.has("admission") is not None and not draft.speaker,
        "reported": bool(draft.speaker),
        "question": draft.question,
        "hedged": draft.wavers(),
        "imperative": "imperative" in draft.flags and not draft.speaker,
        "commits": "commits" in draft.flags and not draft.speaker and not draft.question,
        "opines": opines and draft.has("stance") is None,
        "joined": demands and _joins(drafts, number),
        "last-paragraph": long and draft.paragraph == drafts[-1].paragraph,
        "stands-out": long and stands_out(drafts, number),
        # A demand is no datum for the sum it names.
        "figure": "figure" in draft.flags and not demands,
        "first-person": "first-person" in draft.flags and not demands and not opines,
        **{flag: True for flag in draft.flags if flag in FLAGS},
    }
    return fired + [(f"conclusion.{name}", None) for name, value in holds.items() if value]


def _joins(drafts: Sequence[Draft], number: int) -> bool:
    """Return whether a statement goes on with a conclusion right before it by "and", "also"."""
    before = drafts[number - 1] if number else None
    return (
        before is not None
        and before.concludes
        and before.paragraph == drafts[number].paragraph
        and drafts[number].led_by("addition") is not None
    )


ASKING = frozenset({"imperative", "commits"})
FLAGS = frozenset({"past", "anaphor"})


def telling_words(drafts: Sequence[Draft], title: frozenset[str]) -> frozenset[str]:
    """Keep the words of a title that tell its point: those that few units share."""
    counts = Counter(word for draft in drafts for word in draft.words)
    most = max(2, len(drafts) // 8)
    return frozenset(word for word in title if counts[word] <= most)


LEAST = 0.2
# Rules whose weight is shared out by the weight of the word that fires them.
SCALED = frozenset(
    {"conclusion.result", "conclusion.directive", "conclusion.stance", "opposed.directive"}
)
LEADS = {
    "result": "result",
    "reason": "reason",
    "concession": "concession",
    "addition": "addition",
    "example": "example",
    "contrast": "contrast",
}


def _position(drafts: Sequence[Draft], number: int, long: bool) -> Fired:
    if not long:
        if number == 0:
            return [("conclusion.first", None)]
        return [("conclusion.last", None)] if number == len(drafts) - 1 else []
    place = number / len(drafts)
    if place >= CLOSING:
        return [("conclusion.closing", None)]
    return [("conclusion.opening", None)] if in_opening(drafts, number, OPENING) else []


def _opposed(drafts: Sequence[Draft], number: int, long: bool) -> Fired:
    draft = drafts[number]
    before = drafts[number - 1] if number else None
    fired = _granted(drafts, number, long)
    contrast = draft.led_by("contrast")
    if contrast is not None and before is not None and not long and before.concludes:
        fired.append(("opposed.contrast", contrast))
    elif contrast is not None and not draft.hosted:
        fired.append(("opposed.answering", contrast))
    if before is not None and before.opposes and _goes_on(before, draft):
        fired.append(("opposed.addition", draft.led_by("addition")))
    reason = draft.led_by("reason")
    if reason is not None:
        host = drafts[draft.host] if 0 <= draft.host < number else None
        grounds = host is not None and host.opposes
        fired.append(("opposed.host" if grounds else "opposed.reason", reason))
    for kind, hit in (("result", draft.led_by("result")), ("directive", draft.has("directive"))):
        if hit is not None:
            fired.append((f"opposed.{kind}", hit))
    holds = {
        "may": any(hit.id in ("may", "perhaps", "could") for hit in draft.cues),
        "reported": bool(draft.speaker),
        "objects": bool(draft.speaker) and any(hit.id in OBJECTING for hit in draft.cues),
        "addressee": any(hit.kind == "attribution.addressee" for hit in draft.because),
        "party": "party" in draft.flags,
        **_taken_up(draft),
        "conclusion": draft.concludes,
        "opens": long and opens_paragraph(drafts, number),
        "closes": long and closes_paragraph(drafts, number),
        "answers": before is not None and before.led_by("contrast") is not None,
    }
    return fired + [(f"opposed.{name}", None) for name, value in holds.items() if value]


def _taken_up(draft: Draft) -> dict[str, bool]:
    """Tell by which rules the author's stance to a report counts: by his words, or by context."""
    said = any(hit.kind in ("stance.word", "stance.answer") for hit in draft.because)
    met = any(hit.kind == "stance.met" for hit in draft.because)
    rejects, endorses = draft.stance == "rejects", draft.stance == "endorses"
    return {
        "rejected": said and rejects,
        "endorsed": said and endorses,
        "met": met and rejects,
    }


def _granted(drafts: Sequence[Draft], number: int, long: bool) -> Fired:
    """Name what makes a unit granted: its own words of concession, or an answer that follows."""
    draft = drafts[number]
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    granted, condition = draft.led_by("concession"), draft.led_by("condition")
    answered = after.led_by("contrast") if after is not None and not after.hosted else None
    if draft.hosted:
        told = () if juxtaposed(draft, number) else (granted, condition)
        return [("opposed.clause", hit) for hit in told if hit is not None]
    fired: Fired = []
    weighty = granted is not None and (granted.weight >= 0.5 or answered is not None)
    if weighty and draft.led_by("contrast") is None:
        fired.append(("opposed.granted", granted))
    if answered is not None:
        fired.append(("opposed.answered-long" if long else "opposed.answered", answered))
    return fired


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Return whether a statement goes on with the one before: "and", "or" in one sentence."""
    return (
        before.sentence == draft.sentence
        and draft.led_by("addition") is not None
        and draft.led_by("contrast") is None
    )


# Cues of what somebody says against the author: verbs of objecting, nouns for an objection.
OBJECTING = frozenset(
    cue.id for cue in load_cues() if cue.side == "other" and cue.kind in ("report", "source_noun")
)


class RoleFinder:
    """Writes the four scores into the drafts of a document."""

    def __init__(self, rules: Mapping[str, Rule] | None = None) -> None:
        ensure_extension()
        self.rules = load_rules() if rules is None else rules

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, which is changed in place and given back."""
        drafts, parse = load_drafts(doc, "argmap_roles"), read_parse(doc)
        parts = load_parts(doc)
        kinds = [kind for _, _, kind, mapped in parts if mapped]
        weigh(parse, drafts, title_words(parse, parts), kinds, self.rules)
        save_drafts(doc, drafts, "argmap_roles")
        return doc
