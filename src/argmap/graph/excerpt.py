"""A part of a map: what stands round one unit, or the map's spine.

Terms:
    home: the relation by which a unit stands under another: the first by which it supports, or
        else the first (`outline.homes_of`). A unit hangs below whatever its home leads to.
    below: what hangs below a unit, directly or over others.
    spine: the conclusions, the reasons that directly support or rebut a conclusion, and from each
        of these, step by step, the one reason for or against it that has the most below it (of
        equal ones that with the higher score, then the earlier), with the premises that are
        joined to a reason on the spine. A map without a conclusion has for one whatever hangs
        below nothing and has something below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from argmap.graph.outline import check_unit, homes_of, reached
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation, Unit

Level = Literal["full", "spine"]
LEVELS: tuple[Level, ...] = get_args(Level)
REASONS = ("support", "rebut")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a map.

    Attributes:
        argmap: The part as a map: its units and the relations among them, ids as in the whole.
        below: For units of the part, how many units that were left out hang below each.
        beyond: For units of the part, their home where what it leads to was left out.
        told: What part it is, in words; empty where it is the whole.
        again: For units of the part, those that say each again and have no relations of their
            own: they are further places of it, and not among the units of the part.
    """

    argmap: ArgumentMap
    below: Mapping[str, int] = field(default_factory=dict)
    beyond: Mapping[str, Relation] = field(default_factory=dict)
    told: str = ""
    again: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)


def excerpt(
    argmap: ArgumentMap, focus: str | None = None, depth: int | None = None, level: Level = "full"
) -> Excerpt:
    """Take a part of a map.

    Args:
        argmap: The map.
        focus: Id of a unit: keep what bears on it and what it bears on. All where None.
        depth: Over how many relations at most, each way from `focus`; over any number where None.
        level: `spine` keeps the spine alone; no matter where there is a focus.

    Raises:
        InputError: No unit has the id of `focus`.
    """
    if focus is not None:
        kept = around(argmap, focus, depth)
        steps = "" if depth is None else f", {depth} step{'s' * (depth != 1)} each way"
        told = f"{focus}, what bears on it and what it bears on{steps}"
    elif level == "spine":
        kept, told = spine(argmap), "the spine"
    else:
        return _gathered(Excerpt(argmap))
    part = _left_out(argmap, kept, f"{told}; {len(kept)} of {len(argmap.units)} statements")
    return _gathered(part)


def _gathered(part: Excerpt) -> Excerpt:
    """Take what is said again for further places of the unit that says it first."""
    linked = {id for row in part.argmap.relations for id in (row.source, row.target)}
    again: dict[str, tuple[Unit, ...]] = {}
    for unit in part.argmap.units:
        if unit.restates is not None and unit.id not in linked:
            again[unit.restates] = (*again.get(unit.restates, ()), unit)
    if not again:
        return part
    gone = {unit.id for units in again.values() for unit in units}
    units = tuple(unit for unit in part.argmap.units if unit.id not in gone)
    return replace(part, argmap=replace(part.argmap, units=units), again=again)


def around(argmap: ArgumentMap, id: str, steps: int | None = None) -> set[str]:
    """Return the ids of a unit, of those that bear on it, and of those that it bears on.

    Args:
        argmap: The map.
        id: The unit's id.
        steps: Over how many relations at most, each way; over any number where None.

    Raises:
        InputError: No unit has that id.
    """
    check_unit(argmap, id)
    below = reached(id, argmap.relations, steps)
    found = {id, *(relation.source for relation in below)}
    by_id = {relation.id: relation for relation in argmap.relations}
    out: dict[str, list[Relation]] = {}
    for relation in argmap.relations:
        out.setdefault(relation.source, []).append(relation)
    edge, taken, seen = {id}, 0, {id}
    while edge and (steps is None or taken < steps):
        edge = {end for source in edge for r in out.get(source, ()) for end in _ends(r, by_id)}
        edge -= seen
        seen |= edge
        taken += 1
    return found | seen


def spine(argmap: ArgumentMap) -> set[str]:
    """Return the ids of the units on a map's spine; all of them where it has none."""
    homes = homes_of(argmap.relations)
    sizes = sizes_below(argmap, homes)
    order = {unit.id: number for number, unit in enumerate(argmap.units)}
    reasons: dict[str, list[Relation]] = {}
    for home in homes.values():
        if home.type in REASONS:
            reasons.setdefault(home.target, []).append(home)
    tops = [unit.id for unit in argmap.conclusions]
    tops = tops or [unit.id for unit in argmap.units if unit.id not in homes and sizes[unit.id]]
    heaviest = {
        top: min(rows, key=lambda r: (-sizes[r.source], -r.score, order[r.source])).source
        for top, rows in reasons.items()
    }
    kept = set(tops)
    for reason in (r for top in tops for r in reasons.get(top, ())):
        at: str | None = reason.source
        while at is not None and at not in kept:
            kept.add(at)
            at = heaviest.get(at)
    kept |= _joined(argmap.relations, kept)
    return kept or set(order)


def sizes_below(argmap: ArgumentMap, homes: Mapping[str, Relation]) -> dict[str, int]:
    """Return how many units stand below each unit; what stands in a circle is below none."""
    sizes = {unit.id: 0 for unit in argmap.units}
    above = hangs_below(argmap, homes)
    for id in leaves_first(sizes, above):
        if id in above:
            sizes[above[id]] += sizes[id] + 1
    return sizes


def leaves_first(ids: Iterable[str], above: Mapping[str, str]) -> list[str]:
    """Return ids so that each comes after all below it; those in a circle are left out."""
    waiting = Counter(above.values())
    ready = [id for id in ids if not waiting[id]]
    for id in ready:
        if id in above:
            top = above[id]
            waiting[top] -= 1
            if not waiting[top]:
                ready.append(top)
    return ready


def hangs_below(argmap: ArgumentMap, homes: Mapping[str, Relation]) -> dict[str, str]:
    """Return the unit each unit hangs below, for those that do.

    What bears on a relation hangs below the unit that relation comes from.
    """
    sources = {relation.id: relation.source for relation in argmap.relations}
    return {
        id: sources[home.target] if home.type in TARGETS_RELATION else home.target
        for id, home in homes.items()
    }


def _joined(relations: Iterable[Relation], kept: Collection[str]) -> set[str]:
    """Return the units joined to a relation between kept units."""
    inner = {
        r.id for r in relations
        if r.type not in TARGETS_RELATION and r.source in kept and r.target in kept
    }  # fmt: skip
    return {r.source for r in relations if r.type == "linked" and r.target in inner}


def _left_out(argmap: ArgumentMap, kept: Collection[str], told: str) -> Excerpt:
    """Make a map of the units that are kept, and tell where the others hang."""
    homes = homes_of(argmap.relations)
    above = hangs_below(argmap, homes)
    among = _among(argmap.relations, kept)
    units = [unit for unit in argmap.units if unit.id in kept]
    part = replace(
        argmap,
        # What a unit says again may be left out.
        units=tuple(u if u.restates in kept else replace(u, restates=None) for u in units),
        relations=tuple(r for r in argmap.relations if r.id in among),
    )
    beyond = {id: home for id, home in homes.items() if id in kept and above[id] not in kept}
    return Excerpt(part, _hanging(argmap, above, kept), beyond, told)


def _among(relations: Iterable[Relation], kept: Collection[str]) -> set[str]:
    """Return the ids of the relations that have both ends among units that are kept."""
    found: set[str] = set()
    rest = [relation for relation in relations if relation.source in kept]
    grown = True
    # A relation on a relation can stand only once its target does.
    while grown:
        fit = {r.id for r in rest if r.target in (found if r.type in TARGETS_RELATION else kept)}
        grown = not fit <= found
        found |= fit
    return found


def _hanging(
    argmap: ArgumentMap, above: Mapping[str, str], kept: Collection[str]
) -> dict[str, int]:
    """Return the number of the units left out at the first unit above them that is kept."""
    counts: Counter[str] = Counter()
    for unit in argmap.units:
        at, seen = unit.id, set[str]()
        while at not in kept and at in above and at not in seen:
            seen.add(at)
            at = above[at]
        if at in kept and at != unit.id:
            counts[at] += 1
    return dict(counts)


def _ends(relation: Relation, by_id: Mapping[str, Relation]) -> set[str]:
    """Return the units a relation leads to; of a relation on a relation both ends of that one."""
    found, seen = set[str](), set[str]()
    while relation.type in TARGETS_RELATION and relation.id not in seen:
        seen.add(relation.id)
        relation = by_id[relation.target]
        found.add(relation.source)
    return found if relation.type in TARGETS_RELATION else found | {relation.target}
