"""The file of a run's log: lines that are added, one process at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import BinaryIO, Protocol

from argmap.corpus.stores import AGAIN, Folder, Store
from argmap.errors import InputError, OutputError
from argmap.review.lock import lock

PACE = 20.0  # seconds from one writing of a remote log to the next


class LogFile(Protocol):
    """A file of lines."""

    def lines(self) -> list[bytes]:
        """Return the lines that are whole; what is torn behind them is cut off."""

    def add(self, line: bytes) -> None:
        """Add a line; raises OutputError where it cannot be written."""

    def close(self) -> None:
        """Let other runs write."""


def open_log(store: Store, name: str) -> LogFile:
    """Return the file of a log, made where it is missing.

    Args:
        store: Where it is kept.
        name: Its name there.

    Raises:
        InputError: Another run writes it.
        OutputError: It cannot be written.
    """
    return LocalLog(store.path, name) if isinstance(store, Folder) else RemoteLog(store, name)


class LocalLog:
    """A log in a folder: locked, and on the disk when `add` returns."""

    def __init__(self, folder: Path, name: str) -> None:
        """Open it."""
        self._path = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self._path.open("a+b")
        except OSError as error:
            raise OutputError(
                f"{folder}: cannot be written ({error.strerror}); name another folder"
            ) from error
        if not lock(self._file.fileno()):
            self._file.close()
            raise InputError(f"{folder}: another run writes into it; wait, or name another folder")

    def lines(self) -> list[bytes]:
        """Return the lines; see `LogFile.lines`."""
        self._file.seek(0)
        found = self._file.read().splitlines(keepends=True)
        if found and not found[-1].endswith(b"\n"):
            # What a killed process did not write to its end.
            self._file.truncate(sum(map(len, found[:-1])))
            found.pop()
        return found

    def add(self, line: bytes) -> None:
        """Add a line; see `LogFile.add`."""
        try:
            self._file.write(line)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise OutputError(
                f"{self._path}: cannot be written ({error.strerror}); {AGAIN}"
            ) from error

    def close(self) -> None:
        """Close it, which ends the lock."""
        self._file.close()


class RemoteLog:
    """A log in a store that adds nothing to files: written anew, now and then.

    What was done since is done once more after a crash, into the same files.
    """

    def __init__(self, store: Store, name: str, clock: Callable[[], float] = monotonic) -> None:
        """Take where it is; a store has no locks, so two runs at once are not found out."""
        self._store, self._name, self._clock = store, name, clock
        self._lines: list[bytes] = []
        self._written, self._next = 0, 0.0

    def lines(self) -> list[bytes]:
        """Return the lines; see `LogFile.lines`."""
        found = (self._store.read(self._name) or b"").splitlines(keepends=True)
        self._lines = [line for line in found if line.endswith(b"\n")]
        self._written = len(self._lines)
        return list(self._lines)

    def add(self, line: bytes) -> None:
        """Add a line; see `LogFile.add`."""
        self._lines.append(line)
        if self._clock() >= self._next:
            self._write()

    def close(self) -> None:
        """Write what is not written yet."""
        if self._written < len(self._lines):
            self._write()

    def _write(self) -> None:
        self._store.write({self._name: b"".join(self._lines)})
        self._written, self._next = len(self._lines), self._clock() + PACE
