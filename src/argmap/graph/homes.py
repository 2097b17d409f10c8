"""Which unit each unit of a map hangs below.

Terms:
    home: the relation by which a unit stands under another: the first by which it supports, or
        else the first (`homes_of`). A unit hangs below whatever its home leads to.
    below: what hangs below a unit, directly or over others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from argmap.model import TARGETS_RELATION, ArgumentMap, Relation


def homes_of(relations: Iterable[Relation]) -> dict[str, Relation]:
    """Return the home of each unit that has one, by the unit's id.

    Args:
        relations: All relations of a map.

    Example:
        >>> rows = Relation("r1", "u1", "u2", "rebut"), Relation("r2", "u1", "u3", "support")
        >>> homes_of(rows)["u1"].target
        'u3'
    """
    homes: dict[str, Relation] = {}
    for relation in relations:
        first = homes.setdefault(relation.source, relation)
        if relation.type == "support" and first.type != "support":
            homes[relation.source] = relation
    return homes


def sizes_below(argmap: ArgumentMap, homes: Mapping[str, Relation]) -> dict[str, int]:
    """Return how many units stand below each unit; what stands in a circle is below none."""
    sizes = {unit.id: 0 for unit in argmap.units}
    above = hangs_below(argmap, homes)
    for id in leaves_first(sizes, above):
        if id in above:
            sizes[above[id]] += sizes[id] + 1
    return sizes


def leaves_first(ids: Iterable[str], above: Mapping[str, str]) -> list[str]:
    """Return ids so that each comes after all below it; those in a circle are left out.

    Args:
        ids: Ids of units.
        above: The unit each hangs below, for those that do.

    Example:
        >>> leaves_first(["u1", "u2", "u3"], {"u2": "u1", "u3": "u2"})
        ['u3', 'u2', 'u1']
    """
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
