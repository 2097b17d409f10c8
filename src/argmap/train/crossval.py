"""Tell by cross-validation whether learned weights help on texts they were not learned from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.evaluate.difference import ScoreDifference, difference
from argmap.scorers.registry import RULES
from argmap.train.comparing import GOAL
from argmap.train.grid_search import Grid, search
from argmap.train.learn import Lesson, across, learn

if TYPE_CHECKING:
    from spacy.language import Language

OUTER = 10
SHOWN = ("units_f1", "qualification")
Verdict = Literal["helped", "not sure", "did not help"]
Learner = Callable[[Sequence[Lesson]], Mapping[str, float]]


@dataclass(frozen=True)
class Trial:
    """What cross-validation tells.

    Attributes:
        documents: How many documents there are.
        folds: How many parts they were dealt out to; each was mapped by weights learned from
            the other parts.
        goal: The mean of the scores named in `argmap.train.comparing.GOAL`, built in and learned.
        scores: The same for each score by itself.
    """

    documents: int
    folds: int
    goal: ScoreDifference
    scores: Mapping[str, ScoreDifference]

    @property
    def verdict(self) -> Verdict:
        """Return whether it helped: for sure (the whole interval is above 0), perhaps, or not."""
        if self.goal.sure:
            return "helped"
        return "not sure" if round(self.goal.gain, 6) > 0 else "did not help"


def try_out(
    nlp: Language,
    lessons: Sequence[Lesson],
    learner: Learner | None = None,
    grid: Grid | None = None,
    scorer: str = RULES,
) -> Trial:
    """Learn from parts of the lessons, map the rest, and return how that compares.

    Args:
        nlp: A pipeline with argmap's components.
        lessons: Checked maps, at least two.
        learner: Gives weights from lessons; `learn` where None.
        grid: What `learn` chooses by; found out where None.
        scorer: Whose weights are learned.
    """
    if learner is None:
        grid = grid or search(nlp, [lesson.text for lesson in lessons], scorer)
    teach = learner or (lambda rest: learn(nlp, rest, grid, scorer).weights)
    before = across(nlp, lessons, lambda _: {}, 1, scorer)
    after = across(nlp, lessons, teach, OUTER, scorer)
    names = [name for name in (*GOAL, *SHOWN) if name in before and name in after]
    return Trial(
        documents=len(lessons),
        folds=min(len(lessons), OUTER),
        goal=difference(before, after, GOAL),
        scores={name: difference(before, after, [name]) for name in names},
    )
