"""Read from a checked map the choices that the rules should have made.

Four kinds of choice are made by sums of weights, and each can be checked against gold:

- whether a unit's evidence as the other side's, as a limit on another or (in a long text) as a
  conclusion reaches the threshold that its role or side asks for;
- which unit is the conclusion, among all units of the text;
- which unit leads its paragraph;
- what a unit hangs from: one of the units of its paragraph, or of another where it leads its own.

The joint choice of a tree (Peldszus and Stede 2015) is thus taken apart into one choice a unit,
as in head selection for dependency parsing; the tree is put together when texts are mapped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.components.draft import Draft, Hit
from argmap.components.harvest import Harvest
from argmap.evaluate.links import Link, heads, links, side
from argmap.evaluate.records import GoldDocument, GoldUnit
from argmap.graph.build import ROOTNESS
from argmap.graph.candidates import CONCLUDES, OPPOSED, Scorer, is_long
from argmap.graph.extras import LIMITS
from argmap.lexicon.rules import Rule


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be chosen.

    Attributes:
        base: What its score holds beside the rules that can be learned.
        shares: How often each rule counts in its score, by the ids of the rules.
    """

    base: float
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice among options, of which gold takes the one of number `right`.

    Attributes:
        kind: `conclusion`, `opposed`, `limit`, `root`, `lead` or `attach`.
        options: At least two; the score of each is `base` and its shares times the weights.
        right: Number of the right one.
    """

    kind: str
    options: tuple[Option, ...]
    right: int


NOTHING = Option(0.0, {})


def choices(
    gold: GoldDocument, found: Harvest, rules: Mapping[str, Rule], roles: frozenset[str]
) -> list[Choice]:
    """Read the choices that a checked map asks for.

    Args:
        gold: The checked map.
        found: What the components found in its text when they were given its units.
        rules: The rules they went by.
        roles: The roles that the checked maps use; one that none uses is nothing to learn.
    """
    units = sorted(gold.units, key=lambda unit: (unit.start, unit.end))
    reader = _Reader(gold, units, found, rules)
    made = [*reader.thresholds(roles)]
    if "role" in gold.annotated:
        made += reader.roots()
    if "relations" in gold.annotated:
        made += [*reader.leads(), *reader.targets()]
    return made


class _Reader:
    """Reads the choices of one document; drafts and gold units have the same numbers."""

    def __init__(
        self,
        gold: GoldDocument,
        units: Sequence[GoldUnit],
        found: Harvest,
        rules: Mapping[str, Rule],
    ) -> None:
        self.units, self.rules, self.drafts = units, rules, found.drafts
        self.long = is_long(self.drafts)
        self.argued = [n for n, d in enumerate(self.drafts) if not self._idle(d)]
        self.scorer = Scorer(self.drafts, found.signalled, rules)
        numbers = {unit.id: number for number, unit in enumerate(units)}
        self.heads = heads(links(gold))
        self.target = {numbers[source]: numbers[link.target] for source, link in self.heads.items()}
        self.sides = _sides(gold, units, self.heads)
        self.paragraphs: dict[int, list[int]] = defaultdict(list)
        for number in self.argued:
            self.paragraphs[self.drafts[number].paragraph].append(number)

    def thresholds(self, roles: frozenset[str]) -> Iterator[Choice]:
        for number, unit in enumerate(self.units):
            draft = self.drafts[number]
            if number in self.sides:
                yield self._threshold(draft, "opposed", OPPOSED, self.sides[number] == "opp")
            if unit.role is None:
                continue
            if "qualification" in roles:
                yield self._threshold(draft, "limit", LIMITS, unit.role == "qualification")
            if "conclusion" in roles and self.long and not draft.speaker and not draft.hosted:
                right = unit.role == "conclusion"
                yield self._threshold(draft, "conclusion", CONCLUDES, right)

    def roots(self) -> Iterator[Choice]:
        ends = [n for n in self.argued if self.units[n].role == "conclusion"]
        others = [n for n in self.argued if self.units[n].role != "conclusion"]
        for end in ends if others else ():
            options = [self._evidence(n, 0.0) for n in (end, *others)]
            yield Choice("root", tuple(options), 0)

    def leads(self) -> Iterator[Choice]:
        for group in self.paragraphs.values():
            inside = set(group)
            out = [n for n in group if self.target.get(n) not in inside]
            if len(self.paragraphs) > 1 and len(group) > 1 and len(out) == 1:
                topic = [self.scorer.lead[n] - self.drafts[n].conclusion for n in group]
                options = [self._evidence(n, t) for n, t in zip(group, topic, strict=True)]
                yield Choice("lead", tuple(options), group.index(out[0]))

    def targets(self) -> Iterator[Choice]:
        for source in self.argued:
            target = self.target.get(source)
            if target is None or target not in self.argued:
                continue
            paragraph = self.drafts[source].paragraph
            near = self.drafts[target].paragraph == paragraph
            others = [
                n
                for n in self.argued
                if n != source and (self.drafts[n].paragraph == paragraph) == near
            ]
            make = self.scorer.within if near else self.scorer.between
            scored = [make(source, other) for other in others]
            options = tuple(self._option(row.score, row.because) for row in scored)
            if len(options) > 1:
                yield Choice("attach", options, others.index(target))

    def _threshold(self, draft: Draft, feeds: str, least: float, right: bool) -> Choice:
        hits = [hit for hit in draft.because if hit.kind.startswith(f"{feeds}.")]
        option = self._option(getattr(draft, feeds) - least, hits)
        return Choice(feeds, (option, NOTHING), 0 if right else 1)

    def _evidence(self, number: int, topic: float) -> Option:
        draft = self.drafts[number]
        hits = [hit for hit in draft.because if hit.kind.startswith("conclusion.")]
        plain = self._option(draft.conclusion + topic, hits)
        shares = {id: ROOTNESS * share for id, share in plain.shares.items()}
        return Option(ROOTNESS * plain.base, shares)

    def _option(self, score: float, hits: Sequence[Hit]) -> Option:
        shares: dict[str, float] = defaultdict(float)
        for hit in hits:
            weight = self.rules[hit.kind].weight if hit.kind in self.rules else 0.0
            # How often a rule counts cannot be told where it weighs nothing: it stays so.
            if weight:
                shares[hit.kind] += hit.weight / weight
        learned = sum(self.rules[id].weight * share for id, share in shares.items())
        return Option(score - learned, dict(shares))

    def _idle(self, draft: Draft) -> bool:
        return draft.scenery or (self.long and draft.question)


def _sides(
    gold: GoldDocument, units: Sequence[GoldUnit], head: Mapping[str, Link]
) -> dict[int, str]:
    """Give the side of each unit: as annotated, else as its relations tell; {} without either."""
    if "side" in gold.annotated:
        return {n: unit.side for n, unit in enumerate(units) if unit.side}
    if not {"relations", "role"} <= gold.annotated:
        return {}
    ends = frozenset(unit.id for unit in units if unit.role == "conclusion")
    return {n: side(unit.id, head, ends) for n, unit in enumerate(units)}
