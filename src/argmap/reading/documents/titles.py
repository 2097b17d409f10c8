"""The title of an article, put first and told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from argmap.reading.extraction import Passage

_WORD = re.compile(r"\w+")


def titled(passages: Sequence[Passage], title: str) -> list[Passage]:
    """Return the passages of an article with its title as the first of them.

    Args:
        passages: As found; a heading among the first may be the title.
        title: What the file says the title is; empty where it does not.
    """
    for place, passage in enumerate(passages[:3]):
        if passage.mark == "heading" and (not title or _alike(passage.text, title)):
            return [replace(passage, mark="title"), *passages[:place], *passages[place + 1 :]]
        if passage.mark != "heading" and _alike(passage.text, title):
            return [Passage(title, "title"), *passages[:place], *passages[place + 1 :]]
    return [Passage(title, "title"), *passages] if title else list(passages)


def _alike(one: str, other: str) -> bool:
    """Return whether two lines say the same title, one perhaps with the site's name behind it."""
    first, second = (_WORD.findall(words.lower()) for words in (one, other))
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return long[: len(short)] == short and len(long) - len(short) <= 5
