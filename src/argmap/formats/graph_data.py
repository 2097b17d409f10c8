"""A map as a graph of plain values, and back: what GraphML, node-link and Cytoscape share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from argmap.errors import InputError, MapError
from argmap.export.safe_text import clean
from argmap.formats.building import Found, FoundRelation, FoundUnit, build
from argmap.formats.relation_words import type_of
from argmap.formats.source import Source
from argmap.graph.convert import to_networkx
from argmap.model import ArgumentMap
from argmap.record_data import ORIGIN_KEYS, part_data, part_of, place_data, place_of
from argmap.records import Place, words_of

# Where other tools keep the words of a node.
WORDS = ("text", "label", "name", "title", "description")
TARGET = ":target"


def graph_of(argmap: ArgumentMap) -> Any:
    """Return a map as `ArgumentMap.to_networkx`, with labels and all else the map holds."""
    graph = to_networkx(argmap)
    words = {unit.id: clean(words_of(unit)) for unit in argmap.units}
    for node, values in graph.nodes(data=True):
        values["label"] = words.get(node, values.get("type", ""))
    for _, _, values in graph.edges(data=True):
        values["label"] = values["type"]
    parts = [{**part_data(part), "mapped": part.mapped} for part in argmap.parts]
    more = {
        "parts": parts,
        "made_by": dict(argmap.made_by),
        "notes": list(argmap.notes),
        "places": [place_data(place) for place in argmap.places],
    }
    graph.graph |= {key: getattr(argmap, key) for key in ORIGIN_KEYS if getattr(argmap, key)}
    graph.graph |= {key: json.dumps(v, ensure_ascii=False) for key, v in more.items() if v}
    return graph


def map_of_graph(source: Source, graph: Any) -> ArgumentMap:
    """Return the map in a graph, argmap's own or another tool's.

    Nodes are statements, but for those that stand for a relation (`kind` is `relation`); edges
    are relations from a reason to what it bears on.

    Args:
        source: The file the graph was read from.
        graph: A `networkx` graph.

    Raises:
        InputError: The graph has no nodes, or is no map.
    """
    about, nodes = graph.graph, dict(graph.nodes(data=True))
    if not nodes:
        raise InputError(f"{source.name}: the graph has no nodes; there is no map in it")
    inner = {node for node, values in nodes.items() if values.get("kind") == "relation"}
    units = [
        FoundUnit(f"{node}", _words(node, values), {"id": f"{node}", **_plain(values)})
        for node, values in nodes.items()
        if node not in inner
    ]
    text = about.get("text")
    found = Found(
        units,
        _relations(graph, {node: str(nodes[node].get("relation", node)) for node in inner}),
        text if isinstance(text, str) and text else None,
        _string(about, "title"),
        _string(about, "id"),
        _parts(about),
        {str(k): str(v) for k, v in _json(about, "made_by", {}).items()},
        tuple(map(str, _json(about, "notes", []))),
        {key: _string(about, key) for key in ORIGIN_KEYS},
        _file_places(about),
    )
    try:
        return build(source, found)
    except MapError as error:
        raise InputError(f"{source.name}: {error}") from error


def _relations(graph: Any, own: Mapping[Any, str]) -> list[FoundRelation]:
    """Return the relations of a graph.

    Args:
        graph: The graph.
        own: The id of the relation that each node stands for, of those that stand for one.
    """
    inner = own.keys()
    edges = (
        graph.edges(keys=True, data=True)
        if graph.is_multigraph()
        else (
            (a, b, values.get("id", n), values)
            for n, (a, b, values) in enumerate(graph.edges(data=True))
        )
    )
    found, targets = [], {}
    for source, target, key, values in edges:
        if source in inner:
            targets[source] = target
        else:
            found.append((source, target, f"{key}", values))
    rows = []
    for source, target, key, values in found:
        kind = type_of(values.get("type") or values.get("label"))
        # An edge into the node of a relation is that relation itself, or leads to it.
        if target in inner and own[target] == key:
            target = targets.get(target, target)
        to = own.get(target, f"{target}")
        rows.append(FoundRelation(key, f"{source}", to, kind, {**_plain(values), "id": key}))
    return rows


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row's values with what is JSON text for want of lists read again."""
    made = dict(values)
    for key in ("because", "parts"):
        made[key] = _json(values, key, [])
    return made


def _json(values: Mapping[str, Any], key: str, none: Any) -> Any:
    try:
        found = json.loads(values.get(key) or "null")
    except (ValueError, TypeError, RecursionError):
        return none
    return found if isinstance(found, type(none)) else none


def _parts(about: Mapping[str, Any]) -> tuple[Any, ...]:
    rows = [row for row in _json(about, "parts", []) if isinstance(row, dict)]
    try:
        return tuple(part_of(row, row.get("mapped") is not False) for row in rows)
    except (MapError, TypeError, KeyError):
        return ()


def _file_places(about: Mapping[str, Any]) -> tuple[Place, ...]:
    rows = [row for row in _json(about, "places", []) if isinstance(row, dict)]
    try:
        return tuple(map(place_of, rows))
    except (KeyError, TypeError, ValueError):
        return ()


def _words(node: object, values: Mapping[str, Any]) -> str:
    return next((str(values[key]) for key in WORDS if values.get(key)), f"{node}")


def _string(values: Mapping[str, Any], key: str) -> str:
    found = values.get(key)
    return found if isinstance(found, str) else ""
