r"""A map as DOT: the drawing of the graph for Graphviz, with the whole map in it, and back.

The map stands in an attribute of the graph that Graphviz passes over. Of another program's DOT the
nodes are read as statements and the edges as relations (pydot).

A quoted string of DOT knows one escape, `\"`, and takes `\\` for two signs (Graphviz,
lib/cgraph/scan.l): so JSON's own backslashes before these two are written as `\u0022` and `\u005c`.
"""

from __future__ import annotations

import json
import re
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from argmap.digraph import multidigraph
from argmap.errors import InputError
from argmap.export import dot
from argmap.export.view import View
from argmap.formats.graph_data import map_of_graph
from argmap.formats.json_map import from_json
from argmap.formats.source import Source
from argmap.graph.overlay import Overlay
from argmap.model import ArgumentMap

LARGEST = 2 << 20  # characters of another program's file; pydot takes a minute for more
_OWN = re.compile(r"[\s\[,;]argmap\s?=\s?\"(?P<map>(?:[^\"\\]|\\.)*)\"", re.DOTALL)
_QUOTED = re.compile(r"\"(.*)\"", re.DOTALL)


def to_dot(argmap: ArgumentMap, view: View | None = None, overlay: Overlay | None = None) -> str:
    """Return the drawing of a map's graph as DOT, the whole map in an attribute of the graph.

    Args:
        argmap: The map.
        view: What of it is drawn, and how.
        overlay: Marks to compare the map with another.
    """
    drawing = dot.to_dot(argmap, view, overlay)
    head, brace, rest = drawing.partition("{\n")
    return f'{head}{brace}  graph [argmap="{_escaped(argmap.to_dict())}"]\n{rest}'


def _escaped(data: dict[str, Any]) -> str:
    words = json.dumps(data, separators=(",", ":"))
    # No sign of markup stands in it, wherever a program puts it.
    words = words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return words.replace("\\\\", "\\u005c").replace('\\"', "\\u0022").replace('"', '\\"')


def from_dot(source: Source) -> ArgumentMap:
    """Return the map in a DOT file, argmap's own or another program's.

    Raises:
        InputError: It is no DOT, or no map.
    """
    own = _OWN.search(source.text)
    if own is not None:
        # Graphviz breaks long lines by a backslash at their ends.
        words = own["map"].replace("\\\r\n", "").replace("\\\n", "").replace('\\"', '"')
        return from_json(Source(source.name, words.encode("utf-8", "surrogatepass")))
    return map_of_graph(source, _graph(source))


def is_dot(source: Source) -> bool:
    """Return whether a file that begins with a graph's word holds DOT."""
    return "{" in source.text


def _graph(source: Source) -> Any:
    """Return the graph in another program's DOT."""
    import pydot

    if len(source.text) > LARGEST:
        raise InputError(f"{source.name}: DOT of another program larger than {LARGEST >> 20} MB")
    try:
        # It prints what it cannot read.
        with redirect_stdout(StringIO()):
            found = pydot.graph_from_dot_data(source.text)
    except Exception as error:
        # What it raises differs from version to version.
        raise InputError(f"{source.name}: not DOT ({type(error).__name__})") from error
    if not found:
        raise InputError(f"{source.name}: not DOT that can be read")
    nodes: dict[str, dict[str, Any]] = {}
    edges: list[tuple[str, str, str, dict[str, Any]]] = []
    _collect(found[0], nodes, edges)
    for first, second, _, _ in edges:
        nodes.setdefault(first, {})
        nodes.setdefault(second, {})
    return multidigraph(list(nodes.items()), edges, _values(found[0]))


def _collect(
    graph: Any, nodes: dict[str, dict[str, Any]], edges: list[tuple[str, str, str, dict[str, Any]]]
) -> None:
    """Add the nodes and edges of a graph and of the graphs in it."""
    for node in graph.get_nodes():
        name = _plain(node.get_name())
        if name not in ("node", "edge", "graph", "\\n"):
            nodes.setdefault(name, {}).update(_values(node))
    for edge in graph.get_edges():
        ends = [
            _plain(str(end)).split(":")[0] for end in (edge.get_source(), edge.get_destination())
        ]
        edges.append((ends[0], ends[1], f"e{len(edges) + 1}", _values(edge)))
    for inner in graph.get_subgraphs():
        _collect(inner, nodes, edges)


def _values(row: Any) -> dict[str, Any]:
    return {_plain(key): _plain(value) for key, value in row.get_attributes().items()}


def _plain(words: object) -> str:
    """Return a string of DOT as the words that it is drawn as."""
    text = "" if words is None else str(words)
    quoted = _QUOTED.fullmatch(text)
    if quoted is None:
        return re.sub(r"<[^<>]*>", " ", text[1:-1]).strip() if text[:1] == "<" else text
    plain = quoted[1].replace("\\\n", "").replace('\\"', '"')
    return re.sub(r"\\[nlr]", " ", plain).strip()
