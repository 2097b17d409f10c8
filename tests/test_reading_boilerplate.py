"""Every row of boilerplate.toml proves itself by its example and its counter-example."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.model import PART_KINDS
from argmap.reading.boilerplate import BoilerplatePattern, load_boilerplate, read_rows

ROWS = read_rows()
RULES = {rule.id: rule for rule in load_boilerplate()}
ids = [row["id"] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_example_matches(row: dict[str, Any]) -> None:
    assert RULES[row["id"]].match(row["example"])


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_counter_example_matches_no_rule(row: dict[str, Any]) -> None:
    hits = [rule.id for rule in RULES.values() if _hits(rule, row["not"])]
    assert hits == []


@pytest.mark.parametrize("row", ROWS, ids=ids)
def test_row_is_complete(row: dict[str, Any]) -> None:
    assert {"id", "kind", "where", "pattern", "reason", "source", "example", "not"} <= set(row)
    assert row["kind"] in PART_KINDS
    assert row["where"] in ("any", "start", "end", "edge")
    assert row.get("list_of", "") in ("", "navigation", "sources")


def test_ids_are_unique() -> None:
    assert len(set(ids)) == len(ids)


def _hits(rule: BoilerplatePattern, text: str) -> bool:
    return rule.match(text) is not None
