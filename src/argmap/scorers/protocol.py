"""What the decoder asks of whoever scores: rules, a learned model, or both together.

A scorer is made for the findings of one document and answers by the numbers of its drafts. The
decoder compares scores of one kind with one another and adds them up along a tree; so that a
scorer that is learned may measure as it likes, as long as the higher is the better.

Every answer holds its grounds. One whose kind is the id of a rule is told in that rule's words,
and its weight is that rule's times how often it counts, which is what `argmap train` reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from argmap.draft import Candidate, Draft, Findings, Hit


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for something, in all and by its grounds.

    Attributes:
        score: In all; the weights of the grounds add up to it, but for rounding.
        because: The grounds, in the order in which they are told.
    """

    score: float
    because: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class PlaceAmongRelations:
    """The place of a unit among the relations that were chosen.

    Attributes:
        backed: Whether another argues for it.
        serves: Whether it bears straight on a conclusion.
        attacks: Whether it speaks against another.
    """

    backed: bool
    serves: bool
    attacks: bool


class PairScorer(Protocol):
    """Scores what the decoder chooses among, for the units of one document."""

    @property
    def drafts(self) -> Sequence[Draft]:
        """Return the units; what a scorer knows better than the findings is put right in them."""

    @property
    def main(self) -> int:
        """Return the number of the unit most like the author's conclusion; -1 without one."""

    @property
    def whole(self) -> bool:
        """Return whether scores compare across paragraphs, so that a unit may hang from any other.

        Where they do, they are logs of the odds of a probability, those of a unit's targets and of
        its having none adding up to 1, and what is chosen stands as it is. Else a tree is chosen in
        each paragraph, one among their heads, and what trees must hang wrong is mended.
        """

    def stretches(self, argued: Sequence[int]) -> Sequence[Sequence[int]]:
        """Return the units in runs over each of which one tree is chosen: paragraphs, or more.

        Args:
            argued: Numbers of the units that argue, ascending.
        """

    @property
    def head_gain(self) -> float:
        """Return what the head of another paragraph gains over its other units as a target."""

    def within(self, source: int, target: int) -> Candidate:
        """Return the relation that would join two units of one stretch.

        Args:
            source: Number of the unit that would bear on the other.
            target: Number of that other.

        Returns:
            The relation with its type, its score, unbounded, and its grounds, at least one.
        """

    def between(self, source: int, target: int) -> Candidate:
        """Return the relation that would join the head of a stretch to a unit of another."""

    def as_head(self, number: int) -> Evidence:
        """Return how well a unit heads its stretch, measured as `within` measures there."""

    def as_root(self, number: int) -> Evidence:
        """Return how well a unit is what all others lead to, measured as `between` measures."""

    def as_main(self, number: int) -> Evidence | None:
        """Return how much a unit looks like the main conclusion, None where it cannot be it."""

    def as_conclusion(self, number: int) -> Evidence | None:
        """Return what makes a unit by itself the author's conclusion, None where it is none."""

    def as_limit(self, number: int) -> Evidence | None:
        """Return what makes a unit by itself a qualification, None where it is none."""

    def as_role(self, number: int, role: str) -> Evidence | None:
        """Return how sure a unit's role is, from 0 to 1; None where its draft's sums tell that."""

    def as_claim(self, number: int, place: PlaceAmongRelations) -> Evidence:
        """Return how far a unit can be disputed: from 0 on it is a claim, below a premise.

        Args:
            number: Number of the unit.
            place: Its place among the relations that were chosen.

        Returns:
            The score in all; of the grounds only those that its draft does not hold.
        """

    def as_restatement(self, later: int, earlier: int, *, theses: bool) -> Evidence | None:
        """Return how plainly a later unit says an earlier one again, None where it does not.

        Args:
            later: Number of the later unit.
            earlier: Number of the earlier.
            theses: Whether the closing would say there what the opening concluded.
        """

    def side_by_side(self, one: int, other: int) -> bool:
        """Return whether two units do the same work, so that neither grounds the other."""

    def beside_tree(self) -> Sequence[Candidate]:
        """Return the relations to add to the tree where they fit, the most wanted first."""


ScorerFactory = Callable[[Findings], PairScorer]
