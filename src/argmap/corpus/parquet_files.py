"""Articles in Parquet files, and tables as Parquet; needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from argmap.corpus.article import ORIGIN, Article, Columns, article_of
from argmap.errors import InputError

if TYPE_CHECKING:
    from argmap.corpus.table_schemas import Table

INSTALL = 'python -m pip install "argmap[corpus]"'
BATCH = 64  # rows that are held at a time


def parquet_rows(file: str, columns: Columns, _: int) -> Iterator[Article]:
    """Yield the articles in a Parquet file.

    Args:
        file: Its name.
        columns: Which columns hold text and id.

    Raises:
        InputError: It cannot be read, has no column of texts, or pyarrow is not installed.
    """
    table = _opened(file, columns)
    wanted = dict.fromkeys((columns.text, columns.id, *ORIGIN))
    there = [name for name in wanted if name in table.schema_arrow.names]
    number = 0
    for batch in table.iter_batches(batch_size=BATCH, columns=there):
        for row in batch.to_pylist():
            number += 1
            yield article_of(row, columns, file, number)


def read_rows(data: bytes, columns: Sequence[str] = ()) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a table that `to_parquet` made.

    Args:
        data: What its file holds.
        columns: Those that are needed; all of them if none.

    Raises:
        InputError: pyarrow is not installed.
        ValueError: It is damaged.
    """
    if not has_pyarrow():
        raise InputError(f"what reads Parquet is not installed: run {INSTALL}")
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(data))
        for batch in table.iter_batches(columns=list(columns) or None):
            yield from batch.to_pylist()
    except pyarrow.ArrowException as error:
        raise ValueError(str(error)) from error


def check_columns(file: str, columns: Columns) -> None:
    """Raise InputError where a Parquet file cannot be read or has no column of texts."""
    _opened(file, columns)


def count_rows(file: str) -> int:
    """Return how many rows a Parquet file has."""
    return int(_opened(file, None).metadata.num_rows)


def has_pyarrow() -> bool:
    """Return whether Parquet can be read and written."""
    return find_spec("pyarrow") is not None


def _opened(file: str, columns: Columns | None) -> Any:
    if not has_pyarrow():
        raise InputError(f"{file}: what reads Parquet is not installed: run {INSTALL}")
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(file)
    except (OSError, pyarrow.ArrowException) as error:
        raise InputError(f"{file}: it cannot be read as Parquet; check it") from error
    if columns and columns.text not in table.schema_arrow.names:
        raise InputError(
            f"{file}: it has no column {columns.text}; name one of its own with --text-column"
        )
    return table


def to_parquet(rows: Sequence[Mapping[str, Any]], table: Table) -> bytes:
    """Return rows as a Parquet file; the same rows give the same bytes.

    Args:
        rows: The rows.
        table: Their columns.
    """
    import pyarrow
    import pyarrow.parquet

    types = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "spans": pyarrow.list_(pyarrow.list_(pyarrow.int64())),
    }
    schema = pyarrow.schema(
        [(column.name, types[column.type]) for column in table.columns],
    )
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(
        pyarrow.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd"
    )
    return bytes(sink.getvalue())
