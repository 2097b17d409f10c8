"""What does not argue leaves the map: courtesies, announcements, asides, the opening scene."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import app
from argmap.components.harvest import harvest
from argmap.components.pipeline import analyse
from argmap.reading import document_from_text
from tests.spine import nlp

MIDDLE = (
    "The bridge is narrow. Two lorries met on it.\n\n{} The toll is paid by strangers. "
    "Nobody likes it.\n\nThe town must mend it."
)
OPENING = (
    "{} The town must mend the bridge.\n\nThe bridge is narrow. Two lorries met on it.\n\n"
    "Nobody likes the toll. It is paid by strangers."
)


def scenery(frame: str, words: str) -> list[bool]:
    """Tell of each unit of some words, set into a text, whether it only sets the scene."""
    text = frame.format(words)
    at = text.index(words)
    drafts = harvest(analyse(nlp(), document_from_text(text))).drafts
    return [draft.scenery for draft in drafts if at <= draft.start < at + len(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Many thanks to the clerks for the tea.",
        "Before I begin, let me thank the hosts.",
        "Good evening, my name is Ruth and I teach at the infant school.",
        "This essay will consider whether zoos should exist.",
        "Here is what we should do.",
        "Let's turn to the numbers.",
        "Let's be honest.",
        "Both views will be discussed in this essay.",
        "Safety is a different question.",
        "There are three reasons for this.",
        "There is also the question of trust.",
        "Think about it.",
        "And the cost?",
        "That's my two cents.",
        "I have followed this thread from the start.",
    ],
)
def test_talk_to_readers_is_no_unit(words: str) -> None:
    assert all(scenery(MIDDLE, words))


@pytest.mark.parametrize(
    "words",
    [
        "Thanks to the new pump, the cellar is dry.",
        "I am glad to see that rents have fallen.",
        "I will argue that zoos are wrong.",
        "I want to go to the park without fear.",
        "I don't want to talk about blame.",
        "Let us raise the fee.",
        "Let them explain it to the widows.",
        "The report will explain the fire.",
        "Another problem is noise.",
        "There is another problem.",
        "Then there were only three ferries left.",
        "The real question is whether it floats.",
        "Believe me, the bus never comes.",
        "Ban it!",
        "I read a study showing that tolls work.",
        "Most people vote on Sunday.",
    ],
)
def test_what_says_something_stays(words: str) -> None:
    kept = scenery(MIDDLE, words)
    assert kept
    assert not any(kept)


@pytest.mark.parametrize(
    ("words", "sets"),
    [
        ("Last week the council voted to close the pool. The doors are locked.", True),
        ("Nowadays many people travel abroad for their holidays.", True),
        ("Picture a child behind a fence.", True),
        ("Last year, 40 cyclists died on our roads. Eleven were children.", False),
        ("Last winter my neighbour Joan slipped. She lay there for an hour.", False),
        ("On a winter night two nurses looked after thirty people.", False),
        ("Bridges cost money. Tolls pay for them. Drivers know the price.", False),
    ],
)
def test_an_opening_sets_the_scene_or_is_evidence(words: str, sets: bool) -> None:
    assert set(scenery(OPENING, words)) == {sets}


def test_given_units_argue() -> None:
    text = "Thank you. The bridge is narrow."
    drafts = harvest(analyse(nlp(), document_from_text(text), [(0, 9), (11, 31)])).drafts
    assert [draft.scenery for draft in drafts] == [False, False]


def test_a_text_is_not_left_without_units() -> None:
    drafts = harvest(analyse(nlp(), document_from_text("Thank you for the map."))).drafts
    assert [draft.scenery for draft in drafts] == [False]


def test_explain_tells_why(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text("My name is Ann Lee. The bridge is narrow. Two lorries met on it.", "utf-8")
    said = CliRunner().invoke(app, ["explain", str(file), "u1", "--background"]).output
    assert said.startswith("u1, background")
    assert "it thanks, greets or introduces the speaker" in said
    assert "taken one by one" not in said
