"""PDFs: paragraphs rebuilt over columns and pages; each unit leads back to its page and box."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argmap.cli import app
from argmap.errors import InputError
from argmap.reading import read_document
from tests.made_articles import AUTHOR, TITLES, article, assert_read_well
from tests.made_pdfs import LAYOUTS, pdf

pdfium: Any = pytest.importorskip("pypdfium2", reason="needs the extra argmap[documents]")


@pytest.mark.parametrize(("layout", "name"), list(zip(LAYOUTS, TITLES, strict=False)))
def test_articles_are_read_well(layout: str, name: str, tmp_path: Path) -> None:
    known = article(name)
    path = tmp_path / f"{layout}.pdf"
    path.write_bytes(LAYOUTS[layout](known))
    document = read_document(path)
    assert_read_well(document, known)
    assert document.title == known.title
    assert any(part.mark == "bullet" for part in document.parts)


@pytest.mark.parametrize("name", [name for name in TITLES if name not in list(TITLES)[:2]])
def test_two_columns_with_other_articles(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(LAYOUTS["paper"](article(name, plain=True)))
    assert_read_well(read_document(path), article(name, plain=True))


def test_units_lead_back_to_page_and_box(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(LAYOUTS["paper"](article("harbour-editorial")))
    made = CliRunner().invoke(app, ["map", str(path), "-o", str(tmp_path), "-f", "json"])
    assert made.exit_code == 0, made.output
    rows = list(csv.DictReader((tmp_path / "paper.places.csv").open(encoding="utf-8-sig")))
    assert len(rows) > 30
    texts: dict[str, str] = {}
    file = pdfium.PdfDocument(path)
    for row in rows:
        assert row["page"] and row["left"] and row["bottom"], row
        texts[row["id"]] = texts.get(row["id"], "") + shown(file, row)
    for row in rows:
        found = set(re.findall(r"\w+", texts[row["id"]]))
        asked = re.findall(r"\w+", row["text"])
        # PDFium cuts a box's words where the word is hyphenated at the end of a line.
        missing = [word for word in asked if word not in found]
        assert len(missing) <= 1 + len(asked) // 8, (row, missing)


def shown(file: Any, row: Mapping[str, str]) -> str:
    """Give the words that stand in the box of a row."""
    page = file[int(row["page"]) - 1]
    height = page.get_height()
    left, top, right, bottom = (float(row[side]) for side in ("left", "top", "right", "bottom"))
    return str(page.get_textpage().get_text_bounded(left, height - bottom, right, height - top))


def test_what_a_pdf_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(LAYOUTS["report"](article("rents-editorial")))
    origin = read_document(path).origin
    assert (origin.title, origin.author) == (TITLES["rents-editorial"], AUTHOR)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", origin.date)
    assert origin.extracted_by.startswith("pypdfium2 ")


def test_notes_stand_behind_the_text_and_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(LAYOUTS["report"](article("rents-editorial")))
    parts = read_document(path).parts
    notes = [part for part in parts if "See the report of the council" in part.text]
    assert notes
    assert all(not part.mapped and part.reason == "It is a note." for part in notes)
    assert parts[-1] in notes


@pytest.mark.parametrize(
    ("cut", "joined"),
    [
        ("magnif-icent", "magnificent"), ("well-known", "well-known"), ("self-ish", "selfish"),
        ("sixty-hour", "sixty-hour"),
    ],
)  # fmt: skip
def test_words_cut_at_the_end_of_a_line(cut: str, joined: str) -> None:
    from argmap.reading.documents.pdf_paragraphs import joint

    before, after = cut.split("-")
    line, gap = joint(f"the {before}-", f"{after} house", frozenset({"hour"}))
    assert f"{line}{gap}{after}" == f"the {joined}"


def test_a_cut_pdf_ends_in_one_line(tmp_path: Path) -> None:
    whole = LAYOUTS["letter"](article("jury-column"))
    for length in (20, 200, len(whole) // 2):
        assert told(tmp_path, whole[:length]).startswith(("it cannot be read as a PDF", "this PDF"))


LOCKED = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>endobj
trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00112233445566778899aabbccddeeff><00112233>]>>
""" % (b"ab" * 32, b"cd" * 32)


def test_a_locked_pdf_ends_in_one_line(tmp_path: Path) -> None:
    assert "asks for a password" in told(tmp_path, LOCKED)


def test_a_scan_ends_in_one_line(tmp_path: Path) -> None:
    made = pdf("#rect(width: 5cm, height: 5cm, fill: red)")
    assert "holds pictures of pages, not text" in told(tmp_path, made)


def told(folder: Path, data: bytes) -> str:
    """Give the one line that a bad file ends in, without its name."""
    path = folder / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(path)
    line = str(caught.value)
    assert line.startswith(f"{path}: ") and "\n" not in line
    return line.removeprefix(f"{path}: ")
