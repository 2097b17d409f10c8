"""Heads and feet of pages that cut a sentence in two, as in text copied from a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.reading.labels import Label, Labels
from argmap.reading.structure import Paragraph, ends_sentence

_PAGE = Label("navigation", "It is the head or foot of a page.")
_NUMBER = re.compile(r"\W*(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?\W*", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|because|if|as|than"
    r"|its|their|his|her|our|my|your|this|these|is|are|was|were|has|have|had|be|not|no)$",
    re.IGNORECASE,
)
_HEAD_LENGTH = 80
_LINES = 4
_LONG = 20


def label_page_breaks(rows: Sequence[Paragraph]) -> tuple[Labels, frozenset[int]]:
    """Return labels for what stands between two halves of a sentence, and where it goes on.

    A page number, or a line in capitals or with a number, makes the head or foot of a page; its
    other lines are short. The sentence before is open, and goes on with a small letter.

    Args:
        rows: All paragraphs.

    Returns:
        The labels, and the places of the paragraphs that go on with the one before.
    """
    labels: Labels = {}
    continued: set[int] = set()
    for place, row in enumerate(rows):
        if not _is_open(row):
            continue
        after = place + 1
        while after < len(rows) and after - place <= _LINES and _is_page_line(rows[after].text):
            after += 1
        between = [other.text for other in rows[place + 1 : after]]
        sure = any(_NUMBER.fullmatch(line) or _heads(line) for line in between)
        if sure and after < len(rows) and _goes_on(row, rows[after]):
            labels |= dict.fromkeys(range(place + 1, after), _PAGE)
            continued.add(after)
    return labels, frozenset(continued)


def _is_open(row: Paragraph) -> bool:
    text = row.text
    begun = row.mark in ("", "bullet", "number") and (len(text) >= _LONG or "." in text)
    return begun and (text[-1].isalpha() or text[-1] in ",;-–—\u00ad") and not _is_page_line(text)


def _is_page_line(text: str) -> bool:
    if _NUMBER.fullmatch(text):
        return True
    short = len(text) <= _HEAD_LENGTH and not ends_sentence(text) and text[-1] not in ",;:"
    return short and not text[0].islower() and (_heads(text) or text.istitle())


def _heads(text: str) -> bool:
    """Return whether a line may run over every page: in capitals, or with a page number."""
    words = text.split()
    numbered = len(words) > 1 and (words[0].strip("|").isdigit() or words[-1].strip("|").isdigit())
    return text.isupper() or (numbered and text.upper()[0] == text[0])


def _goes_on(row: Paragraph, after: Paragraph) -> bool:
    """Return whether a paragraph goes on with the sentence that another leaves open."""
    small = after.text[0].islower()
    return after.mark == "" and (small or bool(_OPEN.search(row.text)))
