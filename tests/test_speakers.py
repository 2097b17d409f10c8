"""Who says a statement: constructions beside a plain verb of saying, each with a near miss."""

from __future__ import annotations

import pytest

from argmap.components.harvest import harvest
from argmap.components.pipeline import analyse
from argmap.flow import map_text, map_units
from argmap.reading import document_from_text
from tests.spine import nlp


def speakers(words: str) -> list[str]:
    """Give the speaker of each unit of a sentence that stands among others."""
    text = f"The debate goes on.\n\nNobody is glad. {words} The council should act."
    at = text.index(words)
    drafts = harvest(analyse(nlp(), document_from_text(text))).drafts
    return [draft.speaker for draft in drafts if at <= draft.start < at + len(words)]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Prices, an economist once remarked, fall only in textbooks.", "economist"),
        ("It is a fair scheme, the minister told us.", "minister"),
        ("Two of the wells, the warden will tell you, ran dry.", "warden"),
        ("Nobody, says Ms Harlow, wants the old rules back.", "Harlow"),
        ("The rule, as the council itself admits, is hard to follow.", "council"),
        ("Such a law would be, critics insist, impossible to enforce.", "critics"),
    ],
)
def test_who_speaks_in_a_clause_put_into_a_statement(words: str, speaker: str) -> None:
    assert speakers(words) == [speaker]


@pytest.mark.parametrize(
    "words",
    [
        "Prices, I remarked, fall only in textbooks.",
        "The warden, who told us little, kept the keys.",
        "The mayor came, saw the wells, and left.",
    ],
)
def test_a_clause_between_commas_may_report_nothing(words: str) -> None:
    assert not any(speakers(words))


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("The mayor has said as much.", "mayor"),
        ("Her deputy said much the same in March.", "Her deputy"),
        ("The standard objection holds that rents would rise.", "standard objection"),
        ("The rule was described by the court as absurd.", "court"),
        ("The survey has the ferry at 3 per cent of trips.", "survey"),
    ],
)
def test_what_stands_for_a_thing_said_is_reported(words: str, speaker: str) -> None:
    assert speakers(words) == [speaker]


@pytest.mark.parametrize(
    "words",
    [
        "The mayor did not say which wells ran dry.",
        "The warden asked me who had the keys.",
        "The survey explains why the wells ran dry.",
        "The board has promised the town forty million crowns.",
        "The brochure has two maps in it.",
        "The neighbours saw the agent measuring up.",
        "This newspaper supported the sale of the wells.",
        "The village lives off tourists who come at eight.",
    ],
)
def test_what_states_nothing_is_not_reported(words: str) -> None:
    assert not any(speakers(words))


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("As the mayor says, the bridge is unsafe.", "endorses"),
        ("The mayor points out that the bridge is unsafe.", "endorses"),
        ("The mayor says that the bridge is safe.", "reports"),
        ("The mayor says that the bridge is safe. It is unsafe.", "rejects"),
        ("The mayor thought the bridge was safe. That may be so for cars.", "reports"),
        ("The mayor thought the bridge was safe. I agree. But it is narrow.", "rejects"),
        ("The mayor thought the bridge was safe. I agree.", "endorses"),
    ],
)
def test_how_the_author_stands_to_a_report_that_is_left_alone_or_met(
    words: str, stance: str
) -> None:
    text = f"The council should act.\n\nThe town has a river. {words} The buses run on time."
    at = text.index(words)
    found = next(unit for unit in map_text(text).units if unit.start >= at)
    assert (found.attributed_to, found.stance) == ("mayor", stance)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Residents complain about the noise.", "Residents"),
        ("Officials blame the rain for the delay.", "Officials"),
        ("My aunt says before the bridge people drowned.", "My aunt"),
        ("An administrator explained that the files were lost.", "administrator"),
        ("Residents live with the noise.", ""),
        ("The water explained the rust.", ""),
    ],
)
def test_who_objects_blames_or_explains(words: str, speaker: str) -> None:
    assert speakers(words) == [speaker]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("You say that the ferry is slow.", "you"),
        ("You may think the ferry is slow.", "you"),
        ("You would say that the ferry is slow.", ""),
        ("You can see that the ferry is slow.", ""),
        ("You say it every year.", ""),
    ],
)
def test_what_the_one_addressed_says_or_will_say_is_reported(words: str, speaker: str) -> None:
    assert speakers(words) == [speaker]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("The minister spoke. What does he give the pensioner?", "minister"),
        ("The minister spoke. He left, and people saw the pensioner.", "pensioner"),
        ("Jim Dunphy came by. I owed that man money.", "Jim Dunphy"),
        ("The minister spoke. Any expert would agree.", "minister"),
    ],
)
def test_whom_a_pronoun_names(before: str, speaker: str) -> None:
    assert speakers(f"{before} He says that prices are fair.")[-1] == speaker


def test_a_unit_given_without_its_frame_keeps_its_speaker() -> None:
    text = "The minister says that prices are fair. I say that they rise. Nobody is glad."
    given = [(text.index(w), text.index(w) + len(w)) for w in ("prices are fair", "they rise")]
    units = map_units(document_from_text(text), given).units
    assert [unit.attributed_to for unit in units] == ["minister", None]
