"""Nothing is lost from the lexicon unseen, and its lists of words do what they are there for."""

from __future__ import annotations

import json

import pytest

from argmap.flow import map_text
from argmap.lexicon.words import load_words
from tests.inventory import inventory
from tests.regold import LEXICON, golden

KEPT = json.loads(golden(LEXICON).read_text("utf-8"))


@pytest.mark.parametrize("part", sorted(KEPT))
def test_nothing_is_lost(part: str) -> None:
    """Re-make the inventory with `python -m tests.regold` where it is meant."""
    now = inventory()[part]
    lost = {name: sorted(set(rows) - set(now.get(name, ()))) for name, rows in KEPT[part].items()}
    assert {name: rows for name, rows in lost.items() if rows or name not in now} == {}


PARTIES = (
    "critics", "opponents", "proponents", "supporters", "advocates", "defenders", "sceptics",
    "skeptics", "detractors", "adversaries", "objectors", "others",
)  # fmt: skip


def test_each_name_of_the_other_side_is_heard() -> None:
    assert len(PARTIES) == len(load_words()["party"])
    assert [party for party in PARTIES if side(party) != "opp"] == []
    assert side("makers") == "pro"


def side(party: str) -> str:
    text = f"The bridge should be shut. The {party} of the plan are many. It is not safe."
    return map_text(text).units[1].side
