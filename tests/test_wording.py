"""Ways to be unsure, to grant a point, to say what should be done, each with near misses."""

from __future__ import annotations

import pytest

from argmap.flow import map_text
from argmap.model import Unit


def unit(words: str) -> Unit:
    """Map a sentence among others and give the first unit that it becomes."""
    text = (
        f"The town has a river.\n\nThe streets are narrow. {words} The buses run on time.\n\n"
        "The square is full of noise.\n\nThe council should act."
    )
    at = text.index(words)
    return next(u for u in map_text(text).units if at <= u.start < at + len(words))


@pytest.mark.parametrize(
    "words",
    [
        "The bridge could become unsafe.",
        "One possible reason is the rust.",
        "It looks like the rust is the cause.",
        "I'd say the rust is the cause.",
        "I am fairly sure that the rust is the cause.",
        "If I am not mistaken, the rust is the cause.",
        "It is by no means certain that the rust is the cause.",
        "I don't know whether the rust is the cause.",
        "You may be right about the rust.",
    ],
)
def test_certainty_is_lowered(words: str) -> None:
    assert unit(words).hedged


@pytest.mark.parametrize(
    "words",
    [
        "Nobody could cross the bridge.",
        "You may cross the bridge on foot.",
        "May the bridge last for ever.",
        "The law says how much a lorry may weigh.",
        "The driver looked like a sailor.",
        "I don't see how rust could do it.",
    ],
)
def test_certainty_is_not_lowered(words: str) -> None:
    assert not unit(words).hedged


@pytest.mark.parametrize(
    "words",
    [
        "That is partly true.",
        "I take the point seriously.",
        "I understand this argument.",
        "I don't say that it is the only way.",
        "Nobody claims that it is easy.",
        "It will not suit everybody.",
        "There will be exceptions.",
        "It is no miracle cure.",
        "The air is clean, this I must admit.",
    ],
)
def test_a_point_is_granted_without_a_turn(words: str) -> None:
    assert unit(words).role == "qualification"


@pytest.mark.parametrize(
    "words",
    [
        "The mayor takes the bus seriously.",
        "The driver understands this road.",
        "The ferry will suit the island.",
        "Nobody claims the old bicycles.",
    ],
)
def test_like_words_grant_nothing(words: str) -> None:
    assert unit(words).role != "qualification"


def closing(words: str) -> Unit:
    """Map a sentence that closes a text of facts and give the unit that it becomes."""
    text = (
        "The town has a river and a market.\n\nThe streets were widened in 1990. The buses ran "
        f"late.\n\nThe square was full of noise. Prices rose by 4 per cent.\n\n{words}"
    )
    return map_text(text).units[-1]


@pytest.mark.parametrize(
    "words",
    [
        "The upshot is that the bridge is a waste.",
        "What the town needs is a ferry.",
        "The answer is to close the bridge.",
        "It makes no sense to keep the bridge.",
        "We have a duty to close the bridge.",
        "The bridge has no place in our town.",
        "The bridge cannot be allowed to stand.",
        "I hope that you will vote against the bridge.",
    ],
)
def test_what_should_be_done_concludes(words: str) -> None:
    assert closing(words).role == "conclusion"


@pytest.mark.parametrize(
    "words",
    [
        "The driver had a ticket to the coast in 2012.",
        "The council was offered a place in the park last May.",
        "The lesson was held in the old hall.",
    ],
)
def test_like_words_conclude_nothing(words: str) -> None:
    assert closing(words).role != "conclusion"
