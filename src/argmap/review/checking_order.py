"""In which order to check a map: conclusions first, then what argmap is least sure of.

A statement is checked with the relations that leave it, as one card.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.graph.ranking import standings
from argmap.model import ArgumentMap, Relation, Unit
from argmap.review.history import Reviewed
from argmap.review.queues import ADDED
from argmap.review.state import Element


@dataclass(frozen=True, slots=True)
class Card:
    """A statement with its relations, checked as one.

    Attributes:
        unit: Id of the statement.
        relations: Ids of the relations that leave it, those that were rejected too.
        score: The least score that argmap gave any of them; `ADDED` where it found none.
        concludes: Whether argmap found it to be a conclusion.
    """

    unit: str
    relations: tuple[str, ...]
    score: float
    concludes: bool

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the statement and of what leaves it."""
        return self.unit, *self.relations


def cards(found: ArgumentMap, reviewed: Reviewed) -> list[Card]:
    """Return what is to be checked: conclusions by rank, then the rest, most doubtful first.

    The order stays while decisions are taken: it goes by what argmap found, by place in the text
    where that is the same. What a reviewer added comes last. What was rejected keeps its place,
    so that it can be looked at again.

    Args:
        found: The map as argmap found it.
        reviewed: What became of it.
    """
    rows = _elements(reviewed)
    after: dict[str, list[str]] = {}
    for id in reviewed.verdicts:
        row = rows[id]
        of = row.source if isinstance(row, Relation) else row.id
        after.setdefault(of, [])
        if of != id:
            after[of].append(id)
    score = {unit.id: unit.score for unit in found.units}
    score |= {row.id: row.score for row in found.relations}
    rank = {row.unit.id: place for place, row in enumerate(standings(found))}
    rank |= {unit.id: rank.get(unit.id, len(rank)) for unit in found.conclusions}
    made = [
        Card(unit, tuple(ids), min(score.get(id, ADDED) for id in (unit, *ids)), unit in rank)
        for unit, ids in after.items()
    ]

    def key(card: Card) -> tuple[float, float, int, str]:
        unit = rows[card.unit]
        assert isinstance(unit, Unit)  # a relation starts from a unit
        return rank.get(card.unit, len(rank)), card.score, unit.start, card.unit

    return sorted(made, key=key)


def _elements(reviewed: Reviewed) -> dict[str, Element]:
    """Return all that stands or was taken out, by id."""
    working = reviewed.working
    rows: dict[str, Element] = {id: gone.element for id, gone in reviewed.gone.items()}
    return rows | {unit.id: unit for unit in working.units} | {r.id: r for r in working.relations}
