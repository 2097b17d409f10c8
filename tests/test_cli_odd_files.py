"""Odd files on the command line: nothing is replaced, nothing hangs, nothing misleads."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.formats import write
from argmap.review import Session, journal_path
from tests.test_cli_files import MADE
from tests.test_cli_map_review import TALK

PAGE = "<html><body><p>" + TALK.replace("\n\n", "</p><p>") + "</p></body></html>"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="argmap")


def one_line(told: Result, *words: str) -> None:
    """Hold a failure to one line with these words, and to nothing else."""
    assert told.exit_code in (1, 2) and told.stdout == "", told.output
    (line,) = told.stderr.splitlines()
    assert all(word in line for word in words), line


def saved(change: Callable[[dict[str, Any]], object] = lambda data: None) -> Path:
    """Write a map, changed, and return its file."""
    data = MADE.to_dict()
    change(data)
    Path("m.json").write_text(json.dumps(data), "utf-8")
    return Path("m.json")


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [("talk.html", PAGE, "html"), ("talk.svg", TALK, "svg")],
)
@pytest.mark.parametrize("command", ["map", "export"])
def test_an_article_is_not_replaced_by_its_map(
    command: str, name: str, text: str, form: str
) -> None:
    Path(name).write_text(text, "utf-8")
    Path("linked").symlink_to(".")
    to = {"map": "-f", "export": "-t"}[command]
    for folder in (".", "linked"):
        told = run(command, name, to, form, "-o", folder)
        one_line(told, f"{name}: ", "it would take the place", "--output")
    assert Path(name).read_text("utf-8") == text
    assert run(command, name, to, form, "-o", "maps").exit_code == 0


def test_a_map_that_is_drawn_again_keeps_what_argmap_does_not_know() -> None:
    before = saved(lambda data: data.update(mine=[1])).read_bytes()
    told = run("map", "m.json", "-f", "json", "-o", ".")
    assert told.exit_code == 0 and "m.json.bak1" in told.stdout
    assert Path("m.json.bak1").read_bytes() == before
    again = run("map", "m.json", "-f", "json", "-o", ".")
    assert again.exit_code == 0 and not Path("m.json.bak2").exists()


def test_gold_takes_the_place_of_nothing_that_it_is_made_of() -> None:
    Path("talk.txt").write_text(TALK, "utf-8")
    with Session.open(Path("talk.txt")) as session:
        session.decide({"op": "accept", "id": session.state()["map"]["units"][0]["id"]})
    journal = journal_path(Path("talk.txt")).read_bytes()
    for name in ("talk.txt", "talk.review.jsonl"):
        told = run("review", "talk.txt", "--export-gold", name, "--unchecked", "keep")
        one_line(told, f"{name}: this is what the gold is made of")
    assert Path("talk.txt").read_text("utf-8") == TALK
    assert Path("talk.review.jsonl").read_bytes() == journal


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_place_of_a_journal_is_not_waited_for() -> None:
    Path("talk.txt").write_text(TALK, "utf-8")
    os.mkfifo("talk.review.jsonl")
    for command in ("map", "show", "review"):
        told = run(command, "talk.txt", *(["--terminal"] if command == "review" else []))
        one_line(told, "talk.review.jsonl: ", "a device or a pipe")
    os.mkfifo("talk.reading.jsonl")
    model = ["--reader", "model", "--model-name", "m", "--readings", ".", "--no-review"]
    one_line(run("map", "talk.txt", *model), "talk.reading.jsonl: ", "no file")


@pytest.mark.parametrize("place", ["gone", "/dev/null"])
def test_a_folder_that_is_none(place: str) -> None:
    Path("talk.txt").write_text(TALK, "utf-8")
    name = "out"
    Path(name).symlink_to(place)
    told = run("map", "talk.txt", "-f", "json", "-o", name)
    one_line(told, "out: this is a device, or a link that leads to no folder")


@pytest.mark.parametrize("name", ["talk.review.jsonl", "talk.txt", "talk"])
@pytest.mark.parametrize("kind", ["argmap-review/1", "argmap-reading/1"])
def test_what_is_kept_beside_an_article_is_no_map(name: str, kind: str) -> None:
    row = json.dumps({"format": kind, "article": "talk.txt"})
    Path(name).write_text(row + '\n{"n": 1, "op": "undo"}\n', "utf-8")
    for command in ("show", "map"):
        told = run(command, name)
        one_line(told, f"{name}: this is what argmap keeps beside an article", "give the article")


@pytest.mark.parametrize("form", ["csv", "md"])
def test_a_table_of_claims_is_no_article(form: str) -> None:
    pytest.importorskip("markdown_it", reason="argmap[documents] is not installed")
    write(MADE, Path("maps"), [form])
    told = run("map", f"maps/m.claims.{form}")
    one_line(told, "this is a table of claims that argmap made; give the article")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"notes": "hello"}, "notes is 'hello'; write a list of texts"),
        ({"notes": 5}, "notes is 5; write a list of texts"),
        ({"notes": [5]}, "notes is [5]; write a list of texts"),
        ({"parts": {"a": 1}}, "parts is {'a': 1}; write a list of objects"),
        ({"not_article": [1]}, "not_article"),
        ({"format": 1}, "format is 1; write argmap/1 in quotes"),
    ],
)
def test_maps_with_another_kind_of_value(change: dict[str, Any], words: str) -> None:
    one_line(run("show", saved(lambda data: data.update(change))), "m.json: ", words)


@pytest.mark.parametrize("because", [[1], "so", {"id": "x"}, 7])
def test_grounds_that_are_none(because: object) -> None:
    told = run("show", saved(lambda data: data["units"][0].update(because=because)))
    one_line(told, "m.json: u1: because is ", "write a list of objects")


def test_a_form_that_a_map_is_not_in() -> None:
    told = run("export", saved(), "-t", "svg", "--from", "argdown")
    one_line(told, "m.json: this is json, and not argdown; leave out --from")
    assert run("export", "m.json", "-t", "svg", "--from", "json").exit_code == 0


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
@pytest.mark.parametrize(
    "option", [["map", "--sure"], ["review", "--below"], ["map", "--timeout"]], ids=" ".join
)
def test_numbers_that_are_none(option: list[str], number: str) -> None:
    Path("talk.txt").write_text(TALK, "utf-8")
    one_line(run(option[0], "talk.txt", option[1], number), option[1], number.strip("-"))
    assert [path.name for path in Path().iterdir()] == ["talk.txt"]


def test_a_port_that_is_none_begins_no_review() -> None:
    Path("talk.txt").write_text(TALK, "utf-8")
    for port in ("-1", "65536", "x"):
        one_line(run("review", "talk.txt", "--port", port), "--port", port)
    assert not Path("talk.review.jsonl").exists()


def test_words_with_the_marks_around_them_that_they_were_copied_with() -> None:
    Path("talk.txt").write_text(TALK, "utf-8")
    for words in (
        "“the shops gained”",
        "'the shops gained.'",
        '"The shops gained"',
        "shops gained.",
    ):
        told = run("explain", "talk.txt", words)
        assert told.exit_code == 0 and "the shops gained" in told.stdout.splitlines()[0]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_may_not_be_read() -> None:
    Path("all/closed").mkdir(parents=True)
    Path("all/talk.txt").write_text(TALK, "utf-8")
    Path("all/closed").chmod(0)
    try:
        for name in ("all", "all/closed"):
            one_line(run("map", name), "all/closed: you may not read this folder")
    finally:
        Path("all/closed").chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that somebody is in")
def test_a_folder_that_is_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    Path.cwd().rmdir()
    for args in (["map", "talk.txt"], ["show", tmp_path / "m.json"], ["formats"]):
        one_line(run(*args), "the folder that you are in is gone")


def test_a_question_ends_with_one_mark() -> None:
    told = run("mapp")
    assert "Did you mean 'map'? See argmap --help." in told.stderr
