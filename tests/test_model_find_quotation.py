"""Quotations at their places: exactly, made alike, nearly; always the text's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.components.sentence_text import Sentence, SentenceText
from argmap.readers.model.edit_distance import nearest_stretch
from argmap.readers.model.find_quotation import find_quotation
from argmap.readers.model.normalised import normalised
from argmap.readers.model.quotation_edges import trim_quotation
from argmap.reading.alignment import edited

TEXT = (
    "The bridge’s oldest arch is cracked – so say the engineers. It must close. "
    "“Nobody will miss it”, said Ms Orr, but “it” carries the 14 bus.\n\n"
    "It must close. The well-known U.S. firm offered a non-binding esti\u00admate."
)


def sentence_text(text: str) -> SentenceText:
    """Cut at blank lines into paragraphs, and at full stops before blanks into sentences."""
    found, number, at = [], 0, 0
    for paragraph, block in enumerate(text.split("\n\n"), 1):
        begin = 0
        for end in [i + 1 for i, c in enumerate(block) if c == "." and block[i + 1 : i + 2] == " "]:
            number += 1
            found.append(Sentence(number, at + begin, at + end, paragraph, "body"))
            begin = end + 1
        number += 1
        found.append(Sentence(number, at + begin, at + len(block), paragraph, "body"))
        at += len(block) + 2
    return SentenceText(edited(text, ()), tuple(found))


def found(quote: str, sentence: int = 0, text: str = TEXT) -> tuple[list[str], str] | None:
    read = sentence_text(text)
    place = find_quotation(read, read.sentences, quote, sentence)
    return ([text[a:b] for a, b in place.spans], place.how) if place else None


@pytest.mark.parametrize(
    ("quote", "words", "how"),
    [
        ("The bridge’s oldest arch is cracked", "The bridge’s oldest arch is cracked", "exact"),
        ("It must close.", "It must close", "exact"),
        (
            "The bridge's oldest  arch is cracked",
            "The bridge’s oldest arch is cracked",
            "normalised",
        ),
        ("cracked - so say the engineers", "cracked – so say the engineers", "normalised"),
        ("a non‑binding estimate", "a non-binding esti\u00admate", "normalised"),
        ("The well-known U.S. firm", "The well-known U.S. firm", "exact"),
        ("“Nobody will miss it”", "Nobody will miss it", "exact"),
        ('"it" carries the 14 bus', "“it” carries the 14 bus", "normalised"),
        ("the bridges oldest arch is crackt", "The bridge’s oldest arch is cracked", "near"),
        ("offered a nonbinding estimate", "offered a non-binding esti\u00admate", "near"),
    ],
)
def test_ways_to_find(quote: str, words: str, how: str) -> None:
    assert found(quote) == ([words], how)


@pytest.mark.parametrize(
    "quote",
    [
        "The bridge is as good as new",
        "",
        "…",
        "close close close close",
        "ust clos",
        "it must stay",
    ],
)
def test_what_is_not_there(quote: str) -> None:
    assert found(quote) is None


def test_no_quotation_runs_over_a_paragraph() -> None:
    assert found("carries the 14 bus. It must close") is None


def test_of_several_places_the_one_named_counts() -> None:
    read = sentence_text(TEXT)
    last = next(row for row in reversed(read.sentences) if TEXT[row.start :].startswith("It must"))
    near = find_quotation(read, read.sentences, "It must close", last.number)
    assert near is not None and near.spans == ((last.start, last.end - 1),)
    first = find_quotation(read, read.sentences, "It must close", 999)
    assert first is not None and first.spans[0][0] == TEXT.index("It must")


def test_words_left_out() -> None:
    assert found("The well-known U.S. firm … a non-binding estimate") == (
        ["The well-known U.S. firm", "a non-binding esti\u00admate"], "normalised"
    )  # fmt: skip
    assert found("It must […] carries the 14 bus") == (["It must", "carries the 14 bus"], "exact")
    assert found("carries the 14 bus … It must") is None


@given(st.text("ab “”‘’\"'().,;–", max_size=30), st.data())
def test_edges_are_the_texts_own(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    trimmed = trim_quotation(text, (start, end))
    if trimmed is None:
        return
    words = text[trimmed[0] : trimmed[1]]
    assert words == words.strip() and any(map(str.isalnum, words))
    assert words[-1] not in ",;.–"
    assert trim_quotation(text, trimmed) == trimmed


@given(st.text("abc", min_size=1, max_size=9), st.text("abc", max_size=18))
def test_nearest_stretch_is_nearest(pattern: str, text: str) -> None:
    best = min(
        _distance(pattern, text[a:b]) for a in range(len(text) + 1) for b in range(a, len(text) + 1)
    )
    found = nearest_stretch(pattern, text, 3)
    assert (found is not None) == (best <= 3)
    if found is not None:
        assert _distance(pattern, text[slice(*found)]) == best


@given(st.text(max_size=60))
def test_made_alike_keeps_places(text: str) -> None:
    alike = normalised(text)
    assert len(alike.text) == len(alike.places)
    assert list(alike.places) == sorted(alike.places)
    assert normalised(alike.text).text == alike.text


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row[0] = row[0], at
        for place, against in enumerate(other, 1):
            above, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, above + (letter != against)),
            )
    return row[-1]
