"""Score how well one unit hangs from another, from plain data.

Terms:
    side: a unit is the author's, or the other side's where enough evidence opposes it.
    source, target: numbers of drafts in text order; the source bears on the target.
    lead: how much a unit leads its paragraph: its evidence as a conclusion, and its place.

The score of a pair is a sum of rules; the type follows from the sides and the connectives. This
is the scoring half of Peldszus and Stede (2015), Joint prediction in MST-style discourse parsing
for argumentation mining, with rules in the place of trained classifiers.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from argmap.draft import (
    Candidate,
    Draft,
    Hit,
    closes_paragraph,
    grants,
    is_long,
    opens_paragraph,
)
from argmap.lexicon.rules import Rule, load_rules
from argmap.scorers.pairs import (
    admitted,
    conceded,
    elaborates,
    grounds,
    joint,
    parallel,
    replies_late,
    retorts,
)
from argmap.scorers.replies import cases, replies
from argmap.scorers.topic_sentences import concludes, heading, leads, main_conclusion

MOST_LEAD = 1.5
FARTHEST = 6
FAR_PULL = 0.4
POINTED = 0.5

Fired = Iterator[tuple[str, float]]


class Scorer:
    """Scores pairs of units of one document.

    Attributes:
        long: Whether the document has more than two paragraphs or many units.
        opposed: Whether each unit is the other side's.
        lead: How much each unit leads its paragraph.
        main: Number of the main conclusion, -1 without one.
    """

    def __init__(
        self,
        drafts: Sequence[Draft],
        signalled: Sequence[Candidate],
        rules: Mapping[str, Rule] | None = None,
    ) -> None:
        self.drafts = drafts
        self.rules = load_rules() if rules is None else rules
        self.long = is_long(drafts)
        self.signals: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
        for candidate in signalled:
            self.signals[candidate.source, candidate.target].append(candidate)
        self.opposed = [draft.opposes for draft in drafts]
        self.replies = replies(drafts, self.rules)
        self.replied = {reply.target: reply.source for reply in self.replies}
        self.cases = cases(drafts, self.replies)
        self.lead = leads(drafts, self.rules) if self.long else [d.conclusion for d in drafts]
        self.main = main_conclusion(drafts)
        self.opens = [opens_paragraph(drafts, number) for number in range(len(drafts))]
        counts = Counter(word for draft in drafts for word in draft.words)
        self.worth = {word: math.log((len(drafts) + 1) / n) for word, n in counts.items()}
        self.words = [frozenset(draft.words) for draft in drafts]
        self.mass = [sum(self.worth[w] for w in words) for words in self.words]

    def within(self, source: int, target: int) -> Candidate:
        """Score a pair of units of one paragraph and tell its type.

        Args:
            source: Number of the unit that bears on the other.
            target: Number of that other.

        Returns:
            The relation that would join them, its score unbounded, higher the better.
        """
        signals = self.signals.get((source, target), ())
        fired = (*self._sides(source, target), *self._place(source, target))
        because = [hit for signal in signals for hit in signal.because]
        because += self._hits(source, fired)
        type = signals[0].type if signals else self._type(source, target)
        if type == "support" and self.opposed[source] and not self.opposed[target]:
            type = "rebut"
        return self._candidate(source, target, type, because)

    def between(self, source: int, target: int) -> Candidate:
        """Score a pair of units of two paragraphs, the source the head of its own."""
        because = self._hits(source, self._across(source, target))
        return self._candidate(source, target, self._type_across(source, target), because)

    def heading(self, number: int) -> list[Hit]:
        """Name what speaks for and against a unit's heading its paragraph, with their weights."""
        if self.long:
            return heading(self.drafts, number, self.main, self.rules)
        return [hit for hit in self.drafts[number].because if hit.kind.startswith("conclusion.")]

    def headness(self, number: int) -> float:
        """Return how well a unit heads its paragraph, measured as the scores of pairs are there."""
        return sum(hit.weight for hit in self.heading(number))

    def concludes(self, number: int) -> bool:
        """Return whether a unit looks like a conclusion by its own words and place."""
        return concludes(self.drafts[number])

    def overlap(self, source: int, target: int) -> float:
        """Return how much of what the shorter unit is about the other is about too, 0 to 1."""
        least = min(self.mass[source], self.mass[target])
        shared = self.words[source] & self.words[target]
        return sum(self.worth[w] for w in sorted(shared)) / least if least > 0 else 0.0

    def likeness(self, one: int, other: int) -> float:
        """Return how much of what two units are about they share, 0 to 1 (weighted Jaccard)."""
        shared = sum(self.worth[w] for w in sorted(self.words[one] & self.words[other]))
        either = self.mass[one] + self.mass[other] - shared
        return shared / either if either > 0 else 0.0

    def _candidate(self, source: int, target: int, type: str, because: Sequence[Hit]) -> Candidate:
        draft = self.drafts[source]
        default = Hit("", "attach.default", draft.start, draft.end)
        total = sum(hit.weight for hit in because)
        return Candidate(source, target, type, total, tuple(because) or (default,))

    def _hits(self, source: int, fired: Sequence[tuple[str, float]] | Fired) -> list[Hit]:
        draft = self.drafts[source]
        return [
            Hit("", rule, draft.start, draft.end, round(self.rules[rule].weight * share, 4))
            for rule, share in fired
            if share
        ]

    def _sides(self, source: int, target: int) -> Fired:
        draft, other = self.drafts[source], self.drafts[target]
        follows = target == source - 1
        if self.opposed[source] and self.opposed[target]:
            goes_on = follows and not draft.led_by("addition")
            yield "attach.same-side", 1.0 if goes_on else -1.0
        elif self.opposed[source]:
            yield "attach.rebuttal", round(self.lead[target], 4)
        elif self.opposed[target]:
            yield self._answers(source, target)
        else:
            # A long text has its conclusion elsewhere: in a paragraph the nearer one weighs more.
            pull = FAR_PULL if self.long else 1.0
            yield "attach.conclusion", round(pull * min(self.lead[target], MOST_LEAD), 4)
            if draft.led_by("contrast") and follows and draft.limits:
                yield "attach.limit", 1.0
            if self._conceded(source, target):
                yield "attach.conceded", 1.0
        if follows and admitted(draft):
            yield "attach.limit", 0.5
        if joint(self.drafts, source, target):
            yield "attach.joint", 1.0
        elif draft.led_by("addition") and follows and not self.opposed[source]:
            yield "attach.addition", 1.0
        pointed = "pointer" in other.flags and target == source + 1
        if pointed and draft.conclusion < POINTED and not self._counters(source, target):
            yield "attach.pointed", 1.0

    def _answers(self, source: int, target: int) -> tuple[str, float]:
        """Name how the author's statement goes with one of the other side's."""
        contrast = self.drafts[source].led_by("contrast") is not None
        if self._elaborates(source, target):
            return "attach.same-side", 1.0
        if not contrast and retorts(self.drafts, source, target):
            return "attach.retort", 1.0
        return "attach.answer", 1.0 if target == source - 1 and contrast else -0.5

    def _elaborates(self, source: int, target: int) -> bool:
        return self.long and elaborates(self.drafts, source, target)

    def _conceded(self, source: int, target: int) -> bool:
        return self.long and conceded(self.drafts, source, target)

    def _counters(self, source: int, target: int) -> bool:
        """Return whether the source is the other side's and the target the author's."""
        return self.opposed[source] and not self.opposed[target]

    def _place(self, source: int, target: int) -> Fired:
        draft, other = self.drafts[source], self.drafts[target]
        gap = abs(source - target)
        if gap == 1 and not self._counters(source, target):
            yield "attach.next", 1.0
        if draft.sentence == other.sentence:
            yield "attach.sentence", 1.0
        if draft.rule == "split.colon" and draft.host == target:
            yield "attach.colon", 1.0
        if parallel(self.drafts, source, target):
            yield "attach.parallel", 1.0
        if "anaphor" in draft.flags and target == source - 1:
            yield "attach.anaphor", 1.0
        if target > source:
            yield "attach.forward", 1.0
        yield "attach.distance", float(min(gap - 1, FARTHEST))
        yield "attach.overlap", round(self.overlap(source, target) * (2 if self.long else 1), 4)
        if self.long:
            yield from self._part(source, target)

    def _part(self, source: int, target: int) -> Fired:
        """Name what the parts that two units play in a paragraph of a long text tell."""
        draft = self.drafts[source]
        yield "attach.ground", grounds(self.drafts, source, target)
        if target < source and self.opens[target]:
            yield "attach.opener", 1.0
        elif target < source - 1:
            yield "attach.middle", 1.0
        if closes_paragraph(self.drafts, target):
            yield "attach.closer", 1.0
        if target == source - 1 and not draft.limits and draft.led_by("contrast"):
            yield "attach.contrast", 1.0
        if target == source - 1 and draft.led_by("result"):
            yield "attach.drawn", 1.0
        if replies_late(self.opposed, source, target):
            yield "attach.latest", 1.0

    def _across(self, source: int, target: int) -> Fired:
        draft, other = self.drafts[source], self.drafts[target]
        gap = abs(draft.paragraph - other.paragraph)
        yield "attach.thesis", round(min(self.lead[target], MOST_LEAD), 4)
        case = self.cases.get(draft.paragraph)
        if target == case:
            yield "attach.case", 1.0
        elif target == self.main and case is None:
            yield "attach.main", 1.0
        if self.replied.get(source) == target:
            yield "attach.replied", 1.0
        elif source in self.replied and other.concludes:
            yield "attach.rebuttal", 1.0
        if gap == 1:
            yield "attach.neighbour", 1.0
        if target == source - 1 and draft.limits and draft.led_by("contrast"):
            yield "attach.next", 1.0
        if target > source:
            yield "attach.forward", 1.0
        yield "attach.distance", min(gap - 1, FARTHEST) / 2
        yield "attach.overlap", round(2 * self.overlap(source, target), 4)

    def _type(self, source: int, target: int) -> str:
        draft = self.drafts[source]
        if self.opposed[source]:
            if self.opposed[target]:
                return "support"
            return "qualify" if draft.hosted or draft.limits or grants(draft) else "rebut"
        if self.opposed[target]:
            if self._elaborates(source, target):
                return "support"
            return "qualify" if draft.limits else "undercut"
        if joint(self.drafts, source, target):
            return "linked"
        limits = draft.limits or self._conceded(source, target)
        return "qualify" if limits else "support"

    def _type_across(self, source: int, target: int) -> str:
        draft, other = self.drafts[source], self.drafts[target]
        if source in self.replied and other.concludes:
            return "rebut"
        if draft.led_by("contrast") and target < source:
            if draft.limits:
                return "qualify"
            reported = bool(other.speaker) or other.wavers()
            return "rebut" if reported and "demonstrative" in draft.flags else "support"
        if self._counters(source, target):
            return "rebut"
        return "qualify" if draft.limits else "support"
