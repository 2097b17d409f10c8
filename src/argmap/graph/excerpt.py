"""A part of a map: what stands round one unit, or the map's spine.

Terms:
    home, below: see `argmap.graph.homes`.
    spine: see `argmap.graph.spine`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from argmap.graph.homes import hangs_below, homes_of
from argmap.graph.outline import check_unit, reached
from argmap.graph.spine import spine
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation, Unit

Level = Literal["full", "spine"]
LEVELS: tuple[Level, ...] = get_args(Level)


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
    """Return a part of a map: what stands round a unit, the spine, or all of it.

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
    """Return a part with what is said again as further places of the unit that says it first."""
    linked = {id for row in part.argmap.relations for id in (row.source, row.target)}
    units = part.argmap.units
    gone = {u.id: u.restates for u in units if u.restates is not None and u.id not in linked}
    if not gone:
        return part
    again: dict[str, tuple[Unit, ...]] = {}
    kept = []
    for unit in units:
        first = _first_said(unit.restates, gone)
        if unit.id not in gone:
            kept.append(replace(unit, restates=None if first == unit.id else first))
        elif first is not None:
            again[first] = (*again.get(first, ()), unit)
    return replace(part, argmap=replace(part.argmap, units=tuple(kept)), again=again)


def _first_said(id: str | None, gone: Mapping[str, str]) -> str | None:
    """Return the unit that says first what another says again, past those that are gathered."""
    seen = set[str]()
    while id is not None and id in gone and id not in seen:
        seen.add(id)
        id = gone[id]
    return None if id in seen else id


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


def _left_out(argmap: ArgumentMap, kept: Collection[str], told: str) -> Excerpt:
    """Return a map of the units that are kept, and where the others hang."""
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
    """Return how many units left out hang below each kept unit that is the first above them."""
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
