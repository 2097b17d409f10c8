"""A map as an outline: conclusions at the left, under each statement what bears on it.

A map is no tree: a unit may bear on several, rebuttals may run in a circle, and relations may
bear on relations. An outline holds every unit once in full and every relation once; where a unit
would stand a second time there is a reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.errors import InputError
from argmap.graph.homes import homes_of
from argmap.model import ROLES, TARGETS_RELATION, ArgumentMap, Relation, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an outline.

    Attributes:
        unit: The unit that stands there.
        relation: What links it to the row it stands under; None at most roots.
        depth: Number of rows it stands under, 0 at a root.
        last: Whether no other row under the same one follows.
        again: Whether it only refers to the unit, which stands in full elsewhere.
        parent: Whether rows stand under it.
        hidden: How many rows would stand below it but for the limit of depth.
    """

    unit: Unit
    relation: Relation | None
    depth: int
    last: bool
    again: bool
    parent: bool = False
    hidden: int = 0


def outline(argmap: ArgumentMap, start: str | None = None, depth: int | None = None) -> list[Row]:
    """Return a map as rows from top to bottom, each before those that stand under it.

    Under a row stands first what bears on its own link to the row above (undercuts, joined
    premises), then what bears on its unit. A unit with several targets stands in full under the
    first that it supports, or else under the first; a conclusion only under another conclusion.

    Args:
        argmap: The map.
        start: Id of a unit to begin at; what does not bear on it is left out. All where None.
        depth: How many levels stand below the roots; all where None.

    Returns:
        The rows. Conclusions come first among the roots, and of them the one with most below it.

    Raises:
        InputError: No unit has the id of `start`.
    """
    units = {unit.id: unit for unit in argmap.units}
    if start is None:
        homes = {id: r for id, r in homes_of(argmap.relations).items() if not _tops(units, r)}
        return _cut(_Outline(units, argmap.relations, homes).rows(), depth)
    check_unit(argmap, start)
    relations = reached(start, argmap.relations)
    found = {start, *(relation.source for relation in relations)}
    units = {id: unit for id, unit in units.items() if id in found}
    homes = {id: r for id, r in homes_of(relations).items() if id != start}
    return _cut(_Outline(units, relations, homes).rows(), depth)


class _Outline:
    """An outline in the making: knows what stands already."""

    def __init__(
        self,
        units: Mapping[str, Unit],
        relations: Sequence[Relation],
        homes: Mapping[str, Relation],
    ) -> None:
        self.units, self.relations, self.homes = units, relations, homes
        self.on_unit, self.on_relation = _below(relations)
        self.full: set[str] = set()
        self.linked: set[str] = set()

    def rows(self) -> list[Row]:
        """Return all rows, the roots in the order of their roles and of what is below them."""
        trees = [self._tree(id) for id in self.units if id not in self.homes]
        trees.sort(key=lambda rows: (_rank(rows[0].unit), -len(rows)))
        # What is left stands in circles.
        left = sorted(self.units, key=lambda id: _rank(self.units[id]))
        trees.extend(self._tree(id) for id in left if id not in self.full)
        loose = (r for r in self.relations if r.id not in self.linked)
        trees.extend(self._tree(r.source, r) for r in loose)
        return [row for rows in trees for row in rows]

    def _tree(self, id: str, relation: Relation | None = None) -> list[Row]:
        """Return a unit and all that stands under it; without recursion, for chains are long."""
        rows = []
        if relation:
            self.linked.add(relation.id)
        todo = [self._row(id, relation, 0, last=True)]
        while todo:
            row = todo.pop()
            under = self._under(row)
            rows.append(replace(row, parent=bool(under)))
            todo += [
                self._row(link.source, link, row.depth + 1, last=number == 0)
                for number, link in enumerate(reversed(under))
            ]
        return rows

    def _row(self, id: str, relation: Relation | None, depth: int, last: bool) -> Row:
        # Where units stand in a circle, the first of them to be met stands in full as a root.
        again = id in self.full or bool(depth and relation != self.homes.get(id))
        if not again:
            self.full.add(id)
        return Row(self.units[id], relation, depth, last, again)

    def _under(self, row: Row) -> list[Relation]:
        found = self.on_relation.get(row.relation.id, []) if row.relation else []
        found = found + ([] if row.again else self.on_unit.get(row.unit.id, []))
        found = [relation for relation in found if relation.id not in self.linked]
        self.linked |= {relation.id for relation in found}
        return found


def _rank(unit: Unit) -> int:
    return ROLES.index(unit.role)


def _below(
    relations: Iterable[Relation],
) -> tuple[dict[str, list[Relation]], dict[str, list[Relation]]]:
    """Return what bears on each unit, and what bears on each relation."""
    on_unit: dict[str, list[Relation]] = {}
    on_relation: dict[str, list[Relation]] = {}
    for relation in relations:
        table = on_relation if relation.type in TARGETS_RELATION else on_unit
        table.setdefault(relation.target, []).append(relation)
    return on_unit, on_relation


def _tops(units: Mapping[str, Unit], home: Relation) -> bool:
    """Return whether a unit is a root all the same: a conclusion that leads to no conclusion."""
    inner = home.type in TARGETS_RELATION or units[home.target].role != "conclusion"
    return units[home.source].role == "conclusion" and inner


def reached(start: str, relations: Sequence[Relation], steps: int | None = None) -> list[Relation]:
    """Return the relations that bear on a unit, directly or over others.

    Args:
        start: Id of a unit.
        relations: All relations of the map.
        steps: Over how many relations at most; over any number where None.

    Returns:
        The relations, in the order of `relations`.
    """
    on_unit, on_relation = _below(relations)
    units, found = {start}, set[str]()
    edge, taken = list(on_unit.get(start, ())), 0
    while edge and (steps is None or taken < steps):
        following: list[Relation] = []
        for relation in edge:
            if relation.id in found:
                continue
            found.add(relation.id)
            following += on_relation.get(relation.id, ())
            if relation.source not in units:
                units.add(relation.source)
                following += on_unit.get(relation.source, ())
        edge, taken = following, taken + 1
    return [relation for relation in relations if relation.id in found]


def check_unit(argmap: ArgumentMap, id: str) -> None:
    """Raise InputError where a map has no unit of that id."""
    ids = [unit.id for unit in argmap.units]
    if id not in ids:
        shown = ", ".join(ids[:3]) + ", …" * (len(ids) > 3)
        some = f"choose from {shown}" if ids else "there is none"
        raise InputError(f"{argmap.id}: it has no unit {id!r}; {some}")


def _cut(rows: Sequence[Row], depth: int | None) -> list[Row]:
    """Return the rows down to a depth; what stands deeper is counted at the row above it."""
    kept: list[Row] = []
    for row in rows:
        if depth is None or row.depth <= depth:
            kept.append(row)
        else:
            kept[-1] = replace(kept[-1], hidden=kept[-1].hidden + 1, parent=False)
    return kept
