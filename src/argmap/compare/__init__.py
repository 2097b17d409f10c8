"""Compare two maps: which claims and relations came, went or changed."""

from __future__ import annotations

from argmap.compare.changed_relations import align_relations, relation_changes
from argmap.compare.changed_units import align_units, unit_changes
from argmap.compare.changes import MapChanges, RelationChange, UnitChange
from argmap.compare.merging import merged_map
from argmap.model import ArgumentMap

__all__ = ["MapChanges", "RelationChange", "UnitChange", "compare", "merged_map"]


def compare(old: ArgumentMap, new: ArgumentMap) -> MapChanges:
    """Compare two maps.

    Args:
        old: The map before.
        new: The map after.
    """
    units = align_units(old, new)
    relations = align_relations(old, new, units)
    changes = unit_changes(old, new, units)
    links = relation_changes(old, new, units, relations)
    return MapChanges(old, new, units, relations, changes, links)
