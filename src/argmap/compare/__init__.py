"""Compare two maps: which claims and relations came, went or changed.

`compare` finds the changes between an old and a new map, `merged_map` makes one map of both to
be drawn.

Files by subject:
    matched: `align` (statements of two texts by wording and place).
    changes: `changes` (the records), `changed_units`, `changed_relations`.
    drawn: `merging` (the new map with what was dropped from the old one beside it).
"""

from __future__ import annotations

from argmap.compare.changed_relations import align_relations, relation_changes
from argmap.compare.changed_units import align_units, unit_changes
from argmap.compare.changes import MapChanges, RelationChange, UnitChange
from argmap.compare.merging import merged_map
from argmap.model import ArgumentMap

__all__ = ["MapChanges", "RelationChange", "UnitChange", "compare", "merged_map"]


def compare(old: ArgumentMap, new: ArgumentMap) -> MapChanges:
    """Return what changed from one map to another.

    Args:
        old: The map before.
        new: The map after.

    Example:
        >>> from argmap.model import Unit
        >>> old = ArgumentMap("a", "It rains.", (Unit("u1", 0, 8, "It rains", "claim"),))
        >>> new = ArgumentMap("a", "It rains.", (Unit("u1", 0, 8, "It rains", "premise"),))
        >>> found = compare(old, new)
        >>> [(change.kind, change.before, change.after) for change in found.unit_changes]
        [('role', 'claim', 'premise')]
        >>> compare(old, old).same
        True
    """
    units = align_units(old, new)
    relations = align_relations(old, new, units)
    changes = unit_changes(old, new, units)
    links = relation_changes(old, new, units, relations)
    return MapChanges(old, new, units, relations, changes, links)
