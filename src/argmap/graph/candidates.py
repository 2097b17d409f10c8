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

from argmap.components.draft import Candidate, Draft, Hit
from argmap.graph.extras import LIMITS, replies
from argmap.lexicon.rules import Rule, load_rules

OPPOSED = 0.6
CONCLUDES = 0.75

MOST_LEAD = 1.5
FARTHEST = 6
FAR_PULL = 0.4
POINTED = 0.5
SHORT_TEXT = 14

Fired = Iterator[tuple[str, float]]


class Scorer:
    """Scores pairs of units of one document.

    Attributes:
        long: Whether the document has more than two paragraphs or many units.
        opposed: Whether each unit is the other side's.
        lead: How much each unit leads its paragraph.
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
        self.opposed = [draft.opposed >= OPPOSED for draft in drafts]
        self.replies = replies(drafts, self.rules)
        self.replied = {reply.target: reply.source for reply in self.replies}
        self.concluding = {d.paragraph for d in drafts if d.conclusion >= CONCLUDES}
        self.lead = [
            draft.conclusion + self._topic(n) + self._point(draft) for n, draft in enumerate(drafts)
        ]
        self.main = self._main()
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
        grounds = [hit for signal in signals for hit in signal.because]
        grounds += self._hits(source, (*self._sides(source, target), *self._place(source, target)))
        type = signals[0].type if signals else self._type(source, target)
        if type == "support" and self.opposed[source] and not self.opposed[target]:
            type = "rebut"
        return self._candidate(source, target, type, grounds)

    def between(self, source: int, target: int) -> Candidate:
        """Score a pair of units of two paragraphs, the source the head of its own."""
        grounds = self._hits(source, self._across(source, target))
        return self._candidate(source, target, self._type_across(source, target), grounds)

    def concludes(self, number: int) -> bool:
        """Tell whether a unit looks like a conclusion by its own words and place."""
        draft = self.drafts[number]
        return draft.conclusion >= CONCLUDES and not draft.speaker and not draft.hosted

    def overlap(self, source: int, target: int) -> float:
        """Tell how much of what the shorter unit is about the other is about too, 0 to 1."""
        least = min(self.mass[source], self.mass[target])
        shared = self.words[source] & self.words[target]
        return sum(self.worth[w] for w in sorted(shared)) / least if least > 0 else 0.0

    def _topic(self, number: int) -> float:
        """Give what opening or turning its paragraph adds to a unit's lead in a long text."""
        draft = self.drafts[number]
        opens = number == 0 or self.drafts[number - 1].paragraph != draft.paragraph
        if number and self.drafts[number - 1].hosted and self.drafts[number - 1].host == number:
            opens = number == 1 or self.drafts[number - 2].paragraph != draft.paragraph
        if not self.long or self._concludes_near(number):
            return 0.0
        if self._turns(number):
            return self.rules["attach.turn"].weight
        after = number + 1
        gives_way = after < len(self.drafts) and self._turns(after)
        same = after < len(self.drafts) and self.drafts[after].paragraph == draft.paragraph
        if not opens or (gives_way and same):
            return 0.0
        spared = draft.speaker and draft.hedged
        return self.rules["attach.topic"].weight - (
            self.rules["conclusion.reported"].weight if spared else 0.0
        )

    def _point(self, draft: Draft) -> float:
        """Give what being open to dispute adds to a unit's lead in a long text: grounds lead less."""
        if not self.long or draft.paragraph in self.concluding:
            return 0.0
        return self.rules["attach.point"].weight * draft.disputed

    def _main(self) -> int:
        """Give the number of the unit that most looks like the author's conclusion, -1 if none."""
        own = [n for n, d in enumerate(self.drafts) if self.concludes(n) and not d.question]
        return max(own, key=lambda n: (self.drafts[n].conclusion, -n), default=-1)

    def _turns(self, number: int) -> bool:
        """Tell whether a statement turns against the one before it without limiting it."""
        draft = self.drafts[number]
        turns = draft.led_by("contrast") is not None and draft.limit < LIMITS
        return turns and not draft.hosted and not draft.speaker

    def _concludes_near(self, number: int) -> bool:
        """Tell whether a unit of the same paragraph looks like a conclusion by itself."""
        return self.drafts[number].paragraph in self.concluding

    def _candidate(self, source: int, target: int, type: str, grounds: Sequence[Hit]) -> Candidate:
        draft = self.drafts[source]
        default = Hit("", "attach.default", draft.start, draft.end)
        total = sum(hit.weight for hit in grounds)
        return Candidate(source, target, type, total, tuple(grounds) or (default,))

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
        contrast = draft.led_by("contrast") is not None
        if self.opposed[source] and self.opposed[target]:
            goes_on = follows and not draft.led_by("addition")
            yield "attach.same-side", 1.0 if goes_on else -1.0
        elif self.opposed[source]:
            yield "attach.rebuttal", round(self.lead[target], 4)
        elif self.opposed[target]:
            if self._elaborates(source, target):
                yield "attach.same-side", 1.0
            elif not contrast and self._retorts(source, target):
                yield "attach.retort", 1.0
            else:
                yield "attach.answer", 1.0 if follows and contrast else -0.5
        else:
            # A long text has its conclusion elsewhere: in a paragraph the nearer one weighs more.
            pull = FAR_PULL if self.long else 1.0
            yield "attach.conclusion", round(pull * min(self.lead[target], MOST_LEAD), 4)
            if contrast and follows and draft.limit >= LIMITS:
                yield "attach.limit", 1.0
            if self._conceded(source, target):
                yield "attach.conceded", 1.0
        if self._joint(source, target):
            yield "attach.joint", 1.0
        elif draft.led_by("addition") and follows and not self.opposed[source]:
            yield "attach.addition", 1.0
        pointed = "pointer" in other.flags and target == source + 1
        if pointed and draft.conclusion < POINTED and not self._counters(source, target):
            yield "attach.pointed", 1.0

    def _retorts(self, source: int, target: int) -> bool:
        """Tell whether the author goes on right behind what somebody objects."""
        draft, other = self.drafts[source], self.drafts[target]
        return (
            target == source - 1
            and bool(other.speaker)
            and not draft.speaker
            and not draft.hosted
            and draft.led_by("reason", "addition") is None
        )

    def _elaborates(self, source: int, target: int) -> bool:
        """Tell whether a statement goes on with what the author has just granted.

        Up to the next word of contrast or conclusion all that follows a concession belongs to it.
        """
        granted = self.drafts[target]
        if not self.long or source < target or granted.speaker or granted.hosted:
            return False
        run = self.drafts[target + 1 : source + 1]
        return all(
            d.paragraph == granted.paragraph
            and d.led_by("contrast", "result") is None
            and d.conclusion < CONCLUDES
            and d.limit < LIMITS
            for d in run
        )

    def _joint(self, source: int, target: int) -> bool:
        """Tell whether a clause joined by "and" brings a ground of another kind than the last.

        A norm, a denial or a rhetorical question joined to a fact does not add a reason of its
        own: it says why the fact counts.
        """
        draft, other = self.drafts[source], self.drafts[target]
        joins = [hit.id for hit in draft.leads if hit.kind == "addition"] == ["and"]
        if not joins or target != source - 1 or draft.sentence != other.sentence:
            return False
        plain = len(draft.leads) == 1 and not draft.hosted and not draft.speaker
        limits = draft.limit >= LIMITS or other.limit >= LIMITS
        return plain and not limits and self._norm(source) and not self._norm(target)

    def _norm(self, number: int) -> bool:
        draft = self.drafts[number]
        return draft.question or "denies" in draft.flags or draft.has("directive") is not None

    def _counters(self, source: int, target: int) -> bool:
        """Tell whether the source is the other side's and the target the author's."""
        return self.opposed[source] and not self.opposed[target]

    def _conceded(self, source: int, target: int) -> bool:
        """Tell whether a hedged statement gives way to the next, which limits nothing itself."""
        draft, other = self.drafts[source], self.drafts[target]
        return (
            self.long
            and source < target <= source + 2
            and draft.hedged
            and other.led_by("contrast") is not None
            and other.limit < LIMITS
            and not other.speaker
        )

    def _place(self, source: int, target: int) -> Fired:
        draft, other = self.drafts[source], self.drafts[target]
        gap = abs(source - target)
        if gap == 1 and not self._counters(source, target):
            yield "attach.next", 1.0
        if draft.sentence == other.sentence:
            yield "attach.sentence", 1.0
        if draft.rule == "split.colon" and draft.host == target:
            yield "attach.colon", 1.0
        if "anaphor" in draft.flags and target == source - 1:
            yield "attach.anaphor", 1.0
        if target > source:
            yield "attach.forward", 1.0
        yield "attach.distance", float(min(gap - 1, FARTHEST))
        yield "attach.overlap", round(self.overlap(source, target) * (2 if self.long else 1), 4)
        if self.long:
            yield "attach.ground", self._grounds(source, target)

    def _grounds(self, source: int, target: int) -> float:
        """Tell how much more the target is open to dispute than the source, from -1 to 1."""
        more = self.drafts[target].disputed - self.drafts[source].disputed
        return round(max(-1.0, min(1.0, more)), 4)

    def _across(self, source: int, target: int) -> Fired:
        draft, other = self.drafts[source], self.drafts[target]
        gap = abs(draft.paragraph - other.paragraph)
        yield "attach.thesis", round(min(self.lead[target], MOST_LEAD), 4)
        if target == self.main:
            yield "attach.main", 1.0
        if self.replied.get(source) == target:
            yield "attach.replied", 1.0
        elif source in self.replied and other.conclusion >= CONCLUDES:
            yield "attach.rebuttal", 1.0
        if gap == 1:
            yield "attach.neighbour", 1.0
        if target < source and gap == 1 and draft.led_by("contrast"):
            yield "attach.turn", 1.0
            if target == source - 1 and draft.limit >= LIMITS:
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
            return "qualify" if draft.hosted or draft.limit >= LIMITS else "rebut"
        if self.opposed[target]:
            if self._elaborates(source, target):
                return "support"
            return "qualify" if draft.limit >= LIMITS else "undercut"
        if self._joint(source, target):
            return "linked"
        limits = draft.limit >= LIMITS or self._conceded(source, target)
        return "qualify" if limits else "support"

    def _type_across(self, source: int, target: int) -> str:
        draft, other = self.drafts[source], self.drafts[target]
        if source in self.replied and other.conclusion >= CONCLUDES:
            return "rebut"
        if draft.led_by("contrast") and target < source:
            if draft.limit >= LIMITS:
                return "qualify"
            reported = bool(other.speaker) or other.hedged
            return "rebut" if reported and "demonstrative" in draft.flags else "support"
        if self._counters(source, target):
            return "rebut"
        return "qualify" if draft.limit >= LIMITS else "support"


def is_long(drafts: Sequence[Draft]) -> bool:
    """Tell whether a text has more than two paragraphs, or more units than a short text has."""
    return len({draft.paragraph for draft in drafts}) > 2 or len(drafts) > SHORT_TEXT
