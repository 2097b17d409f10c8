"""The text that was extracted from a file, kept beside its map, and where its units stand."""

from __future__ import annotations

from pathlib import Path

from argmap.export.files import write_file
from argmap.export.place_table import to_places
from argmap.formats.writer import Written, file_name
from argmap.model import ArgumentMap

TEXT, PLACES = ".txt", ".places.csv"


def is_extracted(argmap: ArgumentMap) -> bool:
    """Return whether a map's text was taken out of a file that is no plain text."""
    return "text" in argmap.made_by


def write_kept_text(argmap: ArgumentMap, folder: Path) -> Written:
    """Write the text of record of a map and the table of its places, and return what was written.

    Of a plain text nothing is written. A file of other words that stood there is kept under another
    name.

    Args:
        argmap: The map; its id names the files.
        folder: Where they go; made where it is missing.

    Raises:
        OutputError: A file cannot be written.
    """
    if not is_extracted(argmap):
        return Written(())
    paths, notes = [], []
    for ending, words in ((TEXT, argmap.text), (PLACES, to_places(argmap))):
        path = folder / f"{file_name(argmap.id)}{ending}"
        aside = write_file(path, words, keep=ending == TEXT)
        paths.append(path)
        if aside is not None:
            notes.append(f"the old {path.name} is now {aside.name}")
    return Written(tuple(paths), tuple(notes))
