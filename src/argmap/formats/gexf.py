"""A map as GEXF, for Gephi."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from argmap.digraph import multidigraph
from argmap.export.safe_text import clean
from argmap.formats.graph_data import graph_of
from argmap.model import ArgumentMap

# Names that GEXF takes for moments of time, for the kind of a graph or for its own records.
OTHER_NAMES = {
    "start": "first_character", "end": "character_after", "type": "relation", "source": "reason",
    "target": "bears_on", "id": "name", "kind": "what", "parts": "pieces",
}  # fmt: skip


def to_gexf(argmap: ArgumentMap) -> str:
    """Return a map as GEXF 1.2: units as nodes, relations as edges, scores as weights."""
    from networkx.readwrite.gexf import GEXFWriter

    graph = graph_of(argmap)
    nodes = [(node, _renamed(values)) for node, values in graph.nodes(data=True)]
    edges = [
        (a, b, key, {**_renamed(values), "weight": values["score"]})
        for a, b, key, values in graph.edges(keys=True, data=True)
    ]
    made = multidigraph(nodes, edges, {"name": clean(argmap.title or argmap.id)})
    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.add_graph(made)
    for meta in writer.xml.iter("meta"):
        # The same map gives the same file on any day.
        meta.attrib.pop("lastmodifieddate", None)
    ET.indent(writer.xml)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ET.tostring(writer.xml, encoding="unicode") + "\n"


def _renamed(values: dict[str, object]) -> dict[str, object]:
    return {OTHER_NAMES.get(key, key): value for key, value in values.items()}
