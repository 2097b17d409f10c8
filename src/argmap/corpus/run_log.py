"""What a run has done, so that one that was killed goes on where it stopped.

The file `run.jsonl` beside the tables holds the run's settings in its first line, then a line for
each part whose files are whole, and a last one when all is done.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from argmap.corpus.log_files import open_log
from argmap.corpus.stores import Store, open_store
from argmap.corpus.table_schemas import load_tables
from argmap.errors import InputError

NAME = "run.jsonl"


@dataclass(frozen=True, slots=True)
class WholePart:
    """A part that is whole.

    Attributes:
        part: Its number, from 0.
        articles: How many articles it was made from.
        digest: A checksum of their names and, of rows, of their texts.
        documents: Rows of that table; the other tables' likewise.
    """

    part: int
    articles: int
    digest: str
    documents: int = 0
    units: int = 0
    relations: int = 0
    failures: int = 0


class RunLog:
    """The log of a run, held by one process at a time."""

    def __init__(self, place: Path | str, settings: Mapping[str, Any]) -> None:
        """Open the log of a folder, or begin one.

        Args:
            place: The folder of the tables, or its address.
            settings: All that the tables depend on.

        Raises:
            InputError: The folder is another run's, in use, or holds other files.
            OutputError: It cannot be written.
        """
        self.store, self.parts, self.whole = open_store(place), list[WholePart](), False
        self._settings = json.loads(json.dumps(settings))
        _check_empty(self.store)
        self._file = open_log(self.store, NAME)
        try:
            self._read()
        except BaseException:
            self._file.close()
            raise

    def add(self, part: WholePart) -> None:
        """Write down that a part is whole."""
        self.parts.append(part)
        self._write(asdict(part))

    def end(self) -> None:
        """Write down that all is done; a second time changes nothing."""
        if not self.whole:
            self.whole = True
            self._write({"whole": True, "parts": len(self.parts)})

    def close(self) -> None:
        """Let other runs use the folder."""
        self._file.close()

    def _read(self) -> None:
        lines = self._file.lines()
        if not lines:
            self._write(self._settings)
            return
        settings, self.parts, self.whole = _parsed(self.store.name, lines)
        self._check(settings)

    def _check(self, before: Mapping[str, Any]) -> None:
        for name, value in self._settings.items():
            if before.get(name) != value:
                raise InputError(
                    f"{self.store.name}: it was begun with another {name.replace('_', ' ')}; run "
                    "the command that began it, or name another folder"
                )

    def _write(self, row: Mapping[str, Any]) -> None:
        self._file.add(json.dumps(row).encode("ascii") + b"\n")


def read_log(store: Store) -> tuple[dict[str, Any], list[WholePart], bool]:
    """Return what a log tells: the run's settings, the parts that are whole, whether all is.

    Args:
        store: The place of the tables; the log's last line may be torn.

    Raises:
        InputError: There is none, or it is damaged.
    """
    data = store.read(NAME)
    if not data:
        raise InputError(f"{store.name}: it holds no tables of argmap corpus; name its folder")
    lines = data.splitlines(keepends=True)
    return _parsed(store.name, [line for line in lines if line.endswith(b"\n")])


def _parsed(place: str, lines: Sequence[bytes]) -> tuple[dict[str, Any], list[WholePart], bool]:
    try:
        rows = [json.loads(line) for line in lines]
        parts = [WholePart(**row) for row in rows[1:] if "whole" not in row]
        return dict(rows[0]), parts, "whole" in rows[-1]
    except (ValueError, TypeError, LookupError) as error:
        raise InputError(f"{place}/{NAME}: it is damaged; name another folder") from error


def _check_empty(store: Store) -> None:
    names = store.names()
    if NAME in names:
        return
    own = {table.name for table in load_tables()}
    if any(name in own or not name.startswith(".") for name in names):
        raise InputError(f"{store.name}: it holds other files; name a new or an empty folder")
