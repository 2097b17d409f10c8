"""What stands beside an article in a file, boxes, credits, hidden words, heads, is none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.model import Document
from argmap.reading import document_from_text, read_document
from tests.made_articles import Article, assert_read_well
from tests.made_hostile import OUTSIDE, WORDS

pytest.importorskip("pypdfium2", reason="needs the extra argmap[documents]")
pytest.importorskip("typst", reason="needs the extra argmap[paper]")
pytest.importorskip("docx", reason="needs python-docx, of the extra dev")
from benchmarks.documents import letters, pdfs, word_files
from benchmarks.documents.articles import essay


def read(folder: Path, ending: str, known: Article, data: bytes) -> Document:
    path = folder / f"a.{ending}"
    path.write_bytes(data)
    document = read_document(path)
    assert_read_well(document, known)
    return document


@pytest.mark.parametrize(
    "way",
    [pdfs.framed, pdfs.pulled, pdfs.credits, pdfs.watermark, pdfs.covered, pdfs.newsletter],
    ids=lambda way: way.__name__,
)
def test_what_stands_beside_the_text_of_a_pdf(way: pdfs.Layout, tmp_path: Path) -> None:
    known = essay(pdfs.LAYOUTS.index(way))
    read(tmp_path, "pdf", known, way(known))


@pytest.mark.parametrize(
    "way",
    [word_files.hidden, word_files.boxes, word_files.moved, word_files.contents],
    ids=lambda way: way.__name__,
)
def test_what_stands_beside_the_text_of_a_word_document(
    way: word_files.Way, tmp_path: Path
) -> None:
    known = essay(word_files.WAYS.index(way) + 4)
    document = read(tmp_path, "docx", known, way(known))
    assert "CHECK THIS" not in document.text
    assert not [part for part in document.parts if part.mark == "box" and part.mapped]


@pytest.mark.parametrize(
    "kind",
    [letters.office, letters.reply_page, letters.dashed, letters.questions],
    ids=lambda kind: kind.__name__,
)
def test_heads_signatures_and_marks_of_speakers(kind: letters.Kind, tmp_path: Path) -> None:
    ending, known, data = kind(essay(letters.KINDS.index(kind) + 8))
    document = read(tmp_path, ending, known, data)
    if kind is letters.office:
        assert [turn.speaker for turn in document.turns] == ["", "Bo Ek"]
    if kind is letters.questions:
        assert {turn.speaker for turn in document.turns} == {"Q", "A"}


def test_questions_of_one_author_have_no_speakers() -> None:
    text = "Q: Is it dear?\n\nA: It is not.\n\nQ: Who pays?\n\nA: The town pays for it.\n"
    assert document_from_text(text).turns == ()


def test_a_page_shows_no_file_of_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.xhtml"
    path.write_bytes(OUTSIDE + f"<html><body>{WORDS * 9}<p>&i;</p></body></html>".encode())
    text = read_document(path).text
    assert "kill people" in text and "root:" not in text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("(laughs) So it goes.", "So it goes."),
        ("It goes. (door opens) We stay.", "It goes. We stay."),
        ("It goes (APPLAUSE) on.", "It goes on."),
        ("(Letters, 4 June) tells it.", "(Letters, 4 June) tells it."),
        ("The town (and its port) pays.", "The town (and its port) pays."),
        (r"{\an8}It goes.", "It goes."),
    ],
)
def test_sounds_and_places_of_cues(said: str, kept: str, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(f"1\n00:00:01,000 --> 00:00:04,000\n{said}\n", "utf-8")
    assert read_document(path).text.strip() == kept
