"""A file that a map may be read from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from argmap.disk import is_file
from argmap.errors import InputError
from argmap.reading.encoding import decode_bytes

# How what argmap keeps beside an article begins: decisions, a model's answers.
KEPT = re.compile(r'\s*\{"format": ?"argmap-')
IS_KEPT = "this is what argmap keeps beside an article, and no map"


@dataclass(frozen=True)
class Source:
    """A file's name and bytes.

    Attributes:
        name: The name, for messages and to know the form by; `standard input` for that.
        data: What the file holds.
        beside: Gives the bytes of the file of the same name with another suffix, None where there
            is none.
    """

    name: str
    data: bytes
    beside: Callable[[str], bytes | None] = lambda suffix: None

    @property
    def id(self) -> str:
        """Return the file's name without folder and endings, for the map's id."""
        return stem(self.name)

    @cached_property
    def text(self) -> str:
        """Return the text that the file holds.

        Raises:
            InputError: It is no text.
        """
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return decode_bytes(self.data, self.name)

    @cached_property
    def json(self) -> Any:
        """Return what JSON the file holds.

        Raises:
            InputError: It holds none.
        """
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError) as error:
            if KEPT.match(self.text):
                raise InputError(f"{self.name}: {IS_KEPT}; give the article") from None
            raise InputError(f"{self.name}: not JSON that can be read ({error})") from error

    @property
    def json_object(self) -> dict[str, Any]:
        """Return the JSON object that the file holds, an empty one where it holds none."""
        try:
            found = self.json if self.text.lstrip()[:1] == "{" else {}
        except InputError:
            return {}
        return found if isinstance(found, dict) else {}

    def rows(self, data: object, key: str) -> list[dict[str, Any]]:
        """Return the objects in an array of a JSON object, none where it has no such key.

        Raises:
            InputError: What stands there is no array of objects.
        """
        found = data.get(key) if isinstance(data, dict) else None
        if found is None:
            return []
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise InputError(f"{self.name}: {key} is no list of objects")
        return found


def file_source(path: Path, data: bytes) -> Source:
    """Return a file on the disk as a source, its neighbours at hand.

    Args:
        path: The file.
        data: What it holds.
    """

    def beside(suffix: str) -> bytes | None:
        other = path.with_name(stem(path.name) + suffix)
        try:
            return other.read_bytes() if is_file(other) else None
        except OSError:
            return None

    return Source(str(path), data, beside)


def stem(name: str) -> str:
    """Return a file's name without its folder and its last endings.

    Example:
        >>> stem("maps/essay.xaif.json"), stem("essay.2.ann"), stem("standard input")
        ('essay', 'essay.2', 'stdin')
    """
    if name == "standard input":
        return "stdin"
    found = Path(name).stem
    inner = Path(found)
    double = {
        ".xaif", ".aif", ".claims", ".kialo", ".cytoscape", ".nodelink", ".outline",
        ".annotations", ".labelstudio",
    }  # fmt: skip
    return inner.stem if inner.suffix.lower() in double else found
