"""Where units begin and end in plain and informal prose, with the pipeline people run."""

from __future__ import annotations

import pytest

from argmap.flow import map_text

WHOLE = [
    "Drain the pond and the frogs leave",
    "The bridge is old and it leaks in winter",
    "She lost the vote, and others did too",
    "The trams are slow, I suppose",
    "The trams are not slow, they are just full",
    "There is a gym in the square, there is a pool in the park, and there is a lake",
    "If the pool closes, the report says, children will swim in the river",
    "The mayor put it plainly: “We pay or we close.”",
    "Ann wrote: the pool is dead and nobody cares",
    "It says the pool is unsafe and it must close",
    "They cost us money and they cost us time",
    "The school has closed and the shops have followed it",
    "You pay more and then the service gets worse",
    "The manager told our class that he never reads the marks, he looks at the work",
    "Leave early so you can get a seat",
    "There is one more thing to ask: about how the money is spent",
    "We should worry about two things: about what the pump costs; and about who repairs it",
    "There are lessons here: about how machines fail and what it means for the town",
]
PARTED = [
    ("They cost us money, and they cost us time", 2),
    ("The school has closed, and the shops have followed it", 2),
    ("The trams are slow, I took one yesterday", 2),
    ("The council does not listen, it closed the pool last year", 2),
    ("He could, but the board needs a vote first", 2),
    ("I don't think all dogs are bad, I have two of my own", 2),
    ("Close the road, plant some trees, and give the kids a place to play", 2),
    ("Some say that the pool is safe, whereas others say that it is not", 2),
    ("The mayor has two choices: she can pay the fine, but the town can sue", 3),
    ("The pool was cheap, though never clean", 2),
    ("The rent went up so we moved out", 2),
    ("The plan costs little, the mayor found a sponsor", 2),
    ("We should worry about two things: the pump costs too much; and nobody repairs it", 3),
]
TRIMMED = [
    ("Well, you cut the hours.", "you cut the hours"),
    ("@ann I think the branch is fine.", "I think the branch is fine"),
    ("It is only a few months though.", "It is only a few months"),
    ("Right to roam laws help walkers.", "Right to roam laws help walkers"),
    ("No trees were cut.", "No trees were cut"),
    ("You can bring cats, dogs and so on.", "You can bring cats, dogs and so on"),
    ("So don't bother going.", "don't bother going"),
]


def units(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in map_text(text).units]


@pytest.mark.parametrize("text", WHOLE)
def test_clauses_that_make_one_point_stay_together(text: str) -> None:
    assert units(text + ".") == [text]


@pytest.mark.parametrize(("text", "count"), PARTED)
def test_clauses_that_say_two_things_are_parted(text: str, count: int) -> None:
    assert len(units(text + ".")) == count


@pytest.mark.parametrize(("text", "unit"), TRIMMED)
def test_a_unit_leaves_out_what_only_starts_the_talk_or_leads_on(text: str, unit: str) -> None:
    assert units(text) == [unit]


def test_a_sentence_does_not_begin_in_mid_flow() -> None:
    text = "The saving is $118,000 a year. That's real money and I won't stand here and deny it."
    assert len(units(text)) == 2
