"""The same text in another guise is the same map, but for offsets."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap, map_text
from argmap.reading.alignment import AlignedText, Edit, Markup, edited
from argmap.reading.normalisation import RUN, normalise, plain_characters
from argmap.reading.parts import find_parts
from argmap.reading.plain_form import plain_form
from argmap.records import Document

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))
PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "\u00ad": None, "\u200b": None, "ﬁ": "fi", "ﬂ": "fl"}
)


def wrapped(width: int) -> Callable[[str], str]:
    def wrap(text: str) -> str:
        paragraphs = text.split("\n\n")
        return "\n\n".join(
            "\n".join(textwrap.wrap(p, width, break_long_words=False, break_on_hyphens=False))
            if "\n" not in p and p[:1] not in "->#*"
            else p
            for p in paragraphs
        )

    return wrap


GUISES: dict[str, Callable[[str], str]] = {
    "wrapped at 72": wrapped(72),
    "wrapped at 60": wrapped(60),
    "blanks at line ends": lambda text: re.sub(r"(?m)(?<=\S)$", "  ", text),
    "two blanks": lambda text: text.replace(". ", ".  "),
    "tabs": lambda text: text.replace(". ", ".\t"),
    "no-break spaces": lambda text: re.sub(r" (?=of\b|the\b|in\b)", "\u00a0", text),
    "thin spaces": lambda text: text.replace(", ", ",\u2009"),
    "soft hyphens": lambda text: re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", text),
    "signs of no width": lambda text: text.replace(" ", " \u200b"),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "straight quotes": lambda text: text.translate(str.maketrans("“”‘’", "\"\"''")),
    "curly apostrophes": lambda text: re.sub(r"(?<=\w)'(?=\w)", "’", text),
}


def same(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.translate(PLAIN)).lower()


def told(made: ArgumentMap) -> tuple[list[object], list[object]]:
    """Give all that a map says, without where it says it."""
    units: list[object] = [
        (u.id, same(u.text), u.role, same(u.attributed_to or ""), u.hedged, u.strength, u.stance)
        for u in made.units
    ]
    return units, [(r.source, r.target, r.type) for r in made.relations]


@cache
def excerpt(path: Path, place: int) -> str:
    """Give four paragraphs of a text of the corpus."""
    paragraphs = path.read_text("utf-8").strip().split("\n\n")
    start = place % max(1, len(paragraphs) - 3)
    return "\n\n".join(paragraphs[start : start + 4])


@cache
def plainly(path: Path, place: int) -> tuple[list[object], list[object]]:
    return told(map_text(excerpt(path, place)))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(CORPUS), st.integers(0, 3), st.sampled_from(sorted(GUISES)))
def test_map_is_the_same_but_for_offsets(path: Path, place: int, guise: str) -> None:
    text = GUISES[guise](excerpt(path, place))
    made = map_text(text)
    assert told(made) == plainly(path, place)
    assert all(text[unit.start : unit.end] == unit.text for unit in made.units)


ALPHABET = "ab .,-\u00ad\u200b\u00a0\n\r\tﬁ“\"'’e\u0301*_[]()`1"


@settings(deadline=None)
@given(st.text(ALPHABET, max_size=120))
def test_stretches_lead_there_and_back(text: str) -> None:
    aligned = normalise(text, [(0, len(text))])
    for piece in aligned.pieces:
        if piece.kept:
            inner = (piece.start, piece.start + piece.length)
            there = aligned.image(*inner)
            assert text[slice(*inner)] == aligned.text[slice(*there)]
            assert aligned.origin(*there) == inner


@settings(deadline=None)
@given(st.text(ALPHABET, max_size=120))
def test_stretches_stay_in_the_text_and_in_order(text: str) -> None:
    aligned = plain_form(Document("text", text, find_parts(text))).aligned
    last = 0
    for at in range(len(aligned.text)):
        start, end = aligned.origin(at, at + 1)
        assert 0 <= start <= end <= len(text)
        assert start >= last or aligned.markup
        last = start


def test_marks_belong_to_what_stands_within_them() -> None:
    text = "see [the *one*](url) here"
    pairs = [Markup(4, 5, 14, 20), Markup(9, 10, 13, 14)]
    marks = [Edit(4, 5, ""), Edit(9, 10, ""), Edit(13, 14, ""), Edit(14, 20, "")]
    aligned = edited(text, marks, pairs)
    assert aligned.text == "see the one here"
    cut = {words: aligned.text.index(words) for words in ("the one", "one", "the", "one here")}
    shown = {w: text[slice(*aligned.origin(at, at + len(w)))] for w, at in cut.items()}
    assert shown == {
        "the one": "[the *one*](url)", "one": "*one*", "the": "the", "one here": "*one*](url) here",
    }  # fmt: skip


@pytest.mark.parametrize("run", ["x", '"', "(", "\U0001f600", "e\u0301", "a-\n", "'s", "\u00ad"])
def test_what_no_blank_parts_is_parted(run: str) -> None:
    """A tokenizer, and a pattern, would take as many steps as the square of its length."""
    text = f"It rains. {run * 100_000} So take a coat."
    made = normalise(text, [(0, len(text))])
    assert max(map(len, made.text.split())) <= RUN
    for words in ("It rains.", "So take a coat."):
        at = made.text.index(words)
        assert text[slice(*made.origin(at, at + len(words)))] == words


def test_an_address_stays_whole() -> None:
    text = f"See https://example.org/{'a' * 400}?b=c for more."
    assert normalise(text, [(0, len(text))]).text == text


def test_an_empty_text_is_aligned() -> None:
    empty = AlignedText("", (), 0)
    assert (empty.origin(0, 0), empty.image(0, 0)) == ((0, 0), (0, 0))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The may-\nor came.", "The mayor came. The mayor went."),
        ("A well-\nknown man.", "A well-known man. Well-known, they say."),
        ("Jean-\nPaul came.", "Jean-Paul came."),
    ],
)
def test_words_parted_at_a_line_end(text: str, plain: str) -> None:
    more = plain.partition(". ")[2]
    text = f"{text} {more}".strip()
    assert normalise(text, [(0, len(text))]).text == plain


def test_a_word_of_a_million_letters_is_read() -> None:
    # From each letter on it would be tried to its end: hours. What is endless is parted.
    text = "a" * 1_000_000
    read = normalise(text, [(0, len(text))]).text
    assert read.replace(" ", "") == text and max(map(len, read.split())) <= RUN


def test_marks_of_quotation_of_others_are_plain() -> None:
    for text in ("The mayor's “no” is firm.", "The mayorʼs „no“ is firm."):
        assert plain_characters(text).text == "The mayor's “no” is firm."
    assert plain_characters("```python").text == "```python"
