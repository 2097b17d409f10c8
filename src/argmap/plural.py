"""How many there are of something, in words."""

from __future__ import annotations


def many(count: int, word: str) -> str:
    """Return a number of things in words, with a comma between thousands.

    Example:
        >>> many(1, "relation"), many(0, "copy"), many(1200, "unit")
        ('1 relation', '0 copies', '1,200 units')
    """
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{count:,} {word if count == 1 else plural}"
