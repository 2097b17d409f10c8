"""Write a map's files: all of them or none, and nothing a user wrote is lost."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.errors import OutputError
from argmap.export.registry import FORMATS, Format, Verdicts
from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Attributes:
        paths: The files, in the order asked for.
        notes: What a user should know: verdicts kept, files put aside.
    """

    paths: tuple[Path, ...]
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Path]:
        return iter(self.paths)


def write(argmap: ArgumentMap, folder: Path, formats: Sequence[str]) -> Written:
    """Write a map into a folder in some forms.

    Every form is made before the first is written, and each file is replaced whole. Verdicts
    that a user wrote into a claims file stay with their claims; where a claim is gone, the old
    file is kept beside the new one under another name.

    Args:
        argmap: The map; its id names the files.
        folder: Where they go; made where it is missing.
        formats: Names from `FORMATS`.

    Raises:
        OutputError: A file cannot be written, or the drawing not be made.
    """
    paths = [folder / f"{file_name(argmap.id)}{FORMATS[name].suffix}" for name in formats]
    made, aside, notes = [], [], []
    for name, path in zip(formats, paths, strict=True):
        form = FORMATS[name]
        verdicts = _verdicts(form, path)
        text = form.render(argmap, verdicts)
        lost = len(verdicts) - len(form.verdicts(text))
        if verdicts:
            notes.append(f"{path.name}: {len(verdicts) - lost} of {len(verdicts)} verdicts kept")
        aside.append(lost > 0)
        made.append(text)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text, keep in zip(paths, made, aside, strict=True):
            if keep:
                notes.append(f"the file with the other verdicts is now {_put_aside(path).name}")
            _replace(path, text)
    except OSError as error:
        place = error.filename if error.filename in map(str, paths) else folder
        raise OutputError(
            f"{place}: cannot be written ({error.strerror}); choose another folder with --output"
        ) from error
    return Written(tuple(paths), tuple(notes))


def file_name(id: str) -> str:
    """Give a document's id as a name that stays within its folder."""
    name = "".join("_" if letter in '/\\:*?"<>|\0' else letter for letter in id)
    return name.lstrip(".") or "map"


def _verdicts(form: Format, path: Path) -> Verdicts:
    if not form.checked or not path.is_file():
        return {}
    try:
        return form.verdicts(path.read_bytes().decode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be read to keep its verdicts ({error.strerror})"
        ) from error


def _put_aside(path: Path) -> Path:
    """Give a file another name that no file has."""
    number = 1
    while (other := path.with_name(f"{path.name}.bak{number}")).exists():
        number += 1
    path.rename(other)
    return other


def _replace(path: Path, text: str) -> None:
    """Write a file under another name first, so that no reader ever sees half of it."""
    if path.is_dir():
        raise IsADirectoryError(21, "a folder is in the way", str(path))
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(path), None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
