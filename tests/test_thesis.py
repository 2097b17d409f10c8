"""Which statement is the main conclusion, what says it again, and what bears on it by itself."""

from __future__ import annotations

import pytest

from argmap.flow import map_text
from argmap.graph.ranking import standings
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


@pytest.mark.parametrize(
    ("words", "thesis"),
    [
        ("I would ask the council to keep the clinic.", True),
        ("The council would do well to keep the clinic.", True),
        ("I would ask why the council wants to close the clinic.", False),
        ("I should add that the council wants to close the clinic.", False),
        ("Then the council closed the clinic.", False),
    ],
)
def test_asking_for_something_concludes_and_leading_up_to_it_does_not(
    words: str, thesis: bool
) -> None:
    argmap = map_text(f"Our town is small.\n\n{BODY}\n\n{words}")
    found = next(unit for unit in argmap.units if unit.text.rstrip(".") in words)
    assert (found.role == "conclusion" and not found.attributed_to) is thesis


@pytest.mark.parametrize(
    ("title", "stands"),
    [
        ("A clinic is not a shop", True),
        ("CMV: the clinic is a gift to the town", True),
        ("Keep the clinic", True),
        ("The clinic our town built", False),
        ("Council closes clinic", False),
        ("Help", False),
        ("MandyP · 3 hours ago", False),
    ],
)
def test_a_title_that_states_the_thesis_is_a_unit(title: str, stands: bool) -> None:
    argmap = map_text(f"{title}\n\n{BODY}\n\nThe town should keep it.")
    assert (argmap.units[0].start < len(title)) is stands


def test_an_introduction_ends_with_the_thesis() -> None:
    intro = " ".join(["Our town is small.", "It is old.", "Rain is common.", STAND])
    filler = "\n\n".join(["The bus runs. Snow fell. The road was shut. A van got stuck."] * 4)
    assert main_of(map_text(f"{intro}\n\n{filler}\n\nThe roof should be mended.")) in STAND


@pytest.mark.parametrize(
    ("paragraph", "head"),
    [
        ("The clinic saves lives. Last May it saved two. The doctor came at night.", 0),
        ("Last May it saved two. The doctor came at night. The clinic is worth its price.", 2),
    ],
    ids=["topic sentence", "point at the end"],
)
def test_what_heads_a_paragraph(paragraph: str, head: int) -> None:
    argmap = map_text(f"The bus runs twice a day.\n\n{paragraph}\n\nKeep the clinic.")
    inside = [unit.id for unit in argmap.units if unit.paragraph == 2]
    out = [r.source for r in argmap.relations if r.source in inside and r.target not in inside]
    assert out == [inside[head]]
