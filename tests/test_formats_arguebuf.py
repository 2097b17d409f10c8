"""Maps that arguebuf reads for argmap, where it is installed."""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from argmap.errors import InputError
from argmap.formats.reading_maps import form_of
from argmap.formats.source import Source

CORE = ("id", "title", "notes", "description", "version", "analyst_name", "analyst_email")
DAYS = {"created": "2020-01-01T00:00:00", "edited": "2020-01-01T00:00:00"}
SADFACE = {
    "metadata": {"core": dict.fromkeys(CORE, "") | DAYS},
    "analysts": [],
    "nodes": [
        {
            "id": "a1",
            "type": "atom",
            "text": "The ferry should stay",
            "sources": [],
            "metadata": {},
        },
        {"id": "a2", "type": "atom", "text": "People need it", "sources": [], "metadata": {}},
        {"id": "s1", "type": "scheme", "name": "support", "metadata": {}},
    ],
    "edges": [
        {"id": "e1", "source_id": "a2", "target_id": "s1"},
        {"id": "e2", "source_id": "s1", "target_id": "a1"},
    ],
    "resources": [],
}
# What arguebuf makes of it, in another order.
ROWS: dict[str, Any] = {
    "nodes": [
        {"nodeID": "s1", "type": "RA", "text": "Default Inference"},
        {"nodeID": "a2", "type": "I", "text": "People need it"},
        {"nodeID": "a1", "type": "I", "text": "The ferry should stay"},
    ],
    "edges": [
        {"edgeID": "7f", "fromID": "s1", "toID": "a1", "formEdgeID": None},
        {"edgeID": "01", "fromID": "a2", "toID": "s1", "formEdgeID": None},
    ],
}
ARGGRAPH = """<?xml version="1.0" encoding="UTF-8"?>
<!-- a ferry -->
<arggraph id="ferry"><edu id="e1"><![CDATA[The ferry should stay]]></edu>
<edu id="e2"><![CDATA[People need it]]></edu><adu id="a1" type="pro"/><adu id="a2" type="pro"/>
<edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c2" src="e2" trg="a2" type="seg"/>
<edge id="s1" src="a2" trg="a1" type="sup"/></arggraph>
"""
FORMS = {
    "sadface": SADFACE,
    "ova": {"analysis": {"txt": ""}, "nodes": [], "edges": []},
    "dict": {"nodes": {"a1": {}}, "edges": {}},
}


def source(data: object) -> Source:
    return Source("a.json", json.dumps(data).encode())


def shown(given: Source) -> tuple[list[str], list[tuple[str, str, str]]]:
    form = form_of(given)
    assert form is not None
    made = form.read(given)
    texts = {unit.id: unit.text for unit in made.units}
    rows = [(texts[row.source], str(row.type), texts[row.target]) for row in made.relations]
    return list(texts.values()), rows


WANTED = (
    ["The ferry should stay", "People need it"],
    [("People need it", "support", "The ferry should stay")],
)


@pytest.mark.parametrize("kind", FORMS)
def test_each_form_has_its_loader(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def load(data: object) -> None:
        asked.append(data)

    fake = SimpleNamespace(
        load=SimpleNamespace(**{kind: load}), dump=SimpleNamespace(aif=lambda graph: ROWS)
    )
    monkeypatch.setitem(sys.modules, "arguebuf", fake)
    texts, rows = shown(source(FORMS[kind]))
    assert asked == [FORMS[kind]] and rows == WANTED[1]
    if kind == "sadface":
        assert texts == WANTED[0]


def test_arguebuf_itself() -> None:
    pytest.importorskip("arguebuf", reason="arguebuf is an optional reader")
    assert shown(source(SADFACE)) == WANTED


def test_arggraph_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    fake = SimpleNamespace(
        load=SimpleNamespace(arggraph=lambda file: asked.append(file.read())),
        dump=SimpleNamespace(aif=lambda graph: ROWS),
    )
    monkeypatch.setitem(sys.modules, "arguebuf", fake)
    assert shown(Source("ferry.xml", ARGGRAPH.encode())) == WANTED
    assert asked and b"encoding" not in asked[0]


@pytest.mark.parametrize("text", ["<html><p>Words.</p></html>", "<arggraphs/>", "<a/>"])
def test_other_xml_is_no_arggraph(text: str) -> None:
    assert form_of(Source("a.xml", text.encode())) is None


def test_arggraph_with_entities_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arguebuf", SimpleNamespace())
    text = ARGGRAPH.replace("<!-- a ferry -->", '<!DOCTYPE arggraph SYSTEM "file:///etc/passwd">')
    with pytest.raises(InputError, match="it declares a document type or entities"):
        shown(Source("ferry.xml", text.encode()))


def test_without_it_one_line_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arguebuf", None)
    with pytest.raises(InputError, match="arguebuf is not installed; run: pip install"):
        shown(source(SADFACE))


def test_what_it_cannot_read_ends_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(data: object) -> None:
        raise KeyError("id\nof what")

    fake = SimpleNamespace(load=SimpleNamespace(sadface=load), dump=SimpleNamespace(aif=None))
    monkeypatch.setitem(sys.modules, "arguebuf", fake)
    with pytest.raises(InputError) as raised:
        shown(source(SADFACE))
    assert "arguebuf cannot read it" in str(raised.value) and "\n" not in str(raised.value)
