"""Half of the characters of both is enough for two units to be the same, one less is not."""

from __future__ import annotations

import pytest

from argmap.evaluate import evaluate, pair
from argmap.evaluate.matching import match
from argmap.model import ArgumentMap, Unit
from argmap.records import Span
from argmap.review.accuracy_counts import same_place
from argmap.review.references import unit_at
from argmap.review.state import begin

TEXT = "abcdefghijklmnopqrstuvwxyz"
# A unit of ten characters beside shorter and longer ones; the last two are cut at both ends.
HALVES: list[tuple[Span, Span, bool]] = [
    ((0, 10), (0, 5), True), ((0, 10), (0, 4), False), ((0, 10), (5, 15), True),
    ((0, 10), (6, 16), False), ((5, 15), (0, 20), True), ((5, 15), (0, 21), False),
    ((0, 10), (3, 8), True), ((0, 10), (3, 7), False),
]  # fmt: skip
each = pytest.mark.parametrize(("one", "other", "same"), HALVES)


def unit(id: str, span: Span) -> Unit:
    return Unit(id, *span, TEXT[slice(*span)], "claim")


@each
def test_units_are_matched(one: Span, other: Span, same: bool) -> None:
    found = {0: 0} if same else {}
    assert match([[one]], [[other]]) == match([[other]], [[one]]) == found


def test_only_the_characters_of_pieces_count() -> None:
    # Five of ten characters are shared, though the pieces lie thirty apart.
    pieces = [(0, 5), (30, 35)]
    assert match([pieces], [[(0, 5)]]) == match([[(0, 10)]], [pieces]) == {0: 0}
    assert match([pieces], [[(0, 4)]]) == match([[(0, 11)]], [pieces]) == {}


@each
def test_the_figure_counts_it(one: Span, other: Span, same: bool) -> None:
    maps = [ArgumentMap("t", TEXT, (unit("u1", span),)).to_dict() for span in (one, other)]
    report = evaluate(pair([maps[0]], [maps[1]]), given_units=False)
    assert report["units_f1"].value == float(same)


@each
def test_what_a_review_kept(one: Span, other: Span, same: bool) -> None:
    units = unit("u1", one), unit("u1", other)
    assert same_place(*units) == same_place(*reversed(units)) == same


@each
def test_a_decision_finds_its_unit(one: Span, other: Span, same: bool) -> None:
    state = begin(ArgumentMap("t", TEXT, (unit("u1", one),)))
    assert (unit_at(state, other) is not None) == same
