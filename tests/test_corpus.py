"""The texts of our own in `corpus/` are annotated by the guide, and argmap reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.evaluate import evaluate, load_gold, pair
from argmap.flow import map_text
from tests.spine import ROOT

FILES = sorted((ROOT / "corpus").glob("*.json"))
UNITS_FOUND = 0.8  # F1 at 50 % overlap; each of them reaches it as it was first mapped


def test_there_are_some_in_several_genres() -> None:
    genres = {load_gold(path)[0].id for path in FILES}
    assert len(genres) == len(FILES) >= 7


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_text_is_the_articles_own(path: Path) -> None:
    (gold,) = load_gold(path)
    assert gold.text == path.with_suffix(".txt").read_text("utf-8")
    assert gold.units and gold.relations


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_most_of_its_units_are_found(path: Path) -> None:
    gold = load_gold(path)
    report = evaluate(pair(gold, [map_text(gold[0].text, id=gold[0].id)]), given_units=False)
    figures = {score["name"]: score["value"] for score in report.to_dict()["scores"]}
    assert figures["units_f1"] >= UNITS_FOUND


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("Nobody denies that", "qualification"),
        ("Of course,", "qualification"),
        ("So far,", "claim"),
    ],
)
def test_what_is_granted_qualifies(opening: str, role: str) -> None:
    text = "The town should keep the fee. {} it is unpopular. But it pays for the bridge."
    assert map_text(text.format(opening)).units[1].role == role
