"""The tables of a run, read back a part at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.corpus.parquet_files import read_rows
from argmap.corpus.partitions import file_of
from argmap.corpus.run_log import read_log
from argmap.corpus.stores import Store, open_store
from argmap.errors import InputError

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that a run has written so far.

    Attributes:
        store: Where they are.
        form: How they are written: `jsonl` or `parquet`.
        parts: Parts that are whole.
        articles: Articles in them, with those that failed.
        whole: Whether the run is.
    """

    store: Store
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
        name = file_of(table, part, self.form)
        data = self.store.read(name)
        try:
            if data is None:
                raise FileNotFoundError
            if self.form == "parquet":
                yield from read_rows(data, list(columns))
            else:
                yield from map(json.loads, data.split(b"\n")[:-1])
        except (OSError, ValueError) as error:
            raise InputError(
                f"{self.store.name}/{name}: it is missing or damaged; take the folder away and run "
                "argmap corpus again"
            ) from error


def open_tables(place: str | Path) -> Tables:
    """Return the tables in a folder.

    Args:
        place: What `argmap corpus -o` wrote into: a folder, or an address.

    Raises:
        InputError: It holds none.
    """
    store = open_store(place)
    settings, parts, whole = read_log(store)
    articles = sum(part.articles for part in parts)
    return Tables(store, str(settings.get("form", "jsonl")), len(parts), articles, whole)
