"""The learned scorer: a network over the states of a text, the rules' scores among its inputs.

Each score is the log of the odds of a probability, so that a map tells the probability itself as
its confidence. In a text of more than `MOST_UNITS` units the network reads one stretch after
another, and only the rules speak between stretches. A short text is left to the rules, which do
better there, and one of more than `LONGEST` characters, since it would take minutes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.draft import Candidate, Draft, Findings, Hit, is_long
from argmap.lexicon.rules import Rule
from argmap.scorers.learned.class_weights import factor, weigh_targets
from argmap.scorers.learned.encoder import Array
from argmap.scorers.learned.read_grounds import (
    AGREES,
    ALONE,
    ARGUES,
    LINK,
    MAIN,
    ROLE,
    ROLE_ROWS,
    ROOT,
    TYPE_ROWS,
)  # fmt: skip
from argmap.scorers.learned.stretches import Networks, Stretch, shipped_networks
from argmap.scorers.protocol import Evidence, PairScorer, PlaceAmongRelations, ScorerFactory
from argmap.scorers.rule_scorer import RuleScorer

ROLES = ("conclusion", "claim", "premise", "qualification", "question", "none")
TYPES = ("support", "rebut", "undercut", "qualify", "linked")
LONGEST = 150_000  # characters that are read again; a longer text would take minutes
LEAST = 1e-4  # a probability below it is as good as none
DIGITS = 3


def learned_scorer(rules: Mapping[str, Rule]) -> ScorerFactory:
    """Return what makes a learned scorer of a document's findings.

    Args:
        rules: The rules with their weights, whose scores are among what the network reads.

    Raises:
        PipelineError: What the scorer needs is not installed.
    """
    networks = shipped_networks()

    def make(found: Findings) -> PairScorer:
        if not is_long(found.drafts) or len(found.parsed.text) > LONGEST:
            return RuleScorer(found, rules)
        return LearnedScorer(found, rules, networks)

    return make


class LearnedScorer:
    """Scores the units of one document; see `argmap.scorers.protocol.PairScorer`."""

    whole = True
    head_gain = 0.0

    def __init__(self, found: Findings, rules: Mapping[str, Rule], networks: Networks) -> None:
        """Read a document's findings."""
        self.rules, self._rows = RuleScorer(found, rules), rules
        self._of: dict[int, Stretch] = {}
        self._targets: dict[int, Array] = {}
        for row in networks.read(found, rules):
            last = row.first + len(row.said.main)
            self._of |= dict.fromkeys(range(row.first, last), row)
            drafts = found.drafts[row.first : last]
            self._targets[row.first] = weigh_targets(row.said.targets, drafts, rules)
        ids = (*ROLE_ROWS.values(), *TYPE_ROWS.values())
        self._factors = {id: factor(rules, id) for id in ids}
        self._roles = [self._role(number) for number in range(len(found.drafts))]
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
        share = float(self._targets[row.first][source - row.first, target - row.first])
        plain = self.rules
        same = self.drafts[source].paragraph == self.drafts[target].paragraph
        told = (plain.within if same else plain.between)(source, target)
        draft = self.drafts[source]
        read = Hit("", LINK, draft.start, draft.end, odds(share))
        cues = tuple(replace(hit, weight=0.0) for hit in told.because if hit.id)
        type = self._type(source, target)
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
        share = float(self._targets[row.first][number - row.first, -1])
        alone = self.share_of(number, "conclusion") >= self._rows[ALONE].weight
        return self._evidence(number, ROOT, odds(share if alone else 0.0))

    def as_main(self, number: int) -> Evidence | None:
        """Return how much a unit looks like the main conclusion, None where it cannot be it."""
        draft = self.drafts[number]
        if draft.scenery or draft.asks():
            return None
        share = self.share_as_main(number)
        if number == self.rules.main:
            share = min(1.0, share * math.exp(self._rows[AGREES].weight))
        return self._evidence(number, MAIN, odds(share))

    def as_conclusion(self, number: int) -> Evidence | None:
        """Return what makes a unit a conclusion by itself, None where it is none."""
        if self.role(number) != "conclusion":
            return None
        return self._evidence(number, ROLE, odds(self.share_of(number, "conclusion")))

    def as_limit(self, number: int) -> Evidence | None:
        """Return what makes a unit a qualification, None where it is none."""
        if self.role(number) != "qualification":
            return None
        return self._evidence(number, ROLE, odds(self.share_of(number, "qualification")))

    def as_claim(self, number: int, place: PlaceAmongRelations) -> Evidence:
        """Return how far a unit can be disputed: from 0 on it is a claim, below a premise."""
        claim, premise = (self._weighed(number, role) + LEAST for role in ("claim", "premise"))
        return self._evidence(number, ROLE, round(math.log(claim / premise), DIGITS))

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
        return self._roles[number]

    def as_role(self, number: int, role: str) -> Evidence | None:
        """Return how likely a unit has a role, from 0 to 1; None of what the network can't say."""
        if role not in ROLES:
            return None
        share = self.share_of(number, role)
        return Evidence(round(share, DIGITS), self._evidence(number, ROLE, odds(share)).because)

    def _put_right(self, number: int, draft: Draft) -> Draft:
        """Return a unit marked as setting the scene where it does not look like arguing."""
        row = self._of[number]
        share = float(row.argues[number - row.first])
        read = Hit("", ROLE, draft.start, draft.end, odds(1 - share))
        idle = share < self._rows[ARGUES].weight
        because = (*draft.because, read) if idle else draft.because
        return replace(draft, scenery=idle, because=because)

    def share_of(self, number: int, role: str) -> float:
        """Return how likely a unit has a role, as the networks say."""
        row = self._of[number]
        return float(row.said.roles[number - row.first, ROLES.index(role)])

    def share_as_main(self, number: int) -> float:
        """Return how likely a unit is the main conclusion, as the networks say."""
        row = self._of[number]
        main = float(row.said.main[number - row.first])
        return math.sqrt(main * self.share_of(number, "conclusion"))

    def stretch_of(self, number: int) -> Stretch:
        """Return the stretch of a unit."""
        return self._of[number]

    def _weighed(self, number: int, role: str) -> float:
        return self.share_of(number, role) * self._factors[ROLE_ROWS[role]]

    def _role(self, number: int) -> str:
        return max(ROLE_ROWS, key=lambda role: self._weighed(number, role))

    def _type(self, source: int, target: int) -> str:
        """Return the type of a relation: what qualifies leaves a qualification, and only that."""
        if self.role(source) == "qualification":
            return "qualify"
        shares = type_shares(self._of[source], source, target)
        return max(TYPE_ROWS, key=lambda type: shares[type] * self._factors[TYPE_ROWS[type]])

    def _evidence(self, number: int, kind: str, score: float) -> Evidence:
        draft = self.drafts[number]
        return Evidence(score, (Hit("", kind, draft.start, draft.end, score),))

    def _main(self) -> int:
        rated = ((n, self.as_main(n)) for n in range(len(self.drafts)))
        scores = {n: evidence.score for n, evidence in rated if evidence is not None}
        return max(scores, key=lambda n: (scores[n], -n), default=-1)


def type_shares(row: Stretch, source: int, target: int) -> dict[str, float]:
    """Return how likely a link between two units of a stretch is of each type."""
    shares = row.said.types[source - row.first, target - row.first]
    return {type: float(share) for type, share in zip(TYPES, shares, strict=True)}


def odds(share: float) -> float:
    """Return the log of the odds of a probability, rounded so that processors agree.

    Example:
        >>> odds(0.5), odds(0.9)
        (0.0, 2.197)
    """
    kept = min(max(share, LEAST), 1 - LEAST)
    return round(math.log(kept / (1 - kept)), DIGITS)
