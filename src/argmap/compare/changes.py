"""What differs between two maps, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from argmap.model import ArgumentMap, Relation, Unit

UnitKind = Literal[
    "added", "dropped", "reworded", "weakened", "strengthened", "role", "attribution", "stance",
    "moved",
]  # fmt: skip
RelationKind = Literal["added", "dropped", "retargeted", "retyped"]

UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One way in which a unit differs.

    Attributes:
        kind: One of `UNIT_KINDS`.
        old: The unit in the old map; None where it was added.
        new: The unit in the new map; None where it was dropped.
        before: What was there, in words: the old text, role, speaker or strength; may be empty.
        after: What is there now.
    """

    kind: UnitKind
    old: Unit | None
    new: Unit | None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class RelationChange:
    """One way in which a relation differs.

    Attributes:
        kind: One of `RELATION_KINDS`.
        old: The relation in the old map; None where it was added.
        new: The relation in the new map; None where it was dropped.
    """

    kind: RelationKind
    old: Relation | None
    new: Relation | None


@dataclass(frozen=True, slots=True)
class MapChanges:
    """What differs between two maps.

    Attributes:
        old: The old map.
        new: The new map.
        units: The new unit's id for each old unit's id that stands in both.
        relations: The same for relations.
        unit_changes: In the order of `UNIT_KINDS`, and within a kind in text order.
        relation_changes: In the order of `RELATION_KINDS`, and within a kind in map order.
    """

    old: ArgumentMap
    new: ArgumentMap
    units: Mapping[str, str]
    relations: Mapping[str, str]
    unit_changes: tuple[UnitChange, ...]
    relation_changes: tuple[RelationChange, ...]

    @property
    def same(self) -> bool:
        """Return whether nothing differs."""
        return not self.unit_changes and not self.relation_changes
