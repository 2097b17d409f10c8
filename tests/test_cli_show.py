"""`argmap show` draws the argument as a tree in the terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.errors import InputError
from argmap.export.dot import to_dot
from argmap.flow import map_text
from argmap.formats.json_map import to_json
from argmap.graph.excerpt import excerpt
from argmap.graph.outline import outline
from argmap.model import ArgumentMap
from tests.export_maps import HOSTILE, chain, odd_ids, whole


def shown(folder: Path, argmap: ArgumentMap, *options: str) -> Result:
    file = folder / "map.json"
    # Half a surrogate pair, as hostile texts hold, cannot stand in a file.
    file.write_bytes(to_json(argmap).encode("utf-8", "replace"))
    return CliRunner().invoke(app, ["show", str(file), *options])


@pytest.mark.parametrize("made", [whole(), odd_ids(), chain(HOSTILE), ArgumentMap("e", "")])
def test_every_unit_stands_once_in_full_and_every_relation_once(made: ArgumentMap) -> None:
    rows = outline(made)
    assert sorted(r.unit.id for r in rows if not r.again) == sorted(u.id for u in made.units)
    links = [row.relation.id for row in rows if row.relation]
    assert sorted(links) == sorted(relation.id for relation in made.relations)


def test_a_limit_of_depth_counts_what_it_hides() -> None:
    cut = outline(whole(), depth=0)
    assert {row.depth for row in cut} == {0}
    assert sum(row.hidden for row in cut) + len(cut) == len(outline(whole()))


def test_a_start_leaves_out_what_does_not_bear_on_it() -> None:
    rows = outline(whole(), "u2")
    assert rows[0].unit.id == "u2"
    assert {row.unit.id for row in rows} < {unit.id for unit in whole().units}
    with pytest.raises(InputError, match="has no unit 'u99'; choose from u1"):
        outline(whole(), "u99")


def test_the_tree_names_roles_speakers_and_links(tmp_path: Path) -> None:
    said = shown(tmp_path, whole(), "--width", "100").output
    plain = re.sub(r"\x1b\[[0-9;]*m", "", said)
    assert "claim u3 [says Ann, ≈ hedged]" in plain
    assert re.search(r"^[├└]─ \+ ", plain, re.MULTILINE)
    assert max(map(len, plain.splitlines())) <= 100


def test_words_cannot_steer_the_terminal(tmp_path: Path) -> None:
    result = shown(tmp_path, chain(HOSTILE), "--width", "80")
    assert result.exit_code == 0
    assert "\x1b" not in re.sub(r"\x1b\[[0-9;]*m", "", result.output)
    assert not set("\u202e\u2066\x07") & set(result.output)


def test_a_map_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text("{ these are words", encoding="utf-8")
    result = CliRunner().invoke(app, ["show", str(file)])
    assert result.exit_code != 0
    assert "bad.json: not JSON" in result.output


def test_a_thesis_said_three_times_is_one_node_with_three_places(tmp_path: Path) -> None:
    text = (
        "The council should scrap the parking fee. It costs shops their trade.\n\n"
        "The fee brings in little. Last year it paid for two wardens.\n\n"
        "So the council should scrap this parking fee. "
        "In other words, the fee must be scrapped by the council."
    )
    found = map_text(text)
    assert [unit.id for unit in found.units if unit.restates == "u1"] == ["u5", "u6"]
    printed = shown(tmp_path, found, "--width", "100").stdout
    assert printed.count("conclusion") == 1
    assert "(said again: u5 (¶3), u6 (¶3))" in printed
    assert shown(tmp_path, found, "--width", "100", "--focus", "u6").stdout == printed
    drawn = to_dot(found)
    assert "said again: u5" in drawn and "u6 (¶3)" in drawn
    assert not re.search(r'^ +"?u[56]"? \[', drawn, re.MULTILINE)
    assert re.search(r'^ +"?u1"? \[', drawn, re.MULTILINE)


def test_what_is_said_again_keeps_its_own_box_where_it_has_relations(tmp_path: Path) -> None:
    units = [replace(u, restates="u1") if u.id == "u2" else u for u in whole().units]
    made = replace(whole(), units=tuple(units))
    assert any("u2" in (row.source, row.target) for row in made.relations)
    assert excerpt(made).again == {}
