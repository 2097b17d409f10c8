"""What is refused in one line: maps that break the model, texts that are none, full streams."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.cli import app
from argmap.errors import ArgmapError, InputError, MapError
from argmap.model import ArgumentMap
from argmap.review.journal_file import journal_path

TEXT = "It rains. Take a coat. No."
Data = dict[str, Any]


def data(**changes: object) -> Data:
    """Return a map as JSON data, with some keys changed."""
    units = [
        {"id": "u1", "start": 0, "end": 8, "text": "It rains", "role": "premise"},
        {"id": "u2", "start": 10, "end": 21, "text": "Take a coat", "role": "conclusion"},
        {"id": "u3", "start": 23, "end": 25, "text": "No", "role": "claim"},
    ]
    relations = [{"id": "r1", "source": "u1", "target": "u2", "type": "support"}]
    return {"format": "argmap/1", "id": "coat", "text": TEXT, "units": units,
            "relations": relations} | changes  # fmt: skip


def of_unit(**values: object) -> Data:
    found = data()
    found["units"][0] |= values
    return found


def of_relations(*rows: tuple[str, str, str, str]) -> Data:
    keys = ("id", "source", "target", "type")
    return data(relations=[dict(zip(keys, row, strict=True)) for row in rows])


GROUND = {"id": "x", "start": 0, "end": 2, "text": "It"}
BAD: list[tuple[Data, str]] = [
    (data(format="argmap/99"), "argmap/99"),
    (data(made_by="argmap"), "made_by"),
    (data(made_by={"argmap": 2}), "made_by"),
    (data(id=5), "id is 5"),
    (data(title=["no"]), "title"),
    (of_unit(score="high"), "score is 'high'"),
    (of_unit(score=True), "score is True"),
    (of_unit(score=math.nan), "nan is no finite number"),
    (of_unit(score=math.inf), "inf is no finite number"),
    (of_unit(because=[{**GROUND, "weight": math.nan}]), "nan is no finite number"),
    (of_unit(because=[{**GROUND, "weight": "much"}]), "weight is 'much'"),
    (of_unit(start=0.5), "start"),
    (of_unit(attributed_to=["Ann"]), "attributed_to"),
    (of_unit(hedged="no"), "hedged"),
    (of_unit(paragraph="one"), "paragraph"),
    (of_relations(("r1", "u1", "u1", "support")), "u1 would support itself"),
    (of_relations(("r1", "u1", "u1", "rebut")), "u1 would rebut itself"),
    (
        of_relations(("r1", "u1", "r2", "undercut"), ("r2", "u2", "r1", "undercut")),
        "run in a cycle through r1, r2",
    ),
    (
        of_relations(
            ("r1", "u1", "u2", "support"), ("r2", "u3", "r3", "linked"),
            ("r3", "u2", "r2", "undercut"),
        ),
        "run in a cycle through r2, r3",
    ),
]  # fmt: skip


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="argmap")


def test_what_is_changed_below_is_a_map_otherwise() -> None:
    assert ArgumentMap.from_dict(data()).unit("u2").text == "Take a coat"
    ground = {**GROUND, "weight": 0.5}
    assert ArgumentMap.from_dict(of_unit(because=[ground], score=0.5)).unit("u1").score == 0.5
    chain = of_relations(("r1", "u1", "u2", "support"), ("r2", "u3", "r1", "undercut"))
    assert len(ArgumentMap.from_dict(chain).relations) == 2


@pytest.mark.parametrize(("bad", "said"), BAD)
def test_a_map_that_breaks_the_model(bad: Data, said: str, tmp_path: Path) -> None:
    with pytest.raises(MapError, match=said):
        ArgumentMap.from_dict(bad)
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(bad), "utf-8")
    for args in (["show", file], ["export", file, "-t", "svg", "-o", tmp_path / "out"]):
        told = run(*args)
        assert told.exit_code == 1 and told.stderr.count("\n") == 1, told.output
        assert told.stderr.startswith(f"argmap: {file}: ")
    assert not (tmp_path / "out").exists()


def test_eval_refuses_another_format(tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(data(format="argmap/99")), "utf-8")
    told = run("eval", file, file)
    assert told.exit_code == 1 and "argmap/99" in told.stderr and told.stderr.count("\n") == 1


@pytest.mark.parametrize("text", ["[" * 100_000, '{"units": ' + "[" * 100_000, '{"a":' * 100_000])
def test_brackets_without_end(text: str, tmp_path: Path) -> None:
    with pytest.raises(MapError, match="not JSON that can be read"):
        ArgumentMap.from_json(text)
    file = tmp_path / "deep.json"
    file.write_text(text, "utf-8")
    for args in (["show", file], ["eval", file, file], ["train", file, "-o", tmp_path / "w.toml"]):
        told = run(*args)
        assert told.exit_code == 1 and told.stderr.count("\n") == 1, told.output[:300]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["u1", "r1", "support", "undercut", "claim", "argmap/1", 0, 8, "It rains"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)  # fmt: skip
PLACES = st.sampled_from(
    [(key,) for key in (*data(), "made_by", "notes", "parts", "not_article", "places", "author")]
    + [("units", 0, key) for key in (
        "id", "start", "end", "text", "role", "attributed_to", "hedged", "strength", "stance",
        "side", "restates", "score", "paragraph", "sentence", "parts", "because",
    )]
    + [("units", 0), ("relations", 0)]
    + [("relations", 0, key) for key in ("id", "source", "target", "type", "score", "because")]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(PLACES, VALUES), min_size=1, max_size=2))
def test_any_value_in_any_place_is_a_map_or_refused(changes: list[tuple[Any, Any]]) -> None:
    made = data()
    for place, value in changes:
        row: Any = made
        for key in place[:-1]:
            here = list(row) if isinstance(row, dict) else range(len(row))
            row = row[key] if key in here else {}
            if not isinstance(row, dict | list) or not row:
                return
        if isinstance(row, dict) or (type(place[-1]) is int and len(row)):
            row[place[-1]] = value
    try:
        found = ArgumentMap.from_dict(made)
    except ArgmapError as error:
        assert "\n" not in str(error)[:200] or "\n" in str(made)
        return
    assert ArgumentMap.from_json(found.to_json()).to_dict() == found.to_dict()
    found.to_networkx()


@pytest.mark.parametrize("text", [b"Rents should be capped.", None, 5, ["Rents"]])
def test_what_is_no_text(text: object) -> None:
    with pytest.raises(InputError, match="a text is needed, not"):
        argmap.map_text(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [240, 247, 251])
def test_a_name_as_long_as_the_disk_takes(size: int, tmp_path: Path) -> None:
    file = tmp_path / f"{'a' * size}.txt"
    file.write_text("Rents should be capped, because tenants cannot pay more.", "utf-8")
    told = run("map", file, "-o", tmp_path / "out")
    assert told.exit_code == 0, told.output
    assert run("explain", file, "u1").exit_code == 0
    assert run("show", file).exit_code == 0
    for args in (["eval", "--review", file], ["review", file, "--export-gold", tmp_path / "g"]):
        told = run(*args)
        assert told.exit_code == 1 and "no review" in told.stderr
    if len(journal_path(file).name) > 255:
        told = run("review", file, "--terminal")
        assert told.exit_code == 1 and "--journal" in told.stderr
        assert told.stderr.count("\n") == 1


FULL = Path("/dev/full")
NEEDS_FULL = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")


@NEEDS_FULL
@pytest.mark.parametrize("args", [["schema"], ["--help"], ["formats"], ["--version"]])
def test_a_full_standard_output_is_told(args: list[str]) -> None:
    command = [sys.executable, "-m", "argmap", *args]
    with FULL.open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
        assert ended.returncode == 1
        assert ended.stderr.startswith("argmap: standard output: it takes no more (")
        assert ended.stderr.count("\n") == 1
        silent = subprocess.run(command, stdout=full, stderr=full)
    assert silent.returncode == 1


@NEEDS_FULL
def test_a_full_standard_output_leaves_the_tree_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "coat.json"
    file.write_text(json.dumps(data()), "utf-8")
    with FULL.open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "argmap", "show", str(file)],
            stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1), ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to one process")
@pytest.mark.parametrize("module", ["click", "argmap.cli.app", "argmap.cli.map"])
def test_ctrl_c_while_it_starts(module: str, tmp_path: Path) -> None:
    """The first import of a module is interrupted, wherever that is in the start."""
    code = (
        "import os, runpy, signal, sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "sys.argv = ['argmap', 'show', 'nothing.json']\n"
        "runpy.run_module('argmap', run_name='__main__')\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (130, "argmap: stopped\n")
