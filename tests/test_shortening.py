"""Long statements in short: asides go first, and what turns a statement never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.export.safe_text import clean
from argmap.export.shortening import MORE, shortened


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("The old ferry (built in 1911) still runs twice a day", 9,
         "The old ferry still runs twice a day"),
        ("The ferry, which was built before the war, still runs twice a day", 9,
         "The ferry … still runs twice a day"),
        ("The ferry – a gift of the late mayor – still runs twice a day", 9,
         "The ferry … still runs twice a day"),
        ("The town has no other way over the river: the bridge fell in 1998", 9,
         "The town has no other way over the river …"),
        ("The town keeps the ferry and pays for it with the parking fees of June", 8,
         "The town keeps the ferry …"),
        # What tells when, or who is meant, goes before words of its own.
        ("When the bridge fell in the flood, the ferry, a gift of the mayor, ran day and night", 7,
         "… the ferry … ran day and night"),
        ("The town wants a ferry, a bridge, a tunnel, and a road along the whole of the shore", 9,
         "The town wants a ferry, a bridge, a tunnel …"),
        ("The year of the flood, when the bridge fell, is near to us", 9,
         "The year of the flood … is near to us"),
        # No article, preposition or auxiliary is left over at the end.
        ("Somebody gave old maps showing harbours ferries bridges of the county", 9,
         "Somebody gave old maps showing harbours ferries bridges …"),
    ],
)  # fmt: skip
def test_the_main_clause_stays(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@pytest.mark.parametrize(
    "text",
    [
        "The ferry runs in May and in June but in winter it does not",
        "We can keep the old ferry of the town if the fares are raised",
        "By the end of next summer the council of the town must act",
    ],
)
def test_what_turns_a_statement_stays(text: str) -> None:
    assert shortened(text, 9) == text


def test_a_quotation_cut_short_is_closed() -> None:
    words = "He said ‘the ferry of the town will run again in May when the ice has gone’"
    assert shortened(words, 12).endswith("…’")


@given(st.text(st.sampled_from("ab ,.:;()[]–—“”‘'not\n"), max_size=120), st.integers(1, 12))
def test_only_words_of_the_text_are_shown(text: str, most: int) -> None:
    short = shortened(text, most)
    # A bracket or quotation may be closed; all else stands in the text, in its order.
    rest = iter(clean(text))
    assert all(letter in rest for letter in short if letter.isalnum())
    if len(clean(text).split(" ")) <= most:
        assert short == clean(text) and MORE not in short
