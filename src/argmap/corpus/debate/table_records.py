"""The tables of a run, read back: articles, their statements, and how these bear on one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from argmap.corpus.read_tables import Tables
from argmap.errors import InputError


@dataclass(frozen=True, slots=True)
class DocumentRow:
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
class UnitRow:
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
class RelationRow:
    """How two statements of an article are joined; fields as in the table `relations`."""

    document: int
    relation: str
    source: str
    target: str
    type: str


Record = TypeVar("Record", DocumentRow, UnitRow, RelationRow)


def read_table(tables: Tables, name: str, kind: type[Record]) -> Iterator[Record]:
    """Yield the rows of a table as records, in its order.

    Args:
        tables: The tables of a run.
        name: The table's name.
        kind: The record, whose fields are columns.

    Raises:
        InputError: A file of it is missing or damaged.
    """
    wanted = [field.name for field in fields(kind)]
    for part in range(tables.parts):
        try:
            for row in tables.rows(name, part, wanted):
                yield kind(**{column: row[column] for column in wanted})
        except (KeyError, TypeError) as error:
            raise InputError(
                f"{tables.store.name}/{name}: it is damaged; take the folder away and run argmap "
                "corpus again"
            ) from error
