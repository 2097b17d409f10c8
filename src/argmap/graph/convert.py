"""An argument map as a networkx graph, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from argmap.model import TARGETS_RELATION, ArgumentMap


def to_networkx(argmap: ArgumentMap) -> nx.MultiDiGraph[str]:
    """Give a map as a directed multigraph with every attribute.

    Units are nodes under their ids, with `kind="unit"`. A relation to a unit is an edge with the
    relation's id for its key. A relation that another relation targets becomes a node as well
    (`kind="relation"`), as in the argument interchange format (Chesnevar et al. 2006): an edge
    leads into it from its source (under its id), an edge out of it to its target (under its id
    and `:target`), and whatever targets it leads to that node.

    Returns:
        A graph whose own attributes are the map's `id`, `title` and `text`.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        id=argmap.id, title=argmap.title, text=argmap.text
    )
    data = argmap.to_dict()
    for unit in data["units"]:
        graph.add_node(unit["id"], kind="unit", **_without_id(unit))
    targeted = _targeted(argmap)
    for row in data["relations"]:
        values = _without_id(row)
        if row["id"] in targeted:
            graph.add_node(row["id"], kind="relation", **values)
            graph.add_edge(row["source"], row["id"], key=row["id"], **values)
            graph.add_edge(row["id"], row["target"], key=f"{row['id']}:target", **values)
        else:
            graph.add_edge(row["source"], row["target"], key=row["id"], **values)
    return graph


def _targeted(argmap: ArgumentMap) -> frozenset[str]:
    return frozenset(r.target for r in argmap.relations if r.type in TARGETS_RELATION)


def _without_id(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "id"}


def support_order(units: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[str]:
    """Give units so that each stands behind whatever it supports; ties in the order given."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    order = {unit: number for number, unit in enumerate(units)}
    graph.add_nodes_from(order)
    graph.add_edges_from((target, source) for source, target in edges)
    return list(nx.lexicographical_topological_sort(graph, key=order.__getitem__))
