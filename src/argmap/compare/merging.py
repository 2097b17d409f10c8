"""Two maps as one to be drawn: the new map, with what was dropped from the old one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.checks import find_cycle
from argmap.compare.changes import MapChanges, RelationChange, UnitChange
from argmap.graph.overlay import Mark, Overlay
from argmap.model import TARGETS_RELATION, ArgumentMap, Cue, Relation

GAP = "\n\n"  # between the new text and the old
# The kind of mark for each kind of change, the first that holds of a unit's.
KINDS = {
    "added": "added", "dropped": "dropped", "weakened": "weakened",
    "strengthened": "strengthened", "retargeted": "retargeted", "retyped": "retargeted",
    "role": "changed", "attribution": "changed", "stance": "changed", "reworded": "changed",
    "moved": "changed",
}  # fmt: skip


def merged_map(found: MapChanges) -> tuple[ArgumentMap, Overlay]:
    """Return one map made of two, and what to mark on it.

    Units and relations of the old map that are gone stand in it under ids that end in `(old)`;
    their offsets count behind the new text and a gap. A dropped support that would close a cycle
    with new ones cannot stand; its source tells of it in words.

    Args:
        found: From `argmap.compare.compare`.

    Returns:
        The map and its marks: every unit and every relation has one.
    """
    merger = _Merger(found)
    return merger.merged(), Overlay(
        units=merger.unit_marks(),
        relations=merger.relation_marks(),
        told=f"changes since {_name(found)}",
    )


class _Merger:
    """Puts two maps together: knows what each old id is called in the one."""

    def __init__(self, found: MapChanges) -> None:
        self.found, self.new = found, found.new
        taken = {unit.id for unit in self.new.units} | {row.id for row in self.new.relations}
        self.units = dict(found.units)
        self.gone = [unit for unit in found.old.units if unit.id not in self.units]
        for unit in self.gone:
            self.units[unit.id] = _fresh(unit.id, taken)
        self.links = dict(found.relations)
        gone = [row for row in found.old.relations if row.id not in self.links]
        for row in gone:
            self.links[row.id] = _fresh(row.id, taken)
        self.ghosts, self.lost = self._ghosts(gone)

    def merged(self) -> ArgumentMap:
        """Return the one map."""
        shift = len(self.new.text) + len(GAP)
        ghosts = tuple(
            replace(
                unit, id=self.units[unit.id], start=unit.start + shift, end=unit.end + shift,
                parts=tuple((start + shift, end + shift) for start, end in unit.parts),
                because=_shifted(unit.because, shift), paragraph=0, sentence=0, restates=None,
            )
            for unit in self.gone
        )  # fmt: skip
        relations = tuple(replace(row, because=_shifted(row.because, shift)) for row in self.ghosts)
        return replace(
            self.new,
            text=f"{self.new.text}{GAP}{self.found.old.text}",
            units=self.new.units + ghosts,
            relations=self.new.relations + relations,
        )

    def unit_marks(self) -> dict[str, Mark]:
        """Return the mark of each unit of the one map."""
        kinds: dict[str, list[str]] = {unit.id: [] for unit in self.new.units}
        told: dict[str, list[str]] = {unit.id: [] for unit in self.new.units}
        for unit in self.gone:
            kinds[self.units[unit.id]], told[self.units[unit.id]] = ["dropped"], []
        for change in self.found.unit_changes:
            if change.new:
                kinds[change.new.id].append(change.kind)
                told[change.new.id] += _words(change)
        for link in self.found.relation_changes:
            if link.old and link.new:
                kinds[link.new.source].append(link.kind)
                told[link.new.source].append(f"before: {self._said(link)}")
        for row in self.lost:
            told[self.units[row.source]].append(f"before: {row.type} {self._end(row)}")
        return {id: Mark(_first(kinds[id]), "; ".join(told[id])) for id in kinds}

    def relation_marks(self) -> dict[str, Mark]:
        """Return the mark of each relation of the one map."""
        marks = {row.id: Mark("same") for row in self.new.relations}
        marks |= {row.id: Mark("dropped") for row in self.ghosts}
        for link in self.found.relation_changes:
            if link.new:
                told = f"before: {self._said(link)}" if link.old else ""
                marks[link.new.id] = Mark(KINDS[link.kind], told)
        return marks

    def _ghosts(self, gone: list[Relation]) -> tuple[list[Relation], list[Relation]]:
        """Return the dropped relations as they stand in the one map, and those that cannot."""
        follow: dict[str, list[str]] = {}
        for row in self.new.relations:
            if row.type == "support":
                follow.setdefault(row.source, []).append(row.target)
        kept, lost = [], []
        for row in gone:
            ghost = replace(
                row, id=self.links[row.id], source=self.units[row.source], target=self._end(row)
            )
            if row.type == "support":
                follow.setdefault(ghost.source, []).append(ghost.target)
                if find_cycle(follow):
                    follow[ghost.source].pop()
                    lost.append(row)
                    continue
            if ghost.source == ghost.target:
                lost.append(row)  # its two ends are one statement now
            else:
                kept.append(ghost)
        known = {row.id for row in (*self.new.relations, *kept)}
        # What bore on a relation that cannot stand has nothing to bear on.
        while out := [g for g in kept if g.type in TARGETS_RELATION and g.target not in known]:
            kept = [ghost for ghost in kept if ghost not in out]
            known -= {ghost.id for ghost in out}
        return kept, lost

    def _end(self, row: Relation) -> str:
        return (self.links if row.type in TARGETS_RELATION else self.units)[row.target]

    def _said(self, link: RelationChange) -> str:
        assert link.old  # only what stands in both maps is told of
        return f"{link.old.type} {self._end(link.old)}"


def _name(found: MapChanges) -> str:
    """Return the old map's title, or where the new one has the same the old map's id."""
    title = found.old.title
    return title if title and title != found.new.title else found.old.id


def _words(change: UnitChange) -> Iterator[str]:
    """Yield what changed in a unit, in words; that it was added needs none."""
    if change.kind == "reworded":
        yield "reworded"
    elif change.kind == "moved":
        yield f"stood after {change.before}" if change.before else "stood first"
    elif change.old:
        yield f"{change.kind}: {change.before or 'none'} → {change.after or 'none'}"


def _first(kinds: list[str]) -> str:
    return next((mark for kind, mark in KINDS.items() if kind in kinds), "same")


def _fresh(id: str, taken: set[str]) -> str:
    """Return a name for what is gone that nothing else has."""
    name = f"{id} (old)"
    while name in taken:
        name += "*"
    taken.add(name)
    return name


def _shifted(because: tuple[Cue, ...], by: int) -> tuple[Cue, ...]:
    return tuple(replace(cue, start=cue.start + by, end=cue.end + by) for cue in because)
