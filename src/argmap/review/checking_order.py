"""In which order to check a map: what argmap is least sure of first."""

from __future__ import annotations

from argmap.model import ArgumentMap, Unit
from argmap.review.history import Reviewed
from argmap.review.state import Element

ADDED = 2.0  # behind all that was found, whose scores end at 1


def by_doubt(found: ArgumentMap, reviewed: Reviewed) -> list[str]:
    """Return the ids of all elements with a verdict, the most doubtful first.

    The order stays while decisions are taken: it goes by argmap's own confidence, by place in
    the text where that is the same, a statement before what leaves it. What a reviewer added
    comes last. What was rejected keeps its place, so that it can be looked at again.
    """
    working = reviewed.working
    score = {unit.id: unit.score for unit in found.units}
    score |= {row.id: row.score for row in found.relations}
    rows: dict[str, Element] = {id: gone.element for id, gone in reviewed.gone.items()}
    rows |= {unit.id: unit for unit in working.units} | {r.id: r for r in working.relations}

    def key(id: str) -> tuple[float, int, bool, str]:
        row = rows[id]
        unit = row if isinstance(row, Unit) else rows[row.source]
        assert isinstance(unit, Unit)  # a relation starts from a unit
        return score.get(id, ADDED), unit.start, unit is not row, id

    return sorted(reviewed.verdicts, key=key)
