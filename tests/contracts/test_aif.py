"""arguebuf and xaif load our AIF, xAIF and Kialo text, with all that is in them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from argmap.formats import FORMATS
from argmap.formats.carried import fitted
from argmap.formats.source import Source
from argmap.model import ArgumentMap
from argmap.records import words_of
from tests.contracts.other_side import python
from tests.export_maps import HOSTILE, chain, whole
from tests.test_formats_arguebuf import ARGGRAPH, SADFACE, WANTED, shown

LOAD = """
import sys, json, arguebuf
if sys.argv[2] == "xaif":
    graph = arguebuf.load.xaif(json.load(open(sys.argv[1])))
elif sys.argv[2] == "kialo":
    graph = arguebuf.load.kialo(open(sys.argv[1]))
else:
    graph = arguebuf.load.file(sys.argv[1])
print(json.dumps({
    "atoms": [n.plain_text for n in graph.atom_nodes.values()],
    "schemes": [type(n.scheme).__name__ for n in graph.scheme_nodes.values()],
    "edges": len(graph.edges),
}))
"""
DUMP = """
import sys, io, json, arguebuf
kind, file = sys.argv[1], open(sys.argv[2], "rb")
given = file if kind == "arggraph" else json.load(file)
print(json.dumps(arguebuf.dump.aif(getattr(arguebuf.load, kind)(given))))
"""
ADD = """
import sys, json
from xaif import AIF
aif = AIF(json.load(open(sys.argv[1])))
before = len(aif.xaif["AIF"]["nodes"])
aif.add_component("argument_relation", relation_type="RA", iNode_ID1="1", iNode_ID2="2")
aif.add_component("locution", text="It is so", speaker="Ann Other")
aif.add_component("proposition", Lnode_ID=aif.xaif["AIF"]["nodes"][-1]["nodeID"], proposition="So")
rows = aif.xaif["AIF"]["nodes"]
print(json.dumps({
    "valid": aif.is_valid_json_aif(), "added": len(rows) - before,
    "ids": len({row["nodeID"] for row in rows}) == len(rows),
    "speaker": aif.get_speaker(aif.locutions[0]["nodeID"])[0] if aif.locutions else "",
}))
"""
MAPS = [whole(), chain(HOSTILE), chain(["שלום", "نص", "\U0001f389 [a](b) (c)", "a\nb"])]


def written(argmap: ArgumentMap, form: str, folder: Path) -> tuple[Path, Any]:
    """Write a map and give its file, and what JSON it holds."""
    path = folder / f"map{'.txt' if form == 'kialo' else '.json'}"
    path.write_bytes(FORMATS[form].render(argmap))
    return path, json.loads(path.read_text("utf-8")) if form != "kialo" else None


@pytest.mark.parametrize("form", ["aif", "xaif"])
@pytest.mark.parametrize("argmap", MAPS, ids=["whole", "hostile", "scripts"])
def test_arguebuf_loads_all(argmap: ArgumentMap, form: str, tmp_path: Path) -> None:
    path, data = written(argmap, form, tmp_path)
    if any("\ud800" in unit.text for unit in argmap.units):
        argmap = fitted(argmap, "utf8")
        path, data = written(argmap, form, tmp_path)
    found = python(LOAD, str(path), form)
    graph = data.get("AIF", data)
    kinds = {row["nodeID"]: row["type"] for row in graph["nodes"]}
    argued = ("I", "RA", "CA", "MA")
    inner = [r for r in graph["edges"] if {kinds[r["fromID"]], kinds[r["toID"]]} <= set(argued)]
    assert found["atoms"] == [unit.text for unit in argmap.units]
    assert len(found["schemes"]) == sum(kind in argued[1:] for kind in kinds.values())
    assert found["schemes"].count("Support") == sum(r.type == "support" for r in argmap.relations)
    assert found["edges"] == len(inner)


@pytest.mark.parametrize("argmap", MAPS, ids=["whole", "hostile", "scripts"])
def test_xaif_loads_and_adds_to_ours(argmap: ArgumentMap, tmp_path: Path) -> None:
    path, _ = written(fitted(argmap, "utf8"), "xaif", tmp_path)
    found = python(ADD, str(path))
    assert found["valid"] and found["ids"]
    assert found["added"] == 4


@pytest.mark.parametrize("argmap", MAPS, ids=["whole", "hostile", "scripts"])
def test_arguebuf_loads_kialo_text(argmap: ArgumentMap, tmp_path: Path) -> None:
    path, _ = written(argmap, "kialo", tmp_path)
    found = python(LOAD, str(path), "kialo")
    argmap = fitted(argmap, FORMATS["kialo"].letters)
    said = {without_links(" ".join(words_of(unit).split())) for unit in argmap.units}
    read = {text.strip("“”") for text in found["atoms"]}
    assert {text.strip("“”") for text in said} <= read | {"…"}


def without_links(text: str) -> str:
    # arguebuf takes what looks like a link for one, though its brackets are escaped.
    return re.sub(r"\[(.*?)\]\(.*?\)", r"\1", text)


@pytest.mark.parametrize("kind", ["arggraph", "sadface"])
def test_what_arguebuf_reads_is_read(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # arguebuf needs older packages than argmap: it reads in its own environment.
    def load(given: Any) -> Any:
        path = tmp_path / "given"
        path.write_bytes(given.read() if kind == "arggraph" else json.dumps(given).encode())
        return python(DUMP, kind, str(path))

    fake = SimpleNamespace(
        load=SimpleNamespace(**{kind: load}), dump=SimpleNamespace(aif=lambda rows: rows)
    )
    monkeypatch.setitem(sys.modules, "arguebuf", fake)
    text = ARGGRAPH if kind == "arggraph" else json.dumps(SADFACE)
    assert shown(Source("ferry.xml" if kind == "arggraph" else "a.json", text.encode())) == WANTED
