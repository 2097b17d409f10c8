"""Compare two maps: which claims and relations came, went or changed."""

from __future__ import annotations

from argmap.compare.overlay import overlay
from argmap.compare.records import Difference, RelationChange, UnitChange
from argmap.compare.relations import align_relations, relation_changes
from argmap.compare.units import align_units, unit_changes
from argmap.model import ArgumentMap

__all__ = ["Difference", "RelationChange", "UnitChange", "compare", "overlay"]


def compare(old: ArgumentMap, new: ArgumentMap) -> Difference:
    """Compare two maps.

    Args:
        old: The map before.
        new: The map after.
    """
    units = align_units(old, new)
    relations = align_relations(old, new, units)
    changes = unit_changes(old, new, units)
    links = relation_changes(old, new, units, relations)
    return Difference(old, new, units, relations, changes, links)
