"""Whose side a unit is on: each attack on the way to a conclusion changes it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from argmap.decoding.side_parity import sides_by_parity
from argmap.draft import Candidate
from argmap.flow import map_text


def links(rows: str) -> list[Candidate]:
    """Make relations: `1 rebut 0 [score]`, parted by commas."""
    found = []
    for row in rows.split(", ") if rows else ():
        source, type, target, score = [*row.split(), "1"][:4]
        found.append(Candidate(int(source), int(target), type, float(score), ()))
    return found


def told(rows: str, ends: set[int], opposed: Collection[int] = ()) -> str:
    """Give the sides of units 0, 1, … as a word: + for the author's, - for the other side's."""
    relations = links(rows)
    units = sorted({n for r in relations for n in (r.source, r.target)} | ends)
    found = sides_by_parity(units, relations, ends, [n in opposed for n in units])
    assert list(found) == units
    return "".join({"pro": "+", "opp": "-"}[found[unit]] for unit in units)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("", "+"),
        ("1 support 0", "++"),
        ("1 linked 0", "++"),
        ("1 rebut 0", "+-"),
        ("1 undercut 0", "+-"),
        ("1 qualify 0", "+-"),
        ("1 rebut 0, 2 support 1", "+--"),
        ("1 rebut 0, 2 rebut 1", "+-+"),
        ("1 rebut 0, 2 undercut 1", "+-+"),
        ("1 qualify 0, 2 rebut 1", "+-+"),
        ("1 rebut 0, 2 qualify 1", "+-+"),
        ("1 support 0, 2 rebut 1", "++-"),
        ("1 rebut 0, 2 rebut 1, 3 rebut 2", "+-+-"),
        ("1 rebut 0, 2 rebut 1, 3 support 2, 4 rebut 3, 5 support 4", "+-++--"),
    ],
)
def test_an_odd_number_of_attacks_is_the_other_sides(rows: str, wanted: str) -> None:
    assert told(rows, {0}) == wanted


def test_a_limit_that_the_other_side_sets_to_its_own_case_changes_nothing() -> None:
    rows = "1 rebut 0, 2 qualify 1"
    assert told(rows, {0}, {1, 2}) == "+--"
    assert told(rows, {0}, {1}) == told(rows, {0}, {2}) == "+-+"
    # An attack within the other side's case is one all the same.
    assert told("1 rebut 0, 2 rebut 1", {0}, {1, 2}) == "+-+"


def test_the_way_ends_at_a_conclusion() -> None:
    assert told("1 rebut 0, 2 support 1", {0, 1}) == "+++"
    assert told("1 rebut 0, 2 rebut 1", {0, 1}) == "++-"


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("1 support 0 2, 2 rebut 0, 1 rebut 2 1", "++-"),
        ("1 support 0 1, 2 rebut 0, 1 rebut 2 2", "++-"),
        ("1 rebut 0 2, 1 support 0 1", "+-"),
        ("1 support 0 1, 1 rebut 0 2", "+-"),
        # Of equal ones the first.
        ("1 support 0 1, 1 rebut 0 1", "++"),
        ("1 rebut 0 1, 1 support 0 1", "+-"),
    ],
)
def test_the_way_goes_along_the_relation_of_the_highest_score(rows: str, wanted: str) -> None:
    assert told(rows, {0}) == wanted


def test_a_circle_is_gone_round_once() -> None:
    assert told("1 rebut 2, 2 support 1", {0}) == "+--"
    assert told("1 rebut 2, 2 rebut 1", {0}) == "+++"


def test_a_text_that_answers_an_objection() -> None:
    text = "Critics say that the road is safe. But two lorries met on it. So the road must be shut."
    found = map_text(text)
    assert [unit.side for unit in found.units] == ["opp", "pro", "pro"]
