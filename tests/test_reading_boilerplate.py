"""Every row of boilerplate.toml proves itself by its example and its counter-example."""

from __future__ import annotations

from argmap.model import PART_KINDS
from argmap.reading.boilerplate import BoilerplatePattern, boilerplate_rows, load_boilerplate

ROWS = boilerplate_rows()
RULES = {rule.id: rule for rule in load_boilerplate()}
ids = [row["id"] for row in ROWS]


def test_examples_match() -> None:
    assert [row["id"] for row in ROWS if not _hits(RULES[row["id"]], row["example"])] == []


def test_counter_examples_match_no_rule() -> None:
    hits = {
        row["id"]: [rule.id for rule in RULES.values() if _hits(rule, row["not"])] for row in ROWS
    }
    assert {id: found for id, found in hits.items() if found} == {}


def test_rows_are_complete() -> None:
    fields = {"id", "kind", "where", "pattern", "reason", "source", "example", "not"}
    assert {row["id"]: fields - set(row) for row in ROWS if not fields <= set(row)} == {}
    assert {row["kind"] for row in ROWS} <= set(PART_KINDS)
    assert {row["where"] for row in ROWS} <= {"any", "start", "end", "edge"}
    assert {row.get("list_of", "") for row in ROWS} <= {"", "navigation", "sources"}


def test_ids_are_unique() -> None:
    assert len(set(ids)) == len(ids)


def _hits(rule: BoilerplatePattern, text: str) -> bool:
    return rule.match(text) is not None
