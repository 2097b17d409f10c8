"""Coverage: every sentence of the article is told, with what became of it and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.components.harvest import harvest
from argmap.components.pipeline import analyse
from argmap.graph.coverage import FATES, SCENERY, coverage, fates
from argmap.graph.sentences import sentences
from argmap.model import ArgumentMap, Part, Role, Unit
from argmap.reading import read_document
from tests.export_maps import whole
from tests.spine import ARTICLE, article, nlp


def made(text: str, rows: Sequence[tuple[str, Role, int]] = (), **values: object) -> ArgumentMap:
    """Make a map with a unit for each (words, role, number of the sentence)."""
    units = tuple(
        Unit(f"u{n}", text.index(words), text.index(words) + len(words), words, role, sentence=s)
        for n, (words, role, s) in enumerate(rows, 1)
    )
    return ArgumentMap("t", text, units, **values)  # type: ignore[arg-type]


def told(argmap: ArgumentMap) -> list[tuple[str, str]]:
    return [(row.text, row.fate) for row in coverage(argmap)]


def test_the_four_fates() -> None:
    text = "By Ann\n\nRents rose. Cap them, since all gain. Not all agree. Ghent is a town."
    rows: list[tuple[str, Role, int]] = [
        ("Cap them", "conclusion", 2), ("all gain", "premise", 2),
        ("Not all agree", "qualification", 3), ("Ghent is a town", "background", 4),
    ]  # fmt: skip
    out = Part("byline", 0, 6, "By Ann", "It says who wrote it.", mapped=False)
    found = coverage(made(text, rows, parts=(out,)))
    assert [(row.text, row.fate, row.units) for row in found] == [
        ("By Ann", "left out", ()),
        ("Rents rose.", "background", ()),
        ("Cap them, since all gain.", "mapped", ("u1", "u2")),
        ("Not all agree.", "qualifying", ("u3",)),
        ("Ghent is a town.", "background", ("u4",)),
    ]
    assert [row.reason for row in found] == [
        "byline: It says who wrote it.",
        SCENERY,
        "It holds a conclusion and a premise.",
        "All that it says limits another statement.",
        "Nothing in the argument rests on what it says.",
    ]
    assert [text[a:b] for a, b in found[2].pieces] == ["Cap them", "all gain"]
    assert fates(found) == {"mapped": 1, "qualifying": 1, "background": 2, "left out": 1}
    assert tuple(fates([])) == FATES


def test_a_heading_without_a_statement_is_background() -> None:
    heading = Part("heading", 0, 5, "Rents", "It stands above a paragraph.")
    [first, _] = coverage(made("Rents\n\nThey rose.", parts=(heading,)))
    assert (first.fate, first.reason) == ("background", "heading: It stands above a paragraph.")


def test_a_unit_in_pieces_covers_its_pieces_only() -> None:
    argmap = whole()
    row = next(row for row in coverage(argmap) if "u2" in row.units)
    assert [argmap.text[a:b] for a, b in row.pieces] == ["Close the street", "today"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One. Two! Three? Four… Five", 5),
        ("He met Dr. Smith and J. K. Rowling in the U.S. Congress.", 1),
        ('She said: "Stop. Now." Then she left.', 3),
        ("It cost 3.5 million. E.g. this.", 2),
        ("It ended in a. b is next.", 1),
        ("Lines\nbroken by hand. Next one\ngoes on.", 2),
        ("So did I. Then he left.", 2),
        ("…", 0),
        ("", 0),
    ],
)
def test_full_stops(text: str, wanted: int) -> None:
    assert len(sentences(text, (0, len(text)), ())) == wanted


def test_units_overrule_full_stops() -> None:
    # "Corp. Smith" reads as an end where the list of abbreviations misses it.
    text = "We met Brig. Smith and he agreed. Then we left"
    one = made(text, [("We met", "premise", 1), ("he agreed", "premise", 1)])
    assert told(one) == [("We met Brig. Smith and he agreed.", "mapped"),
                         ("Then we left", "background")]  # fmt: skip
    within = made(text, [("We met Brig. Smith", "premise", 1)])
    assert told(within)[0][0] == "We met Brig. Smith and he agreed."
    two = made("rents rose; shops close", [("rents rose", "premise", 1), ("shops", "claim", 2)])
    assert [row.text for row in coverage(two)] == ["rents rose;", "shops close"]


def test_every_sentence_of_the_article_is_told() -> None:
    argmap = article()
    found = coverage(argmap)
    assert {id for row in found for id in row.units} == {unit.id for unit in argmap.units}
    by_sentence = {unit.id: unit.sentence for unit in argmap.units}
    for row in found:
        assert len({by_sentence[id] for id in row.units}) <= 1, row
    assert [row.text for row in found if row.fate == "left out"] == [
        part.text for part in argmap.left_out
    ]
    assert min(fates(found).values()) > 0


def test_what_is_told_as_scenery_was_taken_for_scenery() -> None:
    document = read_document(ARTICLE)
    drafts = harvest(analyse(nlp(), document)).drafts
    scenery = [row for row in coverage(article()) if row.reason == SCENERY]
    assert scenery
    for row in scenery:
        held = [draft for draft in drafts if draft.start < row.end and draft.end > row.start]
        assert all(draft.scenery for draft in held), row.text


words = st.text("aB .!?\n(”", max_size=40)
cuts = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 3)), max_size=4)


@given(words, cuts, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3))
def test_every_letter_stands_in_one_sentence(
    text: str, rows: list[tuple[int, int, int]], outs: list[tuple[int, int]]
) -> None:
    size = len(text)
    spans = [(min(a, b, size), min(max(a, b), size), s) for a, b, s in rows]
    units = tuple(
        Unit(f"u{n}", a, b, text[a:b], "claim", sentence=s) for n, (a, b, s) in enumerate(spans)
    )
    parts = tuple(
        Part(
            "byline", min(a, b, size), min(max(a, b), size), text[min(a, b) : max(a, b)], "", n > 1
        )
        for n, (a, b) in enumerate(outs)
    )
    found = coverage(ArgumentMap("t", text, units, parts=parts))
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {at for row in found for at in range(row.start, row.end)}
    assert {at for at, letter in enumerate(text) if letter.isalnum()} <= covered
    for row in found:
        assert row.text == text[row.start : row.end]
        assert all(row.start <= a < b <= row.end for a, b in row.pieces)


def test_a_long_text_is_told_to_its_end() -> None:
    assert len(coverage(repeated(2_000))) == 2_000


def repeated(times: int) -> ArgumentMap:
    """Make a map of a statement said so many times, each in a sentence of its own."""
    units = tuple(
        Unit(f"u{n}", 12 * n, 12 * n + 10, "Rents rose", "premise", sentence=n + 1)
        for n in range(times)
    )
    return ArgumentMap("t", "Rents rose. " * times, units)
