"""Leads: what stands before a unit and is needed to understand it, in every view and export."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from argmap.cli.outline_tree import render_outline
from argmap.components.segmentation.leads import connective
from argmap.export.markdown import read_verdicts
from argmap.export.page_svg import page_svg
from argmap.export.panels import claims_table, outline_panel
from argmap.export.svg import to_svg
from argmap.export.table import rows
from argmap.flow import map_text
from argmap.graph.excerpt import excerpt
from argmap.graph.outline import outline
from argmap.model import ArgumentMap, Relation, Unit
from tests.export_maps import HOSTILE, chain, groups, words_of

TEXT = "It is ugly, nor is it cheap."
LED = ArgumentMap(
    "led",
    TEXT,
    (Unit("u1", 0, 10, "It is ugly", "conclusion"),
     Unit("u2", 16, 27, "is it cheap", "claim", lead="nor")),
    (Relation("r1", "u2", "u1", "support"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "lead"),
    [
        ("Closing it is no solution, nor is it popular.", "is it popular", "nor"),
        ("The crane was tested in May, but not closed.", "not closed", "[The crane was]"),
        ("The plan is cheap and the council likes it, although the town voted against it.",
         "the town voted against it", "although"),
        ("Moon accepts the need for sanctions, but has suggested building confidence first.",
         "has suggested building confidence first", "[Moon]"),
    ],
)  # fmt: skip
def test_leads_are_found(text: str, words: str, lead: str) -> None:
    argmap = map_text(f"{text} The bridge should therefore be closed.")
    found = {unit.text: unit.lead for unit in argmap.units}
    assert found[words] == lead
    # What a unit says by itself has none.
    assert found["The bridge should therefore be closed"] == ""


@pytest.mark.parametrize(
    ("between", "lead"),
    [
        (", even if ", "even if"),
        ("; If not, ", "If not"),
        (", and ", ""),
        ("a motif ", ""),
        ("", ""),
    ],
)
def test_the_longest_connective_at_the_end_counts(between: str, lead: str) -> None:
    assert connective(between, frozenset({"if", "even if", "if not"})) == lead


def test_leads_stay_in_json_and_are_left_out_where_there_is_none() -> None:
    assert ArgumentMap.from_json(LED.to_json()) == LED
    assert [("lead" in row) for row in LED.to_dict()["units"]] == [False, True]


def test_leads_stand_in_every_view() -> None:
    for svg in (to_svg(LED), page_svg(LED)):
        box = next(group for group in groups(svg, "unit") if group.get("id") == "u2")
        assert "nor is it cheap" in words_of(box).lower()
        [grey] = [e for e in box.iter() if (e.text or "").strip().lower() == "nor"]
        assert grey.get("fill") == "#52606d"
    for html in (outline_panel(LED), claims_table(LED)):
        assert '<i class="lead">nor</i> is it cheap' in html
    assert "nor is it cheap" in render_outline(excerpt(LED), outline(LED), 80)
    assert [row["lead"] for row in rows(LED)] == ["", "nor"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_leads_stay_text(words: str) -> None:
    second = replace(LED.units[1], lead=words)
    made = replace(LED, units=(LED.units[0], second))
    for svg in (to_svg(made), page_svg(made)):
        ET.fromstring(svg)
    for html in (outline_panel(made), claims_table(made)):
        assert "<script" not in html and "onload='" not in html.replace("&#x27;", "")


def test_verdicts_in_a_table_of_other_columns_are_kept() -> None:
    table = (
        "# Claims: old\n\n| id | role | start | text | verdict |\n| --- | --- | --- | --- | --- |\n"
        "| u1 | claim | 0 | Yes | right | so \\| so |\n"
    )
    assert read_verdicts(table) == {("claim", "Yes", 1): "right | so | so"}


def test_a_map_of_one_has_no_lead() -> None:
    assert not chain(["Yes"]).units[0].lead


@pytest.mark.parametrize(
    ("text", "words", "lead"),
    [
        ("The managers detest the rule. I think they are wrong.", "they are wrong",
         "[they: the managers]"),
        ("Moon met the union. He wants peace.", "He wants peace", "[he: Moon]"),
        # Two may be meant, or things, or what was said; and the name may stand in the unit.
        ("The managers met the nurses. I think they are wrong.", "they are wrong", ""),
        ("The managers sold the ships. They were too old.", "They were too old", ""),
        ("The council sold the ship. It was too old.", "It was too old", ""),
        ("The managers say that they are tired.", "they are tired", ""),
        # A thing that alone is talked of before, as the subject.
        ("The new rule is modest. Its costs are low.", "Its costs", "[its: the new rule]"),
        ("The old ships are slow. They burn a lot of oil.", "They burn", "[they: the old ships]"),
        # Another noun, another pronoun, a clause, a comparison, or another paragraph before it.
        ("The new rule helped the town. It saves money.", "It saves", ""),
        ("Their old ships are slow. They burn a lot of oil.", "They burn", ""),
        ("The new rule is modest. It is clear that it works.", "It is clear", ""),
        ("The new rule is modest. It means that nobody pays.", "It means", ""),
        ("Fewer ships would sail. They would burn oil.", "They would", ""),
        ("The new rule is modest.\n\nIt saves money.", "It saves", ""),
    ],
)  # fmt: skip
def test_whom_a_pronoun_stands_for_is_told_where_it_is_sure(
    text: str, words: str, lead: str
) -> None:
    argmap = map_text(f"{text} The ferry should therefore be kept.")
    [unit] = [unit for unit in argmap.units if words in unit.text]
    assert unit.lead == lead
