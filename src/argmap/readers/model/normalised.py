"""A text with its blanks, quotation marks and hyphens made alike, aligned with what it was."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from argmap.records import Span

ALIKE = {
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
}


@dataclass(frozen=True)
class NormalisedText:
    """A text made alike.

    Attributes:
        text: The text made alike.
        places: For each of its characters the one of the text before that it came from.
    """

    text: str
    places: tuple[int, ...]

    def origin(self, start: int, end: int) -> Span:
        """Return the stretch that a stretch, which is not empty, came from.

        Example:
            >>> alike = normalised("he  said “no”")
            >>> alike.text, alike.origin(3, 7)
            ('he said "no"', (4, 8))
        """
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=1024)
def normalised(text: str) -> NormalisedText:
    """Return a text with single blanks, straight quotation marks and plain hyphens."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter.isspace():
            alike = "" if not letters or letters[-1] == " " else " "
        else:
            alike = ALIKE.get(letter, letter)
        letters += alike
        places += [place] * len(alike)
    return NormalisedText("".join(letters), tuple(places))


@lru_cache(maxsize=1024)
def small_letters(text: str) -> str:
    """Return a text in small letters, as long as before; those of some letters are several.

    Example:
        >>> small_letters("Some People")
        'some people'
    """
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
