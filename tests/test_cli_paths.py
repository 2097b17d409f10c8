"""A path that is printed stands on one line, however long it is: it is there to be copied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.review import journal_path

TALK = """Close the centre to cars

The city should close its centre to cars, because they kill a hundred people a year there.
Some say that shops would suffer. But in Ghent the shops gained.

Therefore the council must vote for the plan.
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Write an article into folders of a long name, with blanks and hyphens to break lines at."""
    folder = (
        tmp_path / ("of a user-with a-long name " * 4).strip() / ("and more of it " * 8).strip()
    )
    folder.mkdir(parents=True)
    path = folder / "talk.txt"
    path.write_text(TALK, "utf-8")
    assert len(str(path)) > 200
    return path


def run(*args: object, keys: str = "") -> Result:
    narrow = CliRunner(env={"COLUMNS": "60"})
    return narrow.invoke(app, [*map(str, args)], input=keys, prog_name="argmap")


def test_what_a_map_prints(talk: Path) -> None:
    out = talk.parent / "out of it"
    said = run("map", talk, "-o", out)
    assert said.exit_code == 0, said.output
    made = [str(path) for path in out.iterdir()]
    assert len(made) == 5 and set(made) <= set(said.stdout.splitlines())
    run("review", talk, "--terminal", keys="aq")
    said = run("map", talk, "-o", out)
    assert f"({journal_path(talk)})" in said.stderr


def test_what_a_review_in_the_terminal_prints(talk: Path) -> None:
    journal = journal_path(talk)
    said = run("review", talk, "--terminal", keys="aaq")
    assert said.exit_code == 0, said.output
    assert str(journal) in said.stdout.splitlines()
    journal.write_bytes(journal.read_bytes()[:-20])
    said = run("review", talk, "--terminal", keys="q")
    assert any(line.startswith(f"{journal}: ") for line in said.stdout.splitlines())


def test_what_gold_of_a_review_prints(talk: Path) -> None:
    run("review", talk, "--terminal", keys="aq")
    gold = talk.with_name("of this review.json")
    export = ("review", talk, "--export-gold", gold, "--unchecked", "keep")
    said = run(*export)
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith(f"{gold}: ")
    gold.write_text("{}", "utf-8")
    old = next(line for line in run(*export).stdout.splitlines() if line.startswith("What was"))
    assert Path(old.removeprefix("What was there before is now ")).exists()


@pytest.mark.parametrize(
    "command",
    [
        ["map", "NONE"], ["show", "NONE"], ["explain", "NONE", "u1"], ["review", "NONE"],
        ["review", "TALK", "--export-gold", "OUT"], ["agreement", "NONE", "TALK"],
        ["diff", "NONE", "TALK"], ["eval", "NONE"], ["eval", "--review", "TALK"],
        ["train", "NONE", "-o", "OUT"], ["map", "TALK", "--weights", "NONE"],
        ["map", "TALK", "-o", "TALK"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_an_error_prints(talk: Path, command: list[str]) -> None:
    places = {"NONE": talk.with_name("none.txt"), "TALK": talk, "OUT": talk.with_name("out.json")}
    said = run(*(places.get(word, word) for word in command))
    assert said.exit_code in (1, 2)
    assert said.stderr.count("\n") == 1
    assert str(talk.parent) in said.stderr


def test_what_learning_prints(talk: Path) -> None:
    """Only the printing: that nothing was learned from two texts is enough for it."""
    gold = json.loads(run_gold(talk))
    rows = []
    for name in ("one", "two"):
        path = talk.with_name(f"{name}.json")
        path.write_text(json.dumps(gold | {"id": name}), "utf-8")
        rows.append(path)
    weights = talk.with_name("weights of it.toml")
    said = run("train", *rows, "-o", weights, "--anyway")
    lines = said.stdout.splitlines()
    assert any(line.startswith(f"{weights} ") for line in lines), said.output


def run_gold(talk: Path) -> str:
    run("review", talk, "--terminal", keys="aq")
    gold = talk.with_name("gold.json")
    run("review", talk, "--export-gold", gold, "--unchecked", "keep")
    return gold.read_text("utf-8")
