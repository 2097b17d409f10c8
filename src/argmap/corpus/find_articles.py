"""From what a user names to the articles in it, one after another, in an order that stays."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from argmap.corpus import parquet_files, row_files
from argmap.corpus.article import Article, Columns, whole_characters
from argmap.disk import is_file
from argmap.errors import InputError
from argmap.reading.input_formats import known_endings

STDIN = "-"
CLAIMS = ".claims.md"  # what argmap wrote beside an article


class RowFile(NamedTuple):
    """A kind of file that holds an article a row.

    Attributes:
        read: Yields the articles; takes its name, the columns and the greatest size in bytes.
        count: Returns how many rows there are.
        check: Raises InputError where the columns are not there; None where rows name their own.
    """

    read: Callable[[str, Columns, int], Iterator[Article]]
    count: Callable[[str], int]
    check: Callable[[str, Columns], None] | None = None


JSON_LINES = RowFile(row_files.json_lines, row_files.count_lines)
CSV = RowFile(row_files.csv_rows, row_files.count_csv, row_files.check_columns)
PARQUET = RowFile(parquet_files.parquet_rows, parquet_files.count_rows, parquet_files.check_columns)
ROW_FILES = {
    ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".csv": CSV, ".tsv": CSV, ".parquet": PARQUET,
}  # fmt: skip


def find_articles(
    sources: Iterable[str], columns: Columns, most_bytes: int = 1 << 30
) -> Iterator[Article]:
    """Yield the articles that are named; nothing of them but rows of tables is held or read.

    Args:
        sources: Folders (searched through for files that `argmap map` reads), files, patterns,
            and `-` for JSON lines from standard input, in the order in which they are taken;
            within a folder and a pattern by name.
        columns: Which columns of tables hold text and id.
        most_bytes: Rows of JSON lines and CSV longer than this are not held.

    Raises:
        InputError: There is no such file, or a table cannot be read or lacks the column.
    """
    for file in _files(sources):
        if file == STDIN:
            yield from row_files.standard_input(columns, most_bytes)
        elif kind := ROW_FILES.get(_ending(file)):
            yield from kind.read(file, columns, most_bytes)
        else:
            yield Article(file, whole_characters(Path(file).stem))


def check_sources(sources: Iterable[str], columns: Columns) -> None:
    """Raise InputError where a source is not there, or a table has no column of texts."""
    sources = list(sources)
    if sources.count(STDIN) > 1:
        raise InputError("standard input: it can be read once; give - once")
    for source in sources:
        if source == STDIN or _is_folder(source):
            continue
        files = [source] if os.path.lexists(source) else _matches(source)
        for file in files:
            kind = ROW_FILES.get(_ending(file))
            if kind and kind.check:
                kind.check(file, columns)


def count_articles(sources: Iterable[str]) -> int | None:
    """Return how many articles are named; None where standard input is among them."""
    sources = list(sources)
    if STDIN in sources:
        return None
    kinds = ((file, ROW_FILES.get(_ending(file))) for file in _files(sources))
    return sum(kind.count(file) if kind else 1 for file, kind in kinds)


def _is_folder(name: str) -> bool:
    # A name may be too long for Path.is_dir.
    return os.path.isdir(name)  # noqa: PTH112


def _ending(file: str) -> str:
    return Path(file).suffix.lower()


def _files(sources: Iterable[str]) -> Iterator[str]:
    for source in sources:
        if source == STDIN:
            yield source
        elif _is_folder(source):
            yield from _in_folder(source)
        elif os.path.lexists(source):
            yield source
        else:
            for match in _matches(source):
                yield from _in_folder(match) if _is_folder(match) else (match,)


def _matches(pattern: str) -> list[str]:
    # Path.glob takes no pattern that begins at the root.
    found = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []  # noqa: PTH207
    if not found:
        raise InputError(f"{pattern}: there is no such file or folder; check the name")
    return found


def _in_folder(folder: str) -> Iterator[str]:
    endings = known_endings()
    refuse = partial(_refuse, folder)
    for place, folders, files in os.walk(folder, onerror=refuse):
        # In this order they are gone through, too.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            wanted = path.suffix.lower() in endings and not name.endswith(CLAIMS)
            if wanted and not name.startswith(".") and is_file(path):
                yield str(path)


def _refuse(folder: str, error: OSError) -> None:
    raise InputError(
        f"{error.filename or folder}: this folder cannot be read ({error.strerror}); "
        "change its permissions"
    )
