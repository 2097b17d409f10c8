"""Sentences end where they end."""

from __future__ import annotations

import pytest

from argmap.components.parsing import parse_document
from argmap.components.sentence_starts import parted_abbreviations, sentence_starts
from argmap.flow import load_pipeline
from argmap.lexicon import load_language
from argmap.reading import document_from_text

LISTS = load_language("en").words


def sentences(text: str) -> list[str]:
    doc = parse_document(load_pipeline(), document_from_text(text))
    return [sent.text.strip() for sent in doc.sents if sent.text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "My hon. Friend the Member for Marl is right.|I thank her.",
        "The right hon. Lady knows that.|She voted for it.",
        "Gov. Hall signed it.|Sgt. Jones did not.",
        "Lt. Col. Hall met Capt. Roe at noon.|They agreed.",
        "Smith v. Jones settled it.|The court was clear.",
        "See No. 5 of the act.|It is plain.",
        "He came in Oct. He left in Dec. It was cold.".replace(". H", ".|H").replace(". I", ".|I"),
        "Most of it is grown in the U.S.|Farmers there had no rain.",
        "I live in the U.S.|It is a large country.",
        "The U.S. Senate voted for it.|The House did not.",
        "Route B follows route A.|Then comes C.|Nobody needs C.|It should be cut.",
        "The mayor has a plan B.|It is worse.",
        "J. Smith and George W. Bush came.|They spoke.",
        "We met at 5 p.m.|The mayor was late.",
        "He works for Acme Inc.|She works for the state.",
        "The fee is unfair.[1]|It hits the poor.²|It should go.",
        "The fee is unfair.1|It hits the poor.2|It should go.".replace("|", " "),
        "“It is dear.”|He said so twice.",
        "She told me.|Fair enough.",
        "Does she pay?|No.|That is the trouble.",
        "Both of them voted no.|Atty. Gen. Hall sued.|It is bad.",
        "She bought model B.|Model A was cheaper.",
        "He works for Acme Corp.|Workers there earn little.",
        "He works for Acme Corp. Chief Hall said so.",
        "It is on p. 12 of the act.|See art. 4 there.",
    ],
)
def test_sentences(text: str) -> None:
    found = sentences(text.replace("|", " "))
    if "1 It" in text:
        assert found == ["The fee is unfair.", "It hits the poor.", "It should go."]
        return
    plain = [words.replace("[1]", "").replace("²", "") for words in text.split("|")]
    assert found == plain


def test_stop_of_an_abbreviation_is_no_token() -> None:
    words = ["my", "hon", ".", "Friend", "said", "no", ".", "They", "left", ".", "No", ".", "5"]
    spaced = [True, False, True, True, True, False, True, True, False, True, False, True, False]
    assert parted_abbreviations(words, spaced, LISTS) == [1, 10]


def test_small_words_are_no_titles() -> None:
    words = ["It", "bothers", "me", ".", "They", "rose", "in", "rank", "."]
    assert parted_abbreviations(words, [True, True, False, True] + [True] * 5, LISTS) == []
    assert True not in sentence_starts(words, (), LISTS).values()


def test_items_begin_sentences() -> None:
    text = "The road should wait for three reasons: 1. It costs much. 2. It cuts the wood in two."
    assert sentences(text) == [
        "The road should wait for three reasons:", "It costs much.", "It cuts the wood in two.",
    ]  # fmt: skip


def test_tokenised_text_is_put_together() -> None:
    text = "The mayor said , `` we ca n't pay . '' That is false . The town ( Marl ) can , too ."
    assert sentences(text) == [
        "The mayor said, “we can't pay.”", "That is false.", "The town (Marl) can, too.",
    ]  # fmt: skip
    assert sentences("Why ? Because it is dear .")[0] == "Why ?"
