"""Argdown's own parser reads ours: every statement's text, role, data and relation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.formats import FORMATS
from argmap.formats.argdown import joined_lines
from argmap.formats.carried import fitted
from argmap.model import ArgumentMap
from tests.contracts.other_side import argdown
from tests.export_maps import HOSTILE, chain, whole
from tests.format_maps import maps, texts

RESERVED = ["\\", *"[]<>{}#*_@:+-()./=~^|"]
SENTENCES = (
    "Rent // is low", "a.b.c. d:e:f: g", "5. is a number (1) so is this", "- no list", "+ plus",
    "# no heading", "=== no head === ===", "{a: 1} no data }", "<b>bold</b> & “quotes”", "a @[b] c",
    "שלום עולם, (rtl) نص عربي.", "emoji \U0001f389\U0001f469\u200d\U0001f52c!", "co\u00adop\u200dt",
    "/* no comment */ <!-- none -->", "__b__ **c** _d_ *e*", "#tag #(two words)", "tab\tand\nline",
)  # fmt: skip


def texts_in(data: dict[str, Any]) -> dict[str, str]:
    """Give the text of each statement that Argdown read."""
    found = {}
    for title, statement in data["statements"].items():
        said = [m["text"] for m in statement["members"] if m.get("text")]
        found[title] = said[0].strip() if said else ""
    return found


def check(argmap: ArgumentMap, folder: Path) -> None:
    form = FORMATS["argdown"]
    data = argdown(form.render(argmap).decode("utf-8"), folder)
    argmap = fitted(argmap, form.letters)
    names = {u.id: f"u{n}" for n, u in enumerate(argmap.units, 1)}
    plain = all(unit.id.isalnum() and unit.id.isascii() for unit in argmap.units)
    read = texts_in(data)
    for unit in argmap.units:
        name = unit.id if plain else names[unit.id]
        assert read[name] == joined_lines(unit.text).strip()
        assert data["statements"][name]["tags"] == [unit.role]
        assert data["statements"][name]["data"]["start"] == unit.start
    assert len(read) == len(argmap.units)


def test_argdown_reads_every_relation(tmp_path: Path) -> None:
    data = argdown(FORMATS["argdown"].render(whole()).decode("utf-8"), tmp_path)
    drawn = {(r["from"], r["relationType"], r["to"]) for r in data["relations"]}
    assert drawn == {("u6", "attack", "u3"), ("u7", "attack", "u6"), ("u6", "undercut", "r1")}
    arguments = {
        title: [row["title"] for row in argument["pcs"]]
        for title, argument in data["arguments"].items()
    }
    assert arguments == {"r1": ["u3", "u2"], "r2": ["u4", "u5", "u3"]}


@pytest.mark.parametrize(
    "words", [RESERVED, SENTENCES, HOSTILE], ids=["signs", "sentences", "hostile"]
)
def test_argdown_reads_every_text(words: list[str], tmp_path: Path) -> None:
    check(chain(words), tmp_path)
    check(chain([f"a {sign} b{sign}c {sign}{sign} d" for sign in words]), tmp_path)


# 40 times 250: ten thousand random texts.
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(words=st.lists(st.one_of(st.text(min_size=1), texts), min_size=250, max_size=250))
def test_argdown_reads_ten_thousand_texts(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(chain([w if w.strip() else "x" for w in words]), tmp_path_factory.mktemp("argdown"))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(argmap=maps())
def test_argdown_reads_any_map(
    argmap: ArgumentMap, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(argmap, tmp_path_factory.mktemp("argdown"))
    json.dumps(argmap.to_dict())
