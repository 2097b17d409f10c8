"""The tables of a run, read back a part at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.corpus.parquet_files import read_rows
from argmap.corpus.run_log import NAME, read_log
from argmap.errors import InputError

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that a run has written so far.

    Attributes:
        folder: Their folder.
        form: How they are written: `jsonl` or `parquet`.
        parts: Parts that are whole.
        articles: Articles in them, with those that failed.
        whole: Whether the run is.
    """

    folder: Path
    form: str
    parts: int
    articles: int
    whole: bool

    def rows(self, table: str, part: int, columns: Iterable[str] = ()) -> Iterator[Row]:
        """Yield the rows of a table that stand in a part.

        Args:
            table: Its name.
            part: The part's number, from 0.
            columns: Those that are needed; all of them if none.

        Raises:
            InputError: The file is missing or damaged.
        """
        path = self.folder / table / f"part-{part:06}.{self.form}"
        try:
            if self.form == "parquet":
                yield from read_rows(path, list(columns))
            else:
                with path.open("rb") as lines:
                    yield from map(json.loads, lines)
        except (OSError, ValueError) as error:
            raise InputError(
                f"{path}: it cannot be read; take the folder away and run argmap corpus again"
            ) from error


def open_tables(folder: Path) -> Tables:
    """Return the tables in a folder.

    Args:
        folder: What `argmap corpus -o` wrote into.

    Raises:
        InputError: It holds none.
    """
    path = folder / NAME
    if not path.is_file():
        raise InputError(f"{folder}: it holds no tables of argmap corpus; name its folder")
    settings, parts, whole = read_log(path)
    articles = sum(part.articles for part in parts)
    return Tables(folder, str(settings.get("form", "jsonl")), len(parts), articles, whole)
