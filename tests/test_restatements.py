"""What says an earlier statement again, and what becomes of the relations of both."""

from __future__ import annotations

import pytest

from argmap.flow import map_text
from argmap.model import ArgumentMap

THESIS = "The town must mend the old bridge. It is narrow."


def again(made: ArgumentMap) -> dict[str, str]:
    return {unit.id: unit.restates for unit in made.units if unit.restates}


def ends(made: ArgumentMap) -> list[tuple[str, str]]:
    return [(relation.source, relation.target) for relation in made.relations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{THESIS} So the old bridge must be mended by the town.", {"u3": "u1"}),
        # Not where one denies what the other affirms, whichever of the two; but where both do.
        (f"{THESIS} So the old bridge must not be mended by the town.", {}),
        (
            "The town must not mend the old bridge. It is narrow. "
            "So the old bridge must be mended by the town.",
            {},
        ),
        (
            "The town must not mend the old bridge. It is narrow. "
            "So the old bridge must not be mended by the town.",
            {"u3": "u1"},
        ),
        # Half of the weight of the words is too little, but behind words of restatement.
        (f"{THESIS} The town must mend the new school.", {}),
        (f"{THESIS} Then the bridge needs the town.", {}),
        (f"{THESIS} In other words, the bridge needs the town.", {"u3": "u1"}),
        # One word in common is too little even there.
        (f"{THESIS} In other words, the bridge needs the council.", {}),
        # Nobody says again what somebody else says, nor by asking, nor in a clause of another.
        (f"{THESIS} Critics say that the town must mend the old bridge.", {}),
        ("Critics say that the town must mend the old bridge. "
         "It is narrow. The town must mend the old bridge.", {}),
        (f"{THESIS} Must the town mend the old bridge?", {}),
        (f"{THESIS} We left because the town must mend the old bridge.", {}),
    ],
)  # fmt: skip
def test_what_says_a_statement_again(text: str, found: dict[str, str]) -> None:
    assert again(map_text(text)) == found


def test_of_several_the_first_is_said_again() -> None:
    made = map_text(
        "The town mends bridges. Snow fell. The town mends bridges. Rain fell. "
        "The town mends bridges."
    )
    assert again(made) == {"u3": "u1", "u5": "u1"}


def test_what_says_a_restatement_again_says_the_first_again() -> None:
    made = map_text(
        f"{THESIS} In other words, the town must mend the bridge with taxes. Two lorries met "
        "there. The town must mend the bridge with taxes."
    )
    assert again(made) == {"u3": "u1", "u5": "u1"}


def test_reasons_of_a_restatement_bear_on_the_first() -> None:
    made = map_text(
        f"{THESIS} So the old bridge must be mended by the town, because lorries shake it."
    )
    assert again(made) == {"u3": "u1"}
    assert ends(made) == [("u2", "u1"), ("u4", "u1")]
    assert made.unit("u3").role == made.unit("u1").role == "conclusion"
    assert made.unit("u3").because[0].id == "restate.again"
