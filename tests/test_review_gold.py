"""A checked map as gold, which the evaluation reads and finds itself right by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.cli import app
from argmap.errors import InputError
from argmap.evaluate import evaluate, load_gold, pair
from argmap.evaluate.gold_format import document_from_data
from argmap.review import Session
from argmap.review.gold import gold
from tests.export_maps import whole
from tests.review_maps import Asked, Bench, asks

WHOLE = whole()
TALK = "Close the centre to cars, because they kill people. But shops would suffer from it.\n"


@settings(deadline=None, max_examples=100)
@given(st.lists(asks(WHOLE), max_size=12), st.sampled_from(["keep", "drop"]))
def test_it_is_gold_whatever_was_decided(asked: list[Asked], unchecked: str) -> None:
    bench = Bench(WHOLE)
    for one in asked:
        bench.decide(**one)
    reviewed = bench.reviewed()
    data = gold(reviewed, unchecked)  # type: ignore[arg-type]
    document = document_from_data(json.loads(json.dumps(data)), "gold")
    decided = [v for v in reviewed.verdicts.values() if v not in ("open", "rejected")]
    if unchecked == "drop":
        assert len(document.units) + len(document.relations) <= len(decided)
    else:
        assert len(document.units) == len(reviewed.map.units)
        report = evaluate(pair([document], [reviewed.map]), given_units=False)
        # The checked map is the gold itself.
        assert all(s.value == 1 for s in report.scores if s.name != "alpha_u"), report


def test_what_is_not_checked_is_not_gold_by_itself() -> None:
    bench = Bench(WHOLE)
    bench.decide("accept", id="u1")
    bench.decide("accept", id="u2")
    bench.decide("accept", id="u3")
    bench.decide("accept", id="r1")
    with pytest.raises(InputError, match=r"whole: 10 of 14 elements are not checked"):
        gold(bench.reviewed())
    bench.decide("note", id="u2", text="Well said.")
    data = gold(bench.reviewed(), "drop", ["Ann", "", "Ann"])
    assert [row.get("note") for row in data["units"]] == [None, "Well said.", None]
    assert [row["id"] for row in data["units"]] == ["u1", "u2", "u3"]
    assert [row["id"] for row in data["relations"]] == ["r1"]
    assert (data["checked"], data["unchecked"], data["reviewers"]) == (4, 0, ["Ann"])
    assert "side" not in data["units"][0] and "not_article" not in data
    assert gold(bench.reviewed(), "keep")["unchecked"] == 10


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["review", *map(str, args)], prog_name="argmap")


def test_on_the_command_line(tmp_path: Path) -> None:
    talk, place = tmp_path / "talk.txt", tmp_path / "gold.json"
    talk.write_text(TALK, "utf-8")
    result = run(talk, "--export-gold", place)
    assert result.exit_code == 1 and "there is no review" in result.stderr
    assert not talk.with_name("talk.review.jsonl").exists()
    with Session.open(talk, "Ann") as session:
        for id in session.state()["order"][1:]:
            session.decide({"op": "accept", "id": id})
        last = session.state()["order"][0]
    result = run(talk, "--export-gold", place)
    assert result.exit_code == 1 and "1 of" in result.stderr and not place.exists()
    with Session.open(talk) as session:
        session.decide({"op": "accept", "id": last})
    result = run(talk, "--export-gold", place)
    assert result.exit_code == 0, result.output
    [document] = load_gold(place)
    assert document.text == TALK and document.extra["reviewers"] == ["Ann"]
    # The same once more changes nothing; another keeps the old one.
    assert "before" not in run(talk, "--export-gold", place).stdout
    place.write_text("my own notes", "utf-8")
    assert "gold.json.bak1" in run(talk, "--export-gold", place).stdout
    assert place.with_name("gold.json.bak1").read_text("utf-8") == "my own notes"
    assert run(talk, "--unchecked", "keep").exit_code == 2
    assert run(talk, "--export-gold", tmp_path / "no" / "gold.json").exit_code == 1
    result = CliRunner().invoke(app, ["eval", str(place)], prog_name="argmap")
    assert result.exit_code == 0 and "units_f1" in result.stdout
