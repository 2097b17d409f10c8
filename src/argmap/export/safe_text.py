"""Text made fit to be shown: on one line, nothing unseen in it."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    r"""Return a text on one line, what cannot be seen or steers the display made visible.

    Control, format (bidirectional marks), private and unassigned characters become U+FFFD, so
    that the result may stand in XML and shows letters in their order.

    Example:
        >>> clean("two\nlines")
        'two lines'
        >>> clean("a\u202eb") == "a\ufffdb"
        True
    """
    joined = " ".join(text.split())
    # Most are; what can be seen is a part of what can be printed.
    if joined.isprintable():
        return joined
    return "".join("\ufffd" if unseen(letter) else letter for letter in joined)


def unseen(letter: str) -> bool:
    """Return whether a character cannot be seen, or steers how others are shown."""
    return (
        unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn")
        and letter not in "\u00ad\u200d"
    )
