"""Write a file whole or not at all, and lose nothing that stood there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from argmap.errors import OutputError


def write_file(path: Path, text: str, *, keep: bool = True) -> Path | None:
    """Write a text into a file; one with other words that has the name is kept beside it.

    Args:
        path: The file; its folder is made where it is missing.
        text: What it is to hold.
        keep: Whether an older file with other words is kept; not where none but us writes it.

    Returns:
        The new name of the file that was there; None where none was, or the same text.

    Raises:
        OutputError: It cannot be written.
    """
    data = text.encode("utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == data:
            return None
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            aside = _aside(path) if keep and path.is_file() else None
            if aside is not None:
                path.replace(aside)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); choose another name with --output"
        ) from error
    return aside


def _aside(path: Path) -> Path:
    """Give a name beside a file that no file has."""
    number = 1
    while os.path.lexists(other := path.with_name(f"{path.name}.bak{number}")):
        number += 1
    return other
