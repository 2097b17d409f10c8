"""A map as GraphML, for yEd, Gephi and every library of graphs, and back."""

from __future__ import annotations

import io
from xml.etree.ElementTree import ParseError

from argmap.errors import InputError
from argmap.formats.graph_data import graph_of, map_of_graph
from argmap.formats.source import Source
from argmap.formats.xml_guard import xml_text
from argmap.model import ArgumentMap


def to_graphml(argmap: ArgumentMap) -> str:
    """Return a map as GraphML: units as nodes, relations as edges, each with its attributes.

    A relation that another leads to is a node, as in `ArgumentMap.to_networkx`.
    """
    from networkx.readwrite.graphml import GraphMLWriter

    out = io.BytesIO()
    GraphMLWriter(graph_of(argmap), encoding="utf-8", prettyprint=True).dump(out)
    # A bare carriage return would be read back as a line feed, and offsets would not fit.
    return out.getvalue().decode("utf-8").replace("\r", "&#13;") + "\n"


def from_graphml(source: Source) -> ArgumentMap:
    """Return the map in a GraphML file.

    Raises:
        InputError: It is no GraphML, or no map.
    """
    import networkx

    text = xml_text(source)
    try:
        graph = networkx.parse_graphml(text, force_multigraph=True)
    except (ParseError, networkx.NetworkXError, KeyError, ValueError, AttributeError) as error:
        why = " ".join(str(error).split())[:80]
        raise InputError(f"{source.name}: not GraphML that can be read ({why})") from error
    return map_of_graph(source, graph)
