"""Write a map's files: all of them or none, and nothing a user wrote is lost."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import OutputError
from argmap.export.files import put_aside, rename_file, stage
from argmap.export.output_formats import FORMATS, Format

if TYPE_CHECKING:
    from argmap.export.view import View
    from argmap.graph.overlay import Overlay
    from argmap.model import ArgumentMap

# Names of devices on Windows, whatever the ending.
DEVICE = re.compile(r"(CON|PRN|AUX|NUL|(COM|LPT)[0-9\u00b9\u00b2\u00b3])(\..*)?", re.IGNORECASE)
LONGEST = 180  # bytes of a name; 255 is the limit of most disks, endings come on top


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


@dataclass(frozen=True, slots=True)
class _Plan:
    """A file to be written: all of it, what to tell, whether to put the old one aside."""

    path: Path
    data: bytes
    notes: tuple[str, ...] = ()
    aside: bool = False


def write(
    argmap: ArgumentMap, folder: Path, formats: Sequence[str], view: View | None = None
) -> Written:
    """Write a map into a folder in some forms, and return what was written.

    Every form is made before the first is written, and each file is replaced whole. Verdicts
    that a user wrote into a claims file stay with their claims; where a claim is gone, or the
    user wrote elsewhere in the file, the old file is kept beside the new one under another name.

    Args:
        argmap: The map; its id names the files.
        folder: Where they go; made where it is missing.
        formats: Names from `FORMATS`.
        view: What of the map is drawn, and how; all of it where None.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: A format is unknown, a file cannot be written, or the drawing not be made.
    """
    plans = [_plan(argmap, folder, name, view) for name in dict.fromkeys(formats)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        notes = _write_all(plans)
    except OSError as error:
        places = [str(plan.path) for plan in plans]
        place = error.filename if error.filename in places else folder
        raise OutputError(
            f"{place}: cannot be written ({error.strerror}); choose another folder with --output"
        ) from error
    return Written(tuple(plan.path for plan in plans), tuple(notes))


def write_picture(
    argmap: ArgumentMap, path: Path, view: View | None = None, overlay: Overlay | None = None
) -> None:
    """Draw a map into one file, which is replaced whole.

    Args:
        argmap: The map.
        path: The file; its ending names the form.
        view: What of the map is drawn, and how; all of it where None.
        overlay: Marks to compare the map with another.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: The ending is of no picture, the file cannot be written, or the drawing not
            be made.
    """
    pictures = {form.suffix: form for form in FORMATS.values() if form.picture}
    form = pictures.get(path.suffix.lower())
    if form is None:
        raise OutputError(f"{path}: no picture ends so; choose from {', '.join(pictures)}")
    plan = _Plan(path, form.render(argmap, view=view, overlay=overlay))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_all([plan])
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error


def file_name(id: str) -> str:
    """Return a document's id as a file name that stays within its folder, on every system.

    Example:
        >>> file_name("../notes: 1")
        '_notes_ 1'
        >>> file_name("aux")
        '_aux'
    """
    from argmap.export.wording import unseen

    name = "".join("_" if unseen(letter) or letter in '/\\:*?"<>|' else letter for letter in id)
    name = name.encode()[:LONGEST].decode(errors="ignore").lstrip(".").strip() or "map"
    return f"_{name}" if DEVICE.fullmatch(name) else name


def _plan(argmap: ArgumentMap, folder: Path, name: str, view: View | None) -> _Plan:
    if name not in FORMATS:
        raise OutputError(f"unknown format {name!r}; choose from {', '.join(FORMATS)}")
    form = FORMATS[name]
    path = folder / f"{file_name(argmap.id)}{form.suffix}"
    old = _old(form, path)
    verdicts = form.verdicts(old)
    data = form.render(argmap, verdicts, view)
    if not verdicts:
        return _Plan(path, data, aside=form.holds_more(old))
    kept = len(form.verdicts(data.decode()))
    note = f"{path.name}: {kept} of {len(verdicts)} verdicts kept"
    return _Plan(path, data, (note,), kept < len(verdicts) or form.holds_more(old))


def _old(form: Format, path: Path) -> str:
    """Return the text of a file that a user may have written into, empty where there is none."""
    try:
        if not form.checked or not path.is_file():
            return ""
        data = path.read_bytes()
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be read to keep its verdicts ({error.strerror})"
        ) from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What a spreadsheet on Windows saves where it is not asked for UTF-8.
        return data.decode("cp1252", "replace")


def _write_all(plans: Sequence[_Plan]) -> list[str]:
    """Write every file under another name, then give each its own, and return what to tell."""
    staged: list[Path] = []
    notes: list[str] = []
    try:
        for plan in plans:
            # One by one: where one fails, those before it are known and taken away again.
            staged.append(stage(plan.path, plan.data))  # noqa: PERF401
        for plan, temporary in zip(plans, staged, strict=True):
            notes += plan.notes
            if plan.aside:
                other = put_aside(plan.path)
                notes.append(f"the old {plan.path.name}, with all you wrote, is now {other.name}")
            rename_file(temporary, plan.path)
    finally:
        for temporary in staged:
            temporary.unlink(missing_ok=True)
    return notes
