"""Learn weights from checked maps: choose how far to trust them, then fit.

How far weights may move is itself chosen by cross-validation within the maps that are learned
from, and not to move at all is among the possibilities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from argmap.evaluate.difference import difference
from argmap.evaluate.replay import Parsed, Setting, score
from argmap.evaluate.scoring import Tally
from argmap.lexicon.rules import load_rules
from argmap.model import ArgumentMap
from argmap.scorers.measures import raised
from argmap.scorers.registry import LEARNED, RULES, scorer_factory
from argmap.train.again import restatement_choices
from argmap.train.choices import Choice, choices
from argmap.train.comparing import GOAL, INNER, RESAMPLES, folds
from argmap.train.fit import fit
from argmap.train.grid_search import Grid, search
from argmap.train.trees import possible

if TYPE_CHECKING:
    from spacy.language import Language

SPREADS = (0.1, 0.2, 0.4)


@dataclass(frozen=True)
class Lesson:
    """A checked map to learn from.

    Attributes:
        text: Its text, parsed, and its gold map.
        choices: What the scorer should have chosen in it.
    """

    text: Parsed
    choices: tuple[Choice, ...]

    @property
    def id(self) -> str:
        """Return the document's id."""
        return self.text.gold.id


def read_lessons(nlp: Language, texts: Sequence[Parsed], scorer: str = RULES) -> list[Lesson]:
    """Return what there is to learn from checked maps, with the built-in weights.

    Args:
        nlp: A pipeline with argmap's components.
        texts: The texts with their gold maps.
        scorer: Whose weights are learned: `rules`, or `learned` with the networks as they are.
    """
    asked = _asked_of_networks if scorer == LEARNED else _asked_of_rules
    setting = Setting(nlp, scorer=scorer)
    return [
        Lesson(text, tuple(possible(made)))
        for text, made in zip(texts, asked(texts, setting), strict=True)
    ]


def _asked_of_rules(texts: Sequence[Parsed], setting: Setting) -> Iterator[list[Choice]]:
    make = partial(scorer_factory, RULES)
    measures = raised(make, setting.rules)
    used = frozenset(unit.role for text in texts for unit in text.gold.units if unit.role)
    for text in texts:
        found = setting.find(text, given_units=True)
        asked = choices(text.gold, found, setting.scorer, setting.rules, used, measures)
        yield asked + restatement_choices(text.gold, found, make, setting.rules)


def _asked_of_networks(texts: Sequence[Parsed], setting: Setting) -> Iterator[list[Choice]]:
    from argmap.scorers.learned.scorer import LearnedScorer
    from argmap.scorers.learned.stretches import shipped_networks
    from argmap.train.learned_choices import learned_choices

    # The same texts are mapped some fifty times; what moves is what is made of the networks.
    shipped_networks().keep()
    for text in texts:
        found = setting.find(text, given_units=True)
        made = setting.scorer(found)
        # A short text is left to the rules.
        yield learned_choices(text.gold, found, made) if isinstance(made, LearnedScorer) else []


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights that were learned.

    Attributes:
        weights: The weights that changed, by the ids of their rules.
        spread: How far weights were let go from the built-in ones; 0 where not at all.
        tried: The rules among them whose weight was tried out, not fitted.
        of: How many rules were tried with other weights.
    """

    weights: Mapping[str, float]
    spread: float
    tried: tuple[str, ...] = ()
    of: int = 0


def learn(
    nlp: Language, lessons: Sequence[Lesson], grid: Grid | None = None, scorer: str = RULES
) -> Learned:
    """Return weights learned from checked maps.

    Args:
        nlp: A pipeline with argmap's components.
        lessons: What to learn from.
        grid: How these and perhaps other lessons are mapped with weights that are tried; found
            out where None.
        scorer: Whose weights are learned.

    Returns:
        The weights. What is fitted to choices is none where it did not do better than the
        built-in weights by more than one standard error, in cross-validation within the lessons
        (the one standard error rule of Breiman et al. 1984, Classification and Regression Trees).
    """
    before = across(nlp, lessons, lambda _: {}, INNER, scorer)
    best, spread = 0.0, 0.0
    for wider in SPREADS:
        after = across(nlp, lessons, partial(fit_lessons, spread=wider), INNER, scorer)
        found = difference(before, after, GOAL, resamples=RESAMPLES)
        if found.error is not None and found.gain > max(best, found.error):
            best, spread = found.gain, wider
    grid = grid or search(nlp, [lesson.text for lesson in lessons], scorer)
    tried = grid.best([lesson.id for lesson in lessons])
    return Learned({**fit_lessons(lessons, spread), **tried}, spread, tuple(tried), len(grid.tried))


def fit_lessons(lessons: Sequence[Lesson], spread: float) -> dict[str, float]:
    """Return weights fitted to all choices of some lessons; see `fit`."""
    start = {id: rule.weight for id, rule in load_rules().items()}
    return fit([choice for lesson in lessons for choice in lesson.choices], start, spread)


def across(
    nlp: Language,
    lessons: Sequence[Lesson],
    learner: Callable[[Sequence[Lesson]], Mapping[str, float]],
    most: int,
    scorer: str = RULES,
) -> dict[str, Tally]:
    """Map each text raw by what was learned from the others, and return its tallies.

    Args:
        nlp: A pipeline with argmap's components.
        lessons: At least two.
        learner: Gives weights from lessons.
        most: The most folds to deal the lessons out to.
        scorer: Who scores.

    Returns:
        What each score is made of, by name, over all lessons in their order.
    """
    settings: dict[str, Setting] = {}
    for fold in folds(len(lessons), most):
        rest = [lesson for number, lesson in enumerate(lessons) if number not in set(fold)]
        setting = Setting(nlp, learner(rest), scorer=scorer)
        settings |= {lessons[number].id: setting for number in fold}

    def make(text: Parsed) -> ArgumentMap:
        return settings[text.gold.id].map(text, given_units=False)

    return score([lesson.text for lesson in lessons], make, given_units=False)
