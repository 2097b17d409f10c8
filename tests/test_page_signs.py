"""How a line of the one-page view tells what it does to the line above: by a word, and a colour."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from argmap.export.page_signs import line_colour, sign
from argmap.export.page_svg import page_svg
from argmap.export.style import load_style
from argmap.graph.one_page import one_page
from argmap.model import ArgumentMap, Relation, RelationType, Unit
from argmap.records import Side
from tests.export_maps import groups, words_of

STYLE = load_style("light")
GREY, GREEN = STYLE.graph.soft, STYLE.bands["because"].line
RED = STYLE.bands["against"].line
Row = tuple[str, Side, str, RelationType]
# u1 is the thesis; u2 its reason with a chain below; u6 an objection with reply and chain.
ROWS: list[Row] = [
    ("Close the road", "pro", "", "support"),
    ("It is dangerous", "pro", "u1", "support"),
    ("Nine were hurt", "pro", "u2", "support"),
    ("Two were children", "pro", "u3", "support"),
    ("One was seven", "pro", "u4", "support"),
    ("Shops would lose", "opp", "u1", "rebut"),
    ("Drivers buy most", "opp", "u6", "support"),
    ("Walkers buy more", "pro", "u6", "rebut"),
    ("A count says so", "pro", "u8", "support"),
]


def made(rows: list[Row]) -> ArgumentMap:
    text = ". ".join(row[0] for row in rows)
    units, relations = [], []
    for n, (words, side, target, type) in enumerate(rows, 1):
        at, role = text.index(words), "claim" if target else "conclusion"
        units.append(Unit(f"u{n}", at, at + len(words), words, role, side=side))  # type: ignore[arg-type]
        relations += [Relation(f"r{n}", f"u{n}", target, type)] if target else []
    return ArgumentMap("m", text, tuple(units), tuple(relations))


def colours(argmap: ArgumentMap) -> dict[str, str]:
    entries = {entry.unit.id: entry for entry in one_page(argmap).entries}
    return {id: line_colour(entry, entries, STYLE) for id, entry in entries.items()}


def test_what_only_reasons_lead_from_has_the_colour_of_its_side() -> None:
    found = colours(made(ROWS))
    assert {id for id, colour in found.items() if colour == GREEN} == {
        "u2", "u3", "u4", "u5", "u8", "u9",
    }  # fmt: skip
    assert {id for id, colour in found.items() if colour == RED} == {"u6", "u7"}


@pytest.mark.parametrize("type", ["qualify", "rebut"])
@pytest.mark.parametrize(("wrong", "below"), [(2, {"u3", "u4", "u5"}), (3, {"u4", "u5"})])
def test_a_wrong_link_greys_what_hangs_below_and_turns_no_colour(
    wrong: int, below: set[str], type: RelationType
) -> None:
    before = colours(made(ROWS))
    words, side, target, _ = ROWS[wrong]
    after = colours(made([*ROWS[:wrong], (words, side, target, type), *ROWS[wrong + 1 :]]))
    assert {id for id in before if before[id] != after[id]} == below
    assert {after[id] for id in below} == {GREY}


@pytest.mark.parametrize(
    ("words", "lead", "type", "told"),
    [
        ("It is dear", "", "qualify", "But: "),
        ("It is dear", "", "rebut", "But: "),
        ("It is dear", "", "undercut", "But: "),
        ("It is dear", "", "linked", "And: "),
        ("It is dear", "", "support", ""),
        ("It is dear", "", None, ""),
        ("It is dear", "even if", "qualify", ""),
        ("“But it is dear”", "", "rebut", ""),
        ("Iffy figures, these", "", "qualify", "But: "),
        ("And it is dear", "", "linked", ""),
        ("But: <b>dear</b>", "", "qualify", ""),
    ],
)
def test_a_word_tells_the_relation_where_the_statement_does_not(
    words: str, lead: str, type: RelationType | None, told: str
) -> None:
    assert sign(Unit("u1", 0, len(words), words, "claim", lead=lead), type) == told


def test_a_page_says_but_and_reply_and_needs_no_key_to_its_signs() -> None:
    words, side, target, _ = ROWS[3]
    svg = page_svg(made([*ROWS[:3], (words, side, target, "qualify"), *ROWS[4:]]))
    shown = {group.get("id"): words_of(group) for group in groups(svg, "unit")}
    assert "But: Two were children" in str(shown["u4"])
    assert "Reply: Walkers buy more" in str(shown["u8"])
    assert not any(mark in words_of(ET.fromstring(svg)) for mark in "~−&")
