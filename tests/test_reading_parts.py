"""What each paragraph is to the article, on many kinds of text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.reading import document_from_text, read_document
from argmap.reading.normalisation import INVISIBLE
from argmap.reading.parts import find_parts

ARTICLE = Path(__file__).parent.parent / "corpus" / "us-south-korea-alliance.txt"
BODY = [
    "The city must close its centre to cars. They kill a hundred people a year there.",
    "Some say that shops would suffer. But in Ghent the shops gained, as a study shows.",
    "Buses are cheap, too. The city owns the lanes already and needs only paint.",
    "So the council should vote for the plan. It is the best that we can do.",
]


def kinds(*paragraphs: str) -> list[str]:
    document = document_from_text("\n\n".join(paragraphs))
    return [part.kind for part in document.parts]


def mapped(*paragraphs: str) -> list[str]:
    document = document_from_text("\n\n".join(paragraphs))
    return [part.text for part in document.parts if part.mapped]


def test_article() -> None:
    document = read_document(ARTICLE)
    parts = [(part.kind, part.mapped) for part in document.parts]
    assert parts[:4] == [
        ("title", True), ("image credit", False), ("standfirst", True), ("body", True),
    ]  # fmt: skip
    assert parts[-6:] == [
        ("body", True), ("byline", False), ("biography", False), ("biography", False),
        ("navigation", False), ("navigation", False),
    ]  # fmt: skip
    assert set(parts[3:-5]) == {("body", True)}
    assert document.title == "The US and South Korea: A Fracturing Alliance?"
    assert all(part.reason for part in document.parts)


def test_news_page() -> None:
    page = [
        "Skip to content", "Home > Opinion > Cities", "Opinion", "Close the centre to cars",
        "By Jane Doe", "28 June 2017 · 5 min read", "Share on Facebook",
        "A street in Ghent. Photograph: John Roe/Getty Images", *BODY[:2], "Advertisement",
        "Read more: How Ghent did it", *BODY[2:],
        "Jane Doe is a lecturer in transport at the University of Leeds.",
        "She is the author of two books on streets.",
        "The views expressed in this article are those of the author.",
        "Sign up for our newsletter", "Related articles", "Why buses win",
        "What is a tram?", "© 2017 Example Media", "Privacy Policy | Terms of Use",
    ]  # fmt: skip
    assert mapped(*page) == ["Close the centre to cars", *BODY]


def test_blog_post() -> None:
    post = [
        "# Close the centre to cars", "Jane Doe", "## The shops", BODY[1], "## The buses",
        *BODY[2:], "About the author", "Jane Doe writes about cities at example.com.",
        "Tags: cities, cars", "3 Comments",
    ]  # fmt: skip
    assert mapped(*post) == ["Close the centre to cars", BODY[1], *BODY[2:]]
    assert kinds(*post)[:4] == ["title", "byline", "heading", "body"]


def test_essay_with_sources() -> None:
    essay = ["Cars and cities", *BODY, "References", "Doe, J. (2010). Streets. Leeds Press.",
             "Roe, J. (2012). Buses. https://example.com/buses"]  # fmt: skip
    assert mapped(*essay) == ["Cars and cities", *BODY]


def test_headings() -> None:
    text = ["Close it", BODY[0], "Shops and money", BODY[1], "Buses are cheap", BODY[2], BODY[3]]
    assert kinds(*text) == ["title", "body", "heading", "body", "heading", "body", "body"]
    assert "Shops and money" not in mapped(*text)
    assert "Buses are cheap" in mapped(*text)


@pytest.mark.parametrize(
    "text",
    [
        "We should ban cars.",
        "we should ban cars because they kill people",
        "Ban cars",
        "Yes",
        "By Jane Doe",
        "Health insurance should pay for natural remedies. They help, after all.",
    ],
)
def test_one_paragraph_is_body(text: str) -> None:
    assert kinds(text) == ["body"]


@pytest.mark.parametrize(
    "text",
    [
        ["Ladies and gentlemen,", *BODY[:2], "Thank you."],
        ["Good evening!", *BODY[:2]],
        ["“Should we close it?”", "“Yes. It kills people.”", "“But the shops?”", "“They gain.”"],
        ["– Should we close it?", "– Yes, for it kills people.", "– I disagree."],
        ["ban cars now", "they kill people", "buses work better"],
        ["I'm tired of cars!!", "they kill people", "buses are just better", "so ban them"],
        ["There are three reasons:", "- lives", "- shops", "- cheap buses", "So do it."],
        ["We want:", "- peace", "- jobs"],
        ["First sentence of a text.", "Follow the money, and you see why it fails."],
        ["Cars kill.", "Share the road or leave it.", "The end is near.", "Therefore ban cars."],
        ["Donald Trump is the head of a state.", "Trump errs.", "Trump must go.", "He is wrong."],
        ["Cars kill people.", "Ban them now"],
    ],
)
def test_no_argument_is_lost(text: list[str]) -> None:
    assert len(mapped(*text)) == len(text)


def test_letter() -> None:
    letter = ["Dear Sir,", *BODY, "Yours faithfully,", "Jane Doe", "London"]
    assert mapped(*letter) == ["Dear Sir,", *BODY]
    assert kinds(*letter)[-3:] == ["byline", "byline", "biography"]


@pytest.mark.parametrize("title", ["Should we ban cars?", "Ban cars!", "Ban cars", "Cars: why?"])
def test_titles(title: str) -> None:
    assert kinds(title, *BODY)[0] == "title"
    assert document_from_text("\n\n".join([title, *BODY])).title == title


@pytest.mark.parametrize(
    "line", ["Cars kill.", "Cars kill,", "x" * 130, "There is one way:", "Dear editor"]
)
def test_no_titles(line: str) -> None:
    assert kinds(line, *BODY)[0] == "body"


def test_person_of_whom_the_text_speaks_is_no_author() -> None:
    text = ["Jane Doe is the president of the council.", *BODY, "Doe has said so. Doe is right."]
    assert mapped(*text) == text


def test_standfirst_needs_longer_paragraphs_after_it() -> None:
    assert kinds("Ban cars", "Cars harm the city in many ways.", *BODY)[1] == "standfirst"
    assert kinds("Ban cars", "Cars kill.", "They stink.", "They cost.", "Ban them.")[1] == "body"


def test_text_of_nothing_but_what_looks_like_furniture() -> None:
    assert mapped("The views expressed here are my own.", "Follow us on the road to peace.")


def test_signs_without_words() -> None:
    assert kinds(*BODY[:2], "* * *", *BODY[2:])[2] == "navigation"


LINES = st.lists(
    st.one_of(
        st.sampled_from([*BODY, "By Jane Doe", "Jane Doe", "References", "# Why", "- a", "Share",
                         "Related articles", "Is it so?", "Yours,", "5 min read", "***"]),
        st.text(max_size=60),
    ),
    max_size=12,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_parts_cover_the_text(lines: list[str], joint: str) -> None:
    text = "Words. " + joint.join(lines)
    if not text.isprintable():
        text = text.encode("utf-8", "replace").decode()
    last = 0
    for part in find_parts(text):
        assert last <= part.start < part.end
        assert text[part.start : part.end] == part.text == part.text.strip()
        # At most one mark of a list or heading, and signs that nobody sees.
        assert len(seen(text[last : part.start]).split()) <= 1
        last = part.end
    assert not seen(text[last:]).strip()


def seen(text: str) -> str:
    return re.sub(f"[{INVISIBLE}]", "", text)


def test_large_text() -> None:
    text = "\n\n".join(BODY * 3000)
    assert len(text) > 900_000
    assert len(document_from_text(text).parts) == 12_000


def test_turns_of_others_are_not_the_speech() -> None:
    long = "ADAMS: " + "The town must mend the bridge, for lorries need it. " * 4
    rows = ["MR. BROWN: Who is right?", long, "CLARK: It is far too dear.", long]
    assert mapped(*rows) == [long.strip(), long.strip()]
    assert len(mapped(long, long.replace("ADAMS", "CLARK"), long)) == 3
