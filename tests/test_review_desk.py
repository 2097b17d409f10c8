"""The desk that pages share: stale decisions, decisions sent twice, the picture's fingerprint."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.errors import StaleError
from argmap.review.journal import Journal
from argmap.review.session import Session
from argmap.review.shared_review import SharedReview
from tests.export_maps import whole


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    found = whole()
    with Session(found, Journal(tmp_path / "a.review.jsonl", "a.txt", found.text)) as opened:
        yield opened


@pytest.fixture
def desk(session: Session) -> SharedReview:
    return SharedReview(session)


def decide(desk: SharedReview, seen: int, op: str, **more: Any) -> dict[str, Any]:
    return asyncio.run(desk.decide({"op": op, **more}, seen))


SENT_TWICE: list[dict[str, Any]] = [
    {"op": "accept", "id": "u2"},
    {"op": "accept", "id": "r1"},
    {"op": "reject", "id": "u6"},
    {"op": "role", "id": "u3", "value": "premise"},
    {"op": "source", "id": "u3", "value": None},
    {"op": "strength", "id": "u4", "value": "doubted"},
    {"op": "span", "id": "u4", "start": 80, "end": 85},
    {"op": "split", "id": "u4", "at": 85},
    {"op": "merge", "id": "u4", "with": "u5"},
    {"op": "add-relation", "source": "u7", "target": "u2", "type": "rebut"},
    {"op": "retarget", "id": "r2", "target": "u2"},
    {"op": "relation-type", "id": "r2", "value": "rebut"},
    {"op": "note", "id": "u2", "text": "Look it up."},
]


@pytest.mark.parametrize("decision", SENT_TWICE, ids=lambda row: str(row["op"]))
def test_what_is_sent_twice_is_taken_once(
    desk: SharedReview, session: Session, decision: dict[str, Any]
) -> None:
    if decision["op"] in ("span", "split"):
        start = session.found.unit("u4").start
        moved = (
            {"start": start, "end": start + 9} if decision["op"] == "span" else {"at": start + 5}
        )
        decision = decision | moved
    first = asyncio.run(desk.decide(decision, 0))
    assert first["version"] == 1
    # The answer was lost; the server may have been killed after it wrote.
    again = asyncio.run(SharedReview(session).decide(decision, 0))
    assert again["version"] == 1
    assert again["map"] == first["map"]


def test_another_cut_of_the_same_unit_is_not_the_same(desk: SharedReview, session: Session) -> None:
    start = session.found.unit("u2").start
    decide(desk, 0, "split", id="u2", at=start + 6)
    for at in (start + 10, "6", None):
        with pytest.raises(StaleError):
            decide(desk, 0, "split", id="u2", at=at)


def test_an_added_unit_is_added_once(desk: SharedReview, session: Session) -> None:
    asyncio.run(desk.decide({"op": "reject", "id": "u8"}, 0))
    unit = session.found.unit("u8")
    place = {"op": "add-unit", "start": unit.start, "end": unit.end, "role": "premise"}
    first = asyncio.run(desk.decide(place, 1))
    assert asyncio.run(desk.decide(place, 1))["version"] == first["version"] == 2


def test_undo_sent_twice_takes_back_one_decision(desk: SharedReview) -> None:
    decide(desk, 0, "accept", id="u2")
    decide(desk, 1, "accept", id="u3")
    assert decide(desk, 2, "undo")["version"] == 3
    again = decide(desk, 2, "undo")
    assert again["version"] == 3 and again["verdicts"]["u2"] == "accepted"
    assert decide(desk, 3, "undo")["verdicts"]["u2"] == "open"
    assert decide(desk, 4, "redo")["verdicts"]["u2"] == "accepted"


def test_the_same_again_after_something_else_is_a_decision_of_its_own(desk: SharedReview) -> None:
    decide(desk, 0, "role", id="u3", value="premise")
    decide(desk, 1, "role", id="u3", value="conclusion")
    with pytest.raises(StaleError, match="u3"):
        decide(desk, 0, "role", id="u3", value="premise")
    state = decide(desk, 2, "role", id="u3", value="premise")
    assert state["version"] == 3
    assert state["map"]["units"][2]["role"] == "premise"


@pytest.mark.parametrize("id", ["u3", None])
def test_a_note_sent_again_never_takes_anothers_place(
    id: str | None, desk: SharedReview, session: Session
) -> None:
    """Its answer was lost with the server, and meanwhile another tab wrote a note there."""
    decide(desk, 0, "note", id=id, text="mine")
    decide(desk, 1, "note", id=id, text="yours")
    restarted = SharedReview(session)
    if id is None:
        assert decide(restarted, 0, "note", id=id, text="mine")["version"] == 2
        with pytest.raises(StaleError, match="the note on the article"):
            decide(restarted, 0, "note", id=id, text="another")
    else:
        with pytest.raises(StaleError, match=id):
            decide(restarted, 0, "note", id=id, text="mine")
    state = decide(restarted, 2, "role", id="u3", value="premise")
    assert state["version"] == 3 and state["notes"] == {id or "": "yours"}
    # A note makes no other decision stale, nor a note on something else.
    assert decide(restarted, 0, "note", id="u2", text="there")["version"] == 4
    assert decide(restarted, 3, "accept", id="u2")["version"] == 5


def test_a_stale_decision_is_refused_and_one_on_something_else_is_not(desk: SharedReview) -> None:
    decide(desk, 0, "reject", id="u6")
    with pytest.raises(StaleError):
        decide(desk, 0, "accept", id="u6")
    with pytest.raises(StaleError):
        decide(desk, 0, "undo")
    assert decide(desk, 0, "accept", id="u2")["verdicts"]["u2"] == "accepted"


def test_the_fingerprint_changes_with_the_picture_alone(desk: SharedReview) -> None:
    first = asyncio.run(desk.state())["picture"]
    assert decide(desk, 0, "accept", id="u3")["picture"] == first
    assert decide(desk, 1, "note", id="u3", text="why?")["picture"] == first
    changed = decide(desk, 2, "role", id="u3", value="premise")["picture"]
    assert changed != first
    assert decide(desk, 3, "undo")["picture"] == first


def test_everyone_hears_of_each_decision(desk: SharedReview) -> None:
    async def listen() -> list[int]:
        heard = []
        async for version in desk.news():
            heard.append(version)
            if version == 2:
                return heard
            await desk.decide({"op": "accept", "id": f"u{version + 2}"}, version)
        return heard

    assert asyncio.run(asyncio.wait_for(listen(), 10)) == [0, 1, 2]


def test_decisions_at_once_are_taken_one_by_one(desk: SharedReview, session: Session) -> None:
    async def all_at_once() -> None:
        ids = [unit.id for unit in session.found.units]
        await asyncio.gather(*(desk.decide({"op": "accept", "id": id}, 0) for id in ids))

    asyncio.run(all_at_once())
    assert [entry.n for entry in session.entries] == list(range(1, 9))
    assert asyncio.run(desk.state())["counts"]["accepted"] == 8
