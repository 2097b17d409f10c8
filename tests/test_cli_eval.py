"""`argmap eval`: gold maps beside made ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app

TEXT = "Cars kill a hundred people a year. Therefore the city must close its centre to cars."


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, args)], prog_name="argmap")


def gold(id: str = "cars") -> dict[str, Any]:
    second = TEXT.index("the city")
    return {
        "id": id,
        "corpus": "tests",
        "text": TEXT,
        "units": [
            {"id": "a", "start": 0, "end": 33, "text": TEXT[:33], "role": "premise"},
            {"id": "b", "start": second, "end": len(TEXT) - 1,
             "text": TEXT[second:-1], "role": "conclusion"},
        ],
        "relations": [{"id": "r", "source": "a", "target": "b", "type": "support"}],
    }  # fmt: skip


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(gold(id)) + "\n" for id in ("one", "two")), "utf-8")
    return path


def test_gold_beside_itself_is_perfect(gold_file: Path) -> None:
    result = run(gold_file, gold_file, "--json")
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["documents"] == 2
    assert {score["value"] for score in report["scores"]} == {1.0}


@pytest.mark.parametrize("options", [[], ["--given-units"]])
def test_texts_are_mapped(gold_file: Path, options: list[str]) -> None:
    result = run(gold_file, *options)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()
    assert result.stderr == ""


@pytest.mark.parametrize("options", [[], ["--given-units"]])
def test_json(gold_file: Path, options: list[str]) -> None:
    result = run(gold_file, "--json", *options)
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    assert report["given_units"] is bool(options)
    assert report["scores"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.json", None),
        ("empty.json", ""),
        ("broken.json", "{"),
        ("list.json", "[1, 2]"),
        ("other.json", '{"id": "a"}'),
        ("binary.json", "\0\0"),
    ],
)
def test_bad_gold_is_one_line(tmp_path: Path, name: str, content: str | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, "utf-8")
    result = run(path)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert result.stderr.startswith("argmap: ")
    assert result.stderr.count("\n") == 1
    assert name in result.stderr


def test_missing_model(gold_file: Path) -> None:
    result = run(gold_file, "--model", "xx_no_model")
    assert result.exit_code == 1
    assert "xx_no_model" in result.stderr
