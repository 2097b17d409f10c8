"""Write the journal of a review, whose format `argmap.review.journal_file` tells and reads.

A line is on the disk before the decision in it is answered. One process at a time writes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from argmap import __version__
from argmap.errors import InputError, ReviewError
from argmap.review.journal_file import (
    FORMAT,
    TEXT,
    JournalContents,
    JournalEntry,
    digest,
    is_there,
    journal_path,
    of_other,
    read_journal,
)
from argmap.review.lock import lock

__all__ = ["Journal", "JournalContents", "JournalEntry", "journal_path", "read_journal"]

OWN = 0o600  # a file that its owner alone may read
TORN = ".torn"
BINARY = getattr(os, "O_BINARY", 0)  # Windows would write a carriage return beside each line feed


class Journal:
    """A journal that is open for writing, by this process alone.

    Attributes:
        path: Its file, made where it is missing.
        kept: What the file held when it was opened.
    """

    def __init__(self, path: Path, article: str, text: str) -> None:
        """Open it.

        Args:
            path: Its file.
            article: The article's file name, for the header.
            text: The article's text.

        Raises:
            InputError: It cannot be opened, or is something else than a journal.
            ReviewError: Another process has it open.
        """
        self.path = path
        self._unsure = False  # whether the file may end within a line
        fresh = not is_there(path)
        try:
            flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | BINARY
            self._handle = os.open(path, flags, OWN)
        except OSError as error:
            raise InputError(
                f"{path}: the review cannot be kept there ({error.strerror}); "
                "name another place with --journal"
            ) from error
        try:
            self._begin(article, text, fresh)
        except BaseException:
            self.close()
            raise

    def _begin(self, article: str, text: str, fresh: bool) -> None:
        if not lock(self._handle):
            raise ReviewError(
                f"{self.path}: another review of this article is open; close that first"
            )
        self.kept = read_journal(self.path)
        other = of_other(self.kept, self.path.with_name(article))
        if other:
            raise ReviewError(
                f"{self.path}: this is the review of {other}; name another place with --journal"
            )
        if self.kept.torn:
            self._mend()
        self._unsure = not self.kept.ended
        if not self.kept.whole:
            self._write(_header(article, text))
        elif self.kept.sha256 != digest(text):
            entry = JournalEntry(self.kept.last + 1, TEXT, _measure(text))
            self.append(entry)
            self.kept = replace(self.kept, entries=(*self.kept.entries, entry))
        if fresh:
            _sync_folder(self.path.parent)

    def append(self, entry: JournalEntry) -> None:
        """Write an entry and see it onto the disk before coming back.

        Raises:
            ReviewError: The disk is full or gone; the journal is as it was before.
        """
        self._write(entry.to_dict())

    def close(self) -> None:
        """Close the file and let others have it."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _write(self, row: Mapping[str, Any]) -> None:
        line = _line(row)
        before = os.fstat(self._handle).st_size
        try:
            # A line feed of its own ends what a failed try may have left.
            _put(self._handle, b"\n" + line if self._unsure else line)
            self._unsure = False
        except OSError as error:
            # What was not acknowledged must not come back as a decision later.
            self._unsure = True
            with suppress(OSError):
                os.ftruncate(self._handle, before)
                self._unsure = False
            raise ReviewError(
                f"{self.path}: the decision could not be saved ({error.strerror}); "
                "make room and try again"
            ) from error

    def _mend(self) -> None:
        """Put a torn last line aside and take it off the file."""
        place = self.path.with_name(self.path.name + TORN)
        handle = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT | BINARY, OWN)
        try:
            _put(handle, self.kept.torn + b"\n")
        finally:
            os.close(handle)
        os.ftruncate(self._handle, self.kept.whole)
        os.fsync(self._handle)
        told = f"{self.path}: what there is of that line is kept in {place.name}"
        self.kept = replace(self.kept, notes=(*self.kept.notes, told))


def _line(row: Mapping[str, Any]) -> bytes:
    """Return a row's line; where a file's or a reviewer's name is no UTF-8, all in ASCII."""
    try:
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        line = json.dumps(row, separators=(",", ":")).encode()
    return line + b"\n"


def _put(handle: int, data: bytes) -> None:
    """Write all of the data and see it onto the disk."""
    written = 0
    while written < len(data):
        written += os.write(handle, data[written:])
    os.fsync(handle)


def _header(article: str, text: str) -> dict[str, Any]:
    return {"format": FORMAT, "article": article, **_measure(text), "argmap": __version__}


def _measure(text: str) -> dict[str, Any]:
    return {"characters": len(text), "sha256": digest(text)}


def _sync_folder(folder: Path) -> None:
    """See a new file's name onto the disk, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folders, and needs none of this
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
