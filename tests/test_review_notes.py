"""A note made in review comes out wherever the map is looked at."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from argmap.errors import MapError
from argmap.export import markdown
from argmap.export.csv import to_csv
from argmap.export.html import to_html
from argmap.formats import FORMATS
from argmap.formats.carried import lost
from argmap.formats.json_map import to_json
from argmap.model import ArgumentMap
from tests.export_maps import whole
from tests.review_maps import Bench

EVIL = '=1+1 </script><img src=x onerror=alert(1)> |`*\u202e\n"'


def noted(note: str = "Look it up.") -> ArgumentMap:
    bench = Bench(whole())
    assert bench.decide("note", id="u2", text=note)
    assert bench.decide("note", id=whole().relations[0].id, text="Does it?")
    assert bench.decide("note", id=None, text="Read in March.")
    return bench.reviewed().map


def test_the_map_holds_it_and_json_brings_it_back() -> None:
    made = noted()
    data = json.loads(to_json(made))
    assert {row["id"]: row["note"] for row in data["units"] if "note" in row} == {
        "u2": "Look it up."
    }
    assert data["relations"][0]["note"] == "Does it?"
    assert data["notes"][-1] == "A reader’s note: Read in March."
    assert ArgumentMap.from_json(to_json(made)) == made
    assert "note" not in json.dumps(whole().to_dict()["units"])


def test_a_note_that_is_no_text_is_told() -> None:
    data = whole().to_dict()
    data["units"][0]["note"] = 3
    with pytest.raises(MapError, match="note is 3; write a text"):
        ArgumentMap.from_dict(data)


def test_a_note_decides_nothing() -> None:
    bench = Bench(whole())
    bench.decide("note", id="u2", text="Look it up.")
    made = bench.reviewed()
    assert set(made.verdicts.values()) == {"open"}
    bare = [replace(unit, note="") for unit in made.map.units]
    assert bare == list(whole().units)


def test_a_map_that_has_notes_keeps_them_in_a_further_review() -> None:
    bench = Bench(noted())
    assert bench.reviewed().map.units == noted().units
    bench.decide("note", id="u2", text="")
    assert bench.reviewed().map.units[1].note == ""


def test_claims_tables_show_it_beside_the_claim_that_an_arrow_starts_from() -> None:
    made = noted()
    told = {
        row["id"]: row["review note"]
        for row in csv.DictReader(io.StringIO(to_csv(made).removeprefix("\ufeff")))
    }
    first = made.relations[0]
    assert "Look it up." in told["u2"] and f"{first.id}: Does it?" in told[first.source]
    as_markdown = markdown.to_markdown(made)
    assert "Look it up." in as_markdown and "Read in March." in as_markdown
    assert FORMATS["csv"].module and "Look it up." not in to_csv(whole())


def test_verdicts_of_a_table_from_before_there_were_notes_are_kept() -> None:
    old = to_csv(whole()).replace("review note,verdict", "verdict", 1)
    rows = list(csv.reader(io.StringIO(old.removeprefix("\ufeff"))))
    out = io.StringIO()
    csv.writer(out).writerows([rows[0], *([*row[:-2], "wrong"] for row in rows[1:])])
    from argmap.export.csv import holds_more, read_verdicts

    assert set(read_verdicts(out.getvalue()).values()) == {"wrong"}
    assert not holds_more(out.getvalue())


def test_the_page_shows_it_in_table_and_details_only_where_there_is_one() -> None:
    page = to_html(noted())
    assert (
        '"note":"Look it up."' in page
        and '<th scope="col" class="c-review">review note</th>' in page
    )
    assert "A reader’s note: Read in March." in page
    assert '<th scope="col" class="c-review">review note</th>' not in to_html(whole())


def test_a_hostile_note_stays_text() -> None:
    made = noted(EVIL)
    page = to_html(made)
    assert "<img src=x" not in page and "\u202e" not in page
    assert "onerror" in to_csv(made)
    assert not re.search(r"(^|,)\"?=", to_csv(made))
    table = markdown.to_markdown(made)
    assert "<img" not in re.sub(r"\\.", "", table)


def test_formats_without_room_for_it_tell_that_it_is_lost() -> None:
    assert "2 notes of a reader" in lost(noted(), FORMATS["mermaid"].lacks)
