"""Learning how readily somebody's checked maps take what the networks say."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

import pytest

from argmap.evaluate.gold_format import document_from_data
from argmap.evaluate.records import GoldDocument
from argmap.evaluate.replay import parse_texts
from argmap.lexicon.rules import load_rules
from argmap.scorers.registry import LEARNED, NEEDS
from argmap.train import Lesson, fit, learn, read_lessons, search, try_out
from argmap.train.choices import Choice
from tests.spine import nlp

pytestmark = pytest.mark.skipif(
    not all(find_spec(name) for name in NEEDS), reason="argmap[learned] is not installed"
)
THINGS = ["mill", "bridge", "market", "garden", "harbour", "station"]
KINDS = {"role", "main", "target", "type"}


def all_on_the_first(number: int) -> GoldDocument:
    """Return a checked map in which everything leads to the first of three paragraphs."""
    thing = THINGS[number]
    said = [
        f"The {thing} should close.", "Its roof leaks.", f"Nobody has mended the {thing}.",
        "The town needs money.", "Its school is cold.", f"Few people use the {thing}.",
    ]  # fmt: skip
    text = "\n\n".join(" ".join(said[first : first + 2]) for first in (0, 2, 4))
    starts = [text.index(words) for words in said]
    units = [
        {
            "id": f"u{n}", "start": start, "end": start + len(words) - 1,
            "role": "claim" if n else "conclusion",
        }
        for n, (start, words) in enumerate(zip(starts, said, strict=True))
    ]  # fmt: skip
    links = [
        {"id": f"r{n}", "source": f"u{n}", "target": "u0", "type": "support"} for n in range(1, 6)
    ]
    return document_from_data(
        {"id": thing, "text": text, "units": units, "relations": links}, "test"
    )


@cache
def lessons() -> list[Lesson]:
    texts = parse_texts(nlp(), [all_on_the_first(number) for number in range(len(THINGS))])
    return read_lessons(nlp(), texts, LEARNED)


def chosen(kind: str) -> list[Choice]:
    return [choice for lesson in lessons() for choice in lesson.choices if choice.kind == kind]


def test_each_choice_has_a_right_way_and_weighs_rows_of_the_networks() -> None:
    asked = [choice for lesson in lessons() for choice in lesson.choices]
    assert {choice.kind for choice in asked} == KINDS
    ids = {id for choice in asked for edge in choice.edges for id in edge.option.shares}
    assert all(id.startswith("learned.") and id in load_rules() for id in ids)
    for choice in asked:
        right = [edge for edge in choice.edges if edge.right]
        assert 0 < len(right) < len(choice.edges)


def test_a_unit_has_one_role_one_target_and_a_link_one_type() -> None:
    assert len(chosen("role")) == len(chosen("target")) == 6 * len(THINGS)
    assert len(chosen("type")) == 5 * len(THINGS)
    for choice in chosen("role") + chosen("target") + chosen("type"):
        assert sum(edge.right for edge in choice.edges) == 1


def test_weights_go_to_what_the_maps_take_more_often() -> None:
    start = {id: row.weight for id, row in load_rules().items()}
    found = start | fit([c for lesson in lessons() for c in lesson.choices], start, 0.4)
    assert found["learned.role-claim"] > start["learned.role-claim"]
    assert found["learned.role-premise"] < start["learned.role-premise"]
    assert found["learned.to-none"] < start["learned.to-next"]
    # Of a kind only differences tell, and no row but those of the networks is moved.
    moved = {id for id, weight in found.items() if weight != start[id]}
    assert moved and all(id.startswith("learned.") for id in moved)


def test_what_is_learned_maps_like_the_checked_maps() -> None:
    grid = search(nlp(), [lesson.text for lesson in lessons()], LEARNED)
    assert set(grid.tried) == {"learned.alone", "learned.argues"}
    learned = learn(nlp(), lessons(), grid, LEARNED)
    trial = try_out(nlp(), lessons(), lambda _: learned.weights, grid, LEARNED)
    assert trial.goal.after >= trial.goal.before
