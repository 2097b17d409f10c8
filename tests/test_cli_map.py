"""`argmap map`, on good and on bad input."""

from __future__ import annotations

import codecs
import json
import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.components.parsing import CHUNK
from argmap.model import ArgumentMap

ARTICLE = Path(__file__).parent.parent / "corpus" / "us-south-korea-alliance.txt"
ESSAY = """Close the centre to cars

The city should close its centre to cars, because they kill a hundred people a year there.
Some say that shops would suffer. But in Ghent the shops gained.

Therefore the council must vote for the plan.
"""
ENDINGS = [".claims.csv", ".claims.md", ".html", ".json", ".svg"]


def run(*args: object, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["map", *map(str, args)], input=input, prog_name="argmap")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "essay.txt"
    path.write_text(ESSAY, "utf-8")
    return path


def test_article(tmp_path: Path) -> None:
    result = run(ARTICLE, "-o", tmp_path / "out", "--verbose")
    assert result.exit_code == 0, result.output
    assert names(tmp_path / "out") == [f"us-south-korea-alliance{end}" for end in ENDINGS]
    text = (tmp_path / "out" / "us-south-korea-alliance.json").read_text("utf-8")
    argmap = ArgumentMap.from_json(text)
    assert argmap.to_json() == text
    assert argmap.conclusions
    for unit in argmap.conclusions:
        assert " ".join(unit.text.split()) in result.stdout
    for kind in ("byline", "biography", "navigation", "image credit"):
        assert f"\n  {kind}: " in result.stdout
    assert "View profile" in result.stdout
    assert all(str(tmp_path / "out" / name) in result.stdout for name in names(tmp_path / "out"))
    assert result.stderr == ""


def test_default_folder(essay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("essay.txt").exit_code == 0
    assert names(tmp_path / "outputs") == [f"essay{end}" for end in ENDINGS]


def test_same_input_same_bytes(essay: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run(essay, "-o", tmp_path / folder).exit_code == 0
    for name in names(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_quiet(essay: Path, tmp_path: Path) -> None:
    result = run(essay, "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert names(tmp_path / "out")


def test_chosen_formats(essay: Path, tmp_path: Path) -> None:
    run(essay, "-o", tmp_path / "out", "-f", "dot", "-f", "json", "-f", "json")
    assert names(tmp_path / "out") == ["essay.dot", "essay.json"]


def test_standard_input(tmp_path: Path) -> None:
    result = run("-", "-o", tmp_path, "-f", "json", input=ESSAY)
    assert result.exit_code == 0, result.output
    assert names(tmp_path) == ["stdin.json"]


def test_open(essay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def show(page: str) -> bool:
        opened.append(page)
        return True

    monkeypatch.setattr(webbrowser, "open", show)
    run(essay, "-o", tmp_path, "--open")
    assert opened == [(tmp_path / "essay.html").as_uri()]


def test_article_s_escapes_do_not_reach_the_terminal(tmp_path: Path) -> None:
    hostile = ESSAY.replace("close", "\x1b[2J\u202e\x07close")
    result = run("-", "-o", tmp_path, "-v", input=hostile)
    assert result.exit_code == 0, result.output
    assert not set(result.output) & set("\x1b\x07\u202e")


def test_command_in_a_process(essay: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-m", "argmap", "map", str(essay), "-o", str(tmp_path / "out")]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    assert "essay.svg" in done.stdout


# Bad input: one clear line, no traceback, no file.


def fails(result: Result, *words: str) -> None:
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert result.stderr.startswith("argmap: ")
    assert result.stderr.count("\n") == 1
    for word in words:
        assert word in result.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b" \n\t\r\n ", "only white space"),
        (b"%PDF-1.4 \x00\x01", "PDF"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (codecs.BOM_UTF16_LE + b"W\x00e", ""),
        (b"***", "no words"),
    ],
)
def test_bad_files(tmp_path: Path, data: bytes | None, words: str) -> None:
    path = tmp_path / "bad.txt"
    if data is not None:
        path.write_bytes(data + (b"\x00\xd8" if not words else b""))
    fails(run(path, "-o", tmp_path / "out"), "bad.txt: ", words)
    assert names(tmp_path / "out") == []


def test_folder(tmp_path: Path) -> None:
    fails(run(tmp_path, "-o", tmp_path / "out"), "folder")


def test_missing_model(essay: Path, tmp_path: Path) -> None:
    fails(run(essay, "-o", tmp_path / "out", "--model", "xx_no_model"), "xx_no_model")
    assert names(tmp_path / "out") == []


@pytest.mark.parametrize("kind", ["file in the way", "folder below a file", "system folder"])
def test_unwritable_folder(essay: Path, tmp_path: Path, kind: str) -> None:
    # Tests may run as root, whom permission bits do not stop.
    (tmp_path / "way").write_text("in the way", "utf-8")
    folder = {
        "file in the way": tmp_path / "way",
        "folder below a file": tmp_path / "way" / "out",
        "system folder": Path("/proc/no/out"),
    }[kind]
    made = run(essay, "-o", folder)
    # A file named as the folder is a wrong use of the command line.
    assert made.exit_code == (2 if kind == "file in the way" else 1)
    assert str(folder) in made.stderr and made.stderr.count("\n") == 1
    assert (tmp_path / "way").read_text("utf-8") == "in the way"


def test_file_that_cannot_be_replaced(essay: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "essay.svg").mkdir(parents=True)
    fails(run(essay, "-o", tmp_path / "out"), "essay.svg")
    assert [name for name in names(tmp_path / "out") if not name.startswith("essay.")] == []


# Odd input: a sensible map.


def mapped(tmp_path: Path, text: str | bytes, *options: str) -> ArgumentMap:
    path = tmp_path / "odd.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    result = run(path, "-o", tmp_path / "out", *options)
    assert result.exit_code == 0, result.output
    data = json.loads((tmp_path / "out" / "odd.json").read_text("utf-8"))
    return ArgumentMap.from_dict(data)


@pytest.mark.parametrize(
    "data",
    [
        ESSAY.encode("utf-16"),
        ESSAY.encode("utf-16-le"),
        ESSAY.encode("utf-8-sig"),
        ESSAY.replace("centre", "café").encode("latin-1"),
        codecs.BOM_UTF8 + ESSAY.replace("centre", "café").encode("latin-1"),
        ESSAY.replace("\n", "\r\n").encode("utf-8"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    argmap = mapped(tmp_path, data)
    assert argmap.title.startswith("Close the c")
    assert argmap.conclusions


@pytest.mark.parametrize(
    "text",
    ["Hello", "Hello.", "Shopping list\n\n- milk\n- eggs\n- bread", "1 2 3 4", "😀 yes 😀"],
)
def test_texts_without_argument(tmp_path: Path, text: str) -> None:
    argmap = mapped(tmp_path, text)
    assert argmap.text == text
    assert argmap.relations == ()


def test_story_is_no_error(tmp_path: Path) -> None:
    mapped(tmp_path, "The cat sat on the mat. The dog lay on the rug. It was evening.")


def test_endless_sentence(tmp_path: Path) -> None:
    text = "We should go because it rains and " * 600 + "it is late."
    assert len(text) > 20_000
    mapped(tmp_path, text)


def test_endless_word(tmp_path: Path) -> None:
    mapped(tmp_path, "We must say " + "o" * 20_000 + ".", "-f", "json")


def test_a_text_longer_than_is_parsed_at_once(tmp_path: Path) -> None:
    text = (ESSAY * 600)[: 5 * CHUNK // 2].rstrip() + "\n"
    argmap = mapped(tmp_path, text, "-f", "json")
    assert argmap.text == text
    assert len(argmap.units) > 250
