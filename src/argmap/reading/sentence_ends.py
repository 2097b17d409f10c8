"""Whether a text ends as a sentence does."""

from __future__ import annotations

import re

_FINAL = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_NOTED = re.compile(r"(?:\[\^?\w{1,20}\]|[¹²³⁰-⁹†‡])+$")


def ends_sentence(text: str) -> bool:
    """Return whether a text ends in `.`, `!`, `?` or `…`, quotes, brackets and notes aside."""
    return bool(_FINAL.search(unnoted(text[-40:])))


def unnoted(text: str) -> str:
    """Return a text without the marks of notes at its end."""
    return _NOTED.sub("", text.rstrip())
