"""What is checked first, and the queues: conclusions, objections, speakers, hedges, doubt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from argmap.model import ArgumentMap, Relation
from argmap.review.checking_order import cards
from argmap.review.history import replay
from argmap.review.journal import Journal
from argmap.review.queues import NAMES, QueueChoice
from argmap.review.session import Session
from tests.export_maps import chain, whole


def opened(found: ArgumentMap, folder: Path) -> Session:
    return Session(found, Journal(folder / "a.review.jsonl", "a.txt", found.text))


def chosen(session: Session, queue: str, below: float | None = None) -> set[str]:
    ids = QueueChoice(queue, below).ids(session.state())
    return {id for id in ids if id[0] == "u"}


def test_a_card_is_as_doubtful_as_its_least_sure_part() -> None:
    found = chain(["One", "Two", "Three", "Four"])
    scores = {"u2": 0.9, "u3": 0.2, "u4": 0.6}
    found = replace(
        found,
        units=tuple(replace(row, score=scores.get(row.id, 0.95)) for row in found.units),
        relations=tuple(
            replace(row, score={"r2": 0.1, "r3": 0.8, "r4": 0.7}[row.id]) for row in found.relations
        ),
    )
    made = cards(found, replay(found, []))
    assert [card.unit for card in made] == ["u2", "u3", "u4", "u1"]
    assert [card.score for card in made] == [0.1, 0.2, 0.6, 0.95]
    assert made[0].ids == ("u2", "r2")


def test_conclusions_stand_before_what_is_more_doubtful() -> None:
    found = chain(["One", "Two", "Three"])
    units = [replace(row, role="conclusion", score=1.0) for row in found.units[:1]]
    found = replace(found, units=(*units, *found.units[1:]))
    made = cards(found, replay(found, []))
    assert made[0].unit == "u1" and made[0].concludes


def test_the_order_stays_while_decisions_are_taken(tmp_path: Path) -> None:
    with opened(whole(), tmp_path) as session:
        before = session.state()["order"]
        for id in before[:3]:
            session.decide({"op": "role", "id": id, "value": "premise"} if id[0] == "u" else
                           {"op": "accept", "id": id})  # fmt: skip
        session.decide({"op": "reject", "id": "u7"})
        after = session.state()["order"]
        assert [id for id in before if id in after] == after


def test_each_queue_holds_what_its_name_says(tmp_path: Path) -> None:
    with opened(whole(), tmp_path) as session:
        found = session.found
        units = {unit.id: unit for unit in found.units}
        against = {row.source for row in found.relations if row.type in ("rebut", "undercut")}
        assert chosen(session, "conclusions") == {
            id for id, unit in units.items() if unit.role == "conclusion"
        }
        assert chosen(session, "speaker") == {
            id for id, unit in units.items() if unit.attributed_to
        }
        assert chosen(session, "hedges") == {id for id, unit in units.items() if unit.hedged}
        assert chosen(session, "objections") >= against
        assert chosen(session, "all") == set(units)
        assert set(session.state()["queues"]) == set(NAMES)


def test_what_was_found_stays_in_its_queue_and_what_is_corrected_comes_in(tmp_path: Path) -> None:
    with opened(whole(), tmp_path) as session:
        (reported,) = chosen(session, "speaker")
        session.decide({"op": "source", "id": reported, "value": None})
        session.decide({"op": "source", "id": "u5", "value": "Bea"})
        assert chosen(session, "speaker") == {reported, "u5"}


@pytest.mark.parametrize(("below", "ids"), [(0.3, {"u2", "u3"}), (0.6, {"u1", "u2", "u3"})])
def test_below_a_score(below: float, ids: set[str], tmp_path: Path) -> None:
    # Each statement scores .5, each arrow .25; the first statement has no arrow.
    with opened(chain(["One", "Two", "Three"]), tmp_path) as session:
        assert chosen(session, "all", below) == chosen(session, "doubt", below) == ids
        assert chosen(session, "doubt") == {"u2", "u3"}  # below .5 where nobody names a score
        assert chosen(session, "conclusions", below) == set()
        session.decide({"op": "add-relation", "source": "u1", "target": "r3", "type": "undercut"})
        assert chosen(session, "all", below) == ids


def test_a_rejected_arrow_stays_on_its_card(tmp_path: Path) -> None:
    found = chain(["One", "Two"])
    found = replace(found, relations=(Relation("r2", "u2", "u1", "support", 0.25),))
    with opened(found, tmp_path) as session:
        session.decide({"op": "reject", "id": "r2"})
        assert session.state()["order"] == ["u2", "r2", "u1"]
        assert QueueChoice("doubt").ids(session.state()) == ["u2", "r2"]
