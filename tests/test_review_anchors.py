"""Places that survive an edited article, and decisions that go with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Relation, Unit
from argmap.review import Anchor, anchor_of, find, replay
from tests.export_maps import HOSTILE
from tests.review_maps import Bench

TEXT = (
    "The fee should go. It is unfair. Nobody agreed to it. "
    "The mayor says that the fee pays for repairs. It is unfair. So it must go."
)


def at(words: str, number: int = 0) -> Anchor:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return anchor_of(TEXT, start, start + len(words))


def found(anchor: Anchor, text: str) -> str | None:
    span = find(anchor, text)
    return None if span is None else text[slice(*span)]


def test_in_the_same_text_every_place_is_found_where_it_is() -> None:
    for start in range(len(TEXT)):
        for end in range(start + 1, len(TEXT) + 1):
            assert find(anchor_of(TEXT, start, end), TEXT) == (start, end)


def test_a_quotation_that_stands_twice_is_told_by_its_surroundings() -> None:
    first, second = at("It is unfair"), at("It is unfair", 1)
    moved = TEXT.replace("The fee should go. ", "In this town there is much to say. ")
    assert find(first, moved) == (moved.index("It is unfair"),) * 1 + (
        moved.index("It is unfair") + 12,
    )
    assert find(second, moved) == (moved.rindex("It is unfair"), moved.rindex("It is unfair") + 12)
    # The first of the two is gone: what stands where it stood is not taken for it by place alone.
    swapped = TEXT.replace("It is unfair. Nobody agreed to it. ", "")
    assert find(second, swapped) == (
        swapped.index("It is unfair"), swapped.index("It is unfair") + 12
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("pays for repairs", "pays for all repairs", "the fee pays for all repairs"),
        ("the fee pays", "this fee mostly pays", "this fee mostly pays for repairs"),
        ("the fee pays for repairs", "The  fee\npays for repairs!", "The  fee\npays for repairs"),
        ("the fee pays for repairs", "the fee paid for repairs", "the fee paid for repairs"),
    ],
)
def test_changed_words_are_found(old: str, new: str, words: str) -> None:
    text = "A new first paragraph, of some length.\n\n" + TEXT.replace(old, new)
    assert found(at("the fee pays for repairs"), text) == words


@pytest.mark.parametrize("text", ["", "x", "The weather was fine. " * 20, "fee " * 50])
def test_words_that_are_gone_are_not_found(text: str) -> None:
    assert find(at("the fee pays for repairs"), text) is None


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.data())
def test_found_places_are_places(quote: str, text: str, data: st.DataObject) -> None:
    assume(quote)
    span = find(anchor_of(quote, 0, len(quote)), text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)
    if quote in text:
        assert span is not None and text[slice(*span)] == quote


def test_a_long_text_without_the_words_is_searched_in_no_time() -> None:
    quote = "the fee that nobody in the whole of the town has ever agreed to pay " * 5
    text = "the town of the fee and the people of it " * 20_000
    assert find(anchor_of(quote, 0, len(quote)), text) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_quotations_come_back(words: str) -> None:
    text = f"before {words} after"
    anchor = anchor_of(text, 7, 7 + len(words))
    assert Anchor.from_json(anchor.to_json()) == anchor
    assert find(anchor, text) == (7, 7 + len(words))
    edited = f"something else, {words} after"
    assert found(anchor, edited) == words


@pytest.mark.parametrize(
    "data",
    [
        None, [], {}, [1], [{"type": "TextQuoteSelector", "exact": "a"}],
        anchor_of("abc", 0, 1).to_json()[:1], anchor_of("abc", 1, 1).to_json(),
        [anchor_of("abc", 0, 1).to_json()[0], {"type": "TextPositionSelector", "start": 1}],
        [anchor_of("abc", 0, 1).to_json()[0],
         {"type": "TextPositionSelector", "start": True, "end": 3}],
    ],
)  # fmt: skip
def test_a_damaged_anchor_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"no quotation|no text|no pair"):
        Anchor.from_json(data)


SENTENCES = st.lists(
    st.lists(
        st.sampled_from(
            ["fee", "town", "mayor", "road", "tram", "school", "noise", "money", "trees", "plan"]
        ),
        min_size=6, max_size=12,
    ).map(" ".join),
    min_size=2, max_size=7, unique=True,
)  # fmt: skip


def mapped(rows: list[tuple[str, bool]]) -> ArgumentMap:
    """Make a map of some sentences; those with a mark are units, a chain of support."""
    text, units = "", list[Unit]()
    for words, marked in rows:
        start = len(text)
        text += words + ". "
        if marked:
            name = f"u{len(units) + 1}"
            units.append(Unit(name, start, start + len(words), words, "claim", score=0.5))
    pairs = zip(units[1:], units, strict=False)
    links = tuple(
        Relation(f"r{n}", a.id, b.id, "support", 0.5) for n, (a, b) in enumerate(pairs, 1)
    )
    return ArgumentMap("made", text, tuple(units), links)


@settings(deadline=None, max_examples=80)
@given(SENTENCES, st.data())
def test_decisions_whose_words_survive_are_kept(sentences: list[str], data: st.DataObject) -> None:
    bench = Bench(mapped([(words, True) for words in sentences]))
    roles = data.draw(st.lists(st.sampled_from(["claim", "premise", "question"]),
                               min_size=len(sentences), max_size=len(sentences)))  # fmt: skip
    for n, role in enumerate(roles, 1):
        assert bench.decide("role", id=f"u{n}", value=role)
    stays = data.draw(
        st.lists(st.booleans(), min_size=len(sentences), max_size=len(sentences)).filter(any)
    )
    new = data.draw(st.lists(st.sampled_from(["Xylem xu xi xo xe", "Zero ze za zo zu"])))
    rows = [(words, True) for words, stay in zip(sentences, stays, strict=True) if stay]
    for words in new:
        rows.insert(data.draw(st.integers(0, len(rows))), (words, False))
    made = replay(mapped(rows), bench.entries)
    wanted = {w: role for w, role, stay in zip(sentences, roles, stays, strict=True) if stay}
    got = {unit.text: unit.role for unit in made.map.units}
    assert {words: got[words] for words in wanted} == wanted
    # Nothing is dropped in silence: what does not fit is listed.
    assert made.applied + len(made.unfit) == len(bench.entries)


def test_neighbours_whose_common_edge_was_edited_are_both_kept() -> None:
    text = "The fee is unfair to all of us because the trams should be free for everyone."
    start = text.index("the trams")
    units = (
        Unit("u1", 0, start - 9, text[: start - 9], "claim"),
        Unit("u2", start, len(text) - 1, text[start:-1], "claim"),
    )
    bench = Bench(ArgumentMap("d", text, units))
    assert bench.decide("role", id="u1", value="conclusion")
    assert bench.decide("role", id="u2", value="premise")
    edited = text.replace("of us because the trams", "since our trams")
    made = replay(ArgumentMap("d", edited), bench.entries)
    assert not made.unfit
    assert [unit.role for unit in made.map.units] == ["conclusion", "premise"]


def test_what_no_longer_fits_is_listed_and_kept() -> None:
    bench = Bench(mapped([("The fee is unfair to all", True), ("Trams should be free", True)]))
    bench.decide("role", id="u1", value="premise")
    bench.decide("accept", id="r1")
    bench.decide("accept", id="u2")
    made = replay(mapped([("Trams should be free", True), ("Roses are red", True)]), bench.entries)
    assert [(row.entry.n, row.reason) for row in made.unfit] == [
        (1, "its words are no longer in the article"),
        (2, "its words are no longer in the article"),
    ]
    assert made.verdicts["u1"] == "accepted" and made.applied == 1


def test_the_reviewers_word_stands_where_argmap_finds_otherwise() -> None:
    rows = [("The fee is unfair to all", True), ("Trams should be free", True), ("So go", True)]
    bench = Bench(mapped(rows))
    bench.decide("accept", id="u1")
    bench.decide("reject", id="u2")
    bench.decide("accept", id="u3")
    bench.decide("add-relation", source="u3", target="u1", type="rebut")
    # Another argmap: it misses the first, still finds the second, has another role for the third.
    other = mapped([(words, n > 0) for n, (words, _) in enumerate(rows)])
    third = replace(other.units[1], role="question")
    other = replace(other, units=(other.units[0], third), relations=())
    made = replay(other, bench.entries)
    assert not made.unfit
    assert [(u.text, u.role) for u in made.map.units] == [
        ("The fee is unfair to all", "claim"), ("So go", "claim"),
    ]  # fmt: skip
    assert [(r.source, r.target, r.type) for r in made.map.relations] == [("u2", "k1", "rebut")]


def test_a_rejected_relation_is_not_another_between_the_same_two() -> None:
    rows = [("The fee is unfair to all", True), ("Trams should be free", True)]
    bench = Bench(mapped(rows))
    bench.decide("reject", id="r1")
    assert replay(bench.found, bench.entries).map.relations == ()
    [found] = bench.found.relations
    other = replace(bench.found, relations=(replace(found, type="rebut"),))
    made = replay(other, bench.entries)
    assert made.verdicts["r1"] == "open" and not made.unfit


def test_an_added_element_that_argmap_now_finds_is_not_there_twice() -> None:
    rows = [("The fee is unfair to all", True), ("Trams should be free", False)]
    bench = Bench(mapped(rows))
    start = bench.found.text.index("Trams")
    assert bench.decide("add-unit", start=start, end=start + 20, role="premise")
    assert bench.decide("add-relation", source="a1", target="u1", type="support")
    assert bench.decide("role", id="a1", value="qualification")
    made = replay(mapped([(words, True) for words, _ in rows]), bench.entries)
    assert not made.unfit
    assert [(u.id, u.role) for u in made.working.units] == [
        ("u1", "claim"),
        ("u2", "qualification"),
    ]
    assert [r.id for r in made.working.relations] == ["r1"]
    assert made.verdicts == {"u1": "open", "u2": "changed", "r1": "accepted"}
