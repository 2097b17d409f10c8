"""Statements without their text found in it: maps of tools that keep no text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.evaluate.records import GoldDocument, GoldUnit


def placed_on(document: GoldDocument, text: str) -> GoldDocument:
    """Return a document over another text that holds its statements, where it has none of its own.

    Args:
        document: A document; it has a text of its own where letters stand between its statements.
        text: The text its statements may be of.

    Returns:
        The document over `text`, each statement at its first place there after the one before;
        as it was where it has a text of its own or a statement is not there.

    Example:
        >>> units = GoldUnit("u1", 0, 3, "Yes"), GoldUnit("u2", 5, 8, "Now")
        >>> made = placed_on(GoldDocument("a", "Yes  Now", units), "Oh. Yes. Now!")
        >>> [(unit.start, unit.end) for unit in made.units]
        [(4, 7), (9, 12)]
    """
    if document.text == text or not document.units or not _is_made(document):
        return document
    units: list[GoldUnit] = []
    after = 0
    for unit in sorted(document.units, key=lambda unit: unit.start):
        start = text.find(unit.text, after)
        start = start if start >= 0 else text.find(unit.text)
        if start < 0:
            return document
        after = start + len(unit.text)
        moved = tuple((a + start - unit.start, b + start - unit.start) for a, b in unit.parts)
        units.append(replace(unit, start=start, end=after, parts=moved))
    order = {unit.id: unit for unit in units}
    return replace(document, text=text, units=tuple(order[unit.id] for unit in document.units))


def on_one_text(
    readers: Mapping[str, Sequence[GoldDocument]],
) -> dict[str, list[GoldDocument]]:
    """Return documents of several readers, those without a text over the text of the others.

    Args:
        readers: Each one's documents, by the one's name.
    """
    texts: dict[str, str] = {}
    for documents in readers.values():
        for document in documents:
            if not _is_made(document):
                texts.setdefault(document.id, document.text)
    return {
        name: [placed_on(row, texts.get(row.id, row.text)) for row in documents]
        for name, documents in readers.items()
    }


def _is_made(document: GoldDocument) -> bool:
    """Return whether nothing but white space stands between a document's statements."""
    end = 0
    for start, stop in sorted((unit.start, unit.end) for unit in document.units):
        if document.text[end:start].strip():
            return False
        end = max(end, stop)
    return not document.text[end:].strip()
