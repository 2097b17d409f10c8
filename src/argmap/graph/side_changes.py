"""Where an outline of a map goes over from one side to the other."""

from __future__ import annotations

from argmap.graph.homes import homes_of
from argmap.model import TARGETS_RELATION, ArgumentMap
from argmap.records import Side


def side_changes(argmap: ArgumentMap) -> dict[str, Side]:
    """Return the units at which a branch goes over to another side than what it hangs below.

    Returns:
        The side by the id of each unit at which it changes: of those that hang below nothing
        the ones on the other side, of the rest those on another side than the unit below which
        they stand in an outline.
    """
    sides = {unit.id: unit.side for unit in argmap.units}
    by_id = {relation.id: relation for relation in argmap.relations}
    homes = homes_of(argmap.relations)
    found: dict[str, Side] = {}
    for id, side in sides.items():
        home = homes.get(id)
        before: Side = "pro"
        if home:
            on_relation = home.type in TARGETS_RELATION
            before = sides[by_id[home.target].source if on_relation else home.target]
        if side != before:
            found[id] = side
    return found
