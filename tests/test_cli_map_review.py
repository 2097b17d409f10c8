"""`argmap map` takes in what was decided by hand, and never a user's own words away."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.export.table import DECIDED
from argmap.review import Session, journal_path

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


def run(talk: Path, *more: str) -> Result:
    args = ["map", str(talk), "-o", str(talk.parent / "out"), *more]
    return CliRunner().invoke(app, args, prog_name="argmap")


def claims(talk: Path) -> dict[str, dict[str, str]]:
    path = talk.parent / "out" / "talk.claims.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["text"]: row for row in csv.DictReader(file)}


def decide(talk: Path) -> None:
    with Session.open(talk, "Ann") as session:
        for unit in session.state()["map"]["units"]:
            if unit["text"].startswith("they kill"):
                session.decide({"op": "role", "id": unit["id"], "value": "qualification"})
            elif "Ghent" in unit["text"]:
                session.decide({"op": "accept", "id": unit["id"]})
            elif "shops would" in unit["text"]:
                session.decide({"op": "reject", "id": unit["id"]})


def test_decisions_are_applied_and_told(talk: Path) -> None:
    decide(talk)
    result = run(talk)
    assert result.exit_code == 0, result.output
    assert "argmap: 3 decisions of the review applied" in result.stderr
    made = json.loads((talk.parent / "out" / "talk.json").read_text("utf-8"))
    assert made["made_by"]["review"] == "3 decisions by Ann"
    rows = claims(talk)
    assert not [text for text in rows if "shops would" in text]
    changed = rows["they kill a hundred people a year there"]
    assert changed["role"] == "qualification" and changed["verdict"] == "changed (review)"
    assert "a reader chose its role" in changed["grounds"]
    assert [row["verdict"] for text, row in rows.items() if "Ghent" in text] == [
        "accepted (review)"
    ]
    table = (talk.parent / "out" / "talk.claims.md").read_text("utf-8")
    assert "changed (review)" in table.replace("\\", "")
    assert run(talk, "--quiet").stderr == ""


def test_what_is_new_or_not_checked_is_counted(talk: Path) -> None:
    decide(talk)
    before = re.search(r"(\d+) statements and (\d+) arrows are new or not", run(talk).stderr)
    talk.write_text(f"{TALK.rstrip()}\n\nThe mayor should act, because Bruges did.\n", "utf-8")
    after = re.search(r"(\d+) statements and (\d+) arrows are new or not", run(talk).stderr)
    assert before and after and int(after.group(1)) > int(before.group(1))
    with Session.open(talk) as session:
        for row in (*session.state()["map"]["units"], *session.state()["map"]["relations"]):
            session.decide({"op": "accept", "id": row["id"]})
    assert "not checked" not in run(talk).stderr


def test_without_the_review(talk: Path) -> None:
    decide(talk)
    result = run(talk, "--no-review")
    assert result.exit_code == 0 and result.stderr == ""
    assert not any(row["verdict"] for row in claims(talk).values())
    assert any("shops would" in text for text in claims(talk))


def test_an_article_without_a_review_is_as_before(talk: Path) -> None:
    result = run(talk)
    assert result.exit_code == 0 and result.stderr == ""
    with Session.open(talk):
        pass  # a review that was opened and left
    again = run(talk)
    assert again.stderr == "" and again.stdout == result.stdout


def test_a_users_own_verdict_stays_and_the_reviews_follows_the_review(talk: Path) -> None:
    run(talk)
    path = talk.parent / "out" / "talk.claims.csv"
    rows = list(claims(talk).values())
    ghent = next(row for row in rows if "Ghent" in row["text"])
    ghent["verdict"] = "doubtful, ask Ann"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ghent))
        writer.writeheader()
        writer.writerows(rows)
    with Session.open(talk) as session:
        for unit in session.state()["map"]["units"]:
            session.decide({"op": "accept", "id": unit["id"]})
    result = run(talk)
    assert "talk.claims.csv: 1 of 1 verdicts kept" in result.stdout
    assert claims(talk)[ghent["text"]]["verdict"] == "doubtful, ask Ann"
    others = {r["verdict"] for text, r in claims(talk).items() if text != ghent["text"]}
    assert others == {DECIDED["accepted"]}
    with Session.open(talk) as session:
        while session.state()["can_undo"]:
            session.undo()
    result = run(talk)
    assert [r["verdict"] for r in claims(talk).values() if r["verdict"]] == ["doubtful, ask Ann"]
    assert not list(path.parent.glob("*.bak*"))


def test_the_review_of_another_article_of_that_name_is_not_applied(talk: Path) -> None:
    decide(talk)
    other = talk.with_suffix(".md")
    other.write_text(TALK, "utf-8")
    result = run(other)
    assert result.exit_code == 0 and "decisions" not in result.stderr
    assert not any(row["verdict"] for row in claims(talk).values())


def test_what_no_longer_fits_is_listed(talk: Path) -> None:
    decide(talk)
    edited = TALK.replace("But in Ghent the shops gained", "Wholly new words \x1b[2J stand here")
    talk.write_text("A new first line.\n\n" + edited, "utf-8")
    result = run(talk, "--quiet")
    assert result.exit_code == 0
    assert (
        "1 decision no longer fits the text; it is left out of the map and kept in" in result.stderr
    )
    assert "Ghent" in result.stderr and "no longer in the article" in result.stderr
    assert "\x1b" not in result.stderr
    assert claims(talk)["they kill a hundred people a year there"]["role"] == "qualification"


def test_a_torn_or_strange_journal(talk: Path) -> None:
    decide(talk)
    journal = journal_path(talk)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-30])
    result = run(talk)
    assert result.exit_code == 0
    assert "the last line was cut off" in result.stderr and "2 decisions" in result.stderr
    assert journal.read_bytes() == whole[:-30]
    journal.write_text("my notes\n", "utf-8")
    result = run(talk)
    assert result.exit_code == 1 and "no review of this argmap" in result.stderr
    assert run(talk, "--no-review").exit_code == 0
