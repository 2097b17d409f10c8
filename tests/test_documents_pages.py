"""Web pages: the article is read, all of it and nothing else, and where it is from is told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import app
from argmap.errors import InputError
from argmap.export.place_table import to_places
from argmap.model import ArgumentMap, Unit
from argmap.reading import input_formats, read_document
from tests.made_articles import (
    AUTHOR,
    DATE,
    ITEMS,
    QUOTE,
    TITLES,
    article,
    assert_read_well,
    without_items,
)
from tests.made_pages import SITES, news

pytest.importorskip("trafilatura", reason="needs the extra argmap[documents]")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "rents.html"
    path.write_text(news(article("rents-editorial")), "utf-8")
    return path


@pytest.mark.parametrize(("site", "name"), list(zip(SITES, TITLES, strict=True)))
def test_articles_are_read_well(site: str, name: str, tmp_path: Path) -> None:
    known = article(name)
    if site == "boxes":
        known = without_items(known)
    path = tmp_path / f"{site}.html"
    encoding = "cp1252" if site == "old" else "utf-8"
    path.write_bytes(SITES[site](known).encode(encoding, "xmlcharrefreplace"))
    assert_read_well(read_document(path), known)


def test_what_a_page_says_of_its_article(page: Path) -> None:
    document = read_document(page)
    origin = document.origin
    assert (origin.author, origin.date, origin.language) == (AUTHOR, DATE, "en")
    assert origin.source == "https://herald.example/rents-editorial"
    assert document.title == TITLES["rents-editorial"]
    marks = {part.text: (part.mark, part.level) for part in document.parts}
    assert marks[ITEMS[0]] == ("bullet", 1)
    assert f"> {QUOTE}" in marks


def test_a_page_is_told_by_its_bytes(page: Path, tmp_path: Path) -> None:
    text = read_document(page).text
    for name in ("rents", "rents.txt", "rents.php"):
        (tmp_path / name).write_bytes(page.read_bytes())
        assert read_document(tmp_path / name).text == text
    made = CliRunner().invoke(app, ["show", "-"], input=page.read_bytes())
    assert made.exit_code == 0, made.output


def test_text_and_places_are_kept_beside_the_map(page: Path, tmp_path: Path) -> None:
    made = CliRunner().invoke(app, ["map", str(page), "-o", str(tmp_path), "-f", "json"])
    assert made.exit_code == 0, made.output
    argmap = ArgumentMap.from_json((tmp_path / "rents.json").read_text("utf-8"))
    assert (tmp_path / "rents.txt").read_text("utf-8") == argmap.text
    assert (argmap.author, argmap.date, argmap.language) == (AUTHOR, DATE, "en")
    assert argmap.source == "https://herald.example/rents-editorial"
    assert argmap.made_by["text"].startswith("trafilatura ")
    rows = list(csv.DictReader((tmp_path / "rents.places.csv").open(encoding="utf-8-sig")))
    assert [row["id"] for row in rows] == [unit.id for unit in argmap.units]
    for row, unit in zip(rows, argmap.units, strict=True):
        assert row["text"] == " ".join(unit.text.split())
        assert row["link"].startswith(f"{argmap.source}#:~:text=")
        assert row["before"] or row["after"]
    # Read as a plain text it is the same article.
    again = read_document(tmp_path / "rents.txt")
    assert again.text == argmap.text


def test_the_same_page_gives_the_same_bytes(page: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        out = tmp_path / folder
        assert CliRunner().invoke(app, ["map", str(page), "-o", str(out)]).exit_code == 0
    for one in (tmp_path / "one").iterdir():
        assert one.read_bytes() == (tmp_path / "two" / one.name).read_bytes()


def test_a_text_that_stood_there_is_kept(page: Path, tmp_path: Path) -> None:
    (tmp_path / "rents.txt").write_text("My own notes on rents.", "utf-8")
    for _ in range(2):
        made = CliRunner().invoke(app, ["map", str(page), "-o", str(tmp_path), "-f", "json"])
        assert made.exit_code == 0
    assert (tmp_path / "rents.txt.bak1").read_text("utf-8") == "My own notes on rents."
    assert not (tmp_path / "rents.txt.bak2").exists()


def test_places_run_no_formula() -> None:
    text = "=HYPERLINK(1)\n"
    unit = Unit("u1", 0, 13, "=HYPERLINK(1)", "claim")
    argmap = ArgumentMap("a", text, (unit,), source="=cmd()")
    rows = list(csv.reader(io.StringIO(to_places(argmap))))
    assert [cell for row in rows for cell in row if cell.startswith("=")] == []


def test_without_the_extra_one_line_names_the_command(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_formats, "not_installed", list)
    with pytest.raises(InputError) as caught:
        read_document(page)
    told = str(caught.value)
    assert told.endswith('run python -m pip install "argmap[documents]"')
    assert "\n" not in told


def test_a_page_in_another_language_is_told(tmp_path: Path) -> None:
    words = "Die Stadt sollte ihr Zentrum für Autos sperren, weil sie dort Menschen gefährden. "
    path = tmp_path / "stadt.html"
    path.write_text(f"<html lang='de'><body><article><h1>Autos</h1><p>{words * 5}</p></article>")
    made = CliRunner().invoke(app, ["map", str(path), "-o", str(tmp_path / "out")])
    assert made.exit_code == 1
    assert (
        made.stderr == f"argmap: {path}: it seems to be German; argmap reads English; "
        "give an English text\n"
    )
    assert not (tmp_path / "out").exists()


def test_a_language_that_is_not_listed_is_told_by_the_page(tmp_path: Path) -> None:
    words = "Mji unapaswa kufunga katikati yake kwa magari, kwa sababu yanahatarisha watu huko. "
    path = tmp_path / "city.html"
    path.write_text(f"<html lang='sw'><body><article><h1>Magari</h1><p>{words * 5}</p></article>")
    with pytest.raises(InputError, match=r"its language is 'sw'; argmap reads English"):
        read_document(path)
    english = "The city should close its centre to cars, because they endanger people there. "
    path.write_text(f"<html lang='sw'><body><article><h1>Cars</h1><p>{english * 5}</p></article>")
    assert read_document(path).origin.language == "sw"


def test_a_page_that_argmap_made_is_no_article(page: Path, tmp_path: Path) -> None:
    made_in = tmp_path / "made"
    assert CliRunner().invoke(app, ["map", str(page), "-o", str(made_in)]).exit_code == 0
    out = made_in / "rents.html"
    made = CliRunner().invoke(app, ["map", str(out), "-o", str(tmp_path / "again")])
    assert made.exit_code == 1
    assert "this is a page that argmap made" in made.stderr


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    bad = "&lt;script&gt;alert(1)&lt;/script&gt; costs nothing, so \x1b[31m it should stay. "
    path = tmp_path / "bad.html"
    path.write_text(f"<html><body><article><h1>{bad}</h1><p>{bad * 9}</p></article>", "utf-8")
    made = CliRunner().invoke(app, ["map", str(path), "-o", str(tmp_path / "out")])
    assert made.exit_code == 0, made.output
    assert "\x1b[31m" not in made.output
    written = (tmp_path / "out" / "bad.html").read_text("utf-8")
    assert "<script>alert(1)" not in written
    json.loads((tmp_path / "out" / "bad.json").read_text("utf-8"))
