"""A map as Cytoscape JSON, for Cytoscape and Cytoscape.js, and back."""

from __future__ import annotations

import json

from argmap.errors import InputError
from argmap.formats.graph_data import graph_of, map_of_graph
from argmap.formats.source import Source
from argmap.model import ArgumentMap


def to_cytoscape(argmap: ArgumentMap) -> str:
    """Return a map as the JSON of `networkx.cytoscape_data`."""
    import networkx

    data = networkx.cytoscape_data(graph_of(argmap))
    # Cytoscape keeps a table of the network's attributes as an object, not as pairs.
    data["data"] = dict(data["data"])
    for row in data["elements"]["edges"]:
        row["data"]["id"] = row["data"]["key"]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def from_cytoscape(source: Source) -> ArgumentMap:
    """Return the map in Cytoscape JSON.

    Raises:
        InputError: It is no Cytoscape JSON, or no map.
    """
    import networkx

    data = source.json
    try:
        about = data.get("data") or {}
        pairs = about.items() if isinstance(about, dict) else about
        nodes = [{"data": _node(row["data"])} for row in data["elements"]["nodes"]]
        edges = [
            {"data": {"key": row["data"].get("id", n), **row["data"]}}
            for n, row in enumerate(data["elements"].get("edges", []))
        ]
        made = {"directed": True, "multigraph": True, "data": list(pairs)}
        graph = networkx.cytoscape_graph(made | {"elements": {"nodes": nodes, "edges": edges}})
    except (networkx.NetworkXError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{source.name}: not Cytoscape JSON ({error})") from error
    return map_of_graph(source, graph)


def is_cytoscape(source: Source) -> bool:
    """Return whether a file holds Cytoscape JSON: nodes and edges under `elements`."""
    elements = source.json_object.get("elements")
    return isinstance(elements, dict) and "nodes" in elements


def _node(row: dict[str, object]) -> dict[str, object]:
    """Return a node's data with the two names that networkx asks for."""
    return {"name": row.get("label", row["id"]), **row, "value": row["id"]}
