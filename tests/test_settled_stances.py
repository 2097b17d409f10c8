"""Stance, side and arrow agree: the stance counts while relations are chosen, then gives way."""

from __future__ import annotations

from typing import get_args

import pytest

from argmap.checks import stance_contradictions
from argmap.decoding.settled_stances import settled_stances
from argmap.draft import Candidate, Findings
from argmap.flow import map_text
from argmap.lexicon.rules import load_rules
from argmap.records import Role, Side
from argmap.scorers.facts import TextFacts
from tests.spine import draft

PRO, OPP = get_args(Side)


@pytest.mark.parametrize(
    ("stance", "side", "type", "opposes", "left"),
    [
        ("endorses", PRO, "support", False, "endorses"),
        ("rejects", OPP, "rebut", True, "rejects"),
        # What is on the other side by its own evidence is rejected, not just reported.
        ("endorses", OPP, "rebut", True, "rejects"),
        ("endorses", OPP, "rebut", False, "reports"),
        ("rejects", PRO, "support", True, "reports"),
        ("rejects", PRO, "support", False, "reports"),
        ("reports", OPP, "rebut", True, "reports"),
    ],
)
def test_a_stance_that_the_relations_belie_gives_way(
    stance: str, side: Side, type: str, opposes: bool, left: str
) -> None:
    chosen = [Candidate(1, 0, type, 1.0, ())]
    roles: dict[int, Role] = {0: "conclusion", 1: "claim"}
    sides: dict[int, Side] = {0: PRO, 1: side}
    opposing = [1] if opposes else []
    found = settled_stances(chosen, roles, sides, {0: "", 1: stance}, opposing)
    assert found == {0: "", 1: left}


def test_what_is_only_granted_keeps_its_stance() -> None:
    chosen = [Candidate(1, 0, "qualify", 1.0, ())]
    sides = {0: PRO, 1: OPP}
    found = settled_stances(
        chosen, {0: "conclusion", 1: "qualification"}, sides, {0: "", 1: "endorses"}, [1]
    )
    assert found[1] == "endorses"


def opposed(*units: tuple[str, bool]) -> list[bool]:
    """Tell which units of one paragraph count as the other side's, by stance and own evidence."""
    drafts = [
        draft(10 * n, 10 * n + 5, speaker="Ann" if stance else "", stance=stance, opposes=opposes)
        for n, (stance, opposes) in enumerate(units)
    ]
    return TextFacts(Findings(drafts, ()), load_rules()).opposed


def test_the_authors_stance_counts_for_whose_side_a_unit_is_on() -> None:
    plain = ("", False)
    assert opposed(plain, ("rejects", False), ("reports", False)) == [False, True, False]
    assert opposed(plain, ("endorses", True), ("reports", True)) == [False, False, True]
    # What a paragraph opens with is mostly answered in it.
    assert opposed(("endorses", True), plain) == [True, False]


def test_a_witness_for_the_author_supports_what_he_says() -> None:
    made = map_text(
        "The dam should be rebuilt.\n\nIts wall is cracked. A report by the engineers may show "
        "that it leaks. The cracks grow each year.\n\nThe valley floods.\n\nThe town can pay."
    )
    (report,) = [unit for unit in made.units if unit.attributed_to]
    assert report.stance == "endorses" and report.side == "pro"
    assert stance_contradictions(made.units, made.relations) == []
