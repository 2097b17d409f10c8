"""Agreement of reviewers: published examples, hand-made cases, and what must always hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.cli import app
from argmap.errors import InputError
from argmap.evaluate import GoldDocument
from argmap.evaluate.agreement import agreement, format_agreement
from argmap.evaluate.gold_format import document_from_data
from argmap.evaluate.kappa import cohen, fleiss, ratings
from argmap.evaluate.shared_units import shared_units
from argmap.review import Session

TEXT = "Ban cars. They kill. They stink. Shops gain. Trams run."
WORDS = TEXT.rstrip(".").split(". ")


def document(
    roles: Sequence[str], relations: Sequence[tuple[int, int, str]] = (), id: str = "d"
) -> GoldDocument:
    """Make a document of the sentences that get a role; an empty one is no unit."""
    units = []
    for n, (words, role) in enumerate(zip(WORDS, roles, strict=False), 1):
        start = TEXT.index(words)
        if role:
            units.append({"id": f"x{n}", "start": start, "end": start + len(words), "role": role})
    rows = [
        {"id": f"y{n}", "source": f"x{a}", "target": f"x{b}", "type": type}
        for n, (a, b, type) in enumerate(relations, 1)
    ]
    data = {"id": id, "text": TEXT, "units": units, "relations": rows}
    return document_from_data(data, id)


def test_cohens_own_kind_of_table() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed .7, chance .5, kappa .4.
    counts = ratings([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15)
    assert cohen(counts) == pytest.approx(0.4)


def test_fleiss_worked_example() -> None:
    # Fleiss (1971) as worked in every textbook: 10 subjects, 14 raters, 5 categories, .210.
    table = [
        (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
    ]  # fmt: skip
    items = [
        [str(category) for category, times in enumerate(row) for _ in range(times)] for row in table
    ]
    assert fleiss(ratings(items)) == pytest.approx(0.210, abs=0.0005)


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from("abc")] * 3), min_size=1))
def test_kappa_is_bounded_and_blind_to_order(rows: list[tuple[str, str, str]]) -> None:
    value = fleiss(ratings(rows))
    assert value is None or -1 <= value <= 1 + 1e-9
    assert fleiss(ratings([row[::-1] for row in rows])) == (
        None if value is None else pytest.approx(value)
    )
    pairs = [row[:2] for row in rows]
    one, other = cohen(ratings(pairs)), cohen(ratings([pair[::-1] for pair in pairs]))
    assert one == (None if other is None else pytest.approx(other))
    same = cohen(ratings([(row[0], row[0]) for row in rows]))
    assert same is None or same == pytest.approx(1)
    assert cohen({}) is None and fleiss({}) is None


def test_two_reviewers_by_hand() -> None:
    ann = document(
        ["conclusion", "premise", "premise", "claim", ""],
        [(2, 1, "support"), (3, 1, "support"), (4, 1, "rebut")],
    )
    bo = document(
        ["conclusion", "premise", "claim", "claim", "premise"],
        [(2, 1, "support"), (3, 1, "rebut"), (5, 1, "support")],
    )
    made = agreement({"Ann": [ann], "Bo": [bo]})
    assert made["units_f1"].value == pytest.approx(8 / 9)
    assert made["role_kappa"].counts == {"items": 4, "same": 3}
    # Chance: conclusion 1/16, premise 2·1/16, claim 1·2/16.
    assert made["role_kappa"].value == pytest.approx((0.75 - 5 / 16) / (1 - 5 / 16))
    assert made["relation_f1"].value == pytest.approx(2 * 2 / 6)
    assert made["relation_labelled_f1"].value == pytest.approx(2 * 1 / 6)
    # Twelve ordered pairs of four units: one same link, one other type, one missed, nine none.
    assert made["relation_kappa"].counts == {"items": 12, "same": 10}
    chance = (2 * 1 + 1 * 1 + 9 * 10) / 144
    assert made["relation_kappa"].value == pytest.approx((10 / 12 - chance) / (1 - chance))
    assert made.pairs == {} and made["role_kappa"].low is None
    swapped = agreement({"Bo": [bo], "Ann": [ann]})
    for name in ("alpha_u", "units_f1", "role_kappa", "relation_f1", "relation_kappa"):
        assert swapped[name].value == pytest.approx(made[name].value)


def test_the_same_map_agrees_wholly() -> None:
    one = document(["conclusion", "premise", "claim", "", ""], [(2, 1, "support")])
    made = agreement({"a": [one], "b": [one], "c": [one]})
    assert {score.value for score in made.scores} == {1.0}
    assert len(made.scores) == 6 and len(made.pairs) == 3


def test_three_reviewers() -> None:
    a = document(["conclusion", "premise", "premise", "claim", "claim"])
    b = document(["conclusion", "premise", "claim", "claim", ""])
    c = document(["claim", "premise", "premise", "", "claim"])
    assert shared_units([a, b, c]) == [(0, 0, 0), (1, 1, 1), (2, 2, 2)]
    made = agreement({"a": [a], "b": [b], "c": [c]})
    assert made["role_kappa"].counts == {"items": 3, "same": 1}
    # Fleiss: observed (1/3 + 1 + 1/3) / 3, chance (2² + 5² + 2²) / 81.
    assert made["role_kappa"].value == pytest.approx((5 / 9 - 33 / 81) / (1 - 33 / 81))
    by_pair = list(made.pairs.values())
    mean = sum(next(s.value for s in scores if s.name == "units_f1") for scores in by_pair) / 3
    assert made["units_f1"].value == pytest.approx(mean)
    assert made.missing["relation_f1"]
    text = format_agreement(made)
    assert "3 reviewers, 1 document." in text and "Kappa is Fleiss'" in text and "b and c" in text


def test_intervals_over_documents() -> None:
    rows = [(["claim"] * 5, ["claim"] * 5), (["claim", "premise"] * 2, ["premise", "claim"] * 2)]
    left = [document(a, id=f"d{n}") for n, (a, _) in enumerate(rows)]
    right = [document(b, id=f"d{n}") for n, (_, b) in enumerate(rows)]
    made = agreement({"l": left, "r": list(reversed(right))})
    score = made["role_kappa"]
    assert made.documents == 2 and score.low is not None and score.high is not None
    assert score.low <= score.value <= score.high
    assert json.loads(json.dumps(made.to_dict()))["documents"] == 2


def test_what_cannot_be_compared_is_refused() -> None:
    one, other = document(["claim"]), document(["claim"], id="e")
    with pytest.raises(InputError, match="one reviewer only"):
        agreement({"a": [one]})
    with pytest.raises(InputError, match="b: document 'd' is missing, which a has"):
        agreement({"a": [one], "b": [other]})


TALK = "Close the centre to cars, because they kill people. But shops would suffer from it.\n"


def run(*args: object) -> Result:
    return CliRunner().invoke(app, ["agreement", *map(str, args)], prog_name="argmap")


def test_journals_on_the_command_line(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(TALK, "utf-8")
    journals = [tmp_path / f"{name}.review.jsonl" for name in ("ann", "bo")]
    for role, journal in zip(("claim", "premise"), journals, strict=True):
        with Session.open(talk, journal=journal) as session:
            for id in session.state()["order"]:
                asked = {"op": "role", "value": role} if id == "u1" else {"op": "accept"}
                session.decide({"id": id, **asked})
    result = run(*journals, "--json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert data["reviewers"] == ["ann", "bo"]
    scores = {row["name"]: row["value"] for row in data["scores"]}
    assert scores["alpha_u"] == scores["relation_labelled_f1"] == 1 and scores["role_kappa"] < 1
    assert "role_kappa" in run(*journals).stdout
    moved = tmp_path / "away" / "ann.review.jsonl"
    moved.parent.mkdir()
    moved.write_bytes(journals[0].read_bytes())
    result = run(moved, journals[1])
    assert result.exit_code == 1 and "name it with --article" in result.stderr
    assert run(moved, journals[1], "--article", talk).exit_code == 0
    assert run(moved, moved).exit_code == 2
    assert "there is no such review" in run(tmp_path / "no.review.jsonl", journals[0]).stderr


def test_maps_and_folders_on_the_command_line(tmp_path: Path) -> None:
    for name, roles in (("ann", ["claim", "premise"]), ("bo", ["claim", "claim"])):
        folder = tmp_path / name
        folder.mkdir()
        made = document(roles)
        rows = [{"id": u.id, "start": u.start, "end": u.end, "role": u.role} for u in made.units]
        data = {"id": "d", "text": TEXT, "units": rows, "relations": []}
        (folder / "d.json").write_text(json.dumps(data), "utf-8")
    assert "role_kappa" in run(tmp_path / "ann", tmp_path / "bo").stdout
    assert run(tmp_path / "ann" / "d.json", tmp_path / "bo" / "d.json").exit_code == 0


def test_unchecked_elements_are_told(tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text(TALK, "utf-8")
    journals = [tmp_path / f"{name}.review.jsonl" for name in ("ann", "bo")]
    for journal in journals:
        Session.open(talk, journal=journal).close()
    result = run(*journals)
    assert result.exit_code == 0
    assert result.stderr.count("were not checked: taken as found") == 2
