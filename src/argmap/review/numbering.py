"""Which paragraph and sentence an added unit stands in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from argmap.model import Unit
from argmap.reading.parts import find_parts
from argmap.records import Span
from argmap.review.state import State

STOP = re.compile(r"[.!?]['\"’”)\]]*\s|\n\s*\n")


def with_numbers(state: State, unit: Unit) -> Unit:
    """Return a unit with the numbers of its paragraph and sentence; 0 where they cannot be told.

    A sentence is known by a unit in it that was found.
    """
    spans = _mapped(state.text)
    number = next((n for n, (a, b) in enumerate(spans, 1) if a <= unit.start < b), 0)
    near = [row for row in state.units.values() if row.sentence and _one(state.text, unit, row)]
    sentences = [(abs(row.start - unit.start), row.sentence) for row in near]
    return replace(unit, paragraph=number, sentence=min(sentences)[1] if sentences else 0)


def _one(text: str, left: Unit, right: Unit) -> bool:
    """Return whether no sentence ends between two units."""
    first, last = sorted((left, right), key=lambda row: row.start)
    return not STOP.search(text, min(first.end, last.start), last.start)


@lru_cache(maxsize=8)
def _mapped(text: str) -> tuple[Span, ...]:
    return tuple((part.start, part.end) for part in find_parts(text) if part.mapped)
