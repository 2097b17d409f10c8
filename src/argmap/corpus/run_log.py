"""What a run has done, so that one that was killed goes on where it stopped.

The file `run.jsonl` beside the tables holds the run's settings in its first line, then a line for
each part whose files are whole, and a last one when all is done.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from argmap.corpus.table_schemas import load_tables
from argmap.errors import InputError, OutputError
from argmap.review.lock import lock

NAME = "run.jsonl"


@dataclass(frozen=True, slots=True)
class Part:
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

    def __init__(self, folder: Path, settings: Mapping[str, Any]) -> None:
        """Open the log of a folder, or begin one.

        Args:
            folder: The folder of the tables.
            settings: All that the tables depend on.

        Raises:
            InputError: The folder is another run's, in use, or holds other files.
            OutputError: It cannot be written.
        """
        self.folder, self.parts, self.whole = folder, list[Part](), False
        self._settings = json.loads(json.dumps(settings))
        try:
            _check_empty(folder)
            folder.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = (folder / NAME).open("a+b")
        except OSError as error:
            raise OutputError(
                f"{folder}: cannot be written ({error.strerror}); name another folder"
            ) from error
        if not lock(self._file.fileno()):
            self._file.close()
            raise InputError(f"{folder}: another run writes into it; wait, or name another folder")
        try:
            self._read()
        except BaseException:
            self._file.close()
            raise

    def add(self, part: Part) -> None:
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
        self._file.seek(0)
        lines = self._file.read().splitlines(keepends=True)
        if lines and not lines[-1].endswith(b"\n"):
            # What a killed process did not write to its end.
            self._file.truncate(sum(map(len, lines[:-1])))
            lines.pop()
        if not lines:
            self._write(self._settings)
            return
        settings, self.parts, self.whole = _parsed(self.folder / NAME, lines)
        self._check(settings)

    def _check(self, before: Mapping[str, Any]) -> None:
        for name, value in self._settings.items():
            if before.get(name) != value:
                raise InputError(
                    f"{self.folder}: it was begun with another {name.replace('_', ' ')}; run the "
                    "command that began it, or name another folder"
                )

    def _write(self, row: Mapping[str, Any]) -> None:
        try:
            self._file.write(json.dumps(row).encode("ascii") + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise OutputError(
                f"{self.folder / NAME}: cannot be written ({error.strerror}); make room, then run "
                "the same command to go on"
            ) from error


def read_log(path: Path) -> tuple[dict[str, Any], list[Part], bool]:
    """Return what a log tells: the run's settings, the parts that are whole, whether all is done.

    Args:
        path: The log; its last line may be torn.

    Raises:
        InputError: It cannot be read, or is damaged.
    """
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror})") from error
    return _parsed(path, [line for line in lines if line.endswith(b"\n")])


def _parsed(path: Path, lines: Sequence[bytes]) -> tuple[dict[str, Any], list[Part], bool]:
    try:
        rows = [json.loads(line) for line in lines]
        parts = [Part(**row) for row in rows[1:] if "whole" not in row]
        return dict(rows[0]), parts, "whole" in rows[-1]
    except (ValueError, TypeError, LookupError) as error:
        raise InputError(f"{path}: it is damaged; name another folder") from error


def _check_empty(folder: Path) -> None:
    if not folder.is_dir() or (folder / NAME).exists():
        return
    own = {table.name for table in load_tables()}
    if any(path.name in own or not path.name.startswith(".") for path in folder.iterdir()):
        raise InputError(f"{folder}: it holds other files; name a new or an empty folder")
