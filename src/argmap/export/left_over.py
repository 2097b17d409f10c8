"""Passing files: their names, and taking away those that a killed process left behind."""

from __future__ import annotations

import os
import socket
import time
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

MARK = ".argmap-"
OLD = 24 * 3600  # seconds after which a file of another machine is nobody's


def passing_prefix() -> str:
    """Return how the names of this process's passing files begin."""
    return f"{MARK}{_machine()}-{os.getpid()}-"


@lru_cache
def clear_once(folder: Path) -> None:
    """Take away what killed processes left in a folder; a second call does nothing."""
    clear_left_over(folder)


def clear_left_over(folder: Path) -> None:
    """Take away what killed processes left in a folder.

    A file whose process still runs stays. Of a process on another machine, which may share the
    folder, nothing can be told: its file goes a day later.

    Args:
        folder: The folder; it may be missing.
    """
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(MARK) and _is_nobodys(entry):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _is_nobodys(entry: os.DirEntry[str]) -> bool:
    machine, _, rest = entry.name.removeprefix(MARK).partition("-")
    number, _, more = rest.partition("-")
    if not more or not number.isdecimal() or not entry.is_file(follow_symlinks=False):
        return False  # no name that we give
    if machine == _machine() and os.name == "posix":
        return not _runs(int(number))
    return time.time() - entry.stat().st_mtime > OLD


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _machine() -> str:
    return f"{zlib.crc32(socket.gethostname().encode()):08x}"
