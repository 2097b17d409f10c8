"""Word, e-mail, transcripts, books and Markdown: read well, with what they say of themselves."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argmap import flow
from argmap.cli import app
from argmap.errors import InputError
from argmap.model import ArgumentMap, Document
from argmap.reading import read_document
from tests import made_letters
from tests.made_articles import AUTHOR, DATE, ITEMS, TITLES, Article, article, assert_read_well

NAMES = list(TITLES)


def read(folder: Path, name: str, data: bytes) -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


@pytest.mark.parametrize("number", range(6))
def test_word_documents_are_read_well(number: int, tmp_path: Path) -> None:
    pytest.importorskip("mammoth", reason="needs the extra argmap[documents]")
    pytest.importorskip("docx", reason="needs python-docx, of the extra dev")
    from tests.made_words import WAYS

    way, known = list(WAYS)[number], article(NAMES[number])
    document = read(tmp_path, f"{way}.docx", WAYS[way](known))
    assert_read_well(document, known)
    assert (document.title, document.origin.author) == (known.title, AUTHOR)
    assert [part.mark for part in document.parts if part.text in ITEMS] == ["bullet"] * 3
    assert "NEVER EVER" not in document.text
    assert "No. 14" not in document.text


def test_notes_of_a_word_document_are_left_out(tmp_path: Path) -> None:
    pytest.importorskip("mammoth", reason="needs the extra argmap[documents]")
    pytest.importorskip("docx", reason="needs python-docx, of the extra dev")
    from tests.made_words import noted

    document = read(tmp_path, "a.docx", noted(article(NAMES[0])))
    notes = [part for part in document.parts if part.mark == "note"]
    assert notes and not any(part.mapped for part in notes)


def mails(number: int) -> tuple[Article, bytes]:
    known = article(NAMES[number])
    if number % 2:
        return known, made_letters.page_mail(known)
    return made_letters.answered(known), made_letters.wrapped_mail(known)


@pytest.mark.parametrize("number", [0, 1, 6, 7])
def test_mails_are_read_well(number: int, tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="needs the extra argmap[documents]")
    known, data = mails(number)
    document = read(tmp_path, "a.eml", data)
    assert_read_well(document, known)
    origin = document.origin
    assert (origin.title, origin.author, origin.date) == (known.title, AUTHOR, DATE)
    assert "+44 20" not in document.text


@pytest.mark.parametrize(("form", "number"), [("vtt", 8), ("srt", 9), ("vtt", 3), ("srt", 5)])
def test_transcripts_are_read_well(form: str, number: int, tmp_path: Path) -> None:
    pytest.importorskip("webvtt", reason="needs the extra argmap[documents]")
    known = made_letters.speech(article(NAMES[number]))
    document = read(tmp_path, f"a.{form}", made_letters.captions(known, form))
    assert_read_well(document, known)
    assert "applause" not in document.text


@pytest.mark.parametrize("kind", ["blog", "repository", "notes", "paper"])
@pytest.mark.parametrize("name", NAMES[:2])
def test_markdown_is_read_well(kind: str, name: str, tmp_path: Path) -> None:
    known = article(name)
    document = read(tmp_path, f"{kind}.md", made_letters.markdown_files(known)[kind].encode())
    assert_read_well(document, known)
    assert document.title == known.title
    assert "**" not in document.text and "](" not in document.text and "[^" not in document.text


def test_a_book_is_read_well(tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="needs the extra argmap[documents]")
    known = article(NAMES[4])
    document = read(tmp_path, "a.epub", made_letters.book(known))
    assert_read_well(document, known)
    origin = document.origin
    assert (origin.title, origin.author) == (known.title, AUTHOR)
    assert (origin.date, origin.language) == (DATE, "en-GB")
    assert {place.file for place in document.places} == {"OEBPS/c1.xhtml", "OEBPS/c2.xhtml"}


THREAD = b"""From: Ann Lee <ann@example.org>
To: Bo Ek <bo@example.org>
Subject: Re: The fee
Date: Tue, 05 Mar 2024 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

I disagree, Bo. The fee should go, because nobody pays it twice willingly.

On Mon, 4 Mar 2024 at 09:12, Bo Ek <bo@example.org> wrote:
> The fee is fair, since it pays for the bridge.
>
> On Sun, 3 Mar 2024, Cy Dahl wrote:
>> We must end the fee now. It is a tax on the poor.

-----Original Message-----
From: Dee Fox [mailto:dee@example.org]
Sent: Saturday, March 2, 2024 8:00 AM
To: list
Subject: The fee

The fee should double, because the bridge is falling down.
"""


def says(argmap: ArgumentMap) -> dict[str, str | None]:
    return {unit.text: unit.attributed_to for unit in argmap.units}


def test_a_thread_says_whose_words_are_quoted(tmp_path: Path) -> None:
    document = read(tmp_path, "fee.eml", THREAD)
    assert [turn.speaker for turn in document.turns] == ["", "Bo Ek", "Cy Dahl", "Dee Fox"]
    found = says(flow.map_document(document))
    assert found["The fee should go"] is None
    assert found["The fee is fair"] == "Bo Ek"
    assert found["We must end the fee now"] == "Cy Dahl"
    assert found["The fee should double"] == "Dee Fox"


CUES = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ann Lee>We should keep the ferry,
because it is cheap.

00:00:04.500 --> 00:00:07.000
<v Bo Ek>It is not cheap. It costs a million.

00:00:08.000 --> 00:01:12.500
<v Ann Lee>The bridge would cost more,
so the ferry should stay.
"""


def test_cues_keep_times_and_speakers(tmp_path: Path) -> None:
    pytest.importorskip("webvtt", reason="needs the extra argmap[documents]")
    path = tmp_path / "talk.vtt"
    path.write_text(CUES, "utf-8")
    made = CliRunner().invoke(app, ["map", str(path), "-o", str(tmp_path), "-f", "json"])
    assert made.exit_code == 0, made.output
    argmap = ArgumentMap.from_json((tmp_path / "talk.json").read_text("utf-8"))
    found = says(argmap)
    assert found["It costs a million"] == "Bo Ek"
    assert found["the ferry should stay"] == "Ann Lee"
    rows = {
        row["text"]: row
        for row in csv.DictReader((tmp_path / "talk.places.csv").open(encoding="utf-8-sig"))
    }
    assert rows["It costs a million"]["begins"] == "00:00:04.500"
    assert rows["the ferry should stay"]["ends"] == "00:01:12.500"


def test_labels_before_cues_are_speakers(tmp_path: Path) -> None:
    pytest.importorskip("webvtt", reason="needs the extra argmap[documents]")
    cues = (
        CUES.removeprefix("WEBVTT\n\n")
        .replace("<v Ann Lee>", "ANN: ")
        .replace("<v Bo Ek>", ">> BO: ")
        .replace(".000", ",000")
        .replace(".500", ",500")
    )
    document = read(tmp_path, "talk.srt", cues.encode())
    assert [turn.speaker for turn in document.turns] == ["ANN", "BO", "ANN"]
    assert document.text.startswith("ANN: We should keep the ferry, because it is cheap.\n\nBO:")


def test_the_source_of_a_quotation_is_told(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="needs the extra argmap[documents]")
    words = "The ferry carries four hundred people a day, and most of them have no car at all. "
    page = f"""<html lang="en"><body><article><h1>The ferry</h1><p>{words * 3}</p><blockquote><p>We
cannot live without the boat.</p><cite>Mary Kent, shopkeeper</cite></blockquote><p>{words * 3}
So the council should keep it.</p></article></body></html>"""
    document = read(tmp_path, "a.html", page.encode())
    assert says(flow.map_document(document))["We cannot live without the boat"] == "Mary Kent"
    assert [p.mapped for p in document.parts if "Mary Kent" in p.text] == [False]
    markdown = "# The ferry\n\nIt is dear to many.\n\n> We cannot live without the boat.\n>\n"
    document = read(tmp_path, "a.md", f"{markdown}> — Mary Kent, shopkeeper\n\nKeep it.\n".encode())
    assert says(flow.map_document(document))["We cannot live without the boat"] == "Mary Kent"


def test_no_unit_is_cut_within_a_link(tmp_path: Path) -> None:
    text = "The fee [should go, because it is unfair](https://e.org/a,_because_b), we think.\n"
    document = read(tmp_path, "a.md", text.encode())
    assert document.text == "The fee should go, because it is unfair, we think.\n"
    front = "---\ntitle: On rents\nauthors:\n  - Ann Lee\n  - Bo Ek\nlang: en\n---\n\nThey fall.\n"
    origin = read(tmp_path, "b.md", front.encode()).origin
    assert (origin.title, origin.author, origin.language) == ("On rents", "Ann Lee; Bo Ek", "en")


def test_every_command_takes_a_document(tmp_path: Path) -> None:
    path = tmp_path / "fee.eml"
    path.write_bytes(THREAD)
    for command in (["show"], ["explain"], ["diff"]):
        more = {"explain": ["u1"], "diff": [str(path)]}.get(command[0], [])
        made = CliRunner().invoke(app, [*command, str(path), *more])
        assert made.exit_code in (0, 1) and "Traceback" not in made.output, made.output
        assert not made.output.startswith("argmap:"), made.output


def test_archives_that_are_no_document(tmp_path: Path) -> None:
    pytest.importorskip("lxml", reason="needs the extra argmap[documents]")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Words.")
    for name in ("a.docx", "a.epub"):
        with pytest.raises(InputError, match=name):
            read(tmp_path, name, out.getvalue())


def test_documents_in_json_come_back(tmp_path: Path) -> None:
    from argmap.reading.apart import from_data, to_data
    from argmap.reading.extraction import Passage, Spot, put_together
    from argmap.records import Origin

    spots = (Spot(0, 4, 2, (1.0, 2.0, 3.0, 4.0)),)
    made = put_together([Passage("Yes.", "bullet", 1, spots=spots)], Origin(title="T"))
    data: Any = json.loads(json.dumps(to_data(made)))
    assert from_data(data) == made
