"""What differs between the statements of two maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.compare.align import align, normalized, out_of_order
from argmap.compare.changes import UNIT_KINDS, UnitChange, UnitKind
from argmap.model import STRENGTHS, ArgumentMap, Unit
from argmap.records import words_of

HEDGED = "hedged"  # less than certain, nobody says how much


def align_units(old: ArgumentMap, new: ArgumentMap) -> dict[str, str]:
    """Return the new unit's id for each old unit's id that stands in both maps."""
    pairs = align([words_of(unit) for unit in old.units], [words_of(unit) for unit in new.units])
    return {old.units[i].id: new.units[j].id for i, j in pairs.items()}


def unit_changes(
    old: ArgumentMap, new: ArgumentMap, pairs: Mapping[str, str]
) -> tuple[UnitChange, ...]:
    """Return every way in which units differ, by kind and then in text order.

    A unit's side is left out: it follows from the relations.

    Args:
        old: The old map.
        new: The new map.
        pairs: From `align_units`.
    """
    here = {unit.id: n for n, unit in enumerate(old.units)}
    there = {unit.id: n for n, unit in enumerate(new.units)}
    kept = {there[two]: here[one] for one, two in pairs.items()}
    strayed = out_of_order({one: two for two, one in kept.items()})
    found = [UnitChange("dropped", unit, None) for unit in old.units if unit.id not in pairs]
    for n, unit in enumerate(new.units):
        if n not in kept:
            found.append(UnitChange("added", None, unit))
            continue
        before = old.units[kept[n]]
        found += [UnitChange(kind, before, unit, a, b) for kind, a, b in _changes(before, unit)]
        if kept[n] in strayed:
            places = _before(old, kept[n]), _before(new, n)
            found.append(UnitChange("moved", before, unit, *places))
    return tuple(sorted(found, key=lambda change: UNIT_KINDS.index(change.kind)))


def level(unit: Unit) -> str:
    """Return how firmly a unit is put: one of `STRENGTHS`, or `hedged` where no more is known."""
    # Maps made by hand, and those of older versions, may say that a unit is hedged and no more.
    return HEDGED if unit.hedged and unit.strength == STRENGTHS[0] else unit.strength


def _changes(old: Unit, new: Unit) -> Iterator[tuple[UnitKind, str, str]]:
    if normalized(words_of(old)) != normalized(words_of(new)):
        yield "reworded", words_of(old), words_of(new)
    weaker = _weaker(level(old), level(new))
    if weaker:
        yield "weakened" if weaker > 0 else "strengthened", level(old), level(new)
    fields: tuple[tuple[UnitKind, str | None, str | None], ...] = (
        ("role", old.role, new.role),
        ("attribution", old.attributed_to, new.attributed_to),
        ("stance", old.stance, new.stance),
    )
    for kind, before, after in fields:
        if (before or "") != (after or ""):
            yield kind, before or "", after or ""


def _weaker(old: str, new: str) -> int:
    """Return a number above 0 where the new level is weaker, below where it is stronger."""
    if HEDGED in (old, new):
        return (new != STRENGTHS[0]) - (old != STRENGTHS[0])
    levels: tuple[str, ...] = STRENGTHS
    return levels.index(new) - levels.index(old)


def _before(argmap: ArgumentMap, number: int) -> str:
    """Return the id of the unit that stands before one, empty for the first."""
    return argmap.units[number - 1].id if number else ""
