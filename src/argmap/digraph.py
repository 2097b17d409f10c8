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
SEED = 20
SMALL = 3  # nodes that hang together and are fewer are one community


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


def ancestors(before: Mapping[Node, Iterable[Node]], node: Node) -> set[Node]:
    """Return the nodes from which a way leads to a node, itself excluded.

    That of networkx needs a graph of its own, and as long to be imported as a picture to be drawn.

    Args:
        before: For each node those from which an edge leads to it.
        node: Where the ways end.

    Example:
        >>> sorted(ancestors({"c": ["b"], "b": ["a"]}, "c"))
        ['a', 'b']
    """
    found: set[Node] = set()
    todo = [node]
    while todo:
        for one in before.get(todo.pop(), ()):
            if one not in found:
                found.add(one)
                todo.append(one)
    return found - {node}


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


def communities(
    nodes: Iterable[int], edges: Mapping[tuple[int, int], float], resolution: float = 1.0
) -> list[list[int]]:
    """Return nodes in communities (Louvain, Blondel et al. 2008), always the same for the same.

    Args:
        nodes: The nodes.
        edges: The weight, above 0, of each edge by its ends.
        resolution: The higher, the smaller the communities.

    Returns:
        Each community ascending, and they by their first nodes.

    Example:
        >>> communities(range(4), {(0, 1): 1.0, (2, 3): 1.0})
        [[0, 1], [2, 3]]
    """
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(edges.items()))
    found: list[list[int]] = []
    for part in nx.connected_components(graph):
        # Apart, so that a part does not depend on the others, and small ones cost nothing.
        part = sorted(part)
        if len(part) < SMALL:
            found.append(part)
            continue
        piece = nx.Graph()
        piece.add_nodes_from(part)
        piece.add_weighted_edges_from(
            (a, b, graph.edges[a, b]["weight"]) for a in part for b in sorted(graph[a]) if a < b
        )
        made = nx.community.louvain_communities(piece, resolution=resolution, seed=SEED)
        found += map(sorted, made)
    return sorted(found)


def maximum_arborescence(
    weights: Mapping[tuple[Node, Node], float],
) -> list[tuple[Node, Node]]:
    """Return the edges of the spanning arborescence of the greatest weight (Edmonds 1967).

    That of networkx takes some thirty times as long, since it copies its graph at each step.

    Args:
        weights: The weight of each edge by its parent and child; weights that tie must be told
            apart by the caller, for which of equal trees comes out is not settled.

    Returns:
        Parent and child of each edge.

    Raises:
        ValueError: No arborescence spans the nodes.

    Example:
        >>> maximum_arborescence({("r", "a"): 1.0, ("r", "b"): 1.0, ("a", "b"): 2.0})
        [('r', 'a'), ('a', 'b')]
    """
    incoming: Incoming[Node] = {}
    for edge, weight in weights.items():
        parent, child = edge
        incoming.setdefault(child, {})[parent] = weight, edge
    return _best_tree(incoming)


# For each node and each that may be its parent: the weight, and the edge in the graph at hand.
Incoming = dict[Node, dict[Node, tuple[float, tuple[Node, Node]]]]


def _best_tree(incoming: Incoming[Node]) -> list[tuple[Node, Node]]:
    """Return the edges of the best tree: each node's best parent, circles of them contracted."""
    best = {child: max(rows, key=lambda p: rows[p][0]) for child, rows in incoming.items()}
    circle = _circle(best)
    if not circle:
        return [incoming[child][parent][1] for child, parent in best.items()]
    inside, one = set(circle), circle[0]
    smaller: Incoming[Node] = {one: {}}
    entered: dict[tuple[Node, Node], Node] = {}
    for child, rows in incoming.items():
        within = child in inside
        kept = smaller.setdefault(one if within else child, {})
        for parent, (weight, edge) in rows.items():
            if within and parent in inside:
                continue
            source = one if parent in inside else parent
            gain = weight - rows[best[child]][0] if within else weight
            if source not in kept or gain > kept[source][0]:
                kept[source] = gain, edge
            if within:
                entered[edge] = child
    tree = _best_tree(smaller)
    broken = next(entered[edge] for edge in tree if edge in entered)
    return tree + [incoming[child][best[child]][1] for child in circle if child != broken]


def _circle(parents: Mapping[Node, Node]) -> list[Node]:
    """Return the nodes of a circle that ways to the parents run in; empty where there is none."""
    done: set[Node] = set()
    for start in parents:
        way, at = [], start
        while at in parents and at not in done:
            done.add(at)
            way.append(at)
            at = parents[at]
        if at in way:
            return way[way.index(at) :]
    return []
