"""What is compared: a document in the neutral gold format, as plain frozen records.

A map made by argmap and a map made by hand are held alike; the format allows both to say less
than `argmap.model.ArgumentMap` asks for, so what a document does not annotate is told apart
from what it annotates as empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.records import Span


@dataclass(frozen=True, slots=True)
class GoldUnit:
    """A statement as annotated.

    Attributes:
        id: Its name within the document.
        start: First character, counted from 0.
        end: Character after the last.
        text: `document.text[start:end]`.
        role: One of `argmap.model.ROLES`; None where it has none.
        attributed_to: Who says it; None where the author does or nothing is known.
        hedged: Whether the author lowers its certainty.
        side: `pro` or `opp`, the proponent or the opponent; None where it has none.
        parts: Start and end of each piece of an interrupted unit; empty for a whole one.
        extra: The keys of the file that have no field here.
    """

    id: str
    start: int
    end: int
    text: str
    role: str | None = None
    attributed_to: str | None = None
    hedged: bool = False
    side: str | None = None
    parts: tuple[Span, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Return the stretches of text that are the unit's: its parts, or the whole of it."""
        return self.parts or ((self.start, self.end),)


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A link as annotated.

    Attributes:
        id: Its name within the document.
        source: Id of a unit.
        target: Id of a unit or of a relation.
        type: One of `argmap.model.RELATION_TYPES`, or `example`.
        score: Confidence; 1 where none is given.
        to_relation: Whether the target is a relation.
        extra: The keys of the file that have no field here.
    """

    id: str
    source: str
    target: str
    type: str
    score: float = 1.0
    to_relation: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with its units and relations as annotated.

    Attributes:
        id: The document's id; a gold and a predicted document are paired by it.
        text: The raw text; all offsets count its characters, end exclusive.
        units: In the order of the file.
        relations: In the order of the file.
        not_article: Stretches of the text that are not the article.
        annotated: Which optional keys the file gives: `role`, `attributed_to`, `hedged` and
            `side` where any unit has the key, `relations` and `not_article` where the document
            has it. What is not here is not scored.
        extra: The keys of the file that have no field here.
    """

    id: str
    text: str
    units: tuple[GoldUnit, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    not_article: tuple[Span, ...] = ()
    annotated: frozenset[str] = frozenset()
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


def gold_units(document: GoldDocument) -> list[Span]:
    """Return start and end of every unit, in the order of `document.units`, for `--given-units`."""
    return [(unit.start, unit.end) for unit in document.units]
