"""Name the relations that connectives signal: the component `argmap_relations`.

A connective says how its clause bears on its host, or on the statement before it. What no word
signals is inferred later, from the plain data (see `argmap.scorers`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.components.store import ensure_extension, load_drafts, save_candidates
from argmap.draft import Candidate, Draft, Hit, juxtaposed
from argmap.lexicon import kinds, load_language
from argmap.lexicon.registry import conditions, rule
from argmap.lexicon.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLAUSE = "subordinate clause"
STATEMENT = "statement behind another"
# How a clause bears on its host, by the kind of the word that opens it.
HOSTED = {
    kinds.REASON: "support",
    kinds.CONCESSION: "qualify",
    kinds.CONDITION: "qualify",
    kinds.EVIDENCE: "support",
}


@dataclass(frozen=True, slots=True)
class Joined:
    """A unit with the one that a connective of it may join it to.

    Attributes:
        number: Its number.
        draft: The unit.
        other: Number of the other: the host of a clause, else the statement before.
        before: The other.
        signifying: Ids of the cues whose clause says what the host goes to show.
    """

    number: int
    draft: Draft
    other: int
    before: Draft
    signifying: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signal:
    """What a connective says.

    Attributes:
        hit: The connective.
        type: The type of the relation.
        forward: Whether the other bears on the unit, not the unit on the other.
    """

    hit: Hit
    type: str = "support"
    forward: bool = False


def signalled(
    drafts: Sequence[Draft], rules: Mapping[str, Rule], signifying: frozenset[str]
) -> list[Candidate]:
    """Return the relations that connectives signal, by their source units and targets.

    Args:
        drafts: The units of a document in text order.
        rules: The table of rules.
        signifying: Ids of the cues whose clause says what their host goes to show.
    """
    found: list[Candidate] = []
    for number, draft in enumerate(drafts):
        clause = draft.hosted and draft.host >= 0
        other = draft.host if clause else _before(drafts, number)
        if other is None:
            continue
        pair = Joined(number, draft, other, drafts[other], signifying)
        for id, tells in OF_CLAUSE if clause else OF_STATEMENT:
            signal = tells(pair)
            if signal is not None:
                found.append(_candidate(pair, signal, rules[id]))
    return sorted(found, key=lambda c: (c.source, c.target))


def _candidate(pair: Joined, signal: Signal, by: Rule) -> Candidate:
    ground = Hit(signal.hit.id, by.id, signal.hit.start, signal.hit.end, by.weight)
    ends = (pair.other, pair.number) if signal.forward else (pair.number, pair.other)
    return Candidate(*ends, signal.type, by.weight, (ground,))


def _before(drafts: Sequence[Draft], number: int) -> int | None:
    """Return the statement before: the last in the paragraph that is no clause of this one."""
    for other in range(number - 1, -1, -1):
        if drafts[other].paragraph != drafts[number].paragraph:
            return None
        if drafts[other].host != number:
            return other
    return None


@rule("attach.host", CLAUSE)
def bears_on_host(pair: Joined) -> Signal | None:
    """Return how a clause bears on its host."""
    hit = pair.draft.led_by(*HOSTED)
    if hit is None or hit.id in pair.signifying:
        return None
    beside = juxtaposed(pair.draft, pair.number)
    return Signal(hit, "linked" if beside else HOSTED[hit.kind])


@rule("attach.shown", CLAUSE)
def is_shown(pair: Joined) -> Signal | None:
    """Return that the host shows what its clause says: "…, showing that …"."""
    hit = pair.draft.led_by(*HOSTED)
    return Signal(hit, forward=True) if hit is not None and hit.id in pair.signifying else None


@rule("attach.reason", STATEMENT)
def is_reason(pair: Joined) -> Signal | None:
    """Return that a word of reason leads the unit."""
    hit = pair.draft.led_by(kinds.REASON)
    return Signal(hit) if hit else None


@rule("attach.example", STATEMENT)
def is_example(pair: Joined) -> Signal | None:
    """Return that the unit is an example."""
    hit = pair.draft.led_by(kinds.EXAMPLE)
    return Signal(hit) if hit else None


@rule("attach.restatement", STATEMENT)
def is_restatement(pair: Joined) -> Signal | None:
    """Return that the unit says it in other words."""
    hit = pair.draft.led_by(kinds.RESTATEMENT)
    return Signal(hit) if hit else None


@rule("attach.infers", STATEMENT)
def is_inferred(pair: Joined) -> Signal | None:
    """Return that the unit says what the one before shows: "This shows that …"."""
    draft = pair.draft
    whole = Hit("", "", draft.start, draft.end)
    return Signal(whole, forward=True) if "infers" in draft.flags else None


@rule("attach.result", STATEMENT)
def is_result(pair: Joined) -> Signal | None:
    """Return that the unit is drawn from the one before."""
    hit = pair.draft.led_by(kinds.RESULT)
    return Signal(hit, forward=True) if hit else None


@rule("attach.need", STATEMENT)
def answers_need(pair: Joined) -> Signal | None:
    """Return that the unit demands what the one before says is needed."""
    if pair.draft.reports() or pair.draft.has(kinds.DIRECTIVE) is None:
        return None
    need = next((hit for hit in pair.before.cues if hit.kind == kinds.NEED), None)
    return Signal(need, forward=True) if need else None


OF_CLAUSE = conditions("attach", CLAUSE)
OF_STATEMENT = conditions("attach", STATEMENT)


class RelationFinder:
    """Writes the signalled relations into `doc._.argmap`."""

    def __init__(self, rules: Mapping[str, Rule] | None = None) -> None:
        ensure_extension()
        self.rules = load_rules() if rules is None else rules

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, change it in place and return it."""
        signifying = load_language(doc.lang_ or "en").groups["signifying"]
        drafts = load_drafts(doc, "argmap_relations")
        save_candidates(doc, signalled(drafts, self.rules, signifying))
        return doc
