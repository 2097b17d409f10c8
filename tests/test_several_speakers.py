"""Debates, chats and threads: each speaker argues a case of their own, and the map says so."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import app
from argmap.export.markdown import holds_more
from argmap.flow import map_document
from argmap.formats.registry import FORMATS
from argmap.model import ArgumentMap
from argmap.reading import document_from_text
from argmap.reading.several_speakers import find_turns
from tests.spine import nlp

DEBATE = """MR. ADAMS: The city should close the old bridge. It is unsafe, because its cables rust.

MS. BELL: The bridge must stay open. There is no other way to the hospital.

MR. ADAMS: A ferry can take the patients. The council has paid for two boats.

MS. BELL: The ferry is far too slow. An ambulance cannot wait for a boat.
"""
CHAT = """[10:02] anna: we should ban cars from the square
[10:03] ben: no, shops would lose customers
[10:04] anna: they banned them in Ghent, and sales rose
[10:05] ben: Ghent has a tram, we have nothing
"""
LINES = """Anna: Cars should be banned. They kill people.
Ben: Shops need cars. Customers come by car.
Anna: Customers come by bike, too.
"""
STAMPED = """Anna Hill 10:02 AM
We should ban cars from the square. They kill people.

Ben Moss 10:03 AM
No, shops would lose customers.

Anna Hill 10:04 AM
They banned them in Ghent, and sales rose.
"""
THREAD = """We should keep the office open. People work better together.

On Mon, 3 May 2021, Bob Hart <bob@example.org> wrote:
> We should close the office. The rent is too high.

The rent is lower than you think, since the city pays a third of it.
"""
FAQ = """Q: Why close the zoo?
A: Because animals suffer there. They need space.

Q: Who pays?
A: The city should pay. It owns the land.
"""
LABELS = """Problem: The river floods every year.

Solution: The city should build a dam. It would hold the water.

Problem: Farmers would lose land.

Solution: The city should pay them.
"""
QUOTING = """The minister is wrong about the dam. Here is what she wrote:

> The dam will hold the water. It will last a century.

It will not, because the ground is sand. The dam should not be built.
"""
SPEECH = """Note: this was said in May. The bridge must stay open.

Remember: there is no other way to the hospital. Thousands cross it every day.
"""


def mapped(text: str) -> tuple[ArgumentMap, dict[str, str]]:
    """Map a text, and give the speaker of each unit by the turns that reading found."""
    document = document_from_text(text)
    made = map_document(document, nlp=nlp())
    speaking = {
        unit.id: next(
            (turn.speaker for turn in reversed(document.turns) if turn.start < unit.end), ""
        )
        for unit in made.units
    }
    return made, speaking


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (DEBATE, ["MR. ADAMS", "MS. BELL", "MR. ADAMS", "MS. BELL"]),
        (CHAT, ["anna", "ben", "anna", "ben"]),
        (LINES, ["Anna", "Ben", "Anna"]),
        (STAMPED, ["Anna Hill", "Ben Moss", "Anna Hill"]),
        (THREAD, ["", "Bob Hart", ""]),
    ],
)
def test_nobody_argues_for_another_for_standing_beside_it(text: str, speakers: list[str]) -> None:
    assert [turn.speaker for turn in document_from_text(text).turns] == speakers
    made, speaking = mapped(text)
    assert any("looks like several speakers" in note for note in made.notes)
    for relation in made.relations:
        if relation.target in speaking and speaking[relation.source] != speaking[relation.target]:
            assert relation.type == "rebut", relation
    # In a thread the one who answers concludes, where turns are taken everybody does.
    sides = {speaking[unit.id] for unit in made.conclusions}
    assert sides == ({""} if "" in speakers else set(speakers))
    assert ArgumentMap.from_json(made.to_json()) == made


def test_who_takes_turns_is_the_author_of_what_he_says() -> None:
    made, speaking = mapped(DEBATE)
    assert {unit.attributed_to for unit in made.units} == {"ADAMS", "BELL"}
    assert {relation.type for relation in made.relations} <= {"support", "linked"}
    said = {unit.text: speaking[unit.id] for unit in made.conclusions}
    assert said == {
        "The city should close the old bridge": "MR. ADAMS",
        "The bridge must stay open": "MS. BELL",
    }


def test_the_program_says_that_it_looks_like_several_speakers(tmp_path: Path) -> None:
    file = tmp_path / "debate.txt"
    file.write_text(DEBATE, "utf-8")
    line = ["map", str(file), "-o", str(tmp_path), "-f", "json"]
    told = CliRunner().invoke(app, line)
    assert told.exit_code == 0 and "looks like several speakers" in told.stderr
    assert "several speakers" not in CliRunner().invoke(app, [*line, "-q"]).stderr


@pytest.mark.parametrize("text", [FAQ, LABELS, QUOTING, SPEECH])
def test_one_author_is_not_several_speakers(text: str) -> None:
    made, _ = mapped(text)
    assert document_from_text(text).turns == () and made.notes == ()
    assert "notes" not in made.to_dict()


SAID = ("We should close the road", "Shops need the road", "Shops do well without cars")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "label",
    [
        "{name}: ", "[10:3{n}] {name}: ", "10:3{n} {name}: ", "10:3{n}:07 – {name}: ",
        "{name} (10:3{n}): ", "<{name}> ", "[10:3{n}] <{name}> ", "**{name}:** ",
        "{name} 10:3{n} AM\n",
    ],
)  # fmt: skip
def test_labels_and_times_stand_in_no_statement(label: str, gap: str) -> None:
    names = ("Ann", "Bob", "Ann")
    lines = [
        f"{label.format(name=name, n=n)}{words}."
        for n, (name, words) in enumerate(zip(names, SAID, strict=True))
    ]
    made = map_document(document_from_text(gap.join(lines)), nlp=nlp())
    assert [(u.attributed_to, u.text) for u in made.units] == list(zip(names, SAID, strict=True))
    assert all(made.text[u.start : u.end] == u.text for u in made.units)
    assert made.notes


def test_what_looks_like_a_label_within_a_turn_stays() -> None:
    lines = [
        "Ann: Close it.",
        "Bob: One thing is clear: Shops need it.",
        "Ann: At 10:30 it is loud.",
    ]
    text = "\n".join(lines)
    made = map_document(document_from_text(text), nlp=nlp())
    words = [unit.text for unit in made.units]
    assert words[0] == "Close it" and words[-1] == "At 10:30 it is loud"
    assert {unit.attributed_to for unit in made.units} == {"Ann", "Bob"}


def test_a_label_by_itself_is_no_part_and_what_follows_is_its_speakers() -> None:
    text = "Ann:\n\nClose it. It is loud.\n\nIt stinks.\n\nBob: No.\n\nAnn: So close it."
    document = document_from_text(text)
    assert [(part.speaker, part.text) for part in document.parts] == [
        ("Ann", "Close it. It is loud."), ("Ann", "It stinks."), ("Bob", "No."),
        ("Ann", "So close it."),
    ]  # fmt: skip
    quoted = document_from_text(THREAD)
    assert {part.speaker for part in quoted.parts} == {""}


def noted(note: str) -> ArgumentMap:
    """Map a debate, with a note of one's own."""
    return replace(map_document(document_from_text(DEBATE), nlp=nlp()), notes=(note,))


DRAWN = ("svg", "html", "md", "dot")


@pytest.mark.parametrize("kind", DRAWN)
def test_what_a_map_notes_is_told_in_every_drawing(kind: str) -> None:
    text = FORMATS[kind].render(noted("Two speak; wombats listen.")).decode()
    words = unescape(re.sub(r"<[^>]*>|\\\|\s+|&#160;", " ", text))
    assert "wombats listen" in " ".join(words.split())
    assert b"wombats" not in FORMATS[kind].render(replace(noted(""), notes=()))


@pytest.mark.parametrize("kind", DRAWN)
def test_a_note_cannot_become_markup(kind: str) -> None:
    hostile = '</p><script>alert(1)</script> | "]; x -> y; \x1b[31m **bold**'
    text = FORMATS[kind].render(noted(hostile)).decode()
    assert "<script>alert" not in text and "\x1b" not in text
    if kind == "md":
        note = next(line for line in text.splitlines() if "alert" in line)
        assert "\\*\\*bold" in note and "\\|" in note and r"\<script" in note


def test_a_note_in_a_table_of_claims_is_none_of_the_users_words() -> None:
    table = FORMATS["md"].render(noted("Two speak.")).decode()
    assert "Two speak." in table and not holds_more(table)
    assert holds_more(table.replace("Two speak.", "Two speak.\nMine."))


def test_two_timed_lines_are_a_chat_and_a_programme_is_none() -> None:
    chat = "[10:02] mia: The deploy should wait.\n[10:03] jon: The tests fail for another reason."
    assert [turn.speaker for turn in find_turns(chat)] == ["mia", "jon"]
    assert not find_turns("9:00 Opening: the mayor speaks.\n9:30 Debate: all speak.")
    assert not find_turns("Mia: The deploy should wait.\nJon: It should not.")
