"""Whether a map that stands in the way is of the same text: two articles may have one name.

An article that was edited shares most of its words with its older self; another article of the
same name does not. So no record of where a map came from is needed, and a moved file keeps its map.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

from argmap.disk import is_file, is_folder
from argmap.formats.registry import FORMATS
from argmap.formats.writer import file_name
from argmap.model import ArgumentMap

SHARED = 0.4  # of the words of a text that are in a map of it, however it was edited
FEWEST = 12  # words, below which nothing can be told
LARGEST = 64 << 20
_WORD = re.compile(r"[^\W\d_]{6,}")
_TAG = re.compile(r"<[^>]{0,5000}>")


def free_name(argmap: ArgumentMap, folder: Path, other: str) -> str:
    """Return a name for a map whose files are of no other text.

    Args:
        argmap: The map; its id is the name where it can be.
        folder: Where its files go.
        other: A name to take where the map of another text has this one.
    """
    words = set(_WORD.findall(argmap.text.lower()))
    for name in _names(argmap.id, other):
        if not _is_of_other(words, folder, name):
            return name
    return argmap.id


def _names(name: str, other: str) -> Iterator[str]:
    yield from dict.fromkeys((name, other))
    for number in range(2, 100):
        yield f"{other}-{number}"


def _is_of_other(words: set[str], folder: Path, name: str) -> bool:
    """Return whether files of a name hold the map of a text with other words."""
    if len(words) < FEWEST or not is_folder(folder):
        return False
    base = file_name(name)
    for suffix in ("json", "html", "svg"):
        found = _words_in(folder / f"{base}{FORMATS[suffix].suffix}")
        if len(found) >= FEWEST:
            return len(words & found) < SHARED * len(words)
    return False


def _words_in(path: Path) -> set[str]:
    try:
        if not is_file(path) or path.stat().st_size > LARGEST:
            return set()
        text = path.read_text("utf-8", "replace")
    except OSError:
        return set()
    if path.suffix == ".json":
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return set()
        text = str(data.get("text", "")) if isinstance(data, dict) else ""
    else:
        text = html.unescape(_TAG.sub(" ", text))
    return set(_WORD.findall(text.lower()))
