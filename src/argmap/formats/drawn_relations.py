"""A map's relations as plain arrows between points, for tools that know no arrow to an arrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.model import TARGETS_RELATION, ArgumentMap
from argmap.records import RelationType


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """An arrow.

    Attributes:
        source: The name of the point it starts from.
        target: The name of the point it leads to.
        type: The type of its relation.
        label: Whether it bears the relation's name; not on the first half of an arrow that
            others lead to.
    """

    source: str
    target: str
    type: RelationType
    label: bool = True


def links_of(argmap: ArgumentMap, names: Mapping[str, str]) -> tuple[list[str], list[DrawnLink]]:
    """Return the relations of a map as arrows.

    Args:
        argmap: The map.
        names: What the points of its units are called.

    Returns:
        The names of further points, one on each arrow that others lead to; and the arrows, two
        for each of those.
    """
    met = {row.target for row in argmap.relations if row.type in TARGETS_RELATION}
    joints = {row.id: f"r{n}" for n, row in enumerate(argmap.relations, 1) if row.id in met}
    links = []
    for row in argmap.relations:
        target = (joints if row.type in TARGETS_RELATION else names)[row.target]
        if row.id in joints:
            links.append(DrawnLink(names[row.source], joints[row.id], row.type, label=False))
            links.append(DrawnLink(joints[row.id], target, row.type))
        else:
            links.append(DrawnLink(names[row.source], target, row.type))
    return list(joints.values()), links
