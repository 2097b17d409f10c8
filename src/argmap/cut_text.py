"""A text cut at a length, for lines that name something by its first words."""

from __future__ import annotations


def cut_text(text: str, most: int) -> str:
    """Return a text of at most so many characters, the last of them "…" where it was longer.

    Example:
        >>> cut_text("The fee is unfair", 9), cut_text("The fee", 9)
        ('The fee…', 'The fee')
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
