"""What stands in the margin of a page of a PDF, or reaches into its lines from there.

Terms:
    drop cap: the first letter of a text, set so large that it reaches down some lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from argmap.reading.documents.pdf_letters import LetterRun, box_around

FEWEST = 5  # lines with a number, from which on numbers count the lines
BESIDE = 0.8  # share of the numbers that stand beside a line
DROPPED = 1.8  # sizes of the text, from which on a letter is a drop cap
_CAP = re.compile(r"[\"'“‘«¿¡]?[^\W\d_]")


def without_line_numbers(runs: Sequence[LetterRun]) -> list[LetterRun]:
    """Return the runs of a page without the numbers that count its lines at the left.

    Args:
        runs: The runs of the page.
    """
    numbers = [run for run in runs if run.text.isdecimal() and len(run.text) < 5]
    rest = [run for run in runs if not run.text.isdecimal()]
    if len(numbers) < FEWEST or not rest:
        return list(runs)
    left = min(run.box[0] for run in rest)
    outside = sorted((run for run in numbers if run.box[2] < left), key=lambda run: run.base)
    counted = [int(run.text) for run in outside]
    rises = all(one < other for one, other in pairwise(counted))
    beside = sum(any(abs(run.base - row.base) < row.size / 2 for row in rest) for run in outside)
    if len(outside) < FEWEST or not rises or beside < BESIDE * len(outside):
        return list(runs)
    return [run for run in runs if run not in outside]


def with_drop_caps(runs: Sequence[LetterRun]) -> list[LetterRun]:
    """Return the runs of a page, a drop cap as the first letter of its line.

    Args:
        runs: The runs of the page.
    """
    size = median(run.size for run in runs) if runs else 0.0
    found = list(runs)
    for cap in runs:
        if cap.size < DROPPED * size or not _CAP.fullmatch(cap.text):
            continue
        beside = [
            run
            for run in found
            if run is not cap and run.box[0] >= cap.box[2] - size and _reaches(cap, run, size)
        ]
        beside.sort(key=lambda run: (run.base, run.box[0]))
        if len(beside) > 1 and beside[1].base > beside[0].base:
            found = [run for run in found if run is not cap]
            for number, run in enumerate(beside):
                box = box_around([(cap.box[0], run.box[1], run.box[2], run.box[3]), run.box])
                text = cap.text + _gap(cap, run, runs) + run.text if number == 0 else run.text
                found[found.index(run)] = replace(run, text=text, box=box)
    return found


def _reaches(cap: LetterRun, run: LetterRun, size: float) -> bool:
    """Return whether a line stands beside a drop cap: none that is set as large."""
    return run.size < DROPPED * size and cap.base - cap.size < run.base < cap.base + size / 2


def _gap(cap: LetterRun, run: LetterRun, runs: Sequence[LetterRun]) -> str:
    """Return a blank where the letter is a word by itself, as in "A town" or "I think"."""
    if cap.text[-1] not in "AI" or not run.text[0].isalpha():
        return "" if run.text[0].isalnum() or run.text[0] in "'’" else " "
    first = run.text.split(None, 1)[0].lower()
    words = {word.lower() for other in runs if other is not run for word in other.text.split()}
    return " " if run.text[0].isupper() or first in words else ""
