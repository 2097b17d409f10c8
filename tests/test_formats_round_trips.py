"""Out and in again: an equal map, but for what the format says it cannot carry."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings

from argmap.formats import FORMATS, Format
from argmap.formats.carried import FEATURES, fitted, lost, reduced
from argmap.formats.source import Source
from argmap.formats.told import joined
from argmap.model import ArgumentMap, Relation, Unit
from argmap.records import words_of
from tests.export_maps import HOSTILE, chain, odd_ids, whole
from tests.format_maps import maps

# Kialo's trees of pros and cons are held to account below.
TWO_WAY = [name for name, form in FORMATS.items() if form.reads and name != "kialo"]


def back(form: Format, argmap: ArgumentMap) -> ArgumentMap:
    pytest.importorskip("cassis" if form.extra == "formats" else "json")
    files = form.files(argmap)
    return form.read(Source(f"{argmap.id}{form.suffix}", files[form.suffix], files.get))


def in_order(argmap: ArgumentMap) -> ArgumentMap:
    return replace(argmap, relations=tuple(sorted(argmap.relations, key=lambda row: row.id)))


@pytest.mark.parametrize("name", TWO_WAY)
@pytest.mark.parametrize("argmap", [whole(), odd_ids(), chain(HOSTILE)], ids=lambda a: str(a.id))
def test_known_maps_come_back(name: str, argmap: ArgumentMap) -> None:
    form = FORMATS[name]
    want = reduced(argmap, form.lacks, form.letters)
    assert in_order(back(form, argmap)) == in_order(want)


@pytest.mark.parametrize("name", TWO_WAY)
@settings(max_examples=60, deadline=None)
@given(argmap=maps())
def test_any_map_comes_back(name: str, argmap: ArgumentMap) -> None:
    form = FORMATS[name]
    want = reduced(argmap, form.lacks, form.letters)
    assert in_order(back(form, argmap)) == in_order(want)


@settings(max_examples=100, deadline=None)
@given(argmap=maps())
def test_kialo_keeps_claims_and_whether_they_speak_for_or_against(argmap: ArgumentMap) -> None:
    form = FORMATS["kialo"]
    found = back(form, argmap)
    argmap = fitted(argmap, form.letters)
    assert Counter(map(said, argmap.units)) == Counter(unit.text for unit in found.units)
    if found.notes:
        # Reasons that were linked may support in a circle what was one argument.
        assert Counter(pros(found)) < Counter(pros(argmap))
    else:
        assert sorted(pros(argmap)) == sorted(pros(found))


def said(unit: Unit) -> str:
    words = " ".join(words_of(unit).split()) or "…"
    return words


def pros(argmap: ArgumentMap) -> list[tuple[str, bool, str]]:
    """Give each relation as what it comes to among pros and cons."""
    texts = {unit.id: said(unit) for unit in argmap.units}
    relations = {row.id: row for row in argmap.relations}
    rows = []
    for row in argmap.relations:
        link = relations[joined(row, relations)] if row.type == "linked" else row
        undercut = link.type == "undercut"
        target = relations[link.target].source if undercut else link.target
        rows.append((texts[row.source], link.type == "support", texts[target]))
    return rows


def test_every_field_of_a_map_is_a_feature() -> None:
    told = {
        "text", "units", "relations", "id", "title", "parts", "made_by", "notes",
        "author", "date", "source", "language", "places",
    }  # fmt: skip
    assert {field.name for field in fields(ArgumentMap)} == told
    of_units = {
        "id", "start", "end", "text", "role", "attributed_to", "hedged", "score", "because",
        "paragraph", "sentence", "parts", "strength", "stance", "side", "restates",
        "lead", "note",
    }  # fmt: skip
    assert {field.name for field in fields(Unit)} == of_units
    of_relations = {"id", "source", "target", "type", "score", "because", "note"}
    assert {field.name for field in fields(Relation)} == of_relations


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_format_lacks_has_a_name(name: str) -> None:
    assert set(FORMATS[name].lacks) <= FEATURES.keys()


def test_losses_are_told() -> None:
    assert (
        lost(whole(), ("hedges", "offsets", "undercut")) == "8 offsets, 1 hedge, 1 undercut as such"
    )
    assert lost(whole(), ()) == ""
    assert lost(chain(["a\x00b\x1bc"]), (), "xml") == "2 control characters"
