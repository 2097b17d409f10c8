"""A map in the Argument Interchange Format, as AIFdb's JSON and as xAIF, and back.

Statements are I-nodes. A support is an RA-node, every other relation a CA-node; an undercut leads
to another relation's node, a linked reason into it. What somebody else says has an L-node, one
after another by TA-nodes; what is said again an MA-node. Each row keeps under `argmap` what the
format has no word for, which other programs pass over.

References:
    Chesnevar, C. et al. (2006). Towards an argument interchange format.
    Reed, C. and Budzynska, K. (2011). How dialogues create arguments.
"""

from __future__ import annotations

import json
from typing import Any

from argmap.errors import InputError
from argmap.formats.aif_reading import found_in
from argmap.formats.arguebuf_graphs import aif_rows, kind_of
from argmap.formats.building import build
from argmap.formats.source import Source
from argmap.formats.told import joined, relation_values, unit_values
from argmap.model import TARGETS_RELATION, ArgumentMap
from argmap.records import Relation, Unit

# The format asks for a moment; the same map gives the same file at any.
MOMENT = "1970-01-01 00:00:00"
SCHEMES = {"support": ("RA", "Default Inference"), "qualify": ("CA", "Qualification")}
CONFLICT = ("CA", "Default Conflict")


def to_aif(argmap: ArgumentMap) -> str:
    """Return a map as the JSON of AIFdb: nodes, edges, locutions, participants."""
    return json.dumps(_Graph(argmap).data(), ensure_ascii=False, indent=1) + "\n"


def to_xaif(argmap: ArgumentMap) -> str:
    """Return a map as xAIF, the JSON of the open argument mining framework."""
    graph = _Graph(argmap).data()
    data = {
        "AIF": graph,
        "OVA": {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []},
        "dialog": bool(graph["locutions"]),
        "text": {"txt": argmap.text},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def from_aif(source: Source) -> ArgumentMap:
    """Return the map in AIF or xAIF, or in a form that arguebuf reads.

    Raises:
        InputError: It is none of them, or no map.
        ModuleNotFoundError: It needs arguebuf, which is not installed.
    """
    other = kind_of(source)
    data = aif_rows(source, other) if other else source.json
    graph = data.get("AIF", data) if isinstance(data, dict) else None
    if not isinstance(graph, dict) or not isinstance(graph.get("nodes"), list):
        raise InputError(f"{source.name}: not AIF: no nodes; give AIF or xAIF")
    text = data.get("text")
    text = text.get("txt") if isinstance(text, dict) else text
    return build(source, found_in(source, graph, text if isinstance(text, str) else ""))


def is_aif(source: Source) -> bool:
    """Return whether a file holds AIF: nodes with `nodeID`, or a form that arguebuf reads."""
    nodes = source.json_object.get("nodes")
    return bool(kind_of(source)) or (
        isinstance(nodes, list) and any("nodeID" in row for row in nodes[:1])
    )


def is_xaif(source: Source) -> bool:
    """Return whether a file holds xAIF: AIF under `AIF`."""
    return isinstance(source.json_object.get("AIF"), dict)


class _Graph:
    """The rows of AIF, numbered as they are made."""

    def __init__(self, argmap: ArgumentMap) -> None:
        self.nodes: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.locutions: list[dict[str, Any]] = []
        self.people: dict[str, int] = {}
        self.units = {unit.id: self._statement(unit) for unit in argmap.units}
        self.schemes: dict[str, str] = {}
        owners = {relation.id: relation for relation in argmap.relations}
        for relation in argmap.relations:
            if relation.type != "linked":
                kind, name = SCHEMES.get(relation.type, CONFLICT)
                told = relation_values(relation)
                if kind == "CA" and relation.type == "undercut":
                    told["target"] = relation.target
                self.schemes[relation.id] = self._node(kind, name, argmap=told)
        for relation in argmap.relations:
            self._relation(relation, owners)
        for unit in argmap.units:
            if unit.restates:
                again = self._node("MA", "Default Rephrase")
                self._edge(self.units[unit.id], again)
                self._edge(again, self.units[unit.restates])
        self._voices([unit for unit in argmap.units if unit.attributed_to])

    def data(self) -> dict[str, Any]:
        """Return the rows as JSON-ready data."""
        people = [
            {"participantID": number, "firstname": first, "surname": last or "None"}
            for name, number in self.people.items()
            for first, _, last in [name.rpartition(" ") if " " in name else (name, "", "")]
        ]
        return {
            "nodes": self.nodes,
            "edges": self.edges,
            "schemefulfillments": [],
            "descriptorfulfillments": [],
            "participants": people,
            "locutions": self.locutions,
        }

    def _statement(self, unit: Unit) -> str:
        return self._node("I", unit.text, argmap=unit_values(unit))

    def _relation(self, relation: Relation, owners: dict[str, Relation]) -> None:
        source = self.units[relation.source]
        if relation.type != "linked":
            scheme = self.schemes[relation.id]
            self._edge(source, scheme)
            self._edge(scheme, self._target(relation, owners))
            return
        # An edge is no node: what leads to a linked reason leads to the relation it joins.
        told = relation_values(relation) | {"target": relation.target}
        self._edge(source, self._target(relation, owners), argmap=told)

    def _target(self, relation: Relation, owners: dict[str, Relation]) -> str:
        if relation.type not in TARGETS_RELATION:
            return self.units[relation.target]
        return self.schemes[joined(relation, owners)]

    def _voices(self, said: list[Unit]) -> None:
        before = ""
        for unit in said:
            name = " ".join((unit.attributed_to or "").split())
            person = self.people.setdefault(name, len(self.people) + 1)
            locution = self._node("L", f"{name} : {unit.text}")
            self.locutions.append(
                {
                    "nodeID": locution, "personID": person, "timestamp": MOMENT,
                    "start": None, "end": None, "source": None,
                }
            )  # fmt: skip
            asserting = self._node("YA", "Asserting")
            self._edge(locution, asserting)
            self._edge(asserting, self.units[unit.id])
            if before:
                turn = self._node("TA", "Default Transition")
                self._edge(before, turn)
                self._edge(turn, locution)
            before = locution

    def _node(self, kind: str, text: str, **more: Any) -> str:
        id = f"{len(self.nodes) + 1}"
        self.nodes.append({"nodeID": id, "text": text, "type": kind, "timestamp": MOMENT, **more})
        return id

    def _edge(self, source: str, target: str, **more: Any) -> None:
        id = f"{len(self.edges) + 1}"
        row = {"edgeID": id, "fromID": source, "toID": target, "formEdgeID": None}
        self.edges.append({**row, **more})
