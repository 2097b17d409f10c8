"""What argmap tells of units and relations in the margins of others' formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.records import Relation, Unit

# What is told only where it is not as it mostly is; role and side always, for where they are
# missing they are told from the relations.
_ALWAYS = ("id", "start", "end", "role", "side")
_MOSTLY: dict[str, Any] = {
    "attributed_to": None, "hedged": False, "strength": "certain", "stance": None, "score": 1.0,
    "paragraph": 0, "sentence": 0, "lead": "", "note": "",
}  # fmt: skip


def unit_values(unit: Unit) -> dict[str, Any]:
    """Return a unit as JSON-ready data, but its words, its grounds and what it says again.

    Example:
        >>> unit_values(Unit("u1", 0, 3, "Yes", "claim", hedged=True))
        {'id': 'u1', 'start': 0, 'end': 3, 'role': 'claim', 'side': 'pro', 'hedged': True}
    """
    values = {name: getattr(unit, name) for name in _ALWAYS}
    for name, usual in _MOSTLY.items():
        if getattr(unit, name) != usual:
            values[name] = getattr(unit, name)
    if unit.parts:
        values["parts"] = [list(piece) for piece in unit.parts]
    return values


def joined(relation: Relation, relations: Mapping[str, Relation]) -> str:
    """Return the id of the relation that an undercut or a linked reason leads to in the end.

    A format in which a linked reason is no thing of its own knows but the relation it joins.

    Args:
        relation: An undercut or a linked reason.
        relations: All relations by their ids.
    """
    id, seen = relation.target, {relation.id}
    while relations[id].type == "linked" and id not in seen:
        seen.add(id)
        id = relations[id].target
    return id


def relation_values(relation: Relation) -> dict[str, Any]:
    """Return a relation as JSON-ready data, but its ends and its grounds.

    Example:
        >>> relation_values(Relation("r1", "u2", "u1", "support", 0.5))
        {'id': 'r1', 'type': 'support', 'score': 0.5}
    """
    values: dict[str, Any] = {"id": relation.id, "type": relation.type}
    values |= {"score": relation.score} if relation.score != 1.0 else {}
    return values | ({"note": relation.note} if relation.note else {})
