"""`argmap corpus --maps` and `--index`: each map as a file, and pages that lead to them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from argmap import map_text
from argmap.cli import app
from argmap.corpus.read_tables import open_tables
from argmap.corpus.table_rows import rows_map
from argmap.graph.ranking import standings

HOSTILE = '../../"><script>alert(1)</script>\u202e'
TEXT = (
    "The bridge number {} should be closed, critics say. It is unsafe, because its cables rust. "
    "But closing it may cost too much, so it should stay open."
)


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["corpus", *map(str, args)])


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "articles.jsonl"
    rows = [{"id": f"a{number}", "text": TEXT.format(number)} for number in range(5)]
    rows[1] |= {"id": HOSTILE, "title": HOSTILE, "source": "javascript:alert(1)"}
    lines = [*map(json.dumps, rows), "{broken"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def whole(source: Path) -> Path:
    folder = source.parent / "out"
    options = ("--part", 2, "--scorer", "rules", "--workers", 1, "--maps", "html", "--maps", "json")
    result = run(source, "-o", folder, *options)
    assert (result.exit_code, f"Index in {folder}/index.html" in result.output) == (0, True)
    return folder


def test_pages_lead_to_every_map(whole: Path) -> None:
    todo, seen = [whole / "index.html"], set[Path]()
    while todo:
        page = todo.pop().resolve()
        if page in seen:
            continue
        seen.add(page)
        if page.name == "index.html":
            links = re.findall(r'href="([^"#]*)"', page.read_text("utf-8"))
            todo += [page.parent / unquote(link) for link in links]
    maps = {path.resolve() for path in (whole / "maps").rglob("*") if path.is_file()}
    assert len(maps) == 3 + 2 * 5
    assert seen == {*maps, (whole / "index.html").resolve()}


def test_pages_tell_what_could_not_be_mapped(whole: Path) -> None:
    first = (whole / "index.html").read_text("utf-8")
    assert "6 articles: 5 mapped, 1 not; " in first
    assert "Articles 5 to 6" in first
    last = (whole / "maps" / "part-000002" / "index.html").read_text("utf-8")
    assert "articles.jsonl, row 6" in last
    assert "it is no JSON" in last


def test_hostile_articles_harm_no_page(whole: Path) -> None:
    for page in (whole / "index.html", whole / "maps" / "part-000000" / "index.html"):
        html = page.read_text("utf-8")
        assert "&lt;script&gt;" in html
        assert "<script" not in html
        assert "\u202e" not in html
        assert 'href="javascript' not in html
    assert {path.parent.parent for path in whole.rglob("*.html") if path.name != "index.html"} == {
        whole / "maps"
    }


def test_maps_are_those_of_the_texts(whole: Path) -> None:
    path = whole / "maps" / "part-000001" / "000003-a2.json"
    from argmap.readers import Options
    from argmap.readers.rules import make_reader

    made = map_text(TEXT.format(2), id="a2", reader=make_reader(Options(scorer="rules")))
    assert json.loads(path.read_text("utf-8")) == json.loads(made.to_json())
    tables = open_tables(whole)
    document = next(iter(tables.rows("documents", 1)))
    units, relations = (
        [row for row in tables.rows(name, 1) if row["document"] == 3]
        for name in ("units", "relations")
    )
    again = rows_map(document, units, relations)
    assert [row.unit.text for row in standings(again)] == [row.unit.text for row in standings(made)]
    assert [unit.pieces for unit in again.units] == [unit.pieces for unit in made.units]


def test_an_index_may_be_asked_for_later(source: Path) -> None:
    folder = source.parent / "later"
    options = ("--part", 2, "--scorer", "rules", "--workers", 1)
    assert run(source, "-o", folder, *options).exit_code == 0
    assert not (folder / "index.html").exists()
    result = run(source, "-o", folder, *options, "--index")
    assert "(6 of them before)" in result.output
    assert "6 articles: 5 mapped" in (folder / "index.html").read_text("utf-8")
    assert "another maps" in run(source, "-o", folder, *options, "--maps", "svg").output
