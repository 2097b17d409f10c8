"""What says an earlier statement again, and what becomes of the relations of both."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from argmap.decoding.restatements import find_restatements
from argmap.flow import map_text
from argmap.model import ArgumentMap
from argmap.scorers.protocol import Evidence

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


class Listener:
    """A scorer that hears which pairs it is asked of, and finds none alike unless told so."""

    def __init__(self, main: int, alike: dict[tuple[int, int], float] | None = None) -> None:
        self.main, self.alike = main, alike or {}
        self.asked: dict[tuple[int, int], bool] = {}

    def as_restatement(self, later: int, earlier: int, *, theses: bool) -> Evidence | None:
        self.asked[later, earlier] = theses
        score = self.alike.get((later, earlier))
        return None if score is None else Evidence(score, ())


def drafts(words: list[str]) -> Any:
    """Make what is asked of drafts: their words, and that the author states them."""
    plain = {"speaker": "", "question": False, "hosted": False, "reports": lambda: False}
    return [SimpleNamespace(words=text.split(), **plain) for text in words]


def heard(words: list[str], main: int, concluding: set[int]) -> dict[tuple[int, int], bool]:
    scorer = Listener(main)
    units = drafts(words)
    assert find_restatements(units, range(len(units)), cast("Any", scorer), concluding) == {}
    return scorer.asked


@pytest.mark.parametrize(
    ("main", "wanted"),
    [
        # The main conclusion closes: it may say any of the opening again, up to the fourth of ten.
        (9, {(9, 0), (9, 3)}),
        (7, {(7, 0), (7, 3)}),
        # It opens: what concludes in the closing, from the eighth on, may say it again.
        (0, {(7, 0), (9, 0)}),
        (3, {(7, 3), (9, 3)}),
        # It stands in the middle, or there is none.
        (4, set()),
        (6, set()),
        (-1, set()),
    ],
)
def test_the_closing_says_again_what_the_opening_concluded(
    main: int, wanted: set[tuple[int, int]]
) -> None:
    asked = heard(["keep clinic"] * 10, main, {0, 3, 4, 6, 7, 9})
    assert len(asked) == 10 * 9 / 2
    assert {pair for pair, theses in asked.items() if theses} == wanted


def test_only_what_shares_two_words_is_asked_of() -> None:
    asked = heard(["keep clinic open", "keep school", "open keep", "school clinic"], -1, set())
    assert set(asked) == {(2, 0)}


def test_of_a_common_word_the_first_fifty_uses_count() -> None:
    asked = heard(["keep clinic"] * 53, -1, set())
    assert {earlier for later, earlier in asked if later == 52} == set(range(50))


def test_the_most_alike_is_said_again_of_equal_ones_the_first() -> None:
    alike = {(2, 0): 0.5, (2, 1): 0.7, (3, 0): 0.6, (3, 1): 0.6, (4, 2): 0.9, (4, 0): 0.8}
    units = drafts(["keep clinic"] * 5)
    found = find_restatements(units, range(5), cast("Any", Listener(-1, alike)))
    assert {later: row.first for later, row in found.items()} == {2: 1, 3: 0, 4: 1}
