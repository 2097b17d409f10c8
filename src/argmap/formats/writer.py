"""Write a map's files: all of them or none, and nothing a user wrote is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.disk import is_file, is_folder, is_same
from argmap.errors import OutputError
from argmap.export.files import check_writable, linked_to, put_aside, rename_file, stage
from argmap.formats.registry import FORMATS, Format

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
    """A file to be written: all of it, what to tell, whether to put another old one aside."""

    path: Path
    data: bytes
    notes: tuple[str, ...] = ()
    aside: bool = False


def write(
    argmap: ArgumentMap,
    folder: Path,
    formats: Sequence[str],
    view: View | None = None,
    losses: bool = False,
    force: bool = False,
    made_of: str | Path = "",
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
        losses: Whether notes tell what of the map each format cannot carry.
        force: Whether files that are read-only are replaced.
        made_of: The file that the map was made of; empty where there is none.

    Raises:
        InputError: The view begins at a unit that the map has not.
        OutputError: A format is unknown, a file cannot be written or is the one that the map was
            made of, or the drawing not be made.
    """
    if os.path.lexists(folder) and not is_folder(folder):
        what = "a file" if is_file(folder) else "a device, or a link that leads to no folder"
        raise OutputError(f"{folder}: this is {what}; name a folder with --output")
    plans = [
        replace(plan, path=linked_to(plan.path))
        for name in dict.fromkeys(formats)
        for plan in _plans(argmap, folder, name, view, losses)
    ]
    plans = [_spared(plan, made_of) for plan in plans]
    for plan in plans:
        check_writable(plan.path, "replace it with --force, or name another folder", force)
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
    check_writable(path, "name another file")
    plan = _Plan(linked_to(path), form.render(argmap, view=view, overlay=overlay))
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
    from argmap.export.safe_text import unseen

    name = "".join("_" if unseen(letter) or letter in '/\\:*?"<>|' else letter for letter in id)
    name = name.encode()[:LONGEST].decode(errors="ignore").lstrip(".").strip() or "map"
    return f"_{name}" if DEVICE.fullmatch(name) else name


def _plans(
    argmap: ArgumentMap, folder: Path, name: str, view: View | None, losses: bool
) -> list[_Plan]:
    if name not in FORMATS:
        raise OutputError(f"unknown format {name!r}; choose from {', '.join(FORMATS)}")
    form = FORMATS[name]
    place = folder / file_name(argmap.id)
    path = place.with_name(f"{place.name}{form.suffix}")
    old = _old(form, path)
    verdicts = form.verdicts(old, argmap)
    files = form.files(argmap, verdicts, view)
    if name == "csv":
        from argmap.formats.saved_claims import like_before

        files[form.suffix] = like_before(old, files[form.suffix], argmap)
    lost = form.lost(argmap) if losses else ""
    notes = [f"{path.name}: lost: {lost}"] if lost else []
    aside = form.holds_more(old, argmap)
    if verdicts:
        kept = len(form.verdicts(files[form.suffix]))
        notes.append(f"{path.name}: {kept} of {len(verdicts)} verdicts kept")
        aside = aside or kept < len(verdicts)
    plans = [_Plan(path, files[form.suffix], tuple(notes), aside)]
    for suffix in [name for name in files if name != form.suffix]:
        # It may be the article itself, where its map is written beside it.
        other = place.with_name(f"{place.name}{suffix}")
        aside = suffix in form.beside and _differs(other, files[suffix])
        plans.append(_Plan(other, files[suffix], aside=aside))
    return plans


def _spared(plan: _Plan, made_of: str | Path) -> _Plan:
    """Return a plan that leaves what the map was made of: a map is put aside, an article refused.

    Raises:
        OutputError: It would replace the article.
    """
    if not made_of or not is_same(plan.path, made_of) or not _differs(plan.path, plan.data):
        return plan
    if plan.path.suffix.lower() == ".json":
        return replace(plan, aside=True)
    raise OutputError(
        f"{plan.path}: it would take the place of what the map is made of; name another folder "
        "with --output"
    )


def _old(form: Format, path: Path) -> bytes:
    """Return what a file holds that a user may have written into, empty where there is none."""
    try:
        return path.read_bytes() if form.checked and is_file(path) else b""
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be read to keep its verdicts ({error.strerror})"
        ) from error


def _differs(path: Path, data: bytes) -> bool:
    """Return whether a file is there that holds something else."""
    try:
        return is_file(path) and path.read_bytes() != data
    except OSError:
        return True


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
