"""Articles in JSON lines and CSV, row by row."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from argmap.corpus.article import Article, Columns, article_of, failed_row
from argmap.errors import InputError

DELIMITERS = ",;\t"
BLOCK = 1 << 20
STDIN = "standard input"
LONG = "it is longer than the greatest size; raise --max-size or leave it out"


def json_lines(file: str, columns: Columns, most_bytes: int) -> Iterator[Article]:
    """Yield the articles in a file of JSON objects, one a line.

    Args:
        file: Its name.
        columns: Which keys hold text and id.
        most_bytes: Lines longer than this are not held.

    Raises:
        InputError: It cannot be read.
    """
    with _opened(file) as lines:
        yield from _json_rows(lines, columns, file, most_bytes)


def standard_input(columns: Columns, most_bytes: int) -> Iterator[Article]:
    """Yield the articles that come in as JSON lines; see `json_lines`."""
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError("standard input: it is closed; name a file instead of -")
    yield from _json_rows(stream, columns, STDIN, most_bytes)


def _json_rows(stream: BinaryIO, columns: Columns, file: str, most_bytes: int) -> Iterator[Article]:
    for number, line in enumerate(_lines(stream, most_bytes), 1):
        if line is None:
            yield failed_row(file, number, why=LONG, kind="size")
        elif line.strip():
            yield _json_row(line, columns, file, number)


def _json_row(line: bytes, columns: Columns, file: str, number: int) -> Article:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        why = f"it is no JSON ({type(error).__name__}); give one object a line, in UTF-8"
        return failed_row(file, number, why=why)
    if not isinstance(row, dict):
        return failed_row(file, number, why="it is no JSON object; give one a line")
    return article_of(row, columns, file, number)


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """Yield lines; None for one that is too long, of which no more than that is ever held."""
    while line := stream.readline(most + 1):
        if len(line) <= most or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(BLOCK)
        yield None


def csv_rows(file: str, columns: Columns, most_bytes: int) -> Iterator[Article]:
    """Yield the articles in a CSV file with a heading, its cells parted by , ; or tabs.

    Args:
        file: Its name.
        columns: Which columns hold text and id.
        most_bytes: Cells longer than this are not held.

    Raises:
        InputError: It cannot be read, or has no column of texts.
    """
    limit = csv.field_size_limit(max(csv.field_size_limit(), most_bytes))
    try:
        yield from _csv_rows(file, columns)
    finally:
        csv.field_size_limit(limit)


def _csv_rows(file: str, columns: Columns) -> Iterator[Article]:
    with _opened(file) as data:
        text = _text(data)
        rows, head = _table(text, file, columns)
        for number, row in enumerate(rows, 1):
            if isinstance(row, csv.Error):
                why = f"it is no row of CSV ({row}); check its quotes"
                yield failed_row(file, number, why=why)
            elif row:
                named = dict(zip(head, row, strict=False))
                yield article_of(named, columns, file, number)


def check_columns(file: str, columns: Columns) -> None:
    """Raise InputError where a CSV file cannot be read or has no column of texts."""
    with _opened(file) as data:
        _table(_text(data), file, columns)


def count_lines(file: str) -> int:
    """Return how many lines of a file are not empty."""
    with _opened(file) as lines:
        return sum(1 for line in _lines(lines, BLOCK) if line is None or line.strip())


def count_csv(file: str) -> int:
    """Return how many rows a CSV file has below its heading, as far as they can be read."""
    with _opened(file) as data:
        rows, _ = _table(_text(data), file, None)
        return sum(1 for row in rows if row)


def _table(
    text: TextIO, file: str, columns: Columns | None
) -> tuple[Iterator[list[str] | csv.Error], list[str]]:
    first = text.readline()
    delimiter = max(DELIMITERS, key=first.count)
    try:
        head = [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    except csv.Error:
        head = []
    if columns and columns.text not in head:
        raise InputError(
            f"{file}: it has no column {columns.text}; name one of its own with --text-column"
        )
    return _rows_or_errors(csv.reader(text, delimiter=delimiter)), head


def _rows_or_errors(rows: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    """Yield rows; in the place of one that cannot be read, why."""
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _text(data: BinaryIO) -> TextIO:
    # Bytes that are no UTF-8 fail the one row they stand in, when it is read.
    return io.TextIOWrapper(data, "utf-8-sig", errors="surrogateescape", newline="")


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    try:
        stream = Path(file).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise InputError(f"{file}: it cannot be read ({error.strerror}); check it") from error
    with stream:
        yield stream
