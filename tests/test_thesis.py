"""Which statement is the main conclusion, what says it again, and what bears on it by itself."""

from __future__ import annotations

import pytest

from argmap.components.draft import Candidate
from argmap.flow import map_text
from argmap.graph.extras import lead_out
from argmap.graph.standing import standings
from argmap.model import ArgumentMap

BODY = """The clinic saw nine hundred people last year. Most came on foot.

The next one is an hour away. The bus runs twice a day."""
STAND = "I believe that the town should keep its clinic."
AGAIN = "The town should keep the clinic, then. Its doctor has never asked for much."


def main_of(argmap: ArgumentMap) -> str:
    return standings(argmap)[0].unit.text


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (f"{STAND}\n\n{BODY}\n\nThe roof should be mended first.", STAND),
        (f"Our town is small.\n\n{BODY}\n\nThe town should keep its clinic.", "keep its clinic."),
        (f"Our town is small.\n\n{BODY}\n\nWe will keep the clinic open.", "We will keep"),
        (
            f"Our town is small.\n\n{BODY}\n\nWhat I am asking is that you vote for it.",
            "I am asking",
        ),
        (f"Imagine a town at night.\n\n{BODY}\n\nKeep the clinic.", "Keep the clinic."),
        (f"Imagine a town at night.\n\n{BODY}\n\nA clinic close by saves lives.", "saves lives."),
    ],
    ids=["opening", "closing", "promise", "request", "picture", "no cue"],
)
def test_the_stand_that_is_taken_is_the_main_conclusion(text: str, main: str) -> None:
    found = main_of(map_text(text))
    assert found in main or main.rstrip(".") in found


def test_the_closing_says_the_thesis_again() -> None:
    argmap = map_text(f"{STAND}\n\n{BODY}\n\n{AGAIN}")
    again = [unit for unit in argmap.units if unit.restates]
    assert [unit.text.partition(",")[0] for unit in again] == ["The town should keep the clinic"]
    assert again[0].restates == standings(argmap)[0].unit.id


def test_what_is_only_like_the_thesis_does_not_say_it_again() -> None:
    argmap = map_text(f"{STAND}\n\n{BODY}\n\nThe county should pay the doctor, then.")
    assert not [unit for unit in argmap.units if unit.restates]


def relation(source: int, target: int, type: str = "support") -> Candidate:
    return Candidate(source, target, type, 1.0, ())


def test_a_topic_sentence_bears_on_the_conclusion_beside_the_head() -> None:
    # 0 opens a paragraph and hangs from its head 1; 2 is the main conclusion.
    tree = [relation(0, 1), relation(1, 2)]
    made = lead_out(tree, lambda source, target: source == 0, 2, relation)
    assert [(c.source, c.target) for c in made] == [(0, 2), (1, 2)]


@pytest.mark.parametrize(
    ("tree", "main"),
    [
        ([relation(0, 1), relation(1, 2)], -1),
        ([relation(0, 1, "rebut"), relation(1, 2)], 2),
        ([relation(2, 0), relation(0, 1)], 2),
    ],
    ids=["no main", "attack", "circle"],
)
def test_where_nothing_is_led_out(tree: list[Candidate], main: int) -> None:
    assert lead_out(tree, lambda source, target: source == 0, main, relation) == tree
