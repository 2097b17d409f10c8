"""The door for maps: which form a file is in, and the map in it."""

from __future__ import annotations

from pathlib import Path

from argmap.errors import InputError
from argmap.formats.registry import FORMATS, Format
from argmap.formats.source import Source, file_source
from argmap.model import ArgumentMap
from argmap.reading.read import read_bytes

READABLE = {name: form for name, form in FORMATS.items() if form.reads}


def read_map(path: str | Path) -> ArgumentMap | None:
    """Return the map in a file, in any of the forms that can be read; None where it is an article.

    Args:
        path: A file, or `-` for standard input.

    Raises:
        InputError: It cannot be read, or is not of its form.
    """
    source = read_source(path)
    found = form_of(source)
    return found.read(source) if found else None


def other_map(path: Path) -> ArgumentMap | None:
    """Return the map in a file in another form than argmap's JSON; None where it holds none.

    Raises:
        InputError: It cannot be read, or is not of its form.
    """
    if path.suffix.lower() == ".jsonl":
        return None
    source = read_source(path)
    found = form_of(source)
    return None if found is None or found is FORMATS["json"] else found.read(source)


def read_source(path: str | Path) -> Source:
    """Return a file, or standard input for `-`, as a source.

    Raises:
        InputError: It cannot be read.
    """
    data = read_bytes(path)
    return Source("standard input", data) if str(path) == "-" else file_source(Path(path), data)


def form_of(source: Source) -> Format | None:
    """Return the form of a map that a file is in; None where it is an article.

    The name decides, the longest ending first; where several forms share it, as many share
    `.json`, or the name tells nothing, what is in it does.
    """
    name = source.name.lower()
    ends = [
        (len(suffix), form)
        for form in READABLE.values()
        for suffix in (form.suffix, *form.also)
        if name.endswith(suffix)
    ]
    longest = max((length for length, _ in ends), default=0)
    named = [form for length, form in ends if length == longest]
    if len(named) == 1 and not named[0].known_by:
        return named[0]
    try:
        known = next((form for form in _asked(named) if form.knows(source)), None)
    except InputError:
        # It is no text, and no reader of maps made it: whoever reads articles tells more.
        known = None
    return known or (named[0] if named else None)


def _asked(named: list[Format]) -> list[Format]:
    """Return the forms to be asked whether a file is theirs, the plainest last."""
    rest = [form for form in READABLE.values() if form.known_by and form not in named]
    return [*reversed(named), *reversed(rest)]
