"""`argmap review --terminal`: the keys, resuming, hostile words, a real terminal."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.cli.terminal_keys import load_terminal_keys, meaning
from argmap.model import RELATION_TYPES, ROLES
from argmap.review import Session, read_journal

TALK = """Close the centre to cars

The city should close its centre to cars, because they kill a hundred people a year there.
Some say that shops would suffer. But in Ghent the shops gained.

Therefore the council must vote for the plan.
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, "utf-8")
    return path


def run(*args: object, keys: str = "q") -> Result:
    return CliRunner().invoke(app, ["review", *map(str, args)], input=keys, prog_name="argmap")


def ops(talk: Path) -> list[str]:
    return [entry.op for entry in read_journal(talk.with_name("talk.review.jsonl")).entries]


def test_keys_decide_in_order_of_doubt(talk: Path) -> None:
    with Session.open(talk) as session:
        order = session.state()["order"]
    result = run(talk, "--terminal", "--reviewer", "Ann", keys="axq")
    assert result.exit_code == 0, result.output
    entries = read_journal(talk.with_name("talk.review.jsonl")).entries
    assert [(e.op, e.by) for e in entries] == [("accept", "Ann"), ("reject", "Ann")]
    assert [e.body["of"]["id"] for e in entries] == order[:2]
    assert "2 checked" in result.stdout and "talk.review.jsonl" in result.stdout


def test_it_goes_on_where_it_was_left(talk: Path) -> None:
    run(talk, "--terminal", keys="aq")
    first = run(talk, "--terminal", keys="q").stdout
    assert "1 checked" in first
    with Session.open(talk) as session:
        state = session.state()
    left = next(id for id in state["order"] if state["verdicts"][id] == "open")
    assert f"{left} " in first


def test_roles_types_notes_undo_and_redo(talk: Path) -> None:
    with Session.open(talk) as session:
        order = session.state()["order"]
    skips = "j" * next(n for n, id in enumerate(order) if id.startswith("u"))
    result = run(talk, "--terminal", keys=f"{skips}4zyzn Look here.\n?q")
    assert result.exit_code == 0, result.output
    assert ops(talk) == ["role", "undo", "redo", "undo", "note"]
    assert "note: Look here." in result.stdout
    assert "skip: it comes again at the end" in result.stdout


def test_all_can_be_checked_with_one_key_each(talk: Path) -> None:
    with Session.open(talk) as session:
        count = session.state()["counts"]["left"]
    result = run(talk, "--terminal", keys="a" * count + "aq")
    assert result.exit_code == 0
    assert "All is checked" in result.stdout
    assert "That key does nothing here" in result.stdout
    assert ops(talk) == ["accept"] * count


def test_a_statement_with_its_arrows(talk: Path) -> None:
    with Session.open(talk) as session:
        state = session.state()
    id = state["map"]["relations"][0]["source"]
    place = state["order"].index(id)
    arrows = [row["id"] for row in state["map"]["relations"] if row["source"] == id]
    assert run(talk, "--terminal", keys="j" * place + "wq").exit_code == 0
    entries = read_journal(talk.with_name("talk.review.jsonl")).entries
    assert [entry.body["of"]["id"] for entry in entries] == [id, *arrows]
    assert {entry.op for entry in entries} == {"accept"}


def test_skipped_ones_come_again(talk: Path) -> None:
    with Session.open(talk) as session:
        count = session.state()["counts"]["left"]
    assert run(talk, "--terminal", keys="j" + "a" * count + "q").exit_code == 0
    assert ops(talk) == ["accept"] * count


def test_an_impossible_decision_is_told(talk: Path) -> None:
    result = run(talk, "--terminal", keys="zq")
    assert result.exit_code == 0
    assert "there is nothing to undo" in result.stdout


def test_end_of_input_ends_it(talk: Path) -> None:
    result = run(talk, "--terminal", keys="a")
    assert result.exit_code == 0
    assert ops(talk) == ["accept"]


def test_hostile_words_do_not_reach_the_terminal(tmp_path: Path) -> None:
    article = tmp_path / "bad.txt"
    article.write_text(
        "The fee \x1b[31mis\u202e unfair, "
        "because \x1b]0;title\x07 nobody [bold]agreed[/bold] to it. It \x1b[2J must go.",
        "utf-8",
    )
    with Session.open(article) as session:
        count = session.state()["counts"]["left"]
        session.decide({"op": "note", "id": "u1", "text": "see \x1b[2J"})
    result = run(article, "--terminal", keys="j" * count + "q")
    assert result.exit_code == 0
    for mark in ("\x1b[31m", "\x1b]", "\x1b[2J", "\u202e", "\x07"):
        assert mark not in result.stdout
    assert "[bold]agreed" in result.stdout


def test_a_torn_journal_is_told(talk: Path) -> None:
    run(talk, "--terminal", keys="aaq")
    place = talk.with_name("talk.review.jsonl")
    place.write_bytes(place.read_bytes()[:-20])
    result = run(talk, "--terminal", keys="q")
    assert "cut off while it was written" in " ".join(result.stdout.split())
    assert "1 checked" in result.stdout


def test_bad_input_is_one_line(tmp_path: Path, talk: Path) -> None:
    result = run(tmp_path / "none.txt", "--terminal")
    assert result.exit_code == 1
    assert "there is no such file" in result.stderr
    result = run(talk, "--terminal", "--journal", tmp_path / "no" / "such.jsonl")
    assert result.exit_code == 1 and "--journal" in result.stderr


def test_every_role_and_type_has_a_key() -> None:
    on_units = [row.value for row in load_terminal_keys() if row.do == "role"]
    on_relations = [row.value for row in load_terminal_keys() if row.do == "relation-type"]
    assert tuple(on_units) == ROLES and tuple(on_relations) == RELATION_TYPES
    for kind in ("unit", "relation"):
        pressed = [key for row in load_terminal_keys() if row.on in ("", kind) for key in row.keys]
        assert len(pressed) == len(set(pressed))
    accept = meaning("\r", "unit")
    assert accept is not None and accept.do == "accept"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_real_terminal(talk: Path) -> None:
    import pty

    child, screen = pty.fork()
    if child == 0:
        os.execv(
            sys.executable, [sys.executable, "-m", "argmap", "review", "--terminal", str(talk)]
        )
    try:
        for wanted, key in ((b"0 checked", b"a"), (b"1 checked", b"x"), (b"2 checked", b"q")):
            assert wanted in read_until(screen, b"q quit")
            wait_for_keys(screen)
            os.write(screen, key)
        read_until(screen, b"All is kept in")
        assert os.waitpid(child, 0)[1] == 0
        child = 0
    finally:
        if child:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        os.close(screen)
    assert ops(talk) == ["accept", "reject"]


def read_until(screen: int, wanted: bytes, seconds: float = 60) -> bytes:
    end, shown = time.monotonic() + seconds, b""
    while wanted not in shown:
        ready, _, _ = select.select([screen], [], [], max(0, end - time.monotonic()))
        assert ready, f"{wanted!r} was not shown in {shown!r}"
        shown += os.read(screen, 4096)
    return shown


def wait_for_keys(screen: int, seconds: float = 60) -> None:
    """Wait until the program reads single keys, not lines."""
    import termios

    end = time.monotonic() + seconds
    while termios.tcgetattr(screen)[3] & termios.ICANON:
        assert time.monotonic() < end
        time.sleep(0.01)
