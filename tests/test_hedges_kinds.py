"""How firmly a statement is put, by kinds of words: what lowers certainty and what does not.

And how an author's denial of what was said is heard, by the words that deny. Each test names every
row that it offends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.components.denials import answers_question
from argmap.components.harvest import harvest
from argmap.components.pipeline import analyse
from argmap.draft import Draft
from argmap.reading import document_from_text
from tests.spine import nlp, parsed

# A statement that allows, bids, or tells what can be done lowers nothing.
FIRM: Sequence[str] = (
    "It appears evident that the roof leaks.",
    "However old the mill may be, it is sound.",
    "The mill, old though it may be, is sound.",
    "It may be called a ruin.",
    "The mill has stood for perhaps ten years.",
    "The signs that seem new are old.",
    "Visitors may camp by the lake until June.",
    "Pupils may not run in the hall.",
    "No shop may sell glue to children.",
    "No member may vote twice.",
    "Cyclists may use the bus lane at night.",
    "Dogs may be walked here before nine.",
    "You may not enter the vault.",
    "A tenant may keep a cat.",
    "Drivers may not park without a permit.",
    "The singer appeared on stage at nine.",
    "A crack appeared in the wall in May.",
    "The witness appeared before the court.",
    "It is possible to swim from the quay to the island.",
    "It is possible for a child to open the gate.",
    "I suggest that we plant a hedge.",
    "We suggest that the board meet again.",
    "A child could lift the lid.",
    "The choir could be heard in the square.",
    "She asked how much she could take.",
    "The seams of the sack tore.",
    "The governor may veto the bill within a week.",
    "Pupils may not be beaten.",
    "Citizens may cast one ballot each.",
    "The board suggested that the mill be closed.",
    "He is far from certain of himself.",
    "The open question was read aloud.",
    "Whether you pay or not, the mill is sound.",
)

# These do.
HEDGED: Sequence[str] = (
    "I believe the plan will fail.",
    "We believe that the roof is sound.",
    "In my view the roof is sound.",
    "It remains to be seen whether the roof holds.",
    "Whether the roof holds is an open question.",
    "Whether the roof holds is up in the air.",
    "It is too soon to tell whether the roof holds.",
    "There is no way of knowing whether the roof holds.",
    "Nobody is sure that the roof holds.",
    "Nobody can say for certain whether the roof holds.",
    "It is far from clear that the roof holds.",
    "It is by no means certain that the roof holds.",
    "It has not been established that the roof holds.",
    "We have yet to learn whether the roof holds.",
    "There is some doubt whether the roof holds.",
    "It is not impossible that the roof leaks.",
    "As best we can tell, the roof holds.",
    "From what I have read, the roof leaks.",
    "A longer lease could lead to higher rents.",
    "The new law could make it harder to vote.",
    "We cannot rule out a second leak.",
    "A second leak cannot be ruled out.",
    "I would not rule out a second leak.",
    "As far as anyone can tell, the wall is sound.",
    "As far as we can judge, the wall is sound.",
    "It is not clear whether the fee works.",
    "It is unclear whether the fee works.",
    "Whether the fee works is unclear.",
    "It remains unclear if the fee works.",
    "Nobody knows whether the fee works.",
    "The stain could indicate a leak.",
    "The noise could mean that the pump is worn.",
    "The fall could reflect a warm winter.",
    "The evidence is mixed on whether fees work.",
    "The evidence is divided as to whether fees work.",
    "Studies are divided on whether fees work.",
    "The jury is still out on whether fees work.",
    "It is hard to say whether the fee works.",
    "Visitors may dislike the fee.",
    "The pump may have failed in June.",
    "The fee may not work.",
    "No plan may ever be perfect.",
    "The wall appears to be sound.",
    "It appears that the wall is sound.",
    "The wall appears sound.",
    "It is possible that the wall is sound.",
    "The figures suggest that the fee works.",
    "One cannot be sure that the fee works.",
    "It is by no means certain that the fee works.",
)

# What was said, and what the author answers it in so many words.
SAID = "The warden says that the gate is safe."
DENIALS: Sequence[str] = (
    "That is false.",
    "This is simply untrue.",
    "It is not.",
    "It is not true.",
    "It isn't.",
    "She is wrong.",
    "The warden is wrong.",
    "She is mistaken.",
    "She errs.",
    "Not so.",
    "Not true.",
    "Hardly.",
    "Nonsense.",
    "Wrong.",
    "Far from it.",
    "Quite the reverse.",
    "The opposite is true.",
    "The reverse is the case.",
    "That is not so.",
    "That is not the case.",
    "I beg to differ.",
    "I disagree.",
    "I do not believe it.",
    "Nothing could be further from the truth.",
    "That could not be further from the truth.",
    "The claim is false.",
    "This claim does not hold up.",
    "That does not stand up.",
    "No, it is not.",
    "By no means.",
    "Of course not.",
    "Oh, plainly wrong.",
    "Well, hogwash.",
)
ASSENTS: Sequence[str] = (
    "That is true.",
    "She is right.",
    "The warden is right.",
    "Quite so.",
    "Exactly.",
    "That is not wrong.",
    "The claim is true.",
)
NEITHER: Sequence[str] = (
    "That is unlucky.",
    "The opposite gate is open.",
    "The key is not here.",
    "Not so long ago it was open.",
    "The wrong key was cut.",
    "I do not dispute it.",
    "By no means all keys fit.",
    "Of course not every key fits.",
)


def drafts_of(text: str) -> Sequence[Draft]:
    """Return the drafts of a text."""
    return harvest(analyse(nlp(), document_from_text(text))).drafts


def statement(words: str) -> Draft:
    """Return the draft of a sentence that stands among others."""
    text = f"The debate goes on.\n\nNobody is glad. {words} The board should act."
    at = text.index(words)
    return next(draft for draft in drafts_of(text) if at <= draft.start < at + len(words))


def test_what_allows_or_tells_what_can_be_done_is_not_hedged() -> None:
    assert not [words for words in FIRM if statement(words).hedged]


def test_what_lowers_certainty_is_hedged() -> None:
    assert not [words for words in HEDGED if not statement(words).hedged]


def contradictions() -> Iterator[str]:
    """Yield the statements of an author whose strength and hedge contradict each other."""
    own = (
        "The pump rattles more or less.",
        "I doubt that the fee works.",
        "We hope that the fee works.",
        "I think that the fee works.",
        "I am not sure that the fee works.",
        "The fee could not work.",
        "The fee will inevitably fail.",
        "Perhaps the fee will inevitably fail.",
    )
    for words in (*FIRM, *HEDGED, *own):
        draft = statement(words)
        if not draft.speaker and draft.hedged == (draft.strength == "certain"):
            yield words


def test_strength_and_hedge_never_contradict_each_other() -> None:
    assert not list(contradictions())


def stance_before(answer: str) -> str:
    """Return the author's stance to what the warden said before an answer."""
    text = f"The town has two gates. {SAID} {answer} It was built in May."
    return next(draft.stance for draft in drafts_of(text) if draft.speaker)


def answered(answer: str) -> bool:
    """Return whether the author's stance rests on an answer in so many words."""
    text = f"The town has two gates. {SAID} {answer} It was built in May."
    told = next(draft for draft in drafts_of(text) if draft.speaker)
    return any(hit.kind == "stance.answer" for hit in told.because)


def test_a_denial_rejects_what_was_said() -> None:
    assert not [a for a in DENIALS if stance_before(a) != "rejects" or not answered(a)]


def test_what_denies_by_itself_denies_a_report_and_answers_a_question() -> None:
    """One list is asked by both, and by what tells which sentences without a verb are units."""
    parse = parsed("Is the gate safe? Sheer nonsense. It is old. Is it shut? Sheer luck.")
    answers = [parse.sentences[n][0] for n in (1, 4)]
    assert [answers_question(parse, token) for token in answers] == [True, False]
    assert stance_before("Sheer nonsense.") == "rejects"
    assert not answered("Sheer luck.")


def test_an_assent_endorses_what_was_said() -> None:
    assert not [a for a in ASSENTS if stance_before(a) != "endorses" or not answered(a)]


def test_other_words_do_not_answer_what_was_said() -> None:
    assert not [answer for answer in NEITHER if answered(answer)]


def test_who_is_introduced_by_what_she_does_is_called_as_a_witness() -> None:
    said = "She says that the waiting list has grown."
    for introduction in ("Ines Vale runs the clinic.", "Ines Vale has taught here for ten years."):
        text = f"{introduction} {said} The clinic needs a second doctor."
        found = next(draft for draft in drafts_of(text) if draft.speaker)
        assert (found.speaker, found.stance) == ("Ines Vale", "endorses")
    text = f"Ines Vale runs the clinic. {said} But the waiting list is short."
    assert next(draft.stance for draft in drafts_of(text) if draft.speaker) == "rejects"
