"""The learned scorer: a network over the states of a text, the rules' scores among its inputs.

Each score is the log of the odds of a probability, so that a map tells the probability itself as
its confidence. In a text of more than `MOST_UNITS` units the network reads one stretch after
another, and only the rules speak between stretches. A short text is left to the rules, which do
better there, and one of more than `LONGEST` characters, since it would take minutes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from argmap.draft import Candidate, Draft, Findings, Hit, is_long
from argmap.lexicon.rules import Rule
from argmap.scorers.learned import network
from argmap.scorers.learned.encoder import Array, Encoder
from argmap.scorers.learned.model_file import LearnedModel, shipped_model
from argmap.scorers.learned.network import Inputs, Outputs
from argmap.scorers.learned.pair_features import as_cube, pair_features
from argmap.scorers.learned.read_grounds import LINK, MAIN, ROLE, ROOT
from argmap.scorers.learned.text_view import TextView
from argmap.scorers.learned.unit_features import as_matrix, unit_features
from argmap.scorers.protocol import Evidence, PairScorer, PlaceAmongRelations, ScorerFactory
from argmap.scorers.rule_scorer import RuleScorer

MOST_UNITS = 160  # that the network reads at once
ROLES = ("conclusion", "claim", "premise", "qualification", "question", "none")
TYPES = ("support", "rebut", "undercut", "qualify", "linked")
QUALIFY = TYPES.index("qualify")
LONGEST = 150_000  # characters that are read again; a longer text would take minutes
RULES_MAIN = 1.65  # how much likelier the main conclusion is that the rules take for it
ALONE = 0.5  # how likely a conclusion is that need not lead to another
ARGUES = 0.5  # from which on a unit belongs on the map
LEAST = 1e-4  # a probability below it is as good as none
DIGITS = 3


def learned_scorer(rules: Mapping[str, Rule]) -> ScorerFactory:
    """Return what makes a learned scorer of a document's findings.

    Args:
        rules: The rules with their weights, whose scores are among what the network reads.

    Raises:
        PipelineError: What the scorer needs is not installed.
    """
    encoder, model = _encoder(), shipped_model()

    def make(found: Findings) -> PairScorer:
        if not is_long(found.drafts) or len(found.parsed.text) > LONGEST:
            return RuleScorer(found, rules)
        return LearnedScorer(found, rules, encoder, model)

    return make


@lru_cache(maxsize=1)
def _encoder() -> Encoder:
    return Encoder()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Units that the network reads at once, and what it says of them.

    Attributes:
        first: Number of the first unit.
        said: What the networks say of each and of each two.
        argues: How likely each belongs on a map.
    """

    first: int
    said: Outputs
    argues: Array


class LearnedScorer:
    """Scores the units of one document; see `argmap.scorers.protocol.PairScorer`."""

    whole = True
    head_gain = 0.0

    def __init__(
        self, found: Findings, rules: Mapping[str, Rule], encoder: Encoder, model: LearnedModel
    ) -> None:
        """Read a document's findings."""
        self.rules = RuleScorer(found, rules)
        tokens = encoder.encode(found.parsed.text)
        self._stretches = []
        for first, last in stretches(found):
            part = _part(found, first, last)
            view = TextView(part.parsed, part, RuleScorer(part, rules), tokens)
            given = inputs(view, model)
            said = network.mean([network.run(w, given) for w in model.networks])
            argues = np.mean([network.chance_of_arguing(w, given) for w in model.arguing], axis=0)
            self._stretches.append(Stretch(first, said, argues))
        self._of = {
            row.first + place: row for row in self._stretches for place in range(len(row.said.main))
        }
        self._shares = model.shares
        self.drafts = [self._put_right(n, draft) for n, draft in enumerate(found.drafts)]
        self.main = self._main()

    def stretches(self, argued: Sequence[int]) -> list[list[int]]:
        """Return the units in runs over each of which one tree is chosen."""
        runs: dict[int, list[int]] = {}
        for number in argued:
            runs.setdefault(self._of[number].first, []).append(number)
        return list(runs.values())

    def within(self, source: int, target: int) -> Candidate:
        """Return the relation that would join two units of one stretch."""
        row = self._of[source]
        if row is not self._of[target]:
            return self.rules.between(source, target)
        here, there = source - row.first, target - row.first
        share = float(row.said.targets[here, there])
        plain = self.rules
        same = self.drafts[source].paragraph == self.drafts[target].paragraph
        told = (plain.within if same else plain.between)(source, target)
        draft = self.drafts[source]
        read = Hit("", LINK, draft.start, draft.end, odds(share))
        cues = tuple(replace(hit, weight=0.0) for hit in told.because if hit.id)
        type = self._type(source, row.said.types[here, there])
        return Candidate(source, target, type, odds(share), (read, *cues))

    between = within

    def as_head(self, number: int) -> Evidence:
        """Return how well a unit hangs from none."""
        return self.as_root(number)

    def as_root(self, number: int) -> Evidence:
        """Return how well a unit is what others lead to and itself leads to none.

        Only a conclusion stands by itself: else a text would fall into arguments of a half each.
        """
        row = self._of[number]
        share = float(row.said.targets[number - row.first, -1])
        alone = self._share(number, 0) >= ALONE
        return self._evidence(number, ROOT, odds(share if alone else 0.0))

    def as_main(self, number: int) -> Evidence | None:
        """Return how much a unit looks like the main conclusion, None where it cannot be it."""
        draft = self.drafts[number]
        if draft.scenery or draft.asks():
            return None
        row = self._of[number]
        share = math.sqrt(float(row.said.main[number - row.first]) * self._share(number, 0))
        if number == self.rules.main:
            share = min(1.0, share * RULES_MAIN)
        return self._evidence(number, MAIN, odds(share))

    def as_conclusion(self, number: int) -> Evidence | None:
        """Return what makes a unit a conclusion by itself, None where it is none."""
        if self.role(number) != "conclusion":
            return None
        return self._evidence(number, ROLE, odds(self._share(number, 0)))

    def as_limit(self, number: int) -> Evidence | None:
        """Return what makes a unit a qualification, None where it is none."""
        if self.role(number) != "qualification":
            return None
        return self._evidence(number, ROLE, odds(self._share(number, 3)))

    def as_claim(self, number: int, place: PlaceAmongRelations) -> Evidence:
        """Return how far a unit can be disputed: from 0 on it is a claim, below a premise."""
        claim, premise = (self._share(number, column) for column in (1, 2))
        return self._evidence(number, ROLE, round(math.log((claim + LEAST) / (premise + LEAST)), 3))

    def as_restatement(self, later: int, earlier: int, *, theses: bool) -> Evidence | None:
        """Return how much of an earlier unit a later one says again, by the rules."""
        return self.rules.as_restatement(later, earlier, theses=theses)

    def side_by_side(self, one: int, other: int) -> bool:
        """Return whether two units do the same work: the network has told where each leads."""
        return False

    def beside_tree(self) -> list[Candidate]:
        """Return the relations to add to the tree: none, for each unit has one target."""
        return []

    def role(self, number: int) -> str:
        """Return the role a unit looks most like, its place left aside."""
        row = self._of[number]
        shares = [
            float(share) * self._shares.get(name, 1.0)
            for name, share in zip(ROLES, row.said.roles[number - row.first], strict=True)
        ]
        best = max(range(len(ROLES) - 1), key=lambda column: (shares[column], -column))
        return ROLES[best]

    def as_role(self, number: int, role: str) -> Evidence | None:
        """Return how likely a unit has a role, from 0 to 1; None of what the network can't say."""
        if role not in ROLES:
            return None
        share = self._share(number, ROLES.index(role))
        return Evidence(round(share, DIGITS), self._evidence(number, ROLE, odds(share)).because)

    def _put_right(self, number: int, draft: Draft) -> Draft:
        """Return a unit marked as setting the scene where it does not look like arguing."""
        row = self._of[number]
        share = float(row.argues[number - row.first])
        read = Hit("", ROLE, draft.start, draft.end, odds(1 - share))
        idle = share < ARGUES
        because = (*draft.because, read) if idle else draft.because
        return replace(draft, scenery=idle, because=because)

    def _share(self, number: int, column: int) -> float:
        row = self._of[number]
        return float(row.said.roles[number - row.first, column])

    def _type(self, source: int, shares: Array) -> str:
        """Return the type of a relation: what qualifies leaves a qualification, and only that."""
        limits = self.role(source) == "qualification"
        legal = [n for n in range(len(TYPES)) if (n == QUALIFY) == limits]
        return TYPES[max(legal, key=lambda n: (float(shares[n]), -n))]

    def _evidence(self, number: int, kind: str, score: float) -> Evidence:
        draft = self.drafts[number]
        return Evidence(score, (Hit("", kind, draft.start, draft.end, score),))

    def _main(self) -> int:
        rated = ((n, self.as_main(n)) for n in range(len(self.drafts)))
        scores = {n: evidence.score for n, evidence in rated if evidence is not None}
        return max(scores, key=lambda n: (scores[n], -n), default=-1)


def stretches(found: Findings) -> list[tuple[int, int]]:
    """Return first and last (exclusive) unit of each stretch: whole paragraphs, as many as fit."""
    made: list[tuple[int, int]] = []
    first, drafts = 0, found.drafts
    starts = [n for n, d in enumerate(drafts) if not n or drafts[n - 1].paragraph != d.paragraph]
    for start, end in zip(starts, [*starts[1:], len(drafts)], strict=True):
        if end - first > MOST_UNITS and start > first:
            made.append((first, start))
            first = start
    if first < len(drafts):
        made.append((first, len(drafts)))
    return made


def odds(share: float) -> float:
    """Return the log of the odds of a probability, rounded so that processors agree.

    Example:
        >>> odds(0.5), odds(0.9)
        (0.0, 2.197)
    """
    kept = min(max(share, LEAST), 1 - LEAST)
    return round(math.log(kept / (1 - kept)), DIGITS)


def _part(found: Findings, first: int, last: int) -> Findings:
    """Return the findings of some units alone, whose numbers then begin at 0."""
    if last - first == len(found.drafts):
        return found

    def inside(number: int) -> bool:
        return first <= number < last

    drafts = [
        replace(d, host=d.host - first if inside(d.host) else -1) for d in found.drafts[first:last]
    ]
    signalled = [
        replace(c, source=c.source - first, target=c.target - first)
        for c in found.signalled
        if inside(c.source) and inside(c.target)
    ]
    parsed = replace(found.parsed, units=found.parsed.units[first:last])
    return replace(found, drafts=drafts, signalled=signalled, parsed=parsed)


def inputs(view: TextView, model: LearnedModel) -> Inputs:
    """Return what a network reads of a text."""
    return Inputs(
        np.concatenate([view.states, view.gaps], axis=1),
        as_matrix(unit_features(view), model.units),
        as_cube(pair_features(view), list(model.pairs), len(view.drafts)),
    )
