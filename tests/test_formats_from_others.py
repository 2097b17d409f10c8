"""Maps that other tools and people made, and files that mean harm."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argmap.cli import app
from argmap.errors import InputError
from argmap.formats import FORMATS
from argmap.formats.reading_maps import form_of, other_map, read_map
from argmap.formats.source import Source
from argmap.model import ArgumentMap

ARGDOWN = """===
title: Cars in the street
author: somebody
===

# A heading

// a comment
[Close it]: The street should be _closed_. #yes {source: "a // b", tags: [x]}
  + <Lungs>: Cars make children
    ill.
    - [Electric]: Electric cars do not.
  - [Trade]: Shops would lose. /* or
    would they? */
    _ [Parking]
  >< [Keep it]: It should stay open.

[Parking]: They have car parks.

<Deaths>

(1) Cars killed ten people. {certain: true}
(2) Whatever kills should be \\(mostly\\) kept out.
-- Modus ponens --
(3) [Close it]

<Deaths>
  <_ [Slow]: They went too fast.
"""
KIALO = """Discussion Title: Should the street be closed?

1. The street should be closed.
1.1. Pro: Cars make children ill.
1.1.1. Con: Electric cars do not,
say their makers.
1.2. Con: Shops \\[all of them\\] would lose.
1.2.1. Pro: -> See 1.1.1.
"""
AIF: dict[str, Any] = {
    "nodes": [
        {"nodeID": "10", "text": "It is hot", "type": "I", "timestamp": ""},
        {"nodeID": "11", "text": "It is summer", "type": "I"},
        {"nodeID": "12", "text": "Summers are hot", "type": "I"},
        {"nodeID": "13", "text": "It rains", "type": "I"},
        {"nodeID": "14", "text": "Default Inference", "type": "RA"},
        {"nodeID": "15", "text": "Default Conflict", "type": "CA"},
        {"nodeID": "16", "text": "Ann : It is summer", "type": "L"},
        {"nodeID": "17", "text": "Asserting", "type": "YA"},
    ],
    "edges": [
        {"edgeID": f"{n}", "fromID": source, "toID": target}
        for n, (source, target) in enumerate(
            [("11", "14"), ("12", "14"), ("14", "10"), ("13", "15"), ("15", "14"), ("16", "17"),
             ("17", "11")], 1
        )
    ],
    "locutions": [],
}  # fmt: skip
GRAPHML = """<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"/>
<key id="d1" for="edge" attr.name="label" attr.type="string"/>
<graph edgedefault="directed"><node id="n0"><data key="d0">Go</data></node>
<node id="n1"><data key="d0">It is late</data></node>
<edge source="n1" target="n0"><data key="d1">attacks</data></edge></graph></graphml>"""


def drawn(argmap: ArgumentMap) -> set[tuple[str, str, str]]:
    """Give each relation as words, type, and words, or the words of the relation it leads to."""
    texts = {unit.id: unit.text for unit in argmap.units}
    sources = {row.id: f"→ {texts[row.source]}" for row in argmap.relations}
    inner = ("undercut", "linked")
    return {
        (texts[r.source], r.type, (sources if r.type in inner else texts)[r.target])
        for r in argmap.relations
    }


def test_argdown_by_hand() -> None:
    found = FORMATS["argdown"].read(Source("cars.argdown", ARGDOWN.encode()))
    top = "The street should be closed."
    assert found.title == "Cars in the street"
    assert drawn(found) == {
        ("Cars make children ill.", "support", top),
        ("Electric cars do not.", "rebut", "Cars make children ill."),
        ("Shops would lose.", "rebut", top),
        ("They have car parks.", "undercut", "→ Shops would lose."),
        ("It should stay open.", "rebut", top),
        (top, "rebut", "It should stay open."),
        ("Cars killed ten people.", "support", top),
        ("Whatever kills should be (mostly) kept out.", "linked", "→ Cars killed ten people."),
        ("They went too fast.", "undercut", "→ Cars killed ten people."),
    }
    roles = {unit.text: unit.role for unit in found.units}
    assert roles["Electric cars do not."] == "premise"
    sides = {unit.text: unit.side for unit in found.units}
    assert sides["Shops would lose."] == "opp" and sides["They have car parks."] == "pro"


def test_a_discussion_of_kialo() -> None:
    source = Source("street.txt", KIALO.encode())
    assert form_of(source) is FORMATS["kialo"]
    found = FORMATS["kialo"].read(source)
    electric = "Electric cars do not, say their makers."
    assert drawn(found) == {
        ("Cars make children ill.", "support", "The street should be closed."),
        (electric, "rebut", "Cars make children ill."),
        ("Shops [all of them] would lose.", "rebut", "The street should be closed."),
        (electric, "support", "Shops [all of them] would lose."),
    }


@pytest.mark.parametrize("wrapped", [False, True])
def test_aif_of_others(wrapped: bool) -> None:
    data = {"AIF": AIF, "text": "It is hot."} if wrapped else AIF
    source = Source("a.json", json.dumps(data).encode())
    assert form_of(source) is FORMATS["xaif" if wrapped else "aif"]
    found = FORMATS["aif"].read(source)
    assert drawn(found) == {
        ("It is summer", "support", "It is hot"),
        ("Summers are hot", "linked", "→ It is summer"),
        ("It rains", "undercut", "→ It is summer"),
    }
    assert next(u.attributed_to for u in found.units if u.text == "It is summer") == "Ann"


def test_graphml_of_others() -> None:
    found = FORMATS["graphml"].read(Source("a.graphml", GRAPHML.encode()))
    assert drawn(found) == {("It is late", "rebut", "Go")}


def test_brat_of_annotators() -> None:
    text = "Go now. It is late."
    lines = (
        "T1\tConclusion 0 6\tGo now\nT2\tPremise 8 18\tIt is late\nR1\tSupports Arg1:T2 Arg2:T1\n"
    )
    source = Source("a.ann", lines.encode(), {".txt": text.encode()}.get)
    found = FORMATS["brat"].read(source)
    assert found.text == text
    assert drawn(found) == {("It is late", "support", "Go now")}
    assert [unit.role for unit in found.units] == ["conclusion", "premise"]
    with pytest.raises(InputError, match="its text is missing"):
        FORMATS["brat"].read(Source("a.ann", lines.encode()))


def test_circles_of_support_are_left_out_and_told() -> None:
    data = "[a]: One.\n  + [b]: Two.\n    + [a]\n"
    found = FORMATS["argdown"].read(Source("a.argdown", data.encode()))
    assert len(found.relations) == 1 and "circle" in found.notes[0]


BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]>
<graphml><graph><node id="&y;"/></graph></graphml>"""
HARM = {
    "bomb.graphml": BOMB.encode(), "bomb.xmi": BOMB.encode(), "cut.graphml": GRAPHML[:200].encode(),
    "cut.xmi": b"<xmi:XMI", "cut.xaif.json": b'{"AIF": {"nodes": [', "bomb.spacy": b"PK\x03\x04",
    "odd.xaif.json": b'{"AIF": {"nodes": [{"type": "I"}], "edges": []}}',
    "odd.aif.json": b'{"nodes": [{"nodeID": "1", "type": "I", "text": "a"}], "edges": [3]}',
    "loose.aif.json": b'{"nodes": [{"nodeID": "1"}], "edges": [{"fromID": "1", "toID": "9"}]}',
    "deep.nodelink.json": b'{"nodes": ' + b"[" * 100_000, "empty.argdown": b"// nothing\n",
    "no.cyjs": b'{"elements": {"nodes": 3}}', "no.kialo.txt": b"Discussion Title: x\n\nnothing\n",
    "loose.kialo.txt": b"1. a\n1.1.1. Pro: b\n", "packed.spacy": zlib.compress(b"0" * 1_000_000),
    "bytes.argdown": bytes(range(256)), "zero.ann": b"\x00",
}  # fmt: skip


@pytest.mark.parametrize("name", HARM)
def test_broken_and_hostile_files_end_in_one_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HARM[name])
    with pytest.raises(InputError) as caught:
        read_map(path)
    assert name in str(caught.value) and "\n" not in str(caught.value)


def test_ten_thousand_braces_and_levels_are_no_trouble() -> None:
    deep = "".join(f"{' ' * n}+ [s{n}]: so\n" for n in range(2000))
    found = FORMATS["argdown"].read(Source("a.argdown", f"[t]: top\n{deep}".encode()))
    assert len(found.units) == 2001
    braces = "[t]: top " + "{" * 50_000 + "}" * 50_000
    assert len(FORMATS["argdown"].read(Source("a.argdown", braces.encode())).units) == 1


def test_an_article_is_no_map(tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text("The fee should go, because it is unfair.", "utf-8")
    assert read_map(path) is None and other_map(path) is None


def test_export_and_formats_on_the_command_line(tmp_path: Path) -> None:
    run = CliRunner()
    (tmp_path / "cars.argdown").write_text(ARGDOWN, "utf-8")
    made = run.invoke(
        app, ["export", str(tmp_path / "cars.argdown"), "--to", "kialo", "--to", "svg",
              "-o", str(tmp_path / "out")],
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["cars.kialo.txt", "cars.svg"]
    assert "cars.kialo.txt: lost: " in made.output and "as such" in made.output
    shown = run.invoke(app, ["show", str(tmp_path / "out" / "cars.kialo.txt")])
    assert "The street should be closed." in shown.output
    piped = run.invoke(app, ["export", "-", "--from", "argdown", "--to", "mermaid", "-o", "-"],
                       input=ARGDOWN)  # fmt: skip
    assert piped.stdout.startswith("flowchart") and "lost: " in piped.stderr
    listed = run.invoke(app, ["formats"])
    assert all(name in listed.output for name in FORMATS)
    rows = json.loads(run.invoke(app, ["formats", "--json"]).output)
    assert {row["name"] for row in rows} == set(FORMATS)


def test_a_wrong_form_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.argdown").write_text("[a]: b", "utf-8")
    made = CliRunner().invoke(app, ["export", str(tmp_path / "a.argdown"), "--to", "klingon"])
    assert made.exit_code == 2
