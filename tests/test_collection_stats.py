"""`argmap stats`: what the articles of a collection argue like, in shares."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.cli import app
from argmap.corpus.partitions import write_part
from argmap.corpus.read_tables import open_tables
from argmap.corpus.run_log import RunLog, WholePart
from argmap.corpus.stats import GROUPS, MEASURES, count_tables, share, to_csv, to_svg
from argmap.corpus.stats.plot_data import by_group
from argmap.corpus.stats.share_groups import COLUMNS, UNTOLD
from argmap.corpus.stores import Folder
from argmap.corpus.table_schemas import load_tables
from argmap.export.safe_text import unseen

HOSTILE = '=1+1,"</text><script>alert(1)</script>\x1b[31m\u202e $\\frac{1}$ <'
matplotlib = pytest.mark.skipif(
    importlib.util.find_spec("matplotlib") is None,
    reason="matplotlib is not installed: argmap[stats]",
)
pyarrow = pytest.mark.skipif(
    importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed: argmap[corpus]"
)
# source, date, then each unit: role, hedged, speaker; then each relation: from, to, type.
ARTICLES: Sequence[Any] = [
    ("https://www.post.example/a", "2020-01-05",
     [("conclusion", True, None), ("premise", False, None), ("claim", False, "Moon")],
     [("u2", "u1", "support"), ("u3", "u1", "rebut")]),
    ("Daily", "2021", [("conclusion", False, None), ("conclusion", True, None)],
     [("u2", "u1", "support")]),
    (HOSTILE, "some day", [("question", False, None)], []),
    ("https://post.example/b", "Mon, 04 Jan 2021 10:00:00 GMT", [("conclusion", False, None)], []),
]  # fmt: skip


def filled(table: str, **values: Any) -> dict[str, Any]:
    """Return a row with something in each column."""
    empty = {"integer": 0, "number": 0.5, "boolean": False, "text": "", "texts": [], "spans": []}
    columns = next(row.columns for row in load_tables() if row.name == table)
    return {column.name: empty[column.type] for column in columns} | values


def rows_of(number: int, article: Any) -> dict[str, list[dict[str, Any]]]:
    source, date, units, relations = article
    document = filled("documents", document=number, source=source, date=date, words=10)
    return {
        "documents": [document | {"file": f"news/{number % 2}/a.txt"}],
        "units": [
            filled("units", document=number, unit=f"u{place}", role=role, hedged=hedged)
            | {"attributed_to": speaker}
            for place, (role, hedged, speaker) in enumerate(units, 1)
        ],
        "relations": [
            filled("relations", document=number, source=source, target=target, type=type)
            for source, target, type in relations
        ],
    }


def write_tables(folder: Path, form: str = "jsonl", whole: bool = True) -> Path:
    log = RunLog(folder, {"form": form})
    for number, article in enumerate(ARTICLES):
        write_part(Folder(folder), number, form, rows_of(number + 1, article))
        log.add(WholePart(number, 1, "x", 1))
    if whole:
        log.end()
    log.close()
    return folder


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("stats") / "out")


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["stats", *map(str, args)])


def test_everything_is_counted_once(tables: Path) -> None:
    (counts,) = count_tables(open_tables(tables)).values()
    assert (counts.articles, counts.words) == (4, 40)
    assert dict(counts.counts) | {"background": 0} == {
        "units": 7, "conclusion": 4, "premise": 1, "claim": 1, "question": 1, "hedged": 2,
        "attributed": 1, "reasons": 3, "attack": 1, "unsupported": 2, "attacked": 1,
        "background": 0,
    }  # fmt: skip


def test_groups_share_out_what_there_is(tables: Path) -> None:
    (whole,) = count_tables(open_tables(tables)).values()
    for by in (["source"], ["year"], ["month"], ["folder"], ["source", "year"]):
        found = count_tables(open_tables(tables), by)
        assert list(found) == sorted(found)
        for name in ("units", "reasons", *MEASURES):
            assert sum(row.counts[name] for row in found.values()) == whole.counts[name]
    years = count_tables(open_tables(tables), ["year"])
    assert {key: row.articles for (key,), row in years.items()} == {
        "2020": 1, "2021": 2, UNTOLD: 1,
    }  # fmt: skip
    sources = count_tables(open_tables(tables), ["source"])
    assert sources[("post.example",)].counts["unsupported"] == 1


@pyarrow
def test_parquet_gives_the_same(tables: Path, tmp_path: Path) -> None:
    other = open_tables(write_tables(tmp_path / "out", "parquet"))
    by = ["source", "month"]
    assert count_tables(other, by) == count_tables(open_tables(tables), by)


@settings(deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(COLUMNS, st.text()) | {"row": st.integers(0, 2)}))
def test_any_article_has_a_group(row: dict[str, Any]) -> None:
    for name, group in GROUPS.items():
        assert group(row), name
    assert row["date"].strip() or GROUPS["year"](row) == UNTOLD


@settings(deadline=None)
@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval(part: int, more: int) -> None:
    found = share(part, part + more)
    if found is None:
        assert part + more == 0
    else:
        assert 0 <= found.low <= found.share <= found.high <= 1


def test_the_table_in_a_terminal(tables: Path) -> None:
    told = run(tables).output
    assert " unsupported conclusions" in told
    assert "50 % of conclusions" in told
    told = run(tables, "--by", "source").output
    assert "post.example" in told
    assert not any(unseen(letter) for letter in told if letter not in "\n\ufffd")


def test_csv_and_json(tables: Path, tmp_path: Path) -> None:
    told = run(tables, "--by", "source", "--format", "csv").output
    rows = list(csv.DictReader(io.StringIO(told)))
    by_source = {row["source"]: row for row in rows}
    assert by_source["post.example"]["unsupported share"] == "0.5"
    assert by_source["Daily"]["attack share"] == "0.0"
    assert not any(row["source"].startswith(tuple("=+-@")) for row in rows)
    path = tmp_path / "shares.json"
    assert run(tables, "--by", "year", "-o", path).output == ""
    data = json.loads(path.read_text("utf-8"))
    assert data["whole"]
    first = data["groups"][1]
    assert first["group"] == {"year": "2020"}
    assert first["measures"]["hedged"] == {
        "count": 1, "share": 0.3333, "low": 0.0615, "high": 0.7923,
    }  # fmt: skip


def test_a_run_that_is_not_whole_is_told(tmp_path: Path) -> None:
    folder = write_tables(tmp_path / "out", whole=False)
    result = run(folder)
    assert result.exit_code == 0
    assert "the run is not whole" in result.output


def test_what_is_wrong_is_told(tmp_path: Path, tables: Path) -> None:
    assert "holds no tables of argmap corpus" in run(tmp_path).output
    folder = write_tables(tmp_path / "out")
    (folder / "units" / "part-000002.jsonl").unlink()
    result = run(folder, "-o", tmp_path / "shares.csv")
    assert result.exit_code == 1
    assert "part-000002.jsonl: it is missing or damaged" in result.output
    assert not (tmp_path / "shares.csv").exists()
    assert "let its name end with .svg" in run(tables, "--plot", "a.png").output


def texts_of(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert not [node for node in root.iter() if node.tag.endswith(("script", "foreignObject"))]
    return ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]


@matplotlib
def test_plots_show_every_group_and_say_it_in_words(tables: Path) -> None:
    by = ["source"]
    svg = to_svg(count_tables(open_tables(tables), by), by)
    texts = texts_of(svg)
    assert {"post.example", "Daily", "hedged", "attributed"} <= set(texts)
    assert any(text.startswith("=1+1") for text in texts)
    assert "post.example: 4 statements, " in svg
    assert "unsupported conclusions 50 %" in svg


@matplotlib
@pytest.mark.parametrize("by", [["year"], ["source", "month"], []])
def test_plots_over_time(tables: Path, by: list[str], tmp_path: Path) -> None:
    path = tmp_path / "plot.svg"
    args = [word for name in by for word in ("--by", name)]
    assert run(tables, *args, "--plot", path, "--theme", "dark").exit_code == 0
    texts = texts_of(path.read_text("utf-8"))
    assert "unsupported conclusions" in " ".join(texts)
    assert ("2021" in texts) == (by == ["year"])
    assert ("2021-01" in texts) == ("month" in by)


@matplotlib
def test_the_same_tables_give_the_same_plot(tables: Path, tmp_path: Path) -> None:
    found = count_tables(open_tables(tables), ["year"])
    here = to_svg(found, ["year"])
    command = [sys.executable, "-m", "argmap", "stats", str(tables), "--by", "year"]
    path = tmp_path / "there.svg"
    subprocess.run([*command, "--plot", str(path)], check=True, capture_output=True)
    assert path.read_bytes() == here.encode()


@matplotlib
def test_nothing_to_draw_is_told(tmp_path: Path) -> None:
    log = RunLog(tmp_path / "out", {"form": "jsonl"})
    log.end()
    log.close()
    plot = tmp_path / "a.svg"
    assert "nothing to draw" in run(tmp_path / "out", "--plot", plot).output
    assert not plot.exists()
    assert run(tmp_path / "out").exit_code == 0


def test_many_groups_are_drawn_as_the_largest_and_the_rest(tables: Path) -> None:
    one = next(iter(count_tables(open_tables(tables)).values()))
    rows = by_group({(f"paper {number:03} " + "x" * 60,): one for number in range(50)})
    assert len(rows) == 21
    assert rows["30 others"].articles == 30 * one.articles
    assert sum(row.articles for row in rows.values()) == 50 * one.articles


def test_a_table_without_groups_has_a_row(tables: Path) -> None:
    told = to_csv(count_tables(open_tables(tables)), []).splitlines()
    assert len(told) == 2
    assert len(told[0].split(",")) == len(told[1].split(","))
