"""What a page says of itself is left out, sentence by sentence; what sounds like it is kept."""

from __future__ import annotations

import pytest

from argmap.errors import InputError
from argmap.reading import document_from_text
from argmap.reading.prose import not_prose

BODY = (
    "The ferry should run at night. Nurses finish at two and wait for dawn on the quay.",
    "A night boat costs the island less than one ambulance.",
)

SITE = """
If you have come this far, please chip in. It takes a moment. Unlike many we have no rich owner.
Thanks for signing up! You will find our newsletter in your inbox. Change your mind? Unsubscribe.
We and our partners use cookies. You can manage preferences whenever you like. Accept all.
To read more stories like this, sign up today. Already a subscriber? Log in.
Hi! We remind you of things. Read our rules. If you see a bad comment, report it. No downvotes.
I'm a bot and I answer when called. Please message the moderators of this group if I misbehave.
This post was first published by The Quay. You can republish it. Send a letter to the editor.
Why sign? Share this petition with your friends. Every signature counts.
Edit: thanks for the gold, you lovely people! Follow me on Quayside.
Posts that offend will be deleted. If you think that ours was harsh, message the mods.
Become a patron today. Your £4 a month pays for reporters on every quay.
Something to say? Join the discussion below.
This article is part of our series on islands. Click here for more.
The views expressed in this article are those of the author and not of this newspaper.
Create an account to leave a comment. We moderate each. Be kind.
"""

ARGUMENT = """
We join the debate because the boats are late. You may, too.
We removed the old boats. You deleted their names. Both acts were wrong, and the ferry must return.
You should subscribe to no creed. It binds you.
We ask you to share the boats. The island has two.
This article of the treaty was published by the ministers. It binds us.
I signed. You should sign too. Nurses need the boat.
Please support us in the council. We have waited long enough.
You can cancel the boat. You cannot cancel the night.
Comment is free, but facts about the ferry are sacred to us.
"""

FORM = """
Started by Ann Quill
Petitions close after six months
Only people who live on the island can sign
Copy the link to this petition
"""

REFUSED = {
    "settings": [
        "title: Quay\nferry:\n  boats: 2\n  nights: false",
        "[ferry]\nboats = 2\n; both are old\n[quay]\nlamps = 40",
    ],
    "a table": ["boat,year,seats\nAnna,1990,40\nBo,2001,60", "a;b;c\n1;2;3\n4;5;6"],
    "log": [
        "2031-01-05 10:00:00 INFO boat left\n2031-01-05 10:09:00 ERROR boat lost\n"
        "2031-01-05 10:10:00 INFO boat found",
        "Jan  5 10:00:00 quay sshd[11]: accepted\nJan  5 10:00:01 quay sshd[11]: closed\n"
        "Jan  5 10:00:04 quay cron[12]: started",
    ],
    "encoded data": ["QUFB" * 40],
    "source code": [
        "SELECT name FROM boats\nJOIN quays ON quays.id = boats.quay\nWHERE boats.year > 1990\n"
        "ORDER BY 1;",
    ],
    "filler": ["Donec tincidunt nulla vel erat mattis. Quisque ornare tellus eget nisl."],
    "Spanish": ["El barco es viejo. La gente de la isla paga mucho por ese barco."],
    "Portuguese": ["O barco é velho. Ninguém na ilha gosta dele nem da empresa."],
    "Polish": ["Prom jest stary. Nikt nie chce go naprawić. Należy kupić nowy."],
}
PROSE = [
    "Ann: Run the ferry.\nBob: It is dear.\nAnn: It is not.",
    "to: the council\nfrom: Ann\n\nThe ferry should run at night. Nurses wait for it.",
    "Red, white, and blue\nOld, torn, and proud\nOurs, ours, and ours",
    "10:00 Ann: The boat is late.\n10:01 Bob: It is always late.\n10:02 Ann: Sell it.",
    "- The ferry is dear\n  - It burns much oil\n  - It needs a crew of nine",
    "Quam bene vivas refert: live well. The ferry crew does, and we should too.",
]


def rows(text: str) -> list[str]:
    return text.strip().split("\n")


def left_out(paragraph: str) -> list[str]:
    text = "\n\n".join([BODY[0], paragraph, BODY[1]])
    return [part.text for part in document_from_text(text).parts if not part.mapped]


@pytest.mark.parametrize("paragraph", rows(SITE))
def test_a_page_that_speaks_of_itself(paragraph: str) -> None:
    assert left_out(paragraph) == [paragraph]


@pytest.mark.parametrize("paragraph", rows(ARGUMENT))
def test_an_argument_that_speaks_to_its_reader(paragraph: str) -> None:
    assert left_out(paragraph) == []


def test_an_article_on_such_words_keeps_them() -> None:
    said = "Unsubscribe. You read no newsletter anyway."
    text = "A newsletter is a waste of paper. Nobody reads one to its end."
    kept = document_from_text(f"{text}\n\n{said}\n\n{BODY[0]}").parts
    assert all(part.mapped for part in kept)
    assert left_out(said) == [said]


def test_beside_a_box_of_the_site_a_hint_is_enough() -> None:
    box, hint = "Enter your email address", "We may pass your address on. Leave whenever you like."
    assert left_out(hint) == []
    assert left_out(f"{box}\n\n{hint}") == [box, hint]
    said = "You may share the night boat with us."
    assert left_out(f"{box}\n\n{said}") == [box]


def test_the_lines_of_a_form_at_the_end() -> None:
    lines = rows(FORM)
    parts = document_from_text("\n\n".join([*BODY, *lines])).parts
    assert [part.text for part in parts if not part.mapped] == lines


def test_two_last_lines_or_a_text_without_stops_are_no_form() -> None:
    for text in ("\n\n".join([*BODY, *rows(FORM)[:2][1:]]), "\n\n".join(rows(FORM)[1:3] * 2)):
        assert all(part.mapped for part in document_from_text(text).parts)


def test_who_wrote_it_is_no_witness_in_a_short_text() -> None:
    about = "Ann Quill is a professor of law at Marl."
    signed = ["By Ann Quill", *BODY, about]
    parts = document_from_text("\n\n".join(signed)).parts
    assert [part.text for part in parts if not part.mapped] == [signed[0], about]
    assert all(part.mapped for part in document_from_text("\n\n".join([BODY[1], about])).parts)


@pytest.mark.parametrize(
    ("what", "text"), [(what, text) for what, texts in REFUSED.items() for text in texts]
)
def test_data_and_other_languages_are_refused(what: str, text: str) -> None:
    with pytest.raises(InputError, match=what):
        document_from_text(text)


@pytest.mark.parametrize("text", PROSE)
def test_lines_that_only_look_like_data_are_read(text: str) -> None:
    assert not_prose(text) is None
