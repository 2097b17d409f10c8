"""The one-page view: what stands in which band, under which number, and what goes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.one_page import DEEPEST, Entry, OnePage, one_page
from argmap.graph.page_rank import by_rank
from argmap.model import ArgumentMap, Cue, Relation, RelationType, Role, Side, Unit
from tests.export_maps import chain, odd_ids, whole

Row = tuple[str, Role, Side, str, RelationType | None]


def made(*rows: Row, title: str = "") -> ArgumentMap:
    """Make a map of units `text, role, side, target, type`, named by the letters."""
    text, units, relations = "", [], []
    for name, (words, role, side, target, type) in zip("abcdefghijklm", rows, strict=False):
        start = len(text)
        text += f"{words}. "
        demand = (Cue("conclusion.directive", start, start, ""),) if "must" in words else ()
        units.append(Unit(name, start, start + len(words), words, role, side=side, because=demand))
        if type:
            relations.append(Relation(f"r{name}", name, target, type))
    return ArgumentMap("made", text, tuple(units), tuple(relations), title)


DEBATE = made(
    ("Should the street close", "question", "pro", "", None),
    ("The street closes", "conclusion", "pro", "", None),
    ("Cars kill", "claim", "pro", "b", "support"),
    ("Ten died", "premise", "pro", "c", "support"),
    ("Shops may suffer", "claim", "opp", "b", "rebut"),
    ("Shops gain", "claim", "pro", "e", "rebut"),
    ("Some shops left", "premise", "opp", "e", "support"),
    ("Not on Sundays", "qualification", "opp", "b", "qualify"),
    ("We must act", "conclusion", "pro", "b", "support"),
    ("Few cars are new", "claim", "opp", "c", "rebut"),
    ("Nobody asked", "claim", "pro", "", None),
)


def told(page: OnePage) -> list[tuple[str, str, str]]:
    return [(entry.band, entry.number, entry.unit.id) for entry in page.entries]


def entry(page: OnePage, id: str) -> Entry:
    return next(entry for entry in page.entries if entry.unit.id == id)


def test_bands_and_numbers() -> None:
    page = one_page(DEBATE)
    assert page.question is not None and page.question.id == "a"
    assert page.thesis is not None and page.thesis.id == "b"
    assert [unit.id for unit in page.limits] == ["h"]
    assert [unit.id for unit in page.apart] == ["k"]
    assert told(page) == [
        ("because", "1", "c"), ("because", "1.1", "d"),
        ("against", "2", "e"), ("against", "2.1", "g"), ("against", "2.2", "f"),
        ("against", "3", "j"),
        ("so", "4", "i"),
    ]  # fmt: skip


def test_replies_and_what_is_attacked_are_told() -> None:
    page = one_page(DEBATE)
    assert entry(page, "f").reply and entry(page, "e").answered
    assert not entry(page, "g").reply and not entry(page, "j").answered
    assert entry(page, "j").against == "c" and entry(page, "e").against is None


def test_a_second_relation_is_a_reference() -> None:
    more = (*DEBATE.relations, Relation("r9", "c", "e", "rebut"))
    page = one_page(ArgumentMap("m", DEBATE.text, DEBATE.units, more))
    assert entry(page, "e").sees == (("c", "rebut"),)


def test_a_limit_with_something_below_it_stands_among_the_objections() -> None:
    page = one_page(
        made(
            ("Close it", "conclusion", "pro", "", None),
            ("Jobs may go", "qualification", "opp", "a", "qualify"),
            ("They come back", "premise", "pro", "b", "rebut"),
        )
    )
    assert not page.limits
    assert told(page) == [("against", "1", "b"), ("against", "1.1", "c")]


@pytest.mark.parametrize(
    ("title", "asked"),
    [("What closes next", "a"), ("", "b"), ("Should the street close", "c")],
)
def test_the_question_is_the_one_that_the_thesis_answers(title: str, asked: str) -> None:
    page = one_page(
        made(
            ("Should the street close", "question", "pro", "", None),
            ("Does a street sleep", "question", "pro", "", None),
            ("Will the street ever be quiet", "question", "pro", "", None),
            ("The street closes", "conclusion", "pro", "", None),
            title=title,
        )
    )
    expected = "b" if asked == "c" else "a"
    assert page.question is not None and page.question.id == expected


@pytest.mark.parametrize(
    ("asked", "title", "shown"),
    [
        ("What did it cost us", "", False),
        ("What did the street cost us", "", True),
        ("What did money buy us", "What did money buy us", True),
    ],
)
def test_what_is_asked_on_the_way_is_no_question_of_the_page(
    asked: str, title: str, shown: bool
) -> None:
    page = one_page(
        made(
            ("The street closes", "conclusion", "pro", "", None),
            (asked, "question", "pro", "", None),
            title=title,
        )
    )
    assert (page.question is not None) is shown


def test_rank_puts_conclusions_and_answered_objections_first() -> None:
    ranked = [entry.unit.id for entry in by_rank(one_page(DEBATE))]
    assert ranked == ["i", "e", "f", "c", "j", "d", "g"]


def test_a_map_without_a_conclusion_has_what_most_leads_to() -> None:
    page = one_page(chain(["One", "Two", "Three"]))
    assert page.thesis is not None and page.thesis.id == "u1"
    assert [number for _, number, _ in told(page)] == ["1", "1.1"]


def test_long_chains_stand_on_the_last_level() -> None:
    page = one_page(chain([f"Statement {n}" for n in range(1500)]))
    assert len(page.entries) == 1499
    assert max(entry.depth for entry in page.entries) == DEEPEST
    assert page.entries[0].weight == 1498
    assert len({entry.number for entry in page.entries}) == 1499


def test_every_map_has_a_page() -> None:
    assert one_page(ArgumentMap("e", "Nothing.")).thesis is None
    for argmap in (whole(), odd_ids()):
        page = one_page(argmap)
        assert page.thesis is not None


@given(st.data())
def test_each_statement_stands_once_and_below_one_before_it(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    roles: st.SearchStrategy[Role] = st.sampled_from(
        ["conclusion", "claim", "premise", "qualification", "question"]
    )
    units = tuple(
        Unit(
            f"u{n}", n, n + 1, "x", data.draw(roles),
            side=data.draw(st.sampled_from(["pro", "opp"])),
        )
        for n in range(count)
    )  # fmt: skip
    pairs = data.draw(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
    types: st.SearchStrategy[RelationType] = st.sampled_from(["support", "rebut", "qualify"])
    relations = []
    for number, (one, other) in enumerate(pairs):
        if one < count and other < count and one != other:
            type = data.draw(types)
            # Support runs one way only, as a map demands.
            ends = (max(one, other), min(one, other)) if type == "support" else (one, other)
            relations.append(Relation(f"r{number}", f"u{ends[0]}", f"u{ends[1]}", type))
    page = one_page(ArgumentMap("m", "x" * count, units, tuple(relations)))
    ids = [entry.unit.id for entry in page.entries]
    others = [unit.id for unit in (*page.limits, *page.apart)]
    assert page.thesis is not None
    assert len({*ids, *others, page.thesis.id}) == len(ids) + len(others) + 1
    before: set[str] = set()
    for row in page.entries:
        assert row.parent is None or row.parent in before
        assert (row.depth == 0) == (row.parent is None)
        before.add(row.unit.id)
    ranked = [row.unit.id for row in by_rank(page)]
    assert sorted(ranked) == sorted(ids)
    parents = {row.unit.id: row.parent for row in page.entries}
    for place, id in enumerate(ranked):
        assert parents[id] is None or parents[id] in ranked[:place]


def test_what_far_more_leads_to_stands_for_a_conclusion_that_nothing_leads_to() -> None:
    rows: list[Row] = [("Apps are rarely worth it", "claim", "opp", "", None)]
    rows += [(f"Ground {n}", "premise", "opp", "a", "support") for n in range(6)]
    rows += [("They may help", "claim", "pro", "a", "rebut")]
    rows += [("We back standards", "conclusion", "pro", "", None)]
    page = one_page(made(*rows))
    assert page.thesis is not None and page.thesis.id == "a"
    assert [(entry.band, entry.unit.side) for entry in page.entries] == (
        [("because", "pro")] * 6 + [("against", "opp"), ("so", "pro")]
    )


def test_of_a_wall_of_reasons_those_that_most_leads_to_come_first() -> None:
    rows: list[Row] = [("Close it", "conclusion", "pro", "", None)]
    rows += [(f"Reason {n}", "premise", "pro", "a", "support") for n in range(9)]
    rows += [("A ground of the last", "premise", "pro", "j", "support")]
    ranked = [entry.unit.id for entry in by_rank(one_page(made(*rows)))]
    assert ranked == ["j", *"bcdefgh", "k", "i"]
