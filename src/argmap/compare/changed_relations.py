"""What differs between the relations of two maps."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from argmap.compare.changes import RELATION_KINDS, RelationChange
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation

MatchKey = Callable[[Relation], Hashable]


def align_relations(old: ArgumentMap, new: ArgumentMap, units: Mapping[str, str]) -> dict[str, str]:
    """Return the new relation's id for each old relation's id that stands in both maps.

    First those with the same ends and type, then with the same ends, then with the same source
    and type. Only relations whose sources are matched can match.

    Args:
        old: The old map.
        new: The new map.
        units: The new unit's id for each old unit's id that stands in both.
    """
    here, there = _Ends(old, units), _Ends(new, {unit.id: unit.id for unit in new.units})
    pairs: dict[str, str] = {}
    for left, right in (
        (here.whole, there.whole),
        (here.ends, there.ends),
        (here.kind, there.kind),
    ):
        _match(old, new, (left, right), pairs)
    return pairs


def relation_changes(
    old: ArgumentMap, new: ArgumentMap, units: Mapping[str, str], pairs: Mapping[str, str]
) -> tuple[RelationChange, ...]:
    """Return every way in which relations differ, by kind and then in map order.

    Args:
        old: The old map.
        new: The new map.
        units: From `align_units`.
        pairs: From `align_relations`.
    """
    here, there = _Ends(old, units), _Ends(new, {unit.id: unit.id for unit in new.units})
    after, kept = {row.id: row for row in new.relations}, set(pairs.values())
    found = [RelationChange("added", None, row) for row in new.relations if row.id not in kept]
    for row in old.relations:
        if row.id not in pairs:
            found.append(RelationChange("dropped", row, None))
            continue
        other = after[pairs[row.id]]
        if row.type != other.type:
            found.append(RelationChange("retyped", row, other))
        elif here.ends(row) != there.ends(other):
            found.append(RelationChange("retargeted", row, other))
    return tuple(sorted(found, key=lambda change: RELATION_KINDS.index(change.kind)))


def _match(
    old: ArgumentMap, new: ArgumentMap, keys: tuple[MatchKey, MatchKey], pairs: dict[str, str]
) -> None:
    """Match in map order what has the same key and has no match yet."""
    taken = set(pairs.values())
    groups: dict[Hashable, list[Relation]] = {}
    for row in new.relations:
        if row.id not in taken:
            groups.setdefault(keys[1](row), []).append(row)
    free = {key: iter(rows) for key, rows in groups.items()}
    for row in old.relations:
        if row.id not in pairs and (other := next(free.get(keys[0](row), iter(())), None)):
            pairs[row.id] = other.id


class _Ends:
    """A map's relations by the names their ends have in the new map."""

    def __init__(self, argmap: ArgumentMap, units: Mapping[str, str]) -> None:
        self.units = units
        self.rows = {row.id: row for row in argmap.relations}

    def whole(self, row: Relation) -> Hashable:
        return self.ends(row), row.type

    def ends(self, row: Relation) -> Hashable:
        return self._name(row.source), self._target(row)

    def kind(self, row: Relation) -> Hashable:
        return self._name(row.source), row.type

    def _name(self, id: str) -> Hashable:
        # A unit that stands in the old map alone is nothing in the new one.
        return self.units.get(id, (id,))

    def _target(self, row: Relation) -> Hashable:
        if row.type not in TARGETS_RELATION:
            return self._name(row.target)
        # A relation is known by its ends, as ids differ from map to map; one step is enough.
        other = self.rows[row.target]
        return self._name(other.source), self._name(other.target)
