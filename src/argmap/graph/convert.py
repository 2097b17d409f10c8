"""An argument map as a networkx graph."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from argmap.digraph import lexicographical_order, multidigraph
from argmap.model import TARGETS_RELATION, ArgumentMap


def to_networkx(argmap: ArgumentMap) -> Any:
    """Return a map as a directed multigraph with every attribute.

    Units are nodes under their ids, with `kind="unit"`. A relation to a unit is an edge with the
    relation's id for its key. A relation that another relation targets becomes a node as well
    (`kind="relation"`, `relation` its id), as in the argument interchange format (Chesnevar et
    al. 2006): an edge leads into it from its source (under its id), an edge out of it to its
    target (under its id and `:target`), and whatever targets it leads to that node. The node's
    name is the relation's id, behind a colon where a unit has the same.

    Lists (`because`, `parts`) are JSON text and what is None is left out, so that
    `networkx.write_graphml`, `write_gexf` and `write_gml` take the graph.

    Returns:
        A graph whose own attributes are the map's `id`, `title` and `text`.

    Example:
        >>> from argmap.model import Relation, Unit
        >>> units = Unit("u1", 0, 3, "Why", "claim"), Unit("u2", 4, 7, "not", "claim")
        >>> argmap = ArgumentMap("a", "Why not", units, (Relation("r1", "u2", "u1", "support"),))
        >>> list(to_networkx(argmap).edges(keys=True))
        [('u2', 'u1', 'r1')]
    """
    data = argmap.to_dict()
    targeted = _targeted(argmap)
    nodes = [(unit["id"], {"kind": "unit", **_attributes(unit)}) for unit in data["units"]]
    edges = []
    units = {unit.id for unit in argmap.units}
    names = {id: f":{id}" if id in units else id for id in targeted}
    for row in data["relations"]:
        id, values = row["id"], _attributes(row)
        target = names[row["target"]] if row["type"] in TARGETS_RELATION else row["target"]
        if id in targeted:
            nodes.append((names[id], {"kind": "relation", "relation": id, **values}))
            edges.append((row["source"], names[id], id, values))
            edges.append((names[id], target, f"{id}:target", values))
        else:
            edges.append((row["source"], target, id, values))
    about = {"id": argmap.id, "title": argmap.title, "text": argmap.text}
    return multidigraph(nodes, edges, about)


def _targeted(argmap: ArgumentMap) -> frozenset[str]:
    return frozenset(r.target for r in argmap.relations if r.type in TARGETS_RELATION)


def _attributes(row: dict[str, Any]) -> dict[str, Any]:
    """Return attributes that every file format of graphs can hold: texts, numbers, booleans."""
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        for key, value in row.items()
        if key != "id" and value is not None
    }


def support_order(units: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[str]:
    """Return units so that each stands behind whatever it supports; ties in the order given.

    Args:
        units: Ids of units.
        edges: Source and target of each support among them.

    Example:
        >>> support_order(["u1", "u2", "u3"], [("u1", "u3")])
        ['u2', 'u3', 'u1']
    """
    return lexicographical_order(units, [(target, source) for source, target in edges])
