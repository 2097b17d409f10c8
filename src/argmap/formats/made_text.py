"""A text for statements whose own text is not at hand: they stand in it where they stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.model import ArgumentMap
from argmap.records import Span

LONGEST = 10_000_000  # characters; offsets from a file may be anything
BETWEEN = "\n\n"


def with_made_text(argmap: ArgumentMap, offsets: bool) -> ArgumentMap:
    """Return a map over a text made of its statements, its parts and grounds left out.

    Args:
        argmap: The map.
        offsets: Whether statements keep their places; else they stand one after another.
    """
    texts = [unit.text for unit in argmap.units]
    places = [(unit.start, unit.end) for unit in argmap.units] if offsets else []
    text, spans = text_of(texts, places)
    units = []
    for unit, (start, end) in zip(argmap.units, spans, strict=True):
        moved = tuple((a + start - unit.start, b + start - unit.start) for a, b in unit.parts)
        units.append(replace(unit, start=start, end=end, parts=moved, because=()))
    relations = tuple(replace(relation, because=()) for relation in argmap.relations)
    return replace(argmap, text=text, units=tuple(units), relations=relations, parts=(), places=())


def text_of(texts: Sequence[str], places: Sequence[Span] = ()) -> tuple[str, list[Span]]:
    r"""Return a text that holds statements, and where each stands in it.

    Args:
        texts: The statements.
        places: Start and end of each in a text that is not at hand; empty where not known.

    Returns:
        A text in which the statements stand at their places, with blanks between them; where
        the places are not known or contradict each other, one that holds one paragraph each.

    Example:
        >>> text_of(["Yes", "no"], [(2, 5), (8, 10)])
        ('  Yes   no', [(2, 5), (8, 10)])
        >>> text_of(["Yes", "no"])
        ('Yes\n\nno', [(0, 3), (5, 7)])
    """
    if len(places) == len(texts):
        kept = _placed(texts, places)
        if kept is not None:
            return kept, list(places)
    spans, end = [], -len(BETWEEN)
    for text in texts:
        start = end + len(BETWEEN)
        end = start + len(text)
        spans.append((start, end))
    return BETWEEN.join(texts), spans


def _placed(texts: Sequence[str], places: Sequence[Span]) -> str | None:
    """Return the text with each statement at its place; None where that cannot be."""
    longest = max((end for _, end in places), default=0)
    if longest > LONGEST:
        return None
    letters = [" "] * longest
    for text, (start, end) in zip(texts, places, strict=True):
        if not 0 <= start <= end or end - start != len(text):
            return None
        letters[start:end] = text
    text_made = "".join(letters)
    same = all(text_made[a:b] == text for text, (a, b) in zip(texts, places, strict=True))
    return text_made if same else None
