"""Rows to files: each table a folder, each part of the articles a file in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from argmap.corpus.parquet_files import to_parquet
from argmap.corpus.stores import Store
from argmap.corpus.table_schemas import Table, load_tables

Rows = Sequence[Mapping[str, Any]]
Files = Mapping[str, bytes]


def to_json_lines(rows: Rows, table: Table) -> bytes:
    r"""Return rows as JSON lines in UTF-8, every column in each, in the table's order.

    Args:
        rows: The rows.
        table: Their columns.

    Example:
        >>> to_json_lines([{"document": 1, "relation": "r1"}], load_tables()[2])[:34]
        b'{"document": 1, "relation": "r1", '
    """
    names = [column.name for column in table.columns]
    lines = (
        json.dumps({name: row.get(name) for name in names}, ensure_ascii=False) for row in rows
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


FORMATS: Mapping[str, Callable[[Rows, Table], bytes]] = {
    "jsonl": to_json_lines,
    "parquet": to_parquet,
}


def write_part(
    store: Store, number: int, form: str, rows: Mapping[str, Rows], more: Files | None = None
) -> None:
    """Write a part of every table; where it was written before, in its place.

    Args:
        store: The place of the tables.
        number: The part's number, from 0.
        form: A name of `FORMATS`.
        rows: The rows by table; a table that is missing has none.
        more: Files that belong to the part, by their names.

    Raises:
        OutputError: It cannot be written.
    """
    tables = {
        file_of(table.name, number, form): FORMATS[form](rows.get(table.name, ()), table)
        for table in load_tables()
    }
    store.write({**(more or {}), **tables})


def file_of(table: str, number: int, form: str) -> str:
    """Return the name of a file of a table.

    Args:
        table: The table's name.
        number: The part's number, from 0.
        form: A name of `FORMATS`.

    Example:
        >>> file_of("units", 3, "parquet")
        'units/part-000003.parquet'
    """
    return f"{table}/part-{number:06}.{form}"


def maps_folder(number: int) -> str:
    """Return the name of the folder of a part's drawn maps.

    Args:
        number: The part's number, from 0.

    Example:
        >>> maps_folder(3)
        'maps/part-000003'
    """
    return f"maps/part-{number:06}"
