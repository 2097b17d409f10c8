"""Rows to files: each table a folder, each part of the articles a file in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from argmap.corpus.parquet_files import to_parquet
from argmap.corpus.table_schemas import Table, load_tables
from argmap.errors import OutputError
from argmap.export.files import rename_file, stage

Rows = Sequence[Mapping[str, Any]]


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


def write_part(folder: Path, number: int, form: str, rows: Mapping[str, Rows]) -> None:
    """Write a part of every table; where it was written before, in its place.

    Args:
        folder: The folder of the tables.
        number: The part's number, from 0.
        form: A name of `FORMATS`.
        rows: The rows by table; a table that is missing has none.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        staged = []
        for table in load_tables():
            path = folder / table.name / f"part-{number:06}.{form}"
            path.parent.mkdir(parents=True, exist_ok=True)
            data = FORMATS[form](rows.get(table.name, ()), table)
            staged.append((stage(path, data), path))
        for passing, path in staged:
            rename_file(passing, path)
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder}: cannot be written ({error.strerror}); "
            "make room, then run the same command to go on"
        ) from error
