"""DOT: the drawing with the whole map in it, and other programs' graphs as maps."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.errors import InputError
from argmap.export.graphviz_run import run_graphviz
from argmap.formats import FORMATS
from argmap.formats.source import Source
from argmap.model import ArgumentMap
from tests.export_maps import HOSTILE, chain, whole

DOT = FORMATS["dot"]
OTHERS = """// made elsewhere
digraph G {
  node [shape=box]
  a [label="The fee should go"]
  subgraph cluster_0 {
    b [label="It is \\"unfair\\"\\nand dear"]
    c [label=<It <b>pays</b> for repairs>]
  }
  b -> a [label="supports"]; c -> a [label="attacks"]
}
"""


def read(text: str | bytes) -> ArgumentMap:
    return DOT.read(Source("a.dot", text.encode() if isinstance(text, str) else text))


def test_the_map_of_another_program() -> None:
    pytest.importorskip("pydot", reason="needs the extra argmap[formats]")
    found = read(OTHERS)
    words = {unit.id: " ".join(unit.text.split()) for unit in found.units}
    assert words == {
        "a": "The fee should go", "b": 'It is "unfair" and dear', "c": "It pays for repairs",
    }  # fmt: skip
    assert {(k.source, k.target, k.type) for k in found.relations} == {
        ("b", "a", "support"),
        ("c", "a", "rebut"),
    }
    assert DOT.knows(Source("a.txt", OTHERS.encode()))
    assert not DOT.knows(Source("a.txt", b"Graphs are dull. { digraph"))


@pytest.mark.parametrize("text", ["digraph {", "graph " + "{" * 4000, "digraph { a -> }", "x"])
def test_what_is_no_dot_ends_in_one_line(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pydot", reason="needs the extra argmap[formats]")
    with pytest.raises(InputError) as raised:
        read(text)
    assert str(raised.value).startswith("a.dot: ") and "\n" not in str(raised.value)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("argmap", [whole(), chain(HOSTILE)], ids=["whole", "hostile"])
def test_pydot_reads_ours_and_the_map_in_it(argmap: ArgumentMap) -> None:
    pydot: Any = pytest.importorskip("pydot", reason="needs the extra argmap[formats]")
    (graph,) = pydot.graph_from_dot_data(DOT.render(argmap).decode())
    names = {node.get_name().strip('"') for node in graph.get_nodes()}
    assert {unit.id for unit in argmap.units} <= names


def test_graphviz_keeps_the_map_in_it() -> None:
    # Graphviz lays it out, and writes DOT again with all attributes, long lines broken.
    assert read(run_graphviz(DOT.render(whole()).decode(), "dot")) == whole()


def test_words_of_a_statement_are_not_taken_for_the_map() -> None:
    hostile = chain(['x" argmap="{}" y', 'a argmap="{\\"id\\": 1}"', "ends in \\"])
    assert read(DOT.render(hostile)) == hostile
