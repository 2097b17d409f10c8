"""Rows that no choice in gold tells of: each is tried, what is planted is found, noise is not."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from argmap.evaluate.counts import f1
from argmap.evaluate.gold_format import document_from_data
from argmap.evaluate.load import load_gold
from argmap.evaluate.records import GoldDocument
from argmap.evaluate.replay import parse_texts
from argmap.evaluate.scoring import Tally
from argmap.lexicon.rules import load_rules
from argmap.train import learn, read_lessons, search
from argmap.train.comparing import GOAL
from argmap.train.grid_search import Grid, Scores
from tests.spine import ROOT, nlp

# What sums are made of, and what they are held to: choices in gold tell of these.
FITTED = ("attach", "conclusion", "disputed", "head", "limit", "main", "measure", "opposed")
HELD = ("threshold.conclusion", "threshold.opposed", "threshold.limit")
# What a network says is fitted by choices of its own, what is said again where gold tells it.
APART = ("learned", "restate")


def test_every_weight_is_fitted_or_tried() -> None:
    weighed = {
        id: rule for id, rule in load_rules().items() if rule.weight or id.startswith("threshold.")
    }
    left = {
        id
        for id, rule in weighed.items()
        if id.partition(".")[0] not in (*FITTED, *APART) and id not in HELD and not rule.tried
    }
    assert left == set()
    assert all(rule.weight not in rule.tried for rule in load_rules().values())


def test_choices_tell_of_the_families_that_are_fitted() -> None:
    texts = parse_texts(nlp(), load_gold(ROOT / "corpus"))
    told = {
        id
        for lesson in read_lessons(nlp(), texts)
        for choice in lesson.choices
        for edge in choice.edges
        for id in edge.option.shares
    }
    assert {id.partition(".")[0] for id in told} >= set(FITTED)
    assert told >= set(HELD)
    assert not {id for id in told if load_rules()[id].tried} - {"threshold.disputed"}


def scores(right: dict[str, int]) -> Scores:
    """Give the scores of texts of which so many of ten relations are right."""
    return {
        id: {name: Tally(f1, [Counter(tp=n, fp=10 - n, fn=10 - n)]) for name in GOAL}
        for id, n in right.items()
    }


IDS = [f"t{n}" for n in range(10)]
PLAIN = scores(dict.fromkeys(IDS, 5))


def test_the_weight_that_does_best_is_taken() -> None:
    ways = {0.1: scores(dict.fromkeys(IDS, 6)), 0.2: scores(dict.fromkeys(IDS, 8))}
    assert Grid(PLAIN, {"x": ways}).best(IDS) == {"x": 0.2}


@pytest.mark.parametrize("right", [5, 4])
def test_a_row_stays_without_a_gain(right: int) -> None:
    assert Grid(PLAIN, {"x": {0.1: scores(dict.fromkeys(IDS, right))}}).best(IDS) == {}


def test_a_row_stays_where_a_gain_is_not_sure() -> None:
    mixed = {id: 7 if n % 2 else 4 for n, id in enumerate(IDS)}
    assert Grid(PLAIN, {"x": {0.1: scores(mixed)}}).best(IDS) == {}
    one = {id: 10 if id == "t3" else 5 for id in IDS}
    assert Grid(PLAIN, {"x": {0.1: scores(one)}}).best(IDS) == {}


def test_a_row_is_chosen_by_the_texts_that_are_asked_for_alone() -> None:
    ways = {0.1: scores({id: 8 if n < 5 else 1 for n, id in enumerate(IDS)})}
    grid = Grid(PLAIN, {"x": ways})
    assert grid.best(IDS[:5]) == {"x": 0.1}
    assert grid.best(IDS) == {} and grid.best(IDS[5:]) == {}


THINGS = ("bridge", "tower", "market", "garden", "school", "harbour")


def with_aside(number: int) -> GoldDocument:
    """Make a checked map in which what leaves the matter is a reason all the same."""
    thing = THINGS[number]
    said = [f"The {thing} should be closed", "The river froze, by the way", "The wall is old"]
    text, units = ". ".join(said) + ".", []
    for n, words in enumerate(said):
        start = text.index(words)
        role = "premise" if n else "conclusion"
        units.append(
            {"id": f"u{n}", "start": start, "end": start + len(words), "text": words, "role": role}
        )
    rows = [{"id": f"r{n}", "source": f"u{n}", "target": "u0", "type": "support"} for n in (1, 2)]
    data = {"id": thing, "corpus": "t", "text": text, "units": units, "relations": rows}
    return document_from_data(data, "test")


@cache
def lessons() -> list:  # type: ignore[type-arg]
    texts = parse_texts(nlp(), [with_aside(number) for number in range(len(THINGS))])
    return read_lessons(nlp(), texts)


def test_what_leaves_the_matter_is_learned_to_stay() -> None:
    learned = learn(nlp(), lessons())
    assert learned.weights["background.aside"] == 0.5
    assert learned.weights["threshold.background"] > 1
    assert set(learned.tried) >= {"background.aside", "threshold.background"}


def test_each_weight_is_mapped_with_once() -> None:
    grid = search(nlp(), [lessons()[0].text])
    rows = load_rules().items()
    named = {id: r.tried for id, r in rows if r.tried and not id.startswith("learned.")}
    assert {id: tuple(ways) for id, ways in grid.tried.items()} == named
