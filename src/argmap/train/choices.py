"""Read from a checked map the choices that the rules should have made.

Five kinds of choice are made by sums of weights, and each can be checked against gold:

- whether a unit's evidence as the other side's, as a limit on another, as what can be disputed
  or (in a long text) as a conclusion reaches the threshold that its role or side asks for;
- which unit of a text is its main conclusion;
- whether a unit says an earlier one again (`again.py`);
- the tree over the units of a paragraph: which unit leads it, and what the others hang from;
- the tree over the paragraphs of a text: which holds the conclusion, and which unit of another
  paragraph the leading unit of each of the others hangs from.

All are trees over nodes: a threshold is a tree of one node whose root can be had in two ways, the
main conclusion one of a node that can be had in as many as there are units that may be it.
Where a gold graph is no tree (a unit has two targets, a paragraph two that lead out of it) every
tree that agrees with it is right.

What one sum hands to another is taken as the built-in weights make it: whose side a unit is on,
and how prominent its target is, which the scores of arrows are shared out by. A row that measures
or bounds what others add counts as often as a score grows with it (`scorers.measures`); a
threshold as a share of -1, unless it is 0. Rows that no choice tells of are tried out
(`grid_search.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.decoding.arborescence import MOST_NODES
from argmap.decoding.roles import places
from argmap.draft import Candidate, Draft, Findings, Hit, is_long
from argmap.evaluate.links import links
from argmap.evaluate.records import GoldDocument, GoldUnit
from argmap.lexicon.rules import Rule
from argmap.scorers.measures import growth
from argmap.scorers.protocol import Evidence, PairScorer, ScorerFactory
from argmap.train.gold_facts import gold_sides, main_conclusions


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
class Edge:
    """A way for a node of a tree to be attached.

    Attributes:
        child: Number of the node.
        parent: Number of the node it would hang from; -1 to be the root.
        option: What its score is made of.
        right: Whether gold allows it.
    """

    child: int
    parent: int
    option: Option
    right: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a tree: each node but one gets one edge to a parent, and one is the root.

    Attributes:
        kind: `conclusion`, `opposed`, `limit`, `disputed`, `main`, `again`, `paragraph` or `text`.
        nodes: How many nodes there are.
        edges: All that may be chosen; two nodes may be joined by several.
    """

    kind: str
    nodes: int
    edges: tuple[Edge, ...]


ROOT = -1
NOTHING = Option(0.0, {})


def choices(
    gold: GoldDocument,
    found: Findings,
    scorer: ScorerFactory,
    rules: Mapping[str, Rule],
    used: frozenset[str],
    raised: Mapping[str, ScorerFactory] | None = None,
) -> list[Choice]:
    """Return the choices that a checked map asks for.

    Args:
        gold: The checked map.
        found: What was found in its text when its units were given.
        scorer: Makes what scores the findings.
        rules: The rules that both went by.
        used: The roles that the checked maps use; one that none uses is nothing to learn.
        raised: What scores with a measure raised, by its id; see `argmap.scorers.measures`.
    """
    units = sorted(gold.units, key=lambda unit: (unit.start, unit.end))
    reader = _Reader(gold, units, found, scorer, rules, raised or {})
    made = [*reader.thresholds(used), *reader.main()]
    if "relations" in gold.annotated:
        made += [*reader.within(), *reader.between()]
    return made


class _Reader:
    """Reads the choices of one document; drafts and gold units have the same numbers."""

    def __init__(
        self,
        gold: GoldDocument,
        units: Sequence[GoldUnit],
        found: Findings,
        scorer: ScorerFactory,
        rules: Mapping[str, Rule],
        raised: Mapping[str, ScorerFactory],
    ) -> None:
        self.units, self.rules, self.drafts = units, rules, found.drafts
        self.raised = {id: make(found) for id, make in raised.items()}
        self.long = is_long(self.drafts)
        self.argued = [n for n, d in enumerate(self.drafts) if not self._idle(d)]
        self.scorer = scorer(found)
        numbers = {unit.id: number for number, unit in enumerate(units)}
        self.targets: dict[int, set[int]] = defaultdict(set)
        for link in links(gold):
            self.targets[numbers[link.source]].add(numbers[link.target])
        known = [
            Candidate(numbers[link.source], numbers[link.target], link.type, 0.0, ())
            for link in links(gold)
        ]
        concluding = {n for n, unit in enumerate(units) if unit.role == "conclusion"}
        self.ends = main_conclusions(concluding, self.targets)
        self.places = places(len(self.drafts), known, concluding, ("support", "linked"))
        self.sides = gold_sides(gold, units)
        groups: dict[int, list[int]] = defaultdict(list)
        for number in self.argued:
            groups[self.drafts[number].paragraph].append(number)
        self.groups = list(groups.values())

    def thresholds(self, used: frozenset[str]) -> Iterator[Choice]:
        """Yield for each unit what gold says of its side and of its role."""
        for number, unit in enumerate(self.units):
            draft = self.drafts[number]
            if number in self.sides:
                yield self._threshold(draft, "opposed", self.sides[number] == "opp")
            if unit.role is None:
                continue
            if "qualification" in used:
                yield self._threshold(draft, "limit", unit.role == "qualification")
            if "conclusion" in used and self.long and not draft.speaker and not draft.hosted:
                right = unit.role == "conclusion"
                yield self._threshold(draft, "conclusion", right)
            if {"claim", "premise"} <= used and unit.role in ("claim", "premise"):
                placed = self.scorer.as_claim(number, self.places[number]).because
                yield self._threshold(draft, "disputed", unit.role == "claim", placed)

    def main(self) -> Iterator[Choice]:
        """Yield which unit is the main conclusion, where there is more than one that may be it."""
        weighed = ((n, self.scorer.as_main(n)) for n in self.argued)
        ways = [
            Edge(0, ROOT, self._option(e.score, e.because), n in self.ends)
            for n, e in weighed
            if e is not None
        ]
        if len(ways) > 1 and self.ends:
            yield Choice("main", 1, tuple(ways))

    def within(self) -> Iterator[Choice]:
        """Yield the tree of each paragraph of several units, not too many for one tree."""
        for group in self.groups:
            out = self._out(group)
            if 1 < len(group) <= MOST_NODES and out:
                edges = [self._root(n, n in out, group.index(n)) for n in group]
                for child, source in enumerate(group):
                    right = self._right(source, group, out)
                    for parent, target in enumerate(group):
                        if source != target:
                            option = self._pair(source, target)
                            edges.append(Edge(child, parent, option, target in right))
                yield Choice("paragraph", len(group), tuple(edges))

    def between(self) -> Iterator[Choice]:
        """Yield the tree of the paragraphs, each with the unit that leads it in gold."""
        groups = [group for group in self.groups if self._out(group)]
        leaders = [max(self._out(g), key=self._headness) for g in groups]
        known = [self.targets[n] & {m for g in groups for m in g} for n in leaders]
        if not 1 < len(groups) <= MOST_NODES or all(known):
            return
        edges = []
        for child, source in enumerate(leaders):
            edges.append(self._root(source, not known[child], child, topic=False))
            for parent, group in enumerate(groups):
                for target in group if parent != child else ():
                    option = self._pair_between(source, target, leads=target == leaders[parent])
                    right = target in known[child] or not known[child]
                    edges.append(Edge(child, parent, option, right))
        yield Choice("text", len(groups), tuple(edges))

    def _out(self, group: Sequence[int]) -> list[int]:
        """Return the units of a paragraph that gold lets lead it: no reason for others of it."""
        inside = set(group)
        argues = [n for n in group if self.units[n].role not in ("background", "question")]
        return [n for n in argues if not self.targets[n] & inside]

    def _right(self, source: int, group: Sequence[int], out: Sequence[int]) -> set[int]:
        """Return the units of its paragraph that a unit may hang from by gold."""
        targets = self.targets[source] & set(group)
        if targets:
            return targets
        # One of those that lead out is the root; gold does not say where the others hang.
        return set(out) if source in out else set(group)

    def _headness(self, number: int) -> tuple[float, int]:
        return self.scorer.as_head(number).score, -number

    def _root(self, number: int, right: bool, node: int, topic: bool = True) -> Edge:
        def weigh(scorer: PairScorer) -> Evidence:
            return scorer.as_head(number) if topic else scorer.as_root(number)

        paces = growth(lambda scorer: weigh(scorer).score, self.scorer, self.raised)
        evidence = weigh(self.scorer)
        return Edge(node, ROOT, self._option(evidence.score, evidence.because, paces), right)

    def _pair(self, source: int, target: int) -> Option:
        made = self.scorer.within(source, target)
        paces = growth(lambda s: s.within(source, target).score, self.scorer, self.raised)
        return self._option(made.score, made.because, paces)

    def _pair_between(self, source: int, target: int, *, leads: bool) -> Option:
        """Return what the head of a paragraph gets from a unit of another, which may lead there."""

        def score(scorer: PairScorer) -> float:
            gain = scorer.head_gain if leads else 0.0
            return scorer.between(source, target).score + gain

        paces = growth(score, self.scorer, self.raised)
        grounds = self.scorer.between(source, target).because
        return self._option(score(self.scorer), grounds, paces)

    def _threshold(self, draft: Draft, feeds: str, right: bool, more: Sequence[Hit] = ()) -> Choice:
        hits = [*(hit for hit in draft.because if hit.kind.startswith(f"{feeds}.")), *more]
        score = getattr(draft, feeds) + sum(hit.weight for hit in more)
        row = self.rules[f"threshold.{feeds}"]
        asked = Hit("", row.id, draft.start, draft.end, -row.weight)
        option = self._option(score - row.weight, [*hits, asked])
        ways = (Edge(0, ROOT, option, right), Edge(0, ROOT, NOTHING, not right))
        return Choice(feeds, 1, ways)

    def _option(
        self, score: float, hits: Sequence[Hit], paces: Mapping[str, float] | None = None
    ) -> Option:
        shares = defaultdict(float, paces or {})
        for hit in hits:
            weight = self.rules[hit.kind].weight if hit.kind in self.rules else 0.0
            # How often a rule counts cannot be told where it weighs nothing: it stays so.
            if weight:
                shares[hit.kind] += hit.weight / weight
        learned = sum(self.rules[id].weight * share for id, share in shares.items())
        return Option(score - learned, dict(shares))

    def _idle(self, draft: Draft) -> bool:
        return draft.scenery or (self.long and draft.asks())
