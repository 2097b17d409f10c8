"""Which reader reads which file: the one place that a new input format touches.

A reader is a module of this package with a function
`read(data: bytes, name: str, encoding: str | None) -> str` that gives the text of the file.
To add a format, write the module and name its endings here.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

Reader = Callable[[bytes, str, str | None], str]

READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".markdown": "plain",
    "": "plain",
}
FALLBACK = "plain"


def reader_for(name: str) -> Reader:
    """Return the reader for a file's name; plain text where the ending is not known."""
    module = READERS.get(PurePath(name).suffix.lower(), FALLBACK)
    reader: Reader = import_module(f"argmap.reading.{module}").read
    return reader
