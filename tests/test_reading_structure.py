"""Paragraphs by lines alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.reading.parts import stands_alone
from argmap.reading.structure import ends_sentence, split_paragraphs


def texts(text: str) -> list[str]:
    return [row.text for row in split_paragraphs(text, stands_alone)]


WRAPPED = (
    "Nuclear power is the cheapest way to cut the carbon that we put into\n"
    "the air. It runs by day and by night, and its waste is small enough to\n"
    "be kept. Those who fear it should look at the numbers."
)
LONG = "This line is a paragraph of its own because it is far longer than any line " * 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_part(end: str) -> None:
    text = f"One stands here.{end}{end}Two stands{end}on two lines.{end} \t{end}Three.{end}"
    rows = split_paragraphs(text, stands_alone)
    assert [row.text for row in rows] == ["One stands here.", "Two stands on two lines.", "Three."]
    assert text[rows[1].start : rows[1].end] == f"Two stands{end}on two lines."


def test_paragraph_separator_parts() -> None:
    assert texts("One is here.\u2029Two is here.") == ["One is here.", "Two is here."]


def test_wrapped_lines_stay_together() -> None:
    assert len(texts(WRAPPED)) == 1
    assert len(texts(WRAPPED + "\n\n" + WRAPPED)) == 2


def test_lines_are_paragraphs_where_nothing_parts_them() -> None:
    assert len(texts(f"{LONG.strip()}.\n{LONG.strip()}.\n{LONG.strip()}")) == 3
    assert len(texts("I say yes. It is right.\nYou say no.\nHe says nothing. Not a word.")) == 3


def test_lines_of_one_sentence_each_are_one_paragraph() -> None:
    assert len(texts("I say yes, for it is right.\nYou say no.\nHe says nothing at all.")) == 1
    assert texts("Why not\nI say yes.\nYou say no.\nHe says nothing.")[0] == "Why not"


def test_lines_with_speakers_are_paragraphs() -> None:
    assert len(texts("Ann: I say yes.\nBob: You say no.\nAnn: He says nothing.")) == 3


def test_wrapped_text_gets_its_paragraphs_back() -> None:
    assert len(texts(f"{WRAPPED}\n{WRAPPED}\n{WRAPPED}")) == 3
    indented = WRAPPED.replace("numbers.", "numbers that we have.")
    assert len(texts(f"  {indented}\n  {indented}")) == 2


def test_title_line_before_wrapped_lines() -> None:
    assert texts("Why we need reactors\n" + WRAPPED)[0] == "Why we need reactors"


def test_sentence_lines_stay_together_where_blank_lines_part() -> None:
    assert len(texts("It rains.\nWe stay.\n\nIt shines.\nWe go.")) == 2


def test_headings_and_lists() -> None:
    rows = split_paragraphs(
        "# Why\nWe must act:\n- it is right\n- it is cheap\n1. and soon", stands_alone
    )
    assert [(row.mark, row.text) for row in rows] == [
        ("heading", "Why"),
        ("", "We must act:"),
        ("bullet", "it is right"),
        ("bullet", "it is cheap"),
        ("number", "and soon"),
    ]


def test_dash_within_a_wrapped_sentence_parts_nothing() -> None:
    assert len(texts("The alliance will hold\n- or so it seems - for years to come.")) == 1


def test_lines_that_stand_alone() -> None:
    assert texts("Why we must act\nBy Jane Doe\n28 June 2017\n\nWe must act now.") == [
        "Why we must act",
        "By Jane Doe",
        "28 June 2017",
        "We must act now.",
    ]


def test_lines_of_an_address_are_paragraphs() -> None:
    assert len(texts("We must act.\n\nJane Doe\nResearch Fellow\nLeeds, West Yorkshire")) == 4


def test_rule_of_signs_is_a_paragraph() -> None:
    assert texts("Title\n=====\nWe must act.\n") == ["Title", "=====", "We must act."]


@pytest.mark.parametrize("text", ["Yes.", "“Yes!”", "(Yes?)", "Yes …", "*Yes.*"])
def test_ends_sentence(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["Yes", "Yes,", "e.g. this", ""])
def test_ends_no_sentence(text: str) -> None:
    assert not ends_sentence(text)


LINES = st.text(alphabet="aB.?,-#*1) \t\r\n\u2029\x0cé", max_size=200)


@given(LINES)
def test_paragraphs_are_ordered_and_lose_only_marks(text: str) -> None:
    last = 0
    for row in split_paragraphs(text, stands_alone):
        assert last <= row.start < row.end
        assert set("".join(text[last : row.start].split())) <= set("#-*1aB.)")
        assert row.text == " ".join(text[row.start : row.end].split())
        last = row.end
    assert not text[last:].strip()
