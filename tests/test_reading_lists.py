"""Numbers, letters and bullets belong to no statement and end the one before."""

from __future__ import annotations

import pytest

from argmap import map_text
from argmap.reading import document_from_text
from argmap.reading.plain_form import plain_form
from argmap.reading.run_in_lists import items


def units(text: str) -> list[str]:
    return [unit.text for unit in map_text(text).units]


def marks(text: str) -> list[str]:
    return [text[item.start : item.end].strip() for item in items(text, 0, len(text))]


def rows(text: str) -> list[tuple[str, int, str]]:
    return [(part.mark, part.level, part.text) for part in document_from_text(text).parts]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three reasons: 1. It is dear. 2. It is slow. 3. It is ugly.", ["1.", "2.", "3."]),
        ("It fails because (a) it is dear and (b) it is slow.", ["(a)", "(b)"]),
        ("It fails: i) it is dear; ii) it is slow; iii) it leaks.", ["i)", "ii)", "iii)"]),
        ("Reason 1: it is dear. Reason 2: it is slow.", ["Reason 1:", "Reason 2:"]),
        ("We know this: • It is dear • It is slow", ["•", "•"]),
        # near misses
        ("Both (a) and (b) are wrong.", []),
        ("Under section (1) the fee is due, and under section (2) it is not.", []),
        ("Route A. Then route B. follows it.", []),
        ("He came in at 1. She came in at 2. They left.", []),
        ("It costs 2. 3 would be too much.", []),
        ("I (a teacher) think so, and (being one) I know.", []),
        ("Only (1) it is dear.", []),
    ],
)
def test_run_in_marks(text: str, found: list[str]) -> None:
    assert marks(text) == found


def test_run_in_items_are_statements_without_their_marks() -> None:
    assert units("The road should wait: 1. It costs too much. 2. It cuts the wood in two.") == [
        "The road should wait", "It costs too much", "It cuts the wood in two",
    ]  # fmt: skip
    assert units("The road should wait because (1) it costs too much and (2) nobody wants it.") == [
        "The road should wait", "it costs too much", "nobody wants it",
    ]  # fmt: skip


def test_lines_of_a_list() -> None:
    text = "The bridge fee should go\n\n1) The fee hits the poor.\n2) Nobody gains by it."
    assert units(text) == [
        "The bridge fee should go", "The fee hits the poor", "Nobody gains by it",
    ]  # fmt: skip


def test_levels() -> None:
    text = (
        "Three points:\n\n1. It is dear.\n   a. It costs much.\n   b. So does its upkeep.\n2. No."
    )
    assert [level for _, level, _ in rows(text)] == [0, 1, 2, 2, 1]
    bullets = "Three points:\n- It is dear.\n  - It costs much.\n    - Far too much.\n- It is slow."
    assert [level for _, level, _ in rows(bullets)] == [0, 1, 2, 3, 1]
    kialo = "1. It should go.\n1.1. Pro: It hits the poor.\n1.1.1. Con: Few.\n1.2. Con: It pays."
    assert [level for _, level, _ in rows(kialo)] == [1, 2, 3, 2]
    assert rows(kialo)[1][2] == "It hits the poor."


def test_marks_in_sequence_only() -> None:
    roman = "I. It is dear.\n\nII. It is slow.\n\nIII. It leaks."
    assert [mark for mark, _, _ in rows(roman)] == ["number"] * 3
    assert rows("A. Smith is right.\n\nThe town is wrong.")[0] == ("", 0, "A. Smith is right.")
    assert rows("2.5 million people live there.\n\nThey pay.")[0][0] == ""


PREMISES = "Freedom of the press is a right.", "The new fee limits it.", "The new fee is wrong."


@pytest.mark.parametrize(
    "form",
    [
        "(1) {0}\n(2) {1}\n-----\n(3) {2}",
        "1. {0}\n2. {1}\n_____\n{2}",
        "P1. {0}\nP2. {1}\nC. {2}",
        "Premise 1: {0}\nPremise 2: {1}\n=====\nConclusion: {2}",
        "1. {0}\n2. {1}\n----\n3. So {2}",
    ],
)
def test_conclusion_under_premises(form: str) -> None:
    text = form.format(*PREMISES)
    made = map_text(text)
    assert [unit.role for unit in made.units][-1] == "conclusion"
    assert made.units[-1].text == PREMISES[2].removesuffix(".")
    plain = plain_form(document_from_text(text)).aligned.text
    assert "-" not in plain and "P1" not in plain


def test_rule_that_is_no_line_under_premises() -> None:
    text = "The levee should be raised.\n\n-----\n\nIt would have held. It costs little."
    assert "conclusion" not in [mark for mark, _, _ in rows(text)]
    listed = "1. It is dear.\n2. It is slow.\n\n-----\n\nThe mayor of Marl was born in 1960."
    assert "conclusion" not in [mark for mark, _, _ in rows(listed)]
