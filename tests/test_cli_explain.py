"""`argmap explain` tells how a unit or a relation came about."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.cli.explain import _held_to
from argmap.lexicon.rules import load_rules

TEXT = "Rents should be capped, because tenants cannot pay more. Critics say it costs too much."


def explained(folder: Path, id: str, text: str = TEXT) -> Result:
    file = folder / "rents.txt"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["explain", str(file), id])


def test_a_unit_tells_words_rules_relations_and_other_targets(tmp_path: Path) -> None:
    said = explained(tmp_path, "u1").output
    assert said.startswith("u1, conclusion")
    assert "characters 0 to 22, end exclusive" in said
    assert "[conclusion.directive:" in said and "“should”" in said
    assert "it says what ought to be done (Stab and Gurevych 2017: modal verbs)" in said
    assert "u2 support u1" in said
    assert "taken one by one" in said


def test_the_grounds_of_a_target_are_those_of_its_relation(tmp_path: Path) -> None:
    said = explained(tmp_path, "u2").output
    relation = next(line for line in said.splitlines() if "u2 support u1" in line)
    best = said.splitlines()[
        said.splitlines().index(
            next(line for line in said.splitlines() if "taken one by one" in line)
        )
        + 1
    ]
    assert best.split()[:3] == [relation.split()[-1], "support", "u1"]


def test_why_a_unit_heads_its_paragraph(tmp_path: Path) -> None:
    text = "The bakery is not safe. Two loaves burnt.\n\nThe mill is old.\n\nBread is cheap."
    said = explained(tmp_path, "u1", text).output
    line = next(line for line in said.splitlines() if line.startswith("for heading its paragraph"))
    assert "+0.80 it opens the paragraph" in line and "[head.opens]" in line


def test_why_a_unit_is_the_main_conclusion_and_what_its_role_asks_for(tmp_path: Path) -> None:
    text = "We should keep the bakery. Two loaves burnt.\n\nThe mill is old.\n\nBread is cheap."
    said = explained(tmp_path, "u1", text).output
    main = next(line for line in said.splitlines() if line.startswith("as the main conclusion"))
    assert main.startswith("as the main conclusion, which it is, +1.")
    assert "[main.opening-stand]" in main and "[main.first]" in main and "+0.50 " in main
    assert (
        "in all reaches 0.85, evidence from which on" in said and "[threshold.conclusion]" in said
    )
    said = explained(tmp_path, "u2", text).output
    assert "\nas the main conclusion, " in said
    assert "in all is below 0.00, evidence from which on" in said and "[threshold.disputed]" in said


LONG = (
    "We should keep the bakery. Two loaves burnt. The oven is bad and ugly, nobody denies.\n\n"
    "The mill is old.\n\nBread is cheap."
)


def test_what_measures_a_score_is_told_where_it_counts(tmp_path: Path) -> None:
    told = explained(tmp_path, "u2", LONG).output.splitlines()
    at = next(
        n for n, line in enumerate(told) if " support u1 (" in line and "[attach.conclusion" in line
    )
    assert told[at + 1].startswith("    measured by 0.40, what a conclusion within")
    relation = explained(tmp_path, "r1", LONG).output
    assert "\n  measured by 0.40, " in relation and "[measure.far]" in relation
    # A short text has no far conclusions, and what only reports bounds nothing.
    assert "measure.far" not in explained(tmp_path, "u2").output
    assert "measured by 1.20, " in explained(tmp_path, "u1").output
    assert "measured by" not in explained(tmp_path, "r1").output


STAND = "We should keep it. It is old. Rents are high."


@pytest.mark.parametrize(
    ("text", "id", "told"),
    [
        (STAND, "u1", "0.30, evidence from which on a stand"),
        (STAND, "u1", "0.20, weight of a word of demand"),
        ("The road is steep. This pleases the town.", "u1", "0.50, evidence as a conclusion"),
        ("It is steep, because a lorry slipped.", "r1", "1.20, weight of a connective"),
    ],
)
def test_what_a_rule_counts_by_is_told(tmp_path: Path, text: str, id: str, told: str) -> None:
    assert f"  held to {told}" in explained(tmp_path, id, text).output


def test_no_threshold_is_told_of_what_a_network_read() -> None:
    rules, grounds = load_rules(), ["attach.host:because", "attach.next"]
    assert len(list(_held_to(grounds, rules))) == 1
    assert list(_held_to(["learned.link", *grounds], rules)) == []


def test_why_it_is_not_on_the_other_side_is_told(tmp_path: Path) -> None:
    said = explained(tmp_path, "u3", "The road is safe. It is dry. But it is steep.").output
    assert "\nas the other side’s: -0.35 it answers what came before [opposed." in said
    assert "  -0.35 in all is below 0.60, " in said and "[threshold.opposed]" in said


def test_why_it_leaves_the_map_is_told(tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text("The bridge is narrow. Think about it. Two lorries met on it.", "utf-8")
    said = CliRunner().invoke(app, ["explain", str(file), "u2", "--background"]).output
    assert "  +1.00 in all reaches 1.00, " in said and "[threshold.background]" in said


def test_what_asks_how_much_is_said_again_is_told(tmp_path: Path) -> None:
    text = (
        "The town must mend the old bridge. It is narrow. "
        "So the old bridge must be mended by the town."
    )
    said = explained(tmp_path, "u3", text).output
    assert "  +1.00 it says an earlier statement again" in said and "[restate.again]" in said
    assert "  -0.50 this share of words is asked" in said and "[restate.same]" in said
    assert "restate." not in explained(tmp_path, "u1", text).output


def test_a_relation(tmp_path: Path) -> None:
    said = explained(tmp_path, "r1").output
    assert said.startswith("r1: u2 support u1, score ")
    assert "[attach.host:because]" in said and "“because”" in said


@pytest.mark.parametrize("id", ["u9", "r9", "x", "\x1b[31m"])
def test_an_unknown_id_is_told(tmp_path: Path, id: str) -> None:
    result = explained(tmp_path, id)
    assert result.exit_code != 0
    assert "there are u1 to u3 and r1, r2" in result.output


def test_words_cannot_steer_the_terminal(tmp_path: Path) -> None:
    said = explained(tmp_path, "u1", "We should \x1b[31mact now, because \x1b[0m it burns.").output
    assert "\x1b" not in said


@pytest.mark.parametrize("form", ["json", "dot"])
def test_a_map_tells_its_grounds(form: str, tmp_path: Path) -> None:
    (tmp_path / "rents.txt").write_text(TEXT, "utf-8")
    asked = ["map", str(tmp_path / "rents.txt"), "-o", str(tmp_path), "-f", form]
    assert CliRunner().invoke(app, asked).exit_code == 0
    made = CliRunner().invoke(app, ["explain", str(tmp_path / f"rents.{form}"), "u1"])
    assert made.exit_code == 0, made.output
    assert made.output.startswith("u1, conclusion") and "u2 support u1" in made.output
    assert "taken one by one" not in made.output
    gone = CliRunner().invoke(app, ["explain", str(tmp_path / f"rents.{form}"), "u9"])
    assert gone.exit_code == 1 and "u9" in gone.output
