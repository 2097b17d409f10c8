"""What decisions say of the extraction: counts worked out by hand, intervals, calibration."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.lexicon.weights import format_weights
from argmap.review import Session
from argmap.review.accuracy import format_accuracy, measure_accuracy
from argmap.review.accuracy_counts import Checked
from argmap.review.calibration import brier, calibration_error, score_counts
from tests.export_maps import chain
from tests.review_maps import Bench

TEXTS = ["Ban cars now", "They kill people", "They stink", "Shops gain", "Trams run", "Rain falls"]


def bench() -> Bench:
    """Decide on four of six units and two of five relations, and add one of each."""
    found = chain(TEXTS)
    made = Bench(found)
    trams = found.unit("u5")
    for op, asked in (
        ("accept", {"id": "u1"}),
        ("role", {"id": "u2", "value": "premise"}),
        ("reject", {"id": "u6"}),  # takes r6 along, on which nothing was decided
        ("span", {"id": "u5", "start": trams.start, "end": trams.end - 1}),
        ("accept", {"id": "r2"}),
        ("relation-type", {"id": "r3", "value": "rebut"}),
        ("reject", {"id": "r4"}),
        ("add-relation", {"source": "u4", "target": "u1", "type": "support"}),
        ("split", {"id": "u2", "at": found.unit("u2").start + 5}),
    ):
        assert made.decide(op, **asked), op
    return made


def test_counts_by_hand() -> None:
    made = bench()
    report = measure_accuracy([Checked(made.found, made.reviewed())])
    # u1, u5 kept; u2 was cut so short (They | kill people) that it is another; u6 false.
    assert report["units_precision"].counts == {"tp": 2, "fp": 2, "fn": 2}
    assert report["units_precision"].value == 0.5
    assert report["units_recall"].value == 0.5
    assert report["units_edges_right"].counts == {"right": 1, "wrong": 1}
    assert report["roles_right"].counts == {"right": 2}
    assert report["relations_f1"].counts == {"tp": 2, "fp": 1, "fn": 1}
    assert report["relations_labelled_f1"].counts == {"tp": 1, "fp": 2, "fn": 2}
    # u1 … u6 have the score 0.5 in `chain`, relations 0.25: two of four and one of three right.
    assert report["units_ece"].value == pytest.approx(0)
    assert report["units_brier"].value == pytest.approx(0.25)
    assert report["relations_ece"].value == pytest.approx(abs(1 / 3 - 0.25), abs=1e-6)
    [row] = report.bins["relations"]
    assert (row.low, row.high, row.count, row.mean) == (0.2, 0.3, 3, 0.25)
    assert report.open == 3  # u3, u4, r5; r6 went with u6
    assert report.decided == sum(v != "open" for v in made.reviewed().verdicts.values())


def test_accepting_all_is_perfect_and_undecided_counts_for_nothing() -> None:
    found = chain(TEXTS)
    made = Bench(found)
    for row in found.units:
        made.decide("accept", id=row.id)
    report = measure_accuracy([Checked(found, made.reviewed())])
    assert report["units_f1"].value == report["roles_right"].value == 1
    assert "relations_f1" not in {score.name for score in report.scores}
    nothing = measure_accuracy([Checked(found, Bench(found).reviewed())])
    assert nothing.scores == () and nothing.decided == 0 and nothing.open == 11


def test_intervals_are_over_documents_or_over_the_elements_of_one() -> None:
    one = Checked(bench().found, bench().reviewed())
    alone = measure_accuracy([one])
    assert alone.over == "elements"
    low, high = alone["units_precision"].low, alone["units_precision"].high
    assert low is not None and high is not None and low < 0.5 < high
    twins = measure_accuracy([one, one])
    assert twins.over == "documents"
    # Two documents that are the same vary in nothing.
    assert (twins["units_precision"].low, twins["units_precision"].high) == (0.5, 0.5)
    assert measure_accuracy([one]).to_dict() == alone.to_dict()
    assert json.loads(json.dumps(alone.to_dict())) == alone.to_dict()


def test_calibration_of_known_scores() -> None:
    total = sum(
        (score_counts(*row) for row in [(0.9, True), (0.9, False), (0.2, False), (1.0, True)]),
        start=score_counts(0.25, True),
    )
    # Bin 0.9 to 1: mean (0.9 + 0.9 + 1) / 3, right 2/3; bin 0.2 to 0.3: mean 0.225, right 1/2.
    wanted = (3 * abs(2.8 / 3 - 2 / 3) + 2 * abs(0.225 - 0.5)) / 5
    assert calibration_error(total) == pytest.approx(wanted)
    assert brier(total) == pytest.approx((0.01 + 0.81 + 0.04 + 0 + 0.5625) / 5)
    assert calibration_error({}) is None and brier({}) is None


def test_merged_units_and_those_argmap_misses() -> None:
    found = chain(TEXTS)
    made = Bench(found)
    made.decide("merge", id="u2", **{"with": "u3"})
    made.decide("accept", id="u4")
    report = measure_accuracy([Checked(found, made.reviewed())])
    # u2 with u3 is "They kill people … They stink": more than half of it was found as u2.
    assert report["units_precision"].counts == {"fp": 1, "tp": 2}
    lost = replace(found, units=found.units[:3], relations=found.relations[:2])
    again = Bench(lost)
    again.entries = made.entries
    report = measure_accuracy([Checked(lost, again.reviewed())])
    assert report["units_recall"].counts == {"fn": 1, "fp": 1, "tp": 1}


def test_the_table_tells_what_counts() -> None:
    made = bench()
    text = format_accuracy(measure_accuracy([Checked(made.found, made.reviewed())]))
    assert "units_precision" in text and "2/2/2" in text
    assert "still open, which do not count" in text
    assert "Scores of relations" in text and "0.2 to 0.3  3" in text
    assert text.endswith("\n") and not any(line.endswith(" ") for line in text.split("\n"))


TALK = "Close the centre to cars, because they kill people. But shops would suffer from it.\n"


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["eval", *map(str, args)], prog_name="argmap")


def test_on_the_command_line(tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"]
    for n, file in enumerate(files):
        file.write_text(TALK * (n + 1), "utf-8")
    result = run("--review", files[0])
    assert result.exit_code == 1 and "it has no review" in result.stderr
    Session.open(files[0]).close()
    result = run("--review", files[0])
    assert result.exit_code == 1 and "nothing was decided yet" in result.stderr
    for file in files:
        with Session.open(file) as session:
            for id in session.state()["order"][:2]:
                session.decide({"op": "accept", "id": id})
    result = run("--review", *files, "--json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert data["documents"] == 3 and data["decided"] == 6
    assert "3 documents; 6 elements" in run("--review", *files).stdout
    weights = tmp_path / "weights.toml"
    weights.write_text(format_weights({"attach.next": 0.1}, {"texts": 1}), "utf-8")
    result = run("--review", *files, "--weights", weights)
    assert result.exit_code == 0 and "units_f1" in result.stdout
    assert run("--review", "--given-units", files[0]).exit_code == 2
    assert run(files[0], files[1], files[2]).exit_code == 2
