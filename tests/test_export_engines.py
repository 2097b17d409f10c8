"""Other engines that lay pictures out: the system's Graphviz, and pygraphviz."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import app, views
from argmap.errors import OutputError
from argmap.export import graphviz_run
from argmap.export.svg import to_svg
from tests.export_maps import SVG, whole


@pytest.fixture(autouse=True)
def built_in() -> Iterator[None]:
    yield
    graphviz_run.choose_engine("built-in")


@pytest.mark.parametrize("engine", ["system", "pygraphviz"])
def test_each_engine_draws_every_element(engine: graphviz_run.Engine) -> None:
    there = shutil.which("dot") if engine == "system" else find_spec("pygraphviz")
    if not there:
        pytest.skip(f"{engine} Graphviz is not installed")
    graphviz_run.choose_engine(engine)
    to_svg.__globals__["graph_tree"].__globals__["_laid_out"].cache_clear()
    picture = ET.fromstring(to_svg(whole()))
    ids = {row.get("id") for row in picture.iter(f"{SVG}g")}
    argmap = whole()
    units = {unit.id for unit in argmap.units if unit.role != "background"}
    assert units <= ids
    assert {row.id for row in argmap.relations} <= ids
    to_svg.__globals__["graph_tree"].__globals__["_laid_out"].cache_clear()


def test_an_engine_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphviz_run, "find_spec", lambda name: None)
    monkeypatch.setattr(graphviz_run, "_system_dot", lambda: None)
    with pytest.raises(OutputError, match="pip install pygraphviz"):
        graphviz_run.choose_engine("pygraphviz")
    with pytest.raises(OutputError, match="apt-get install graphviz"):
        graphviz_run.choose_engine("system")
    made = CliRunner().invoke(app, ["export", "-", "--to", "svg", "--engine", "system"], input="{}")
    assert made.exit_code == 1 and isinstance(made.exception, OutputError | SystemExit)


def test_the_command_line_knows_all_engines() -> None:
    assert views.ENGINES == graphviz_run.ENGINES
