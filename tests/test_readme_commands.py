"""The commands in README.md can be typed as they are printed: each runs, in their order."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.review import Session
from argmap.review.journal import journal_path

ROOT = Path(__file__).parent.parent
ESSAY = """Close the centre to cars

The city should close its centre to cars, because they kill a hundred people a year there.
Some say that shops would suffer. But in Ghent the shops gained, and rents rose with them.

Therefore the council must vote for the plan.
"""
DEBATE = "[Close it]: The city should close its centre.\n  + <Deaths>: Cars kill people there.\n"
WEIGHTS = 'format = "argmap-weights/1"\n[weights]\n"conclusion.first" = 0.5\n'
KIALO = """Discussion Title: The centre

1. The city should close its centre to cars.
1.1. Pro: Cars kill a hundred people a year there.
"""
# They start a server, load from the web, ask a model, or take many articles: those have tests of
# their own, and are read here as they are printed.
ONLY_READ = re.compile(r"--fetch|--endpoint|argmap (corpus|debate|stats|train|mcp)\b|review \S+$")


def commands() -> list[list[str]]:
    """Return the commands of argmap that stand in README.md, in its order."""
    blocks = (ROOT / "README.md").read_text("utf-8").split("```")[1::2]
    lines = [line for block in blocks for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.startswith("argmap ")]


def is_only_read(command: list[str]) -> bool:
    return ONLY_READ.search(" ".join(command)) is not None


def reviewed(article: Path) -> None:
    """Accept all statements of an article's map."""
    with Session.open(article) as session:
        for unit in session.state()["map"]["units"]:
            session.decide({"op": "accept", "id": unit["id"]})
        for row in session.state()["map"]["relations"]:
            session.decide({"op": "accept", "id": row["id"]})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that the commands name."""
    from tests.made_pdfs import pdf

    place = tmp_path_factory.mktemp("readme")
    (place / "FOLDER").mkdir()
    shutil.copytree(ROOT / "corpus", place / "corpus", ignore=lambda *_: {"real", "debates"})
    for name in ("ESSAY.txt", "TALK.txt", "FOLDER/NOTE.txt"):
        (place / name).write_text(ESSAY, "utf-8")
    (place / "DRAFT.txt").write_text(ESSAY.replace("hundred", "thousand"), "utf-8")
    paragraphs = "".join(f"<p>{words}</p>" for words in ESSAY.split("\n\n"))
    (place / "PAGE.html").write_text(f"<html><body>{paragraphs}</body></html>", "utf-8")
    (place / "PAPER.pdf").write_bytes(pdf(ESSAY))
    (place / "DEBATE.argdown").write_text(DEBATE, "utf-8")
    (place / "KIALO-EXPORT.txt").write_text(KIALO, "utf-8")
    for name in ("ESSAY.txt", "TALK.txt"):
        reviewed(place / name)
    for name in ("ann", "bo"):
        shutil.copy(journal_path(place / "ESSAY.txt"), place / f"{name}.review.jsonl")
    # As argmap train would write it.
    (place / "weights.toml").write_text(WEIGHTS, "utf-8")
    return place


def run(command: list[str], keys: str = "q") -> Result:
    if "<" in command:
        command, keys = command[:-2], Path(command[-1]).read_text("utf-8")
    return CliRunner().invoke(app, command[1:], input=keys, prog_name="argmap")


def test_all_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst", reason="argmap[paper] is not installed")
    pytest.importorskip("pypdfium2", reason="argmap[documents] is not installed")
    monkeypatch.chdir(folder)
    opened: list[str] = []

    def open_(link: str) -> bool:
        opened.append(link)
        return True

    monkeypatch.setattr("webbrowser.open", open_)
    told = [command for command in commands() if not is_only_read(command)]
    assert len(told) > 25
    for command in told:
        done = run(command)
        assert done.exit_code == 0, f"{shlex.join(command)}: {done.output}"
    assert len(opened) == sum("--open" in command for command in told)


def test_the_others_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    told = [command for command in commands() if is_only_read(command)]
    assert told
    for command in told:
        app.commands[command[1]].make_context(command[1], command[2:])
