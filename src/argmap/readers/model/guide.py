"""The instruction a language model reads by: `guide.md`, kept as data, in named sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from argmap.readers.model.schemas import ANSWERS

FILE = Path(__file__).parent / "guide.md"


@dataclass(frozen=True, slots=True)
class Guide:
    """The instruction.

    Attributes:
        version: Its version, raised with every change of a word.
        sections: Its sections by name.
        fingerprint: Of all that is asked: the sections and the forms of the answers.
    """

    version: str
    sections: Mapping[str, str]
    fingerprint: str

    def __getitem__(self, name: str) -> str:
        return self.sections[name]


@cache
def load_guide() -> Guide:
    """Return the instruction that comes with argmap.

    Example:
        >>> load_guide()["outline"].splitlines()[0]
        'The sections before this one said, among other things:'
    """
    head, *rest = re.split(r"^## ", FILE.read_text("utf-8"), flags=re.MULTILINE)
    rows = (part.partition("\n") for part in rest)
    sections = {name.strip(): body.strip() for name, _, body in rows}
    version = head.partition("version:")[2].split()[0]
    return Guide(version, sections, fingerprint(*sections.values(), repr(ANSWERS)))


def fingerprint(*texts: str) -> str:
    """Return a short mark that tells some texts from others.

    Example:
        >>> fingerprint("a", "b") == fingerprint("ab"), len(fingerprint("a"))
        (False, 16)
    """
    joined = "\0".join(texts).encode("utf-8", "surrogatepass")
    return sha256(joined).hexdigest()[:16]
