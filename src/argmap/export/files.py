"""Write files whole or not at all, and lose nothing that stood in their place.

What is there as a link is written where the link leads; what may not be written is left alone.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from argmap.disk import is_file, is_folder, is_link
from argmap.errors import OutputError
from argmap.export.left_over import clear_once, passing_prefix

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_file(
    path: Path, text: str, *, keep: bool = True, make_folder: bool = True
) -> Path | None:
    """Write a text into a file and return where an older one of other words was put.

    Args:
        path: The file.
        text: What it is to hold.
        keep: Whether an older file with other words is kept; not where none but us writes it.
        make_folder: Whether its folder is made where it is missing.

    Returns:
        The new name of the file that was there; None where none was, or the same text.

    Raises:
        OutputError: It cannot be written.
    """
    data = text.encode("utf-8")
    path = linked_to(path)
    check_writable(path, "name another file")
    try:
        if make_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        if is_file(path) and path.read_bytes() == data:
            return None
        temporary = stage(path, data)
        try:
            aside = put_aside(path) if keep and is_file(path) else None
            rename_file(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); name another file"
        ) from error
    return aside


def linked_to(path: Path) -> Path:
    """Return where a link leads to, so that it stays a link; any other path as it is."""
    return Path(os.path.realpath(path)) if is_link(path) else path


def check_writable(path: Path, advice: str, force: bool = False) -> None:
    """Raise OutputError where what is there must not be replaced by a file.

    Args:
        path: The file; a new one could stand in the place of one that nobody, or not this user,
            may write, but its owner did not want that. A device or a pipe would be gone.
        advice: What a user can do.
        force: Whether a file that is read-only may be replaced.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a name may be too long for Path.exists
    except OSError:
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OutputError(f"{path}: this is a device or a pipe, and no file; name a file")
    if stat.S_ISREG(mode) and not force and not (mode & WRITABLE and os.access(path, os.W_OK)):
        raise OutputError(f"{path}: it is read-only; {advice}")


def stage(path: Path, data: bytes) -> Path:
    """Write what a file is to hold under a passing name in its folder, and return that name.

    Raises:
        OSError: It cannot be written there; its `filename` is `path`.
    """
    if is_folder(path):
        raise IsADirectoryError(21, "a folder is in the way", str(path))
    clear_once(path.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=passing_prefix(), dir=path.parent)
    except OSError as error:
        raise _at(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        raise (_at(path, error) if isinstance(error, OSError) else error) from None
    return Path(name)


def replace_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files in the place of those that are there, none before all could be staged.

    Args:
        files: Path and bytes of each; their folders are there.

    Raises:
        OSError: One cannot be written; its `filename` is that file.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            staged.append((stage(path, data), path))
        for passing, path in staged:
            rename_file(passing, path)
    except BaseException:
        for passing, _ in staged:
            with suppress(OSError):
                passing.unlink(missing_ok=True)
        raise


def put_aside(path: Path) -> Path:
    """Give a file another name that no file has, and return that name.

    Raises:
        OSError: It cannot be renamed; its `filename` is the new name.
    """
    number = 1
    while os.path.lexists(other := path.with_name(f"{path.name}.bak{number}")):
        number += 1
    rename_file(path, other)
    return other


def rename_file(old: Path, new: Path) -> None:
    """Give a file another name; the OSError where it cannot be done names that one."""
    try:
        old.replace(new)
    except OSError as error:
        raise _at(new, error) from error


def _at(path: Path, error: OSError) -> OSError:
    return OSError(error.errno, error.strerror, str(path))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
