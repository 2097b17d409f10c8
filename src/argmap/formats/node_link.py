"""A map as node-link JSON, as networkx and D3 read it, and back."""

from __future__ import annotations

import json

from argmap.errors import InputError
from argmap.formats.graph_data import graph_of, map_of_graph
from argmap.formats.source import Source
from argmap.model import ArgumentMap


def to_node_link(argmap: ArgumentMap) -> str:
    """Return a map as the JSON of `networkx.node_link_data`, its edges under `edges`."""
    import networkx

    data = networkx.node_link_data(graph_of(argmap), edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def from_node_link(source: Source) -> ArgumentMap:
    """Return the map in node-link JSON, its edges under `edges` or `links`.

    Raises:
        InputError: It is no node-link JSON, or no map.
    """
    import networkx

    data = source.json
    try:
        edges = "edges" if "edges" in data else "links"
        graph = networkx.node_link_graph(data, edges=edges)
    except (networkx.NetworkXError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{source.name}: not node-link JSON ({error})") from error
    return map_of_graph(source, graph)


def is_node_link(source: Source) -> bool:
    """Return whether a file holds node-link JSON: nodes and how the graph is."""
    data = source.json_object
    return "nodes" in data and "multigraph" in data
