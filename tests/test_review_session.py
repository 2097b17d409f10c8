"""A review under way: decisions one by one, undo and redo, two windows, a second process."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap import flow
from argmap.errors import InputError, ReviewError, StaleError
from argmap.graph.ranking import standings
from argmap.reading import read_document
from argmap.review import Session, read_journal
from tests.spine import ARTICLE, article

Data = dict[str, Any]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    shutil.copy(ARTICLE, path)
    return path


def unit(state: Data, id: str) -> Data:
    return next(row for row in state["map"]["units"] if row["id"] == id)


def relation(state: Data, id: str) -> Data:
    return next(row for row in state["map"]["relations"] if row["id"] == id)


def test_a_fresh_review_shows_the_map_as_found(talk: Path) -> None:
    with Session.open(talk) as session:
        state = session.state()
        ids = [row["id"] for key in ("units", "relations") for row in state["map"][key]]
        assert state["version"] == 0
        assert sorted(state["order"]) == sorted(ids) == sorted(state["verdicts"])
        assert state["counts"]["left"] == len(ids)
        assert not (state["can_undo"] or state["can_redo"] or state["unfit"] or state["loose"])
        listed = [id for id in state["order"] if id.startswith("u")]
        first = state["conclusions"]
        ranked = [row.unit.id for row in standings(session.found)]
        assert listed[: len(first)] == first and first[: len(ranked)] == ranked
        assert set(first) == {unit.id for unit in session.found.conclusions}
        scores = [state["scores"][id] for id in listed[len(first) :]]
        assert scores == sorted(scores)
        # Each arrow stands behind the statement that it leaves.
        place = {id: n for n, id in enumerate(state["order"])}
        for row in state["map"]["relations"]:
            assert place[row["source"]] < place[row["id"]]
            between = state["order"][place[row["source"]] + 1 : place[row["id"]]]
            assert not any(id.startswith("u") for id in between)


def test_each_decision_is_kept_and_comes_back(talk: Path) -> None:
    with Session.open(talk, "Ann") as session:
        first = unit(session.state(), "u9")
        asked: list[Data] = [
            {"op": "accept", "id": "u1"},
            {"op": "role", "id": "u2", "value": "premise"},
            {"op": "source", "id": "u5", "value": " Moon  Jae-in "},
            {"op": "stance", "id": "u5", "value": "rejects"},
            {"op": "strength", "id": "u6", "value": "doubted"},
            {"op": "span", "id": "u12", "start": 0, "end": 0},
            {"op": "merge", "id": "u7", "with": "u8"},
            {"op": "split", "id": "u9", "at": first["start"] + first["text"].index(" ", 20)},
            {"op": "relation-type", "id": "r5", "value": "rebut"},
            {"op": "note", "id": "u1", "text": "The title."},
            {"op": "note", "text": "A good article."},
            {"op": "reject", "id": "u3"},
        ]
        start, end = unit(session.state(), "u12")["start"], unit(session.state(), "u12")["end"]
        asked[5] |= {"start": start, "end": end - 10}
        for one in asked:
            state = session.decide(one, seen=session.version)
        made = session.reviewed().map
    assert [row.by for row in read_journal(session.journal).entries] == ["Ann"] * len(asked)
    assert unit(state, "u2")["role"] == "premise"
    assert unit(state, "u5")["attributed_to"] == "Moon Jae-in"
    assert unit(state, "u5")["stance"] == "rejects"
    assert unit(state, "u6")["strength"] == "doubted" and unit(state, "u6")["hedged"]
    assert unit(state, "u12")["end"] < end
    assert unit(state, "a1")["text"] in first["text"]
    assert relation(state, "r5")["type"] == "rebut"
    assert state["notes"] == {"u1": "The title.", "": "A good article."}
    assert state["verdicts"]["u3"] == "rejected"
    assert {row["id"] for row in state["rejected"]} >= {"u3", "u8"}
    grounds = {cue["id"] for cue in unit(state, "u2")["because"]}
    assert "review.role" in grounds and unit(state, "u2")["score"] == 1.0
    before = [row.id for row in flow.map_document(read_document(talk)).units]
    # The one cut in two stands behind its half; what was rejected or merged leaves a gap.
    before.insert(before.index("u9") + 1, "a1")
    assert [row.id for row in made.units] == [id for id in before if id not in ("u3", "u8")]
    with Session.open(talk) as again:
        assert again.reviewed().map == made
        assert again.state() == state


def test_undo_all_then_redo_all(talk: Path) -> None:
    with Session.open(talk) as session:
        session.decide({"op": "role", "id": "u2", "value": "premise"})
        session.decide({"op": "reject", "id": "u4"})
        full = session.state()
        session.undo()
        assert "u4" in {row["id"] for row in session.state()["map"]["units"]}
        session.undo()
        assert (
            session.reviewed().map
            == session.found
            == article().__class__.from_dict({**article().to_dict(), "id": "talk"})
        )
        with pytest.raises(ReviewError, match="nothing to undo"):
            session.undo()
        session.redo()
        state = session.redo()
        with pytest.raises(ReviewError, match="nothing to redo"):
            session.redo()
        assert {**state, "version": 0} == {**full, "version": 0}
        session.undo()
        session.decide({"op": "accept", "id": "u4"})
        with pytest.raises(ReviewError, match="nothing to redo"):
            session.redo()


def test_what_was_rejected_can_be_put_back(talk: Path) -> None:
    with Session.open(talk) as session:
        before = session.state()
        session.decide({"op": "reject", "id": "u3"})
        with pytest.raises(ReviewError, match="r1 went with u3"):
            session.decide({"op": "accept", "id": "r1"})
        state = session.decide({"op": "accept", "id": "u3"})
        assert state["verdicts"]["u3"] == "accepted"
        assert state["map"]["relations"] == before["map"]["relations"]
        assert state["verdicts"]["r1"] == "open" and not state["rejected"]


def test_a_decision_on_what_another_window_changed_is_refused(talk: Path) -> None:
    with Session.open(talk) as session:
        seen = session.version
        session.decide({"op": "reject", "id": "u3"}, seen)
        session.decide({"op": "role", "id": "u5", "value": "claim"}, seen)
        with pytest.raises(StaleError, match="u3 was changed in another window"):
            session.decide({"op": "accept", "id": "u3"}, seen)
        with pytest.raises(StaleError, match=r"u5 was changed .*make u5 .* a claim"):
            session.decide({"op": "accept", "id": "u5"}, seen)
        with pytest.raises(StaleError, match="another window"):
            session.undo(seen)
        assert session.version == 2
        session.decide({"op": "accept", "id": "u6"}, seen)
        with pytest.raises(ReviewError, match="u3 is not on the map"):
            session.decide({"op": "role", "id": "u3", "value": "claim"})


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "no decision None"),
        ({"op": "burn", "id": "u1"}, "no decision 'burn'"),
        ({"op": "accept"}, "needs a text as 'id'"),
        ({"op": "accept", "id": "u999"}, "u999 is not on the map"),
        ({"op": "role", "id": "u1", "value": "lie"}, "'lie' is none of conclusion"),
        ({"op": "role", "id": "r1", "value": "claim"}, "r1 is an arrow"),
        ({"op": "retarget", "id": "u1", "target": "u2"}, "u1 is a statement"),
        ({"op": "retarget", "id": "r1", "target": "x"}, "x is not on the map"),
        ({"op": "retarget", "id": "r1", "target": "u2"}, "cannot bear on itself"),
        ({"op": "span", "id": "u1", "start": 5, "end": 3}, "no stretch"),
        ({"op": "span", "id": "u1", "start": 0, "end": 300}, "merge the two"),
        ({"op": "span", "id": "u1", "start": "0", "end": 3}, "whole number"),
        ({"op": "span", "id": "u1", "start": True, "end": 3}, "whole number"),
        ({"op": "split", "id": "u1", "at": 0}, "cannot be cut there"),
        ({"op": "merge", "id": "u1", "with": "u1"}, "with itself"),
        ({"op": "add-unit", "start": 2, "end": 9, "role": "claim"}, "in u1 already"),
        ({"op": "add-relation", "source": "u2", "target": "u3", "type": "support"}, "r1 leads"),
        ({"op": "add-relation", "source": "u2", "target": "u2", "type": "rebut"}, "bear on itself"),
        ({"op": "note", "id": "u1", "text": 3}, "needs a text"),
        ({"op": "note", "id": "u1", "text": "\ud800"}, "half a character"),
        ({"op": "stance", "id": "u2", "value": "rejects"}, "author's own"),
    ],
)
def test_what_cannot_be_decided_is_told_and_not_kept(talk: Path, asked: Data, message: str) -> None:
    with Session.open(talk) as session:
        before = session.journal.read_bytes()
        with pytest.raises(ReviewError, match=message):
            session.decide(asked)
        assert session.journal.read_bytes() == before
        assert session.version == 0


def test_a_second_process_is_refused(talk: Path) -> None:
    code = (
        "import sys, pathlib; from argmap.review import Journal; "
        "Journal(pathlib.Path(sys.argv[1]), 'a', 'b')"
    )
    with Session.open(talk) as session:
        result = subprocess.run(
            [sys.executable, "-c", code, str(session.journal)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "another review of this article is open" in result.stderr
        with pytest.raises(ReviewError, match="another review"):
            Session.open(talk)
    Session.open(talk).close()


def test_another_file_is_not_taken_for_a_journal(talk: Path) -> None:
    place = talk.with_name("talk.review.jsonl")
    place.write_text('{"some": "data"}\n', "utf-8")
    with pytest.raises(InputError, match="no review of this argmap"):
        Session.open(talk)
    assert place.read_text("utf-8") == '{"some": "data"}\n'
    with pytest.raises(InputError, match="cannot be kept there"):
        Session.open(talk, journal=talk.parent)


def test_an_edited_article_keeps_what_was_decided(talk: Path) -> None:
    with Session.open(talk) as session:
        for n, id in enumerate(session.state()["order"]):
            asked: Data = {"op": "accept", "id": id}
            if id.startswith("u") and n % 5 == 0:
                asked = {"op": "role", "id": id, "value": "claim"}
            session.decide(asked)
        before = session.reviewed().map
    text = talk.read_text("utf-8")
    paragraphs = text.split("\n\n")
    gone = paragraphs.pop(9)
    edited = "\n\n".join(["Words that were put before it all.", *paragraphs])
    edited = edited.replace("strong relationship between", "strong and old relationship between")
    talk.write_text(edited, "utf-8")
    with Session.open(talk) as session:
        reviewed = session.reviewed()
        kept = {(unit.text, unit.role) for unit in reviewed.map.units}
        stays = [unit for unit in before.units if unit.text in edited]
        assert len(stays) > len(before.units) / 2
        assert {(unit.text, unit.role) for unit in stays} <= kept
        assert any("strong and old relationship" in words for words, _ in kept)
        lost = [unit for unit in before.units if unit.text in gone]
        assert lost and {row.entry.body["of"]["kind"] for row in reviewed.unfit} >= {"unit"}
        units = [row for row in reviewed.unfit if row.entry.body["of"]["kind"] == "unit"]
        assert len(units) == len(lost)
        assert len(read_journal(session.journal).entries) == session.version


def test_two_articles_of_one_name(talk: Path) -> None:
    Session.open(talk).close()
    other = talk.with_suffix(".md")
    shutil.copy(talk, other)
    with pytest.raises(ReviewError, match=r"this is the review of talk.txt; .*--journal"):
        Session.open(other)
    Session.open(other, journal=talk.with_name("other.review.jsonl")).close()
    talk.unlink()  # it was given another name
    Session.open(other).close()


def test_standard_input_has_no_place_for_decisions() -> None:
    with pytest.raises(InputError, match="beside a file"):
        Session.open(Path("-"))
