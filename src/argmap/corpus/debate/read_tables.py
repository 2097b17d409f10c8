"""The tables of a run, read back: articles, their statements, and how these bear on one another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from argmap.corpus.parquet_files import INSTALL, has_pyarrow
from argmap.corpus.run_log import NAME
from argmap.errors import InputError

BATCH = 4096
ENDINGS = ("jsonl", "parquet")


@dataclass(frozen=True, slots=True)
class Told:
    """An article; fields as in the table `documents`."""

    document: int
    id: str
    file: str
    title: str
    author: str
    date: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of an article; fields as in the table `units`."""

    document: int
    unit: str
    start: int
    end: int
    text: str
    lead: str
    role: str
    attributed_to: str | None
    stance: str | None
    side: str
    restates: str | None
    paragraph: int


@dataclass(frozen=True, slots=True)
class Link:
    """How two statements of an article are joined; fields as in the table `relations`."""

    document: int
    relation: str
    source: str
    target: str
    type: str


Record = TypeVar("Record", Told, Said, Link)


def check_tables(folder: Path) -> None:
    """Raise InputError where a folder holds no tables of `argmap corpus`."""
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; name one that argmap corpus wrote")
    for name in ("documents", "units", "relations"):
        if not _parts(folder, name):
            raise InputError(
                f"{folder}: it holds no table {name}; make the tables with: argmap corpus SOURCE… "
                f"-o {folder}"
            )
    if not (folder / NAME).is_file():
        raise InputError(f"{folder}: it holds no {NAME}; name a folder that argmap corpus wrote")


def read_table(folder: Path, name: str, kind: type[Record]) -> Iterator[Record]:
    """Yield the rows of a table as records, in its order.

    Args:
        folder: The folder of the tables.
        name: The table's name.
        kind: The record, whose fields are columns.

    Raises:
        InputError: A file of it cannot be read, or is no such table.
    """
    wanted = [field.name for field in fields(kind)]
    for path in _parts(folder, name):
        read = _json_rows if path.suffix == ".jsonl" else _parquet_rows
        try:
            for row in read(path, wanted):
                yield kind(**{column: row[column] for column in wanted})
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path}: it is damaged ({type(error).__name__}); make the tables anew in "
                "another folder"
            ) from error
        except OSError as error:
            raise InputError(f"{path}: it cannot be read ({error.strerror}); check it") from error


def _parts(folder: Path, name: str) -> list[Path]:
    return sorted(
        path for ending in ENDINGS for path in (folder / name).glob(f"part-*.{ending}")
    )  # fmt: skip


def _json_rows(path: Path, wanted: list[str]) -> Iterator[Mapping[str, Any]]:
    with path.open("rb") as lines:
        for line in lines:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError
            yield row


def _parquet_rows(path: Path, wanted: list[str]) -> Iterator[Mapping[str, Any]]:
    if not has_pyarrow():
        raise InputError(f"{path}: what reads Parquet is not installed: run {INSTALL}")
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(path) as table:
        for batch in table.iter_batches(batch_size=BATCH, columns=wanted):
            yield from batch.to_pylist()
