"""What stands on the disk, asked and read without a surprise.

`Path.is_file` and its kin raise where a name is longer than the disk takes, or a folder above may
not be entered; whoever names such a file is to be told that there is none. And a device, such as
/dev/zero, may never end.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

LARGEST = 64 << 20  # bytes that are read of what is no ordinary file


def exists(path: str | Path) -> bool:
    """Return whether something is there.

    Example:
        >>> exists("x" * 1000)
        False
    """
    return os.path.exists(path)  # noqa: PTH110 - that of Path raises


def is_file(path: str | Path) -> bool:
    """Return whether an ordinary file is there, or a link to one."""
    return os.path.isfile(path)  # noqa: PTH113 - that of Path raises


def is_folder(path: str | Path) -> bool:
    """Return whether a folder is there, or a link to one."""
    return os.path.isdir(path)  # noqa: PTH112 - that of Path raises


def is_link(path: str | Path) -> bool:
    """Return whether a symbolic link is there, wherever it leads."""
    return os.path.islink(path)  # noqa: PTH114 - that of Path raises


def is_same(path: str | os.PathLike[str], other: str | os.PathLike[str]) -> bool:
    """Return whether two names are of one file that is there."""
    try:
        return os.path.samefile(path, other)  # noqa: PTH121 - that of Path raises for long names
    except OSError:
        return False


def read_whole(path: str | Path) -> bytes:
    """Return all that a file holds.

    Args:
        path: The file; where it is a device or a pipe, at most 64 MB are read of it.

    Raises:
        OSError: It cannot be read, or does not end.
        ValueError: No file can have that name.
    """
    with Path(path).open("rb") as file:
        if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return file.read()
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OSError(errno.EFBIG, "it does not end", str(path))
    return data
