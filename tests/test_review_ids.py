"""Ids hold: what argmap found keeps its id whatever is decided, what is added has its own."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Relation, Unit
from argmap.review import JournalEntry, replay
from tests.review_maps import Asked, Bench, asks

TEXT = "Ban cars. They kill. Trams run. Shops gain. Air clears."


def mapped(text: str = TEXT, *missed: str) -> ArgumentMap:
    """Return a map with each sentence a unit, but those missed, each supporting the first."""
    words = [row.strip() for row in text.split(".") if row.strip() and row.strip() not in missed]
    units = tuple(
        Unit(f"u{n}", text.index(row), text.index(row) + len(row), row, "claim")
        for n, row in enumerate(words, 1)
    )
    relations = tuple(Relation(f"r{row.id[1:]}", row.id, "u1", "support") for row in units[1:])
    return ArgumentMap("talk", text, units, relations)


FOUND = mapped()


def add(bench: Bench, words: str) -> bool:
    start = TEXT.index(words)
    return bench.decide("add-unit", start=start, end=start + len(words), role="premise")


def test_a_rejected_one_leaves_a_gap_and_an_added_one_is_a1() -> None:
    bench = Bench(mapped(TEXT, "Trams run", "Air clears"))
    assert bench.decide("reject", id="u2")
    assert add(bench, "Air clears")
    assert bench.decide("add-relation", source="a1", target="u1", type="support")
    assert add(bench, "Trams run")
    made = bench.reviewed().map
    assert [row.id for row in made.units] == ["u1", "a2", "u3", "a1"]
    assert [(row.id, row.source, row.target) for row in made.relations] == [
        ("r3", "u3", "u1"), ("ar1", "a1", "u1"),
    ]  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(asks(FOUND), max_size=15))
def test_whatever_is_decided_an_id_of_the_text_stays_with_its_words(asked: list[Asked]) -> None:
    bench, seen = Bench(FOUND), {row.id for row in FOUND.units}
    for one in asked:
        bench.decide(**one)
        state = bench.folded.state
        standing = {*state.units, *(id for id in state.gone if id not in state.relations)}
        assert seen <= standing | state.added  # no id is ever given away
        seen |= set(state.units)
    made = bench.reviewed()
    before = {row.id: row for row in FOUND.units}
    for unit in made.map.units:
        old = before.get(unit.id)
        assert old is not None or unit.id in bench.folded.state.added
        if old is not None:
            assert unit.start < old.end and old.start < unit.end
    assert {row.id for row in made.map.units} == set(bench.folded.state.units)


def test_an_added_one_keeps_its_id_when_an_earlier_one_is_rejected_or_gone_from_the_text() -> None:
    bench = Bench(mapped(TEXT, "Trams run", "Air clears"))
    assert add(bench, "Trams run") and add(bench, "Air clears")
    assert bench.decide("role", id="a2", value="question")
    assert bench.decide("reject", id="a1")
    assert [row.id for row in bench.reviewed().map.units] == ["u1", "u2", "u3", "a2"]
    edited = mapped(TEXT.replace(" Trams run.", ""), "Air clears")
    made = replay(edited, bench.entries)
    assert [(row.id, row.text, row.role) for row in made.map.units][-1] == (
        "a2", "Air clears", "question",
    )  # fmt: skip


def test_a_journal_of_argmap_0_1_calls_what_was_added_by_its_decision() -> None:
    bench = Bench(mapped(TEXT, "Trams run"))
    assert add(bench, "Trams run")
    assert bench.decide("role", id="a1", value="question")
    last = bench.entries[-1]
    named = {**last.body["of"], "id": "n1"}
    old = [*bench.entries[:-1], JournalEntry(last.n, last.op, {**last.body, "of": named})]
    assert replay(bench.found, old).map == bench.reviewed().map


def test_an_id_that_a_reader_gave_is_not_given_again() -> None:
    found = mapped(TEXT, "Trams run")
    units = (replace(found.units[0], id="a1"), *found.units[1:])
    relations = tuple(replace(row, target="a1") for row in found.relations)
    bench = Bench(replace(found, units=units, relations=relations))
    assert add(bench, "Trams run")
    assert [row.id for row in bench.reviewed().map.units] == ["a1", "u2", "a2", "u3", "u4"]
