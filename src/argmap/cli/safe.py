"""Text of articles and file names made fit for a terminal."""

from __future__ import annotations

import unicodedata

# Control, format (bidi overrides, tags), surrogate and unassigned or private characters.
_UNSAFE = ("Cc", "Cf", "Cs", "Co", "Cn")
# Emoji, Persian and hyphenated words need these three, and they move nothing on the screen.
_ALLOWED = "\u200c\u200d\u00ad"


def safe(text: str) -> str:
    """Return a text on one line, with nothing in it that could steer a terminal.

    Runs of white space become single blanks; control, escape, bidirectional and other unseen
    characters become U+FFFD.
    """
    return "".join(_safe_character(character) for character in " ".join(text.split()))


def _safe_character(character: str) -> str:
    if character in _ALLOWED or unicodedata.category(character) not in _UNSAFE:
        return character
    return "\ufffd"
