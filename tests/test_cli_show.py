"""`argmap show` draws the argument as a tree in the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.errors import InputError
from argmap.export.json import to_json
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
