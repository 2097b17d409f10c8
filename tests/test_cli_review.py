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


def cards(talk: Path) -> list[list[str]]:
    """Give the ids of each card in order: a statement and the arrows that leave it."""
    with Session.open(talk) as session:
        state = session.state()
    arrows = state["map"]["relations"]
    ids = [id for id in state["order"] if id.startswith("u")]
    return [[id, *(row["id"] for row in arrows if row["source"] == id)] for id in ids]


def decided(talk: Path) -> list[tuple[str, str]]:
    entries = read_journal(talk.with_name("talk.review.jsonl")).entries
    return [(entry.op, entry.body["of"]["id"]) for entry in entries]


def test_keys_decide_conclusions_first_and_a_card_at_once(talk: Path) -> None:
    first, second, *_ = cards(talk)
    result = run(talk, "--terminal", "--reviewer", "Ann", keys="axq")
    assert result.exit_code == 0, result.output
    entries = read_journal(talk.with_name("talk.review.jsonl")).entries
    assert {entry.by for entry in entries} == {"Ann"}
    assert decided(talk) == [*(("accept", id) for id in first), ("reject", second[0])]
    assert "2 checked" in result.stdout and "talk.review.jsonl" in result.stdout
    assert f"{first[0]} conclusion" in result.stdout and "conclusions 0 of " in result.stdout


def test_it_goes_on_where_it_was_left(talk: Path) -> None:
    run(talk, "--terminal", keys="aq")
    first = run(talk, "--terminal", keys="q").stdout
    assert "1 checked" in first
    assert f"{cards(talk)[1][0]} " in first


def test_roles_types_notes_undo_and_redo(talk: Path) -> None:
    result = run(talk, "--terminal", keys="7zyzn Look here.\n?pwq")
    assert result.exit_code == 0, result.output
    assert ops(talk) == ["role", "undo", "redo", "undo", "note"]
    assert "note: Look here." in result.stdout
    assert "skip: it comes again at the end" in result.stdout
    assert "Undone: make" in result.stdout
    # The guide in short, and why argmap has it so, in words.
    assert "Ask what it says, not where it stands." in result.stdout
    assert "% sure:" in result.stdout


def test_the_best_targets_stand_under_three_keys(talk: Path) -> None:
    rows = cards(talk)
    with Session.open(talk) as session:
        offers = {row[0]: session.targets.of(row[0]) for row in rows}
        arrows = {row["id"]: row for row in session.state()["map"]["relations"]}
    place, row = next((n, row) for n, row in enumerate(rows) if len(row) == 2)
    shown = run(talk, "--terminal", keys="j" * place + "q").stdout
    assert any(f"supports {one['target']} " in shown for one in offers[row[0]])
    assert run(talk, "--terminal", keys="j" * place + "20q").exit_code == 0
    ops_on = decided(talk)
    assert ops_on[0][0] in ("retarget", "accept") and ops_on[0][1] == row[1]
    assert ops_on[1] == ("reject", row[1])
    assert arrows[row[1]]["source"] == row[0]


def test_an_arrow_gets_another_type_and_a_statement_a_speaker(talk: Path) -> None:
    rows = cards(talk)
    place = next(n for n, row in enumerate(rows) if len(row) == 2)
    assert run(talk, "--terminal", keys="j" * place + "Qhbthe mayor\nfq").exit_code == 0
    assert ops(talk) == ["relation-type", "strength", "source", "stance"]


def test_all_can_be_checked_with_one_key_a_card(talk: Path) -> None:
    count = len(cards(talk))
    result = run(talk, "--terminal", keys="a" * count + "aq")
    assert result.exit_code == 0
    assert "All is checked" in result.stdout
    assert "That key does nothing here" in result.stdout
    assert set(ops(talk)) == {"accept"}
    assert f"argmap map {talk} --format html" in result.stdout


def test_the_statement_alone(talk: Path) -> None:
    rows = cards(talk)
    place = next(n for n, row in enumerate(rows) if len(row) > 1)
    assert run(talk, "--terminal", keys="j" * place + "sq").exit_code == 0
    assert decided(talk) == [("accept", rows[place][0])]
    # Its arrow is still open, so the card comes again.
    assert run(talk, "--terminal", keys="a" * len(rows) + "q").exit_code == 0
    assert {id for _, id in decided(talk)} == {id for row in rows for id in row}


def test_skipped_ones_come_again(talk: Path) -> None:
    rows = cards(talk)
    assert run(talk, "--terminal", keys="j" + "a" * len(rows) + "q").exit_code == 0
    assert [id for _, id in decided(talk)][-len(rows[0]) :] == rows[0]


def test_only_a_queue_is_checked(talk: Path) -> None:
    result = run(talk, "--terminal", "--queue", "conclusions", keys="a" * 9 + "q")
    assert result.exit_code == 0, result.output
    with Session.open(talk) as session:
        made = session.state()
    checked = {id for id, verdict in made["verdicts"].items() if verdict != "open"}
    assert {id for id in checked if id.startswith("u")} == set(made["conclusions"])
    assert run(talk, "--terminal", "--below", "0", keys="aq").stdout.count("All is checked") > 0
    assert "goes with --with" in run(talk, "--queue", "differences").stderr


def test_another_readers_word_is_settled_by_two_keys(talk: Path, tmp_path: Path) -> None:
    other = tmp_path / "bo.review.jsonl"
    with Session.open(talk, "Bo", other) as session:
        ids = [unit.id for unit in session.found.units]
        session.decide({"op": "role", "id": ids[0], "value": "background"})
        session.decide({"op": "role", "id": ids[1], "value": "background"})
    before = other.read_bytes()
    result = run(talk, "--terminal", "--with", other, keys="vcq")
    assert result.exit_code == 0, result.output
    assert "Bo: background" in result.stdout and "argmap, not checked by you" in result.stdout
    assert "2 differences left" in result.stdout and "All differences are settled" in result.stdout
    assert ops(talk) == ["role", "settle"] and other.read_bytes() == before
    assert "All differences are settled" in run(talk, "--terminal", "--with", other).stdout


def test_what_is_laid_beside_must_be_anothers_review_of_this_article(talk: Path) -> None:
    result = run(talk, "--terminal", "--with", talk.with_name("none.review.jsonl"))
    assert result.exit_code == 1 and "there is no such review" in result.stderr
    run(talk, "--terminal", keys="aq")
    own = talk.with_name("talk.review.jsonl")
    result = run(talk, "--terminal", "--with", own)
    assert result.exit_code == 1 and "this is the review itself" in result.stderr
    cliff = talk.with_name("cliff.txt")
    cliff.write_text("The cliff must be closed, because it crumbles.", "utf-8")
    result = run(cliff, "--terminal", "--with", own)
    assert result.exit_code == 1 and "not of cliff.txt" in result.stderr


def test_an_impossible_decision_is_told(talk: Path) -> None:
    result = run(talk, "--terminal", keys="zq")
    assert result.exit_code == 0
    assert "There is nothing to undo" in result.stdout


def test_end_of_input_ends_it(talk: Path) -> None:
    result = run(talk, "--terminal", keys="s")
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
    run(talk, "--terminal", keys="axq")
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
    pressed = [key for row in load_terminal_keys() for key in row.keys]
    assert len(pressed) == len(set(pressed))
    accept = meaning("\r")
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
    assert {*ops(talk)} == {"accept", "reject"} and ops(talk)[-1] == "reject"


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
