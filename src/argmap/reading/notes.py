"""Footnotes and endnotes: paragraphs that a mark in the text leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.reading.labels import Label, Labels
from argmap.reading.structure import Paragraph

_NOTE = Label("navigation", "It is a note.")
_HEAD = re.compile(r"\[(?P<number>\d{1,3})\]:?\s\S|(?P<raised>[¹²³⁰⁴-⁹]+|[†‡])\s?\S")
_MARK = re.compile(r"(?<=[^\s\[(])(?:\[(?P<number>\d{1,3})\]|(?P<raised>[¹²³⁰⁴-⁹]+|[†‡])(?!\w))")


def label_notes(rows: Sequence[Paragraph]) -> Labels:
    """Return labels of the paragraphs that begin with a mark that stands behind words before them.

    Args:
        rows: All paragraphs.
    """
    labels: Labels = {}
    marks: set[str] = set()
    for place, row in enumerate(rows):
        head = _HEAD.match(row.text)
        if head is not None and (head["number"] or head["raised"]) in marks:
            labels[place] = _NOTE
        marks.update(mark["number"] or mark["raised"] for mark in _MARK.finditer(row.text))
    return labels
