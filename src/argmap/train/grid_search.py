"""Try other weights for the rows that no choice in gold tells of: a grid search, row by row.

What such a row decides, no unit and no pair of a checked map shows by itself: whether a unit
leaves the map, whether a stand may be the main conclusion at all. So the texts are mapped raw with
each weight that the row names (`tried`), all else built in, and the maps are held against gold.

A row leaves its built-in weight only where another does better for sure: in cross-validation the
whole interval of the gain must lie above 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.evaluate.difference import difference, mean
from argmap.evaluate.replay import Parsed, Setting, score
from argmap.evaluate.scoring import Tally
from argmap.lexicon.rules import load_rules
from argmap.scorers.registry import LEARNED, RULES
from argmap.train.comparing import GOAL, INNER, RESAMPLES, folds

if TYPE_CHECKING:
    from spacy.language import Language

Scores = Mapping[str, Mapping[str, Tally]]  # of each text, by its id, each score by its name


class Grid:
    """How checked texts are mapped with the weights that are tried, each mapped but once.

    Attributes:
        plain: The scores with all weights built in.
        tried: The scores with another weight, by rule and weight.
    """

    def __init__(self, plain: Scores, tried: Mapping[str, Mapping[float, Scores]]) -> None:
        self.plain, self.tried = plain, tried

    def best(self, ids: Sequence[str]) -> dict[str, float]:
        """Return the weights that do better than the built-in ones, by the ids of their rules.

        Args:
            ids: The texts to choose by.
        """
        chosen = ((rule, self._best(rule, ids)) for rule in self.tried if self._holds(rule, ids))
        return {rule: weight for rule, weight in chosen if weight is not None}

    def _best(self, rule: str, ids: Sequence[str]) -> float | None:
        """Return the weight of the greatest gain, of equal ones the first; None without a gain."""
        before = mean(_together(self.plain, ids), GOAL)
        ways = self.tried[rule]
        gains = {weight: mean(_together(ways[weight], ids), GOAL) - before for weight in ways}
        best = max(gains, key=lambda weight: gains[weight], default=None)
        return best if best is not None and gains[best] > 0 else None

    def _holds(self, rule: str, ids: Sequence[str]) -> bool:
        """Return whether choosing a weight on some texts is sure to help on the others."""
        after: dict[str, Mapping[str, Tally]] = {}
        for fold in folds(len(ids), INNER):
            held = [ids[number] for number in fold]
            weight = self._best(rule, [id for id in ids if id not in held])
            scores = self.plain if weight is None else self.tried[rule][weight]
            after |= {id: scores[id] for id in held}
        before = _together(self.plain, ids)
        return difference(before, _together(after, ids), GOAL, resamples=RESAMPLES).sure


def search(nlp: Language, texts: Sequence[Parsed], scorer: str = RULES) -> Grid:
    """Return how checked texts are mapped with each weight that a row names to be tried.

    Args:
        nlp: A pipeline with argmap's components.
        texts: The texts with their gold maps.
        scorer: Whose rows are tried.
    """

    def scores(weights: Mapping[str, float]) -> Scores:
        return _scores(texts, Setting(nlp, weights, scorer=scorer))

    tried = {
        rule.id: {weight: scores({rule.id: weight}) for weight in rule.tried}
        for rule in load_rules().values()
        if rule.tried and (scorer == LEARNED) == rule.id.startswith(f"{LEARNED}.")
    }
    return Grid(scores({}), tried)


def _scores(texts: Sequence[Parsed], way: Setting) -> Scores:
    found = score(texts, lambda text: way.map(text, given_units=False), given_units=False)
    return {
        text.gold.id: {
            name: Tally(found[name].value, [found[name].rows[number]])
            for name in GOAL
            if name in found
        }
        for number, text in enumerate(texts)
    }


def _together(scores: Scores, ids: Iterable[str]) -> dict[str, Tally]:
    """Return what the scores over some texts are made of, by name."""
    made = [scores[id] for id in ids]
    return {
        name: Tally(row.value, [count for text in made for count in text[name].rows])
        for name, row in (made[0] if made else {}).items()
    }
