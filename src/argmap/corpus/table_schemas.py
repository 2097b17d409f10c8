"""The columns of the tables that a run writes, from `tables.toml`."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("tables.toml")
# The types of JSON Schema that stand for ours.
JSON_TYPES: dict[str, dict[str, Any]] = {
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "spans": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
}
NULLABLE = "null"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its name, its type and what it tells."""

    name: str
    type: str
    does: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row of it is, and its columns in order."""

    name: str
    does: str
    columns: tuple[TableColumn, ...]


@cache
def load_tables() -> tuple[Table, ...]:
    """Return the tables.

    Example:
        >>> [table.name for table in load_tables()]
        ['documents', 'units', 'relations', 'failures']
    """
    return read_schemas(DATA)


def read_schemas(path: Path) -> tuple[Table, ...]:
    """Return the tables that a file tells of, in its order.

    Args:
        path: A file in TOML as `tables.toml` is: name, type and what it tells of each column.
    """
    data = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Table(name, row["does"], tuple(TableColumn(*column) for column in row["columns"]))
        for name, row in data.items()
    )


def schemas_text() -> str:
    """Return the JSON Schemas (draft 2020-12) of a row of each table, with a final newline."""
    return json.dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$defs": {table.name: _schema(table) for table in load_tables()},
        },
        ensure_ascii=False,
        indent=2,
    ) + "\n"  # fmt: skip


def _schema(table: Table) -> dict[str, Any]:
    return {
        "description": table.does,
        "type": "object",
        "properties": {column.name: _property(column) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
    }


def _property(column: TableColumn) -> dict[str, Any]:
    kind = dict(JSON_TYPES[column.type])
    if NULLABLE in column.does:
        kind["type"] = [kind["type"], "null"]
    return kind | {"description": column.does}
