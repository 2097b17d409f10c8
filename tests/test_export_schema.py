"""The published schema takes every map that argmap writes, and nothing broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from argmap.export.map_schema import schema_text
from argmap.formats.json_map import to_json
from argmap.model import FORMAT, PART_KINDS, RELATION_TYPES, ROLES, ArgumentMap, Place
from tests.export_maps import HOSTILE, chain, odd_ids, whole

SCHEMA = json.loads(schema_text())
DEFS = SCHEMA["$defs"]
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert schema_text().endswith("}\n")


NOTED = ArgumentMap("e", "", notes=("It looks like several speakers.",))
EXTRACTED = ArgumentMap(
    "e", "Yes.", author="Ann Lee", date="2024-03-05", source="https://example.org", language="en",
    places=(Place(0, 4, 1, (1.0, 2.0, 3.5, 4.0), 0.5, 2.0), Place(0, 4, file="a.xhtml")),
)  # fmt: skip
# Keys of a map that are there only where there is something to say.
SOMETIMES = ("notes", "author", "date", "source", "language", "places")


@pytest.mark.parametrize(
    "made", [whole(), odd_ids(), chain(HOSTILE), ArgumentMap("e", ""), NOTED, EXTRACTED]
)
def test_maps_keep_to_it(made: ArgumentMap) -> None:
    VALIDATOR.validate(json.loads(to_json(made)))
    assert ArgumentMap.from_json(to_json(made)) == made


def test_it_names_just_the_keys_of_a_map() -> None:
    data = whole().to_dict()
    pairs = [
        (data, SCHEMA),
        (data["units"][1], DEFS["unit"]),
        (data["relations"][0], DEFS["relation"]),
        (data["parts"][0], DEFS["part"]),
        (data["not_article"][0], DEFS["part"]),
        (data["units"][0]["because"][0], DEFS["cue"]),
    ]
    for record, schema in pairs:
        asked = [
            key
            for key in schema["properties"]
            if key not in (SOMETIMES if schema is SCHEMA else ("lead", "note"))
        ]
        assert list(record) == asked
        assert schema["additionalProperties"] is False
    assert set(DEFS["unit"]["properties"]) - set(DEFS["unit"]["required"]) == {
        "parts",
        "lead",
        "note",
    }
    # Notes and the like are there only where there is something to say.
    assert [key for key in SCHEMA["properties"] if key not in SOMETIMES] == SCHEMA["required"]
    place = DEFS["place"]["properties"]
    assert list(EXTRACTED.to_dict()["places"][0]) == [key for key in place if key != "file"]
    assert DEFS["place"]["additionalProperties"] is False
    for schema in (DEFS["relation"], DEFS["part"], DEFS["cue"]):
        assert schema["required"] == [key for key in schema["properties"] if key != "note"]
    assert SCHEMA["properties"]["format"] == {"const": FORMAT}
    assert DEFS["unit"]["properties"]["role"]["enum"] == list(ROLES)
    assert DEFS["relation"]["properties"]["type"]["enum"] == list(RELATION_TYPES)
    assert DEFS["part"]["properties"]["kind"]["enum"] == list(PART_KINDS)


def dropped(data: dict[str, Any], key: str) -> None:
    del data[key]


BROKEN: list[Callable[[dict[str, Any]], object]] = [
    *(lambda data, key=key: dropped(data, key) for key in whole().to_dict()),
    *(lambda data, key=key: dropped(data["units"][2], key)
      for key in whole().to_dict()["units"][2]),
    *(lambda data, key=key: dropped(data["relations"][0], key)
      for key in whole().to_dict()["relations"][0]),
    lambda data: data.update(extra=1),
    lambda data: data.update(format="argmap/2"),
    lambda data: data.update(text=None),
    lambda data: data.update(units={}),
    lambda data: data.update(made_by={"argmap": 1}),
    lambda data: data["units"][0].update(role="boss"),
    lambda data: data["units"][0].update(id=""),
    lambda data: data["units"][0].update(start=-1),
    lambda data: data["units"][0].update(start="0"),
    lambda data: data["units"][0].update(end=1.5),
    lambda data: data["units"][0].update(hedged="yes"),
    lambda data: data["units"][0].update(attributed_to=3),
    lambda data: data["units"][0].update(score=1.01),
    lambda data: data["units"][0].update(score=-0.1),
    lambda data: data["units"][0].update(parts=[[1]]),
    lambda data: data["units"][0].update(parts=[[1, 2, 3]]),
    lambda data: data["units"][0].update(parts=[["1", 2]]),
    lambda data: data["units"][0].update(extra=1),
    lambda data: data["units"][0].update(side="left"),
    lambda data: data["units"][0].update(strength="sure"),
    lambda data: data["units"][0].update(stance="loves"),
    lambda data: data["units"][0].update(restates=3),
    lambda data: data["units"][0]["because"].append({"id": "x"}),
    lambda data: data["relations"][0].update(type="likes"),
    lambda data: data["relations"][0].update(target=None),
    lambda data: data["relations"][0].update(score=None),
    lambda data: data["parts"][0].update(kind="advert"),
    lambda data: data["not_article"][0].update(mapped=False),
]  # fmt: skip


@pytest.mark.parametrize("break_it", BROKEN, ids=range(len(BROKEN)))
def test_broken_maps_do_not_keep_to_it(break_it: Callable[[dict[str, Any]], object]) -> None:
    data = json.loads(to_json(whole()))
    break_it(data)
    assert not VALIDATOR.is_valid(data)
