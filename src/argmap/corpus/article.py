"""An article of a collection: a file, or a row of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from argmap.records import Origin

ORIGIN = tuple(row.name for row in fields(Origin) if row.name != "extracted_by")


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that articles stand in.

    Attributes:
        text: The article's text.
        id: Its short name.
    """

    text: str = "text"
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Article:
    """One article, not read yet where it is a file.

    Attributes:
        file: The file it is, or is a row of, as the user named it.
        id: A short name; several may have the same.
        row: Its row in the file, from 1; 0 where it is the file.
        text: Its text; None where that is still to be read from the file.
        origin: What its row says of it.
        problem: Why its row gives no text; empty where it does.
        kind: The kind of the problem.
    """

    file: str
    id: str
    row: int = 0
    text: str | None = None
    origin: Origin = field(default_factory=Origin)
    problem: str = ""
    kind: str = ""


def article_of(row: Mapping[str, Any], columns: Columns, file: str, number: int) -> Article:
    """Return the article in a row of a table.

    Args:
        row: Its values by their columns; beside text and id, those named as the fields of
            `argmap.records.Origin` are taken.
        columns: Which hold the text and the id.
        file: The file's name.
        number: The row's number, from 1.

    Example:
        >>> article_of({"id": 7, "text": "It rains."}, Columns(), "a.jsonl", 1).id
        '7'
        >>> article_of({"id": "x"}, Columns(), "a.jsonl", 2).problem
        'a.jsonl, row 2: it has no text in column text; name the column with --text-column'
    """
    given = row.get(columns.id)
    id = whole_characters(str(given)) if given not in (None, "") else row_id(file, number)
    text = row.get(columns.text)
    if not isinstance(text, str):
        return failed_row(
            file, number, id=id,
            why=f"it has no text in column {columns.text}; name the column with --text-column",
        )  # fmt: skip
    told = {
        name: whole_characters(str(row[name])) for name in ORIGIN if row.get(name) not in (None, "")
    }
    return Article(file, id, number, text, Origin(**told))


def failed_row(
    file: str, number: int, *, why: str, id: str = "", kind: str = "unreadable"
) -> Article:
    """Return an article whose row gives no text, and why.

    Args:
        file: The file's name.
        number: The row's number, from 1.
        why: What is wrong, and what to do.
        id: Its id; made from file and row where it is empty.
        kind: The kind of failure.
    """
    problem = f"{file}, row {number}: {why}"
    return Article(file, id or row_id(file, number), number, problem=problem, kind=kind)


def row_id(file: str, number: int) -> str:
    """Return the id of a row that tells none.

    Example:
        >>> row_id("news/2020.jsonl", 3)
        '2020-3'
    """
    name = file.replace("\\", "/").rpartition("/")[2]
    return whole_characters(f"{name.rpartition('.')[0] or name}-{number}")


def whole_characters(text: str) -> str:
    r"""Return a text that UTF-8 can hold: half characters become question marks.

    Example:
        >>> whole_characters("a\ud800")
        'a?'
    """
    return text.encode("utf-8", "replace").decode("utf-8")
