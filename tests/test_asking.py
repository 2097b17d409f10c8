"""Which questions a text asks, and which state something in the words of a question."""

from __future__ import annotations

import pytest

from argmap.flow import map_text

BEFORE = "The mill is idle. The river drives it. It is old."
AFTER = "Bread is cheap. Flour comes by boat."


def roles(paragraph: str) -> dict[str, str]:
    """Give the roles of a middle paragraph's units by their last words."""
    found = map_text(f"{BEFORE}\n\n{paragraph}\n\n{AFTER}").units
    return {unit.text.split()[-1]: unit.role for unit in found if unit.paragraph == 2}


@pytest.mark.parametrize(
    "paragraph",
    [
        "Who will bake the bread? The baker left.",
        "The baker left. But who pays for it? The town does.",
        "What about the ovens? The baker left.",
    ],
    ids=["opens a paragraph", "is answered", "topic"],
)
def test_a_question_that_is_asked(paragraph: str) -> None:
    assert "question" in roles(paragraph).values()


@pytest.mark.parametrize(
    "paragraph",
    [
        "The baker left. It was his own fault, wasn't it? He had debts.",
        "The baker left. He would rather have starved? He had debts.",
        "The baker left. So who will bake the bread? He had debts.",
        "The baker left. If the mill shuts, who will grind the flour? He had debts.",
        "The baker left. Who will bake the bread?",
    ],
    ids=["tag", "told", "drawn", "supposes", "unanswered"],
)
def test_a_question_that_states(paragraph: str) -> None:
    found = [role for words, role in roles(paragraph).items() if words.endswith("?")]
    assert found and "question" not in found


def test_an_echo_is_left_out() -> None:
    assert not [w for w in roles("It pays off. For whom? Nobody knows.") if w.endswith("?")]


def test_a_question_at_the_end_of_the_opening_is_the_one_to_answer() -> None:
    opening = "The baker left. Who will bake the bread?"
    rest = "\n\n".join([AFTER, BEFORE] * 3)
    found = map_text(f"{opening}\n\n{rest}").units
    assert [unit.role for unit in found if unit.text.endswith("?")] == ["question"]
