"""After a review every command speaks of the same map: same ids, same statements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.review import Session
from tests.test_cli_map_review import TALK

GHENT = "the shops gained"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, "utf-8")
    return path


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="argmap")


def check(talk: Path) -> tuple[str, str]:
    """Reject one statement and add another; return the ids of the rejected and of a later one."""
    with Session.open(talk) as session:
        units = session.state()["map"]["units"]
        first, second = (
            next(u["id"] for u in units if words in u["text"]) for words in ("would suffer", GHENT)
        )
        session.decide({"op": "reject", "id": first})
        title = next(u["id"] for u in units if u["start"] == 0)
        session.decide({"op": "reject", "id": title})
        start = TALK.index("Close the centre")
        session.decide({"op": "add-unit", "start": start, "end": start + 24, "role": "claim"})
    return first, second


def test_every_command_takes_the_review_in(talk: Path) -> None:
    rejected, later = check(talk)
    out = talk.parent / "out"
    assert run("map", talk, "-o", out, "-f", "json").exit_code == 0
    made = {u["id"]: u["text"] for u in json.loads((out / "talk.json").read_text("utf-8"))["units"]}
    assert rejected not in made and GHENT in made[later]
    assert made["a1"] == "Close the centre to cars"
    told = run("explain", talk, later)
    assert GHENT in told.stdout.splitlines()[0]
    assert "for heading its paragraph" in told.stdout  # what it was tried as, too
    tree = run("show", talk).stdout
    assert GHENT in tree and "would suffer" not in tree
    assert "No change." in run("diff", talk, out / "talk.json").stdout
    assert run("export", talk, "-t", "json", "-o", talk.parent / "more").exit_code == 0
    assert (talk.parent / "more" / "talk.json").read_bytes() == (out / "talk.json").read_bytes()


@pytest.mark.parametrize("command", ["show", "explain", "diff", "export"])
def test_unless_it_is_not_wanted(talk: Path, command: str) -> None:
    rejected, _ = check(talk)
    out = talk.parent / "out"
    run("map", talk, "-o", out, "-f", "json")
    given: dict[str, list[object]] = {
        "show": [talk], "explain": [talk, rejected], "diff": [talk, out / "talk.json"],
        "export": [talk, "-t", "json", "-o", "-"],
    }  # fmt: skip
    told = run(command, *given[command], "--no-review")
    assert told.exit_code == 0 and "would suffer" in told.stdout
    assert "review applied" not in told.stderr


def test_explain_says_that_one_was_taken_out(talk: Path) -> None:
    rejected, later = check(talk)
    told = run("explain", talk, rejected)
    assert told.exit_code == 1 and f"{rejected} was taken out in the review" in told.stderr
    words = run("explain", talk, "would suffer")
    assert words.exit_code == 1 and f"{rejected}, which was taken out" in words.stderr
    added = run("explain", talk, "a1")
    assert added.exit_code == 0 and "review.add-unit" in added.stdout
    none = run("explain", talk, "u99")
    assert none.exit_code == 1 and f"{later}" in none.stderr and "there are a1, u2" in none.stderr


@pytest.mark.parametrize("command", ["map", "show", "export"])
def test_a_focus_that_was_taken_out(command: str, talk: Path) -> None:
    rejected, later = check(talk)
    out = talk.parent / "out"
    more = {"map": ["-o", out], "show": [], "export": ["-t", "svg", "-o", out]}[command]
    told = run(command, talk, "--focus", rejected, *more)
    assert told.exit_code == 1 and told.stdout == "" and not out.exists()
    (line,) = told.stderr.splitlines()
    assert f"talk: {rejected} was taken out in the review; --no-review" in line
    assert run(command, talk, "--focus", rejected, "--no-review", *more).exit_code == 0
    assert run(command, talk, "--focus", later, *more).exit_code == 0


def test_explain_takes_words(talk: Path) -> None:
    _, later = check(talk)
    for words in (GHENT, "  THE  shops\ngained ", f"in Ghent {GHENT}"):
        told = run("explain", talk, words)
        assert told.exit_code == 0, told.output
        assert told.stdout.startswith(f"{later}, ")
    several = run("explain", talk, "the")
    assert several.exit_code == 1 and "give one of these ids" in several.stderr
    nothing = run("explain", talk, "no such words")
    assert nothing.exit_code == 1 and "no unit these words" in nothing.stderr
    assert run("explain", talk, " ").exit_code == 1


def test_a_bad_journal_stops_a_command_with_an_option_that_it_has(talk: Path) -> None:
    talk.with_name("talk.review.jsonl").write_text("my notes\n", "utf-8")
    for args in (["map"], ["show"], ["explain", "u1"], ["diff"], ["export", "-t", "json"]):
        more = [talk] if args[0] == "diff" else []
        told = run(args[0], talk, *more, *args[1:])
        assert told.exit_code == 1 and told.stderr.count("\n") == 1
        assert "--no-review" in told.stderr and "--journal" not in told.stderr
    told = run("review", talk, "--no-browser")
    assert told.exit_code == 1 and "--journal" in told.stderr
    journal = talk.with_name("talk.review.jsonl")
    for told in (run("eval", "--review", talk), run("agreement", journal)):
        assert told.exit_code == 1 and "--" not in told.stderr.removeprefix("argmap: ")
