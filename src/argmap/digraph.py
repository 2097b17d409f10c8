"""Directed graphs: the home of networkx, so that no other file needs to know it.

Terms:
    arborescence: a directed tree in which every node but the root has exactly one parent.
    ancestors: the nodes from which a way leads to a node.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, TypeVar

Attributes = Mapping[str, Any]
Node = TypeVar("Node", bound=Hashable)


def multidigraph(
    nodes: Iterable[tuple[str, Attributes]],
    edges: Iterable[tuple[str, str, str, Attributes]],
    attributes: Attributes,
) -> Any:
    """Return a `networkx.MultiDiGraph`.

    Args:
        nodes: Name and attributes of each node, in their order.
        edges: Source, target, key and attributes of each edge, in their order.
        attributes: Attributes of the graph itself.

    Example:
        >>> graph = multidigraph([("a", {}), ("b", {})], [("a", "b", "r1", {"score": 0.5})], {})
        >>> graph.edges["a", "b", "r1"]
        {'score': 0.5}
    """
    import networkx as nx

    graph: Any = nx.MultiDiGraph(**attributes)
    for node, data in nodes:
        graph.add_node(node, **data)
    for source, target, key, data in edges:
        graph.add_edge(source, target, key=key, **data)
    return graph


def ancestors(graph: Any, node: str) -> set[str]:
    """Return the nodes of a networkx graph from which a way leads to a node, itself excluded.

    Example:
        >>> graph = multidigraph([], [("a", "b", "r1", {}), ("b", "c", "r2", {})], {})
        >>> sorted(ancestors(graph, "c"))
        ['a', 'b']
    """
    import networkx as nx

    return set(nx.ancestors(graph, node))


def lexicographical_order(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[str]:
    """Return nodes so that each stands behind those from which an edge leads to it.

    Args:
        nodes: The nodes; of several that may come next, the earlier here comes first.
        edges: Pairs of a node and one that must stand behind it.

    Raises:
        networkx.NetworkXUnfeasible: The edges run in a circle.

    Example:
        >>> lexicographical_order("abc", [("c", "a")])
        ['b', 'c', 'a']
    """
    import networkx as nx

    order = {node: number for number, node in enumerate(nodes)}
    graph: Any = nx.DiGraph()
    graph.add_nodes_from(order)
    graph.add_edges_from(edges)
    return list(nx.lexicographical_topological_sort(graph, key=order.__getitem__))


def maximum_arborescence(
    weights: Mapping[tuple[Node, Node], float],
) -> list[tuple[Node, Node]]:
    """Return the edges of the spanning arborescence of the greatest weight (Edmonds 1967).

    Args:
        weights: The weight of each edge by its parent and child; weights that tie must be told
            apart by the caller, for which of equal trees comes out is not settled.

    Returns:
        Parent and child of each edge.

    Raises:
        networkx.NetworkXException: No arborescence spans the nodes.

    Example:
        >>> maximum_arborescence({("r", "a"): 1.0, ("r", "b"): 1.0, ("a", "b"): 2.0})
        [('r', 'a'), ('a', 'b')]
    """
    import networkx as nx

    graph: Any = nx.DiGraph()
    for (parent, child), weight in weights.items():
        graph.add_edge(parent, child, weight=weight)
    # networkx changes the weights of the graph that it is given: this one is ours alone.
    return list(nx.maximum_spanning_arborescence(graph).edges)
