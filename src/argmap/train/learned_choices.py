"""Read from a checked map what should have been taken of what the networks say.

Each choice is a node that is had in one of several ways: a unit's role, its target, the type of
a link, the main conclusion of a text. A way scores the log of its probability, and the row of
`learned` that weighs it is what can be learned (`argmap.scorers.learned.class_weights`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.draft import Findings
from argmap.evaluate.links import links
from argmap.evaluate.records import GoldDocument
from argmap.scorers.learned.class_weights import target_rows
from argmap.scorers.learned.read_grounds import AGREES, ROLE_ROWS, TYPE_ROWS
from argmap.scorers.learned.scorer import LEAST, LearnedScorer, type_shares
from argmap.train.choices import ROOT, Choice, Edge, Option
from argmap.train.gold_facts import main_conclusions

Way = tuple[float, str, bool]  # a probability, the row that weighs it, whether gold takes it


def learned_choices(gold: GoldDocument, found: Findings, scorer: LearnedScorer) -> list[Choice]:
    """Return the choices that a checked map asks of the networks.

    Args:
        gold: The checked map.
        found: What was found in its text when its units were given.
        scorer: What scored the findings, by the built-in weights.
    """
    reader = _Reader(gold, found, scorer)
    made = [*reader.roles(), *reader.main()]
    if "relations" in gold.annotated:
        made += [*reader.targets(), *reader.types()]
    return made


class _Reader:
    """Reads the choices of one document; drafts and gold units have the same numbers."""

    def __init__(self, gold: GoldDocument, found: Findings, scorer: LearnedScorer) -> None:
        self.units = sorted(gold.units, key=lambda unit: (unit.start, unit.end))
        self.found, self.scorer = found, scorer
        numbers = {unit.id: number for number, unit in enumerate(self.units)}
        self.links = [(numbers[row.source], numbers[row.target], row.type) for row in links(gold)]
        self.out: dict[int, set[int]] = defaultdict(set)
        for source, target, _ in self.links:
            self.out[source].add(target)

    def roles(self) -> Iterator[Choice]:
        """Yield the role of each unit that has one the networks know."""
        for number, unit in enumerate(self.units):
            if unit.role in ROLE_ROWS:
                ways = (
                    (self.scorer.share_of(number, role), row, role == unit.role)
                    for role, row in ROLE_ROWS.items()
                )
                yield _choice("role", ways)

    def main(self) -> Iterator[Choice]:
        """Yield which unit is the main conclusion."""
        concluding = {n for n, unit in enumerate(self.units) if unit.role == "conclusion"}
        right = main_conclusions(concluding, self.out)
        ways = (
            (
                self.scorer.share_as_main(n),
                AGREES if n == self.scorer.rules.main else "",
                n in right,
            )
            for n in range(len(self.units))
            if self.scorer.as_main(n) is not None
        )
        if right:
            yield _choice("main", ways)

    def targets(self) -> Iterator[Choice]:
        """Yield where each unit leads within its stretch, or that it leads to none."""
        for first, rows in self._places().items():
            for place, ids in enumerate(rows):
                right = {target - first for target in self.out[first + place]} or {len(rows)}
                said = self.scorer.stretch_of(first).said.targets[place]
                ways = (
                    (float(said[other]), id, other in right)
                    for other, id in enumerate(ids)
                    if other != place
                )
                yield _choice("target", ways)

    def types(self) -> Iterator[Choice]:
        """Yield the type of each link that no qualification makes."""
        for source, target, type in self.links:
            row = self.scorer.stretch_of(source)
            if type in TYPE_ROWS and row is self.scorer.stretch_of(target):
                shares = type_shares(row, source, target)
                ways = ((shares[name], id, name == type) for name, id in TYPE_ROWS.items())
                yield _choice("type", ways)

    def _places(self) -> Mapping[int, Sequence[Sequence[str]]]:
        """Return the rows that the targets in each stretch count by, by its first unit."""
        firsts = {self.scorer.stretch_of(n).first for n in range(len(self.units))}
        ends = [*sorted(firsts), len(self.units)]
        return {first: target_rows(self.found.drafts[first:last]) for first, last in pairwise(ends)}


def _choice(kind: str, ways: Iterable[Way]) -> Choice:
    edges = (
        Edge(0, ROOT, Option(math.log(max(share, LEAST)), {id: 1.0} if id else {}), right)
        for share, id, right in ways
    )
    return Choice(kind, 1, tuple(edges))
