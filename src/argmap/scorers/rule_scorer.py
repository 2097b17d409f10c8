"""The scorer by rules: every score is a sum of rules that fired.

This is the scoring half of Peldszus and Stede (2015), Joint prediction in MST-style discourse
parsing for argumentation mining, with rules in the place of trained classifiers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from argmap.draft import Candidate, Findings, Hit, grants
from argmap.lexicon.registry import Condition, decided
from argmap.lexicon.rules import Rule, load_rules
from argmap.scorers import between, within, within_parts
from argmap.scorers.claims import weigh_as_claim
from argmap.scorers.facts import TextFacts
from argmap.scorers.heads import grounds_as_head
from argmap.scorers.main_conclusion import states_conclusion, weigh_as_main
from argmap.scorers.pairs import denies, opens_alike
from argmap.scorers.protocol import Evidence, PlaceAmongRelations, ScorerFactory
from argmap.scorers.relation_types import type_between, type_within
from argmap.scorers.restatements import weigh_as_restatement

Ways = Sequence[tuple[str, Condition]]
SHORT_WITHIN: Ways = within.CONDITIONS
LONG_WITHIN: Ways = within.CONDITIONS + within_parts.CONDITIONS
ACROSS: Ways = between.CONDITIONS
DEFAULT = decided("attach.default", __name__)
BESIDE = decided("threshold.beside", __name__)
TO_HEAD = decided("measure.head-target", __name__)
AS_ROOT = decided("measure.root", __name__)
MAIN = decided("attach.main", __name__)


def by_rules(rules: Mapping[str, Rule]) -> ScorerFactory:
    """Return what makes a scorer of a document's findings by some rules."""
    return lambda found: RuleScorer(found, rules)


class RuleScorer:
    """Scores the units of one document by rules; see `argmap.scorers.protocol.PairScorer`."""

    whole = False

    def __init__(self, found: Findings, rules: Mapping[str, Rule] | None = None) -> None:
        self.rules = load_rules() if rules is None else rules
        self.facts = TextFacts(found, self.rules)
        self.drafts = found.drafts
        self.main = self.facts.main
        self.head_gain = self.rules[TO_HEAD].weight
        self._signalled = found.signalled
        self._hits: dict[int, dict[tuple[str, float], Hit]] = defaultdict(dict)
        self._signals: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
        for candidate in found.signalled:
            self._signals[candidate.source, candidate.target].append(candidate)

    def stretches(self, argued: Sequence[int]) -> list[list[int]]:
        """Return the units of each paragraph."""
        drafts = self.facts.drafts
        return [list(run) for _, run in groupby(argued, key=lambda n: drafts[n].paragraph)]

    def within(self, source: int, target: int) -> Candidate:
        """Return the relation that would join two units of one paragraph."""
        signals = self._signals.get((source, target), ())
        because = [hit for signal in signals for hit in signal.because]
        ways = LONG_WITHIN if self.facts.long else SHORT_WITHIN
        because += self._fired(ways, source, target)
        return self._candidate(
            source, target, type_within(self.facts, source, target, signals), because
        )

    def between(self, source: int, target: int) -> Candidate:
        """Return the relation that would join the head of a paragraph to a unit of another."""
        because = self._fired(ACROSS, source, target)
        return self._candidate(source, target, type_between(self.facts, source, target), because)

    def as_head(self, number: int) -> Evidence:
        """Return how well a unit heads its paragraph.

        In a short text what looks like a conclusion is the head, as it is the root.
        """
        if self.facts.long:
            hits = grounds_as_head(self.facts, number)
            return Evidence(sum(hit.weight for hit in hits), tuple(hits))
        words = self._as_conclusion(number)
        total = sum(hit.weight for hit in words)
        return Evidence(self.rules[AS_ROOT].weight * total, self._measured(words))

    def as_root(self, number: int) -> Evidence:
        """Return how well a unit is what all others lead to."""
        draft = self.facts.drafts[number]
        grounds, main = self._measured(self._as_conclusion(number)), 0.0
        if number == self.main:
            main = self.rules[MAIN].weight
            grounds = (*grounds, Hit("", MAIN, draft.start, draft.end, main))
        return Evidence(self.rules[AS_ROOT].weight * draft.conclusion + main, grounds)

    def as_main(self, number: int) -> Evidence | None:
        """Return how much a unit looks like the main conclusion, None where it cannot be it."""
        facts = self.facts
        return weigh_as_main(facts.drafts, number, self.rules, long=facts.long)

    def as_conclusion(self, number: int) -> Evidence | None:
        """Return what makes a unit a conclusion by itself, None where it is none."""
        draft = self.facts.drafts[number]
        if not states_conclusion(draft):
            return None
        return Evidence(draft.conclusion, tuple(self._as_conclusion(number)))

    def as_limit(self, number: int) -> Evidence | None:
        """Return what makes a unit a qualification by itself, None where it is none."""
        draft = self.facts.drafts[number]
        return Evidence(draft.limit, ()) if draft.limits or grants(draft) else None

    def as_role(self, number: int, role: str) -> None:
        """Return None: the sums of its draft tell how sure a unit's role is."""

    def as_claim(self, number: int, place: PlaceAmongRelations) -> Evidence:
        """Return how far a unit can be disputed: from 0 on it is a claim, below a premise."""
        return weigh_as_claim(self.facts, number, place)

    def as_restatement(self, later: int, earlier: int, *, theses: bool) -> Evidence | None:
        """Return how plainly a later unit says an earlier one again, None where it does not."""
        return weigh_as_restatement(self.facts, later, earlier, theses=theses)

    def side_by_side(self, one: int, other: int) -> bool:
        """Return whether two units open alike."""
        return opens_alike(self.facts.drafts, one, other)

    def beside_tree(self) -> list[Candidate]:
        """Return the replies, and what a strong connective signals."""
        least = self.rules[BESIDE].weight
        found = range(1, len(self.facts.drafts))
        denials = (self.within(n, n - 1) for n in found if denies(self.facts.drafts, n, n - 1))
        return [*self.facts.replies, *denials, *(c for c in self._signalled if c.score >= least)]

    def _as_conclusion(self, number: int) -> list[Hit]:
        grounds = self.facts.drafts[number].because
        return [hit for hit in grounds if hit.kind.startswith("conclusion.")]

    def _measured(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return evidence in words in the measure of the scores of pairs."""
        by = self.rules[AS_ROOT].weight
        return tuple(
            Hit(hit.id, hit.kind, hit.start, hit.end, by * hit.weight, hit.main) for hit in hits
        )

    def _fired(self, ways: Ways, source: int, target: int) -> list[Hit]:
        facts, known = self.facts, self._hits[source]
        return [
            known.get((id, share)) or self._hit(source, id, share)
            for id, counts in ways
            if (share := counts(facts, source, target))
        ]

    def _hit(self, source: int, id: str, share: float) -> Hit:
        """Return what tells that a rule fired on a unit; the same for all its targets."""
        draft = self.facts.drafts[source]
        weight = round(self.rules[id].weight * share, 4)
        made = Hit("", id, draft.start, draft.end, weight)
        self._hits[source][id, share] = made
        return made

    def _candidate(self, source: int, target: int, type: str, because: Sequence[Hit]) -> Candidate:
        draft = self.facts.drafts[source]
        default = Hit("", DEFAULT, draft.start, draft.end)
        total = sum(hit.weight for hit in because)
        return Candidate(source, target, type, total, tuple(because) or (default,))
