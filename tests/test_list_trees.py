"""Lists hang their items themselves: from the item above, from what leads them, and say whose."""

from __future__ import annotations

import pytest

from argmap.decoding.lists import find_items
from argmap.draft import Draft, PartRow
from argmap.flow import map_text
from argmap.model import ArgumentMap
from argmap.reading import document_from_text


def arrows(made: ArgumentMap) -> set[str]:
    """Give the relations by the first word of each end, such as `Rain support Boats`."""
    first = {unit.id: unit.text.split()[0] for unit in made.units}
    return {f"{first[r.source]} {r.type} {first[r.target]}" for r in made.relations}


KIALO = """1. Boats should be allowed on the lake.
1.1. Pro: Anglers need boats to reach the reeds.
1.1.1. Con: Reeds can be reached from the new pier.
1.1.2. Pro: Walking there takes an hour.
1.2. Con: Swimmers are hurt by propellers.
1.2.1. Con: Rowing has no propellers.
1.3. Pro: Renting boats would pay for the beach."""


def test_a_numbered_tree_of_pros_and_cons_keeps_its_tree() -> None:
    made = map_text(KIALO)
    assert arrows(made) == {
        "Anglers support Boats", "Reeds rebut Anglers", "Walking support Anglers",
        "Swimmers rebut Boats", "Rowing rebut Swimmers", "Renting support Boats",
    }  # fmt: skip
    sides = {unit.text.split()[0]: unit.side for unit in made.units}
    assert sides == {
        "Boats": "pro", "Anglers": "pro", "Reeds": "opp", "Walking": "pro", "Swimmers": "opp",
        "Rowing": "pro", "Renting": "pro",
    }  # fmt: skip
    assert all(r.because[0].id == "attach.listed" for r in made.relations)


@pytest.mark.parametrize("deeper", ["  - ", "    * ", "  1. "])
def test_items_of_a_list_in_a_list_hang_from_the_item_above(deeper: str) -> None:
    made = map_text(
        "The lake should be closed to boats.\n\n"
        f"- Swimmers are in danger.\n{deeper}Propellers cut two of them in May.\n"
        f"{deeper}Waves push children under.\n"
        f"- Birds have left the reeds.\n{deeper}Engines scare them.\n"
    )
    assert arrows(made) == {
        "Swimmers support The", "Propellers support Swimmers", "Waves support Swimmers",
        "Birds support The", "Engines support Birds",
    }  # fmt: skip


def test_a_label_of_a_bullet_tells_its_stand_too() -> None:
    made = map_text(
        "Boats should be allowed.\n\n- Pro: Anglers need them.\n- Con: They are loud.\n"
    )
    parts = document_from_text(made.text).parts
    assert [part.stand for part in parts] == ["", "pro", "con"]
    assert [unit.text for unit in made.units][1:] == ["Anglers need them", "They are loud"]


def test_what_follows_a_list_is_not_in_it() -> None:
    made = map_text(
        "Boats should be banned.\n\n- Swimmers are in danger.\n  - Propellers cut two of them.\n\n"
        "Anglers will be angry.\n\n- Pike are few anyway.\n"
    )
    told = {r.source for r in made.relations if r.because[0].id == "attach.listed"}
    assert [made.unit(id).text for id in sorted(told)] == ["Propellers cut two of them"]


def unit(start: int, *flags: str) -> Draft:
    return Draft(
        start, start + 5, 0, 0, 1, (), "split.sentence", paragraph=start // 10, flags=flags
    )


def test_items_without_statements_are_passed_over() -> None:
    parts = [
        PartRow(10 * n, 10 * n + 9, "body", True, level) for n, level in enumerate([0, 1, 2, 3])
    ]
    drafts = [unit(0, "announces"), unit(10), unit(30)]
    found = find_items([[0], [1], [2]], drafts, parts)
    assert {first: (item.unit, item.paragraph) for first, item in found.items()} == {
        1: (0, 0), 2: (-1, 1),
    }  # fmt: skip
    assert find_items([[0], [2]], [drafts[0], drafts[1], drafts[2]], parts)[2].unit == 0
    assert find_items([[1], [2]], [unit(0), *drafts[1:]], parts).keys() == {2}


def test_a_list_goes_to_what_leads_it_with_a_colon() -> None:
    made = map_text(
        "Anglers want the lake for themselves. Boats should be banned for three reasons:\n\n"
        "1. Swimmers are in danger.\n2. Birds have left the reeds.\n3. Noise scares the guests.\n\n"
        "The inn lives from the lake."
    )
    assert {"Swimmers support Boats", "Birds support Boats", "Noise support Boats"} <= arrows(made)
    assert {unit.attributed_to for unit in made.units} == {None}


LEADS = (
    "Critics make three points",
    "Opponents raise three objections",
    "Three objections are raised by anglers",
    "The objections of anglers are these",
    "Anglers' objections are these",
    "The critics say",
)
ITEMS = "- Boats bring guests.\n- Boats are quiet.\n- Boats feed the inn.\n"


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_who_makes_the_points_of_a_list_says_them(lead: str, gap: str) -> None:
    made = map_text(f"The lake should be closed to boats.{gap}{lead}:\n\n{ITEMS}\nThey are wrong.")
    said = [unit for unit in made.units if unit.attributed_to]
    assert [unit.text for unit in said] == [
        "Boats bring guests",
        "Boats are quiet",
        "Boats feed the inn",
    ]
    assert len({unit.attributed_to for unit in said}) == 1
    assert {unit.side for unit in said} == {"opp"}
    assert lead not in [unit.text for unit in made.units]
    into = {r.target for r in made.relations if r.source in {unit.id for unit in said}}
    assert into == {"u1"} and {r.type for r in made.relations if r.target == "u1"} >= {"rebut"}


def test_points_within_a_sentence_are_theirs_too() -> None:
    made = map_text("The lake should be closed. Critics make two points: it is big, and it is old.")
    assert [unit.attributed_to for unit in made.units] == [None, "Critics", "Critics"]


@pytest.mark.parametrize(
    "lead",
    [
        "I make three points",
        "We have three reasons for it",
        "There are three points to make",
        "The ferry makes three stops",
        "Critics have three boats",
        "This newspaper has three objections",
    ],
)
def test_the_author_makes_his_own_points(lead: str) -> None:
    made = map_text(f"The lake should be closed to boats. {lead}:\n\n{ITEMS}")
    assert [unit.attributed_to for unit in made.units if unit.text.startswith("Boats")] == [
        None
    ] * 3


def test_what_stands_behind_a_full_stop_is_no_list_of_theirs() -> None:
    made = map_text(f"The lake should be closed. Critics make three points.\n\n{ITEMS}")
    assert {unit.attributed_to for unit in made.units} == {None}
