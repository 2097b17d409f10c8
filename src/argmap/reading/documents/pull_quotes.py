"""Pull quotes: words of the text that a page shows once more, set large."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from argmap.reading.extraction import Passage

FEWEST = 6  # words; fewer may be said twice, or be a heading
MARK = "box"
_WORD = re.compile(r"[^\W_]+")


def without_pull_quotes(passages: Sequence[Passage], large: Sequence[bool]) -> list[Passage]:
    """Return passages, those marked as boxes that are set large and that others say word for word.

    Args:
        passages: Of one article, in order.
        large: For each of them whether it is set in larger type than the text.

    Example:
        >>> rows = [Passage("We pay it each year, and no one asks us why we do."),
        ...         Passage("“No one asks us why we do”")]
        >>> [row.mark for row in without_pull_quotes(rows, [False, True])]
        ['', 'box']
    """
    pairs = list(zip(passages, large, strict=True))
    whole = "\n".join(_plain(row.text) for row, is_large in pairs if not is_large)
    return [
        replace(row, mark=MARK) if is_large and _is_again(row, whole) else row
        for row, is_large in pairs
    ]


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _is_again(row: Passage, whole: str) -> bool:
    text = _plain(row.text)
    return row.mark in ("", "heading") and len(text.split()) >= FEWEST and text in whole
