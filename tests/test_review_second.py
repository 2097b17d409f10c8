"""Another reader's decisions beside one's own: each difference is settled, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.errors import ReviewError
from argmap.review.journal import Journal
from argmap.review.second_reader import SecondReader, read_second
from argmap.review.session import Session
from tests.export_maps import HOSTILE, whole
from tests.review_maps import asks

Decision = dict[str, Any]
FOUND = whole()


def opened(folder: Path, name: str) -> Session:
    return Session(FOUND, Journal(folder / f"{name}.review.jsonl", "a.txt", FOUND.text), name)


def beside(folder: Path, mine: list[Decision], theirs: list[Decision]) -> Session:
    """Open Ann's review with Bo's beside it."""
    with opened(folder, "Bo") as other:
        for decision in theirs:
            other.decide(decision)
        journal = other.journal
    session = opened(folder, "Ann")
    for decision in mine:
        session.decide(decision)
    session.lay_beside(read_second(journal, FOUND, folder / "a.txt", session.journal))
    return session


def rows(session: Session) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = session.state()["second"]["rows"]
    return found


UNIT = FOUND.unit("u3")
CASES: list[tuple[Decision, str]] = [
    ({"op": "role", "id": "u4", "value": "claim"}, "claim"),
    ({"op": "source", "id": "u5", "value": "Bea"}, "said by Bea; the author reports it"),
    ({"op": "strength", "id": "u5", "value": "doubted"}, "doubted"),
    ({"op": "span", "id": "u3", "start": UNIT.start + 9, "end": UNIT.end}, "“cars may kill”"),
    ({"op": "split", "id": "u3", "at": UNIT.start + 9}, "two: “cars may kill”"),
    ({"op": "merge", "id": "u5", "with": "u6"}, "one statement with u6 “Shops gain”"),
    ({"op": "reject", "id": "u6"}, "taken out"),
    ({"op": "reject", "id": "r1"}, "no such arrow"),
    ({"op": "add-relation", "source": "u5", "target": "u2", "type": "rebut"}, "rebuts u2"),
    ({"op": "note", "id": "u4", "text": "Ten?"}, "note: Ten?"),
]  # fmt: skip


@pytest.mark.parametrize(("theirs", "told"), CASES)
def test_what_another_decided_is_told_and_can_be_taken(
    theirs: Decision, told: str, tmp_path: Path
) -> None:
    with beside(tmp_path, [], [theirs]) as session:
        first, *_ = rows(session)
        assert told in first["theirs"] and first["mine"] != first["theirs"]
        for _ in range(4):
            before = len(rows(session))
            if not before:
                break
            for decision in rows(session)[0]["take"]:
                session.decide(decision)
            assert len(rows(session)) <= before
        assert rows(session) == [] and session.second is not None
        other = session.second.reviewed.working
        assert [unit.text for unit in session.reviewed().working.units] == [
            unit.text for unit in other.units
        ]


@pytest.mark.parametrize(("theirs", "told"), CASES)
def test_ones_own_word_stays_and_is_asked_once(theirs: Decision, told: str, tmp_path: Path) -> None:
    with beside(tmp_path, [], [theirs]) as session:
        before = session.reviewed().working
        for row in rows(session):
            session.decide({"op": "settle", "id": row["of"], "other": "Bo", "value": row["key"]})
        assert rows(session) == []
        assert session.reviewed().working == before
    # Opened again it is still settled; undone it is asked again.
    with opened(tmp_path, "Ann") as session:
        session.lay_beside(
            read_second(tmp_path / "Bo.review.jsonl", FOUND, tmp_path / "a.txt", session.journal)
        )
        assert rows(session) == []
        session.undo()
        assert len(rows(session)) == 1


def test_what_was_left_open_or_decided_alike_is_no_difference(tmp_path: Path) -> None:
    role = {"op": "role", "id": "u4", "value": "claim"}
    with beside(tmp_path, [role, {"op": "role", "id": "u5", "value": "claim"}], [role]) as session:
        assert rows(session) == []
        assert session.state()["second"]["verdicts"]["u4"] == "changed"


def test_what_one_rejected_and_the_other_kept_can_be_put_back(tmp_path: Path) -> None:
    mine = [{"op": "reject", "id": "u6"}]
    with beside(tmp_path, mine, [{"op": "accept", "id": "u6"}]) as session:
        (row,) = rows(session)
        assert (row["mine"], row["theirs"]) == ("taken out", "kept as premise")
        for decision in row["take"]:
            session.decide(decision)
        assert session.reviewed().verdicts["u6"] != "rejected" and rows(session) == []


def test_what_cannot_be_taken_says_why(tmp_path: Path) -> None:
    # Ann's statement has the words that Bo's edges would take.
    theirs: list[Decision] = [
        {"op": "reject", "id": "u4"},
        {"op": "span", "id": "u3", "start": UNIT.start, "end": FOUND.unit("u4").end},
    ]
    with beside(tmp_path, [], theirs) as session:
        row = next(row for row in rows(session) if row["key"].startswith("span"))
        assert row["take"] == () and "u4" in row["unable"]


def test_notes_of_both_are_kept(tmp_path: Path) -> None:
    mine, theirs = ({"op": "note", "id": "u4", "text": f"{who}'s"} for who in ("Ann", "Bo"))
    with beside(tmp_path, [mine], [theirs]) as session:
        (row,) = rows(session)
        session.decide(row["take"][0])
        assert session.state()["notes"]["u4"] == "Ann's\nBo's" and rows(session) == []


def test_names_and_words_of_the_other_are_only_words(tmp_path: Path) -> None:
    theirs = [{"op": "source", "id": "u5", "value": words} for words in HOSTILE[:1]]
    with beside(tmp_path, [], theirs) as session:
        (row,) = rows(session)
        assert HOSTILE[0] in row["theirs"]
        for decision in row["take"]:
            session.decide(decision)
        assert session.reviewed().working.unit("u5").attributed_to == HOSTILE[0]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(asks(FOUND), max_size=7), st.lists(asks(FOUND), max_size=7), st.randoms())
def test_whatever_two_readers_decide_it_can_be_settled_and_nothing_is_lost(
    mine: list[Decision], theirs: list[Decision], chance: Any
) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        with opened(folder, "Bo") as other:
            _try_all(other, theirs)
            journal = other.journal
        kept = journal.read_bytes()
        with opened(folder, "Ann") as session:
            _try_all(session, mine)
            before = session.journal.read_bytes()
            second = read_second(journal, FOUND, folder / "a.txt", session.journal)
            session.lay_beside(second)
            for _ in range(40):
                left = rows(session)
                if not left:
                    break
                _settle(session, second, left[0], chance.random() < 0.5)
            assert rows(session) == []
            assert journal.read_bytes() == kept
            assert session.journal.read_bytes().startswith(before)


def _try_all(session: Session, decisions: list[Decision]) -> None:
    for decision in decisions:
        try:
            session.decide(decision)
        except ReviewError:
            continue


def _settle(session: Session, other: SecondReader, row: dict[str, Any], take: bool) -> None:
    if take and row["take"]:
        for decision in row["take"]:
            session.decide(decision)
        if row not in rows(session):
            return
    settled = {"op": "settle", "id": row["of"], "other": other.name, "value": row["key"]}
    session.decide(settled)
