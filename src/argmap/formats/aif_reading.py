"""What AIF rows tell of a map, argmap's own or another tool's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from argmap.errors import InputError
from argmap.formats.building import Found, FoundRelation, FoundUnit
from argmap.formats.relation_words import type_of
from argmap.formats.source import Source
from argmap.plural import many
from argmap.records import TARGETS_RELATION, RelationType

Row = dict[str, Any]
VOICE = ("L", "YA", "TA")


def found_in(source: Source, graph: Row, text: str) -> Found:
    """Return what AIF tells: statements, relations, who says what, what is said again.

    Args:
        source: The file, for messages.
        graph: The rows: `nodes`, `edges`, `locutions`, `participants`.
        text: The text of all; empty where there is none.

    Raises:
        InputError: A row is broken.
    """
    return _Reading(source, graph).found(text)


class _Reading:
    """The rows of one file, looked at from both ends of their edges."""

    def __init__(self, source: Source, graph: Row) -> None:
        self.nodes = {_id(source, row, "nodeID"): row for row in source.rows(graph, "nodes")}
        self.out: dict[str, list[tuple[str, Row]]] = {id: [] for id in self.nodes}
        self.into: dict[str, list[tuple[str, Row]]] = {id: [] for id in self.nodes}
        for row in source.rows(graph, "edges"):
            ends = _id(source, row, "fromID"), _id(source, row, "toID")
            if not set(ends) <= self.nodes.keys():
                raise InputError(
                    f"{source.name}: edge {row.get('edgeID')!r} leads from {ends[0]!r} to "
                    f"{ends[1]!r}, and one of the two is no node"
                )
            self.out[ends[0]].append((ends[1], row))
            self.into[ends[1]].append((ends[0], row))
        self.speakers = _speakers(source, graph)
        self.passed_over = 0

    def found(self, text: str) -> Found:
        """Return what the rows tell."""
        again = self._said_again()
        units = [
            FoundUnit(id, str(row.get("text", "")), self._values(id, row, again))
            for id, row in self.nodes.items()
            if row.get("type") == "I"
        ]
        relations = self._relations()
        notes: tuple[str, ...] = ()
        if self.passed_over:
            notes = (
                f"{many(self.passed_over, 'link')} of the file without a place on a map: left out",
            )
        return Found(units, relations, text or None, notes=notes)

    def _values(self, id: str, row: Row, again: dict[str, str]) -> Row:
        values = dict(row["argmap"]) if isinstance(row.get("argmap"), dict) else {}
        return {"attributed_to": self._speaker(id), **values, "restates": again.get(id)}

    def _speaker(self, id: str) -> str | None:
        for asserting, _ in self.into[id]:
            for locution, _ in self.into[asserting]:
                if self._kind(locution) == "L":
                    name, colon, _ = str(self.nodes[locution].get("text", "")).partition(" : ")
                    return self.speakers.get(locution) or (name.strip() if colon else None)
        return None

    def _said_again(self) -> dict[str, str]:
        """Return what statement each says again, through MA-nodes."""
        found = {}
        for id in self._of("MA"):
            sources = [node for node, _ in self.into[id] if self._kind(node) == "I"]
            targets = [node for node, _ in self.out[id] if self._kind(node) == "I"]
            if sources and targets:
                found[sources[0]] = targets[0]
            else:
                self.passed_over += 1
        return found

    def _relations(self) -> list[FoundRelation]:
        """Return a relation for each scheme and statement that leads into it."""
        schemes = self._of("RA") + self._of("CA") + self._of("PA")
        first, linked = [], []
        for id in schemes:
            sources = [(n, edge) for n, edge in self.into[id] if self._kind(n) == "I"]
            # Of several statements the one without a remark of its own carries the relation.
            sources.sort(key=lambda pair: "argmap" in pair[1])
            target = next((node for node, _ in self.out[id]), None)
            if not sources or target is None or self._kind(target) in VOICE:
                self.passed_over += 1
                continue
            kind = self._type(id, target)
            first.append(FoundRelation(id, sources[0][0], target, kind, self._told(self.nodes[id])))
            for number, (node, edge) in enumerate(sources[1:], 1):
                linked.append(FoundRelation(f"{id}+{number}", node, id, "linked", self._told(edge)))
        return self._sound(_retargeted([*first, *linked]))

    def _type(self, id: str, target: str) -> RelationType:
        told = self._told(self.nodes[id]).get("type")
        if self._kind(target) != "I":
            return "undercut" if self._kind(id) != "RA" else "linked"
        if told in ("rebut", "qualify", "support"):
            return type_of(told)
        return "support" if self._kind(id) == "RA" else "rebut"

    def _sound(self, rows: list[FoundRelation]) -> list[FoundRelation]:
        """Return the relations whose ends are there; the others are counted."""
        kept = {row.key: row for row in rows}
        while lost := [
            row.key for row in kept.values()
            if self._kind(row.target) != "I" and row.target not in kept
        ]:  # fmt: skip
            for key in lost:
                del kept[key]
            self.passed_over += len(lost)
        return list(kept.values())

    def _told(self, row: Row) -> Row:
        return row["argmap"] if isinstance(row.get("argmap"), dict) else {}

    def _of(self, kind: str) -> list[str]:
        return [id for id in self.nodes if self._kind(id) == kind]

    def _kind(self, id: str) -> str:
        return str(self.nodes[id].get("type", "")) if id in self.nodes else ""


def _retargeted(rows: list[FoundRelation]) -> list[FoundRelation]:
    """Return relations with the very relation that they lead to, where the file tells it."""
    keys = {str(row.values["id"]): row.key for row in rows if "id" in row.values}
    return [
        replace(row, target=keys.get(str(row.values.get("target")), row.target))
        if row.type in TARGETS_RELATION
        else row
        for row in rows
    ]


def _id(source: Source, row: Row, key: str) -> str:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError(f"{source.name}: {key} is {value!r}; write a number or a text")
    return f"{value}"


def _speakers(source: Source, graph: Row) -> dict[str, str]:
    """Return the name of who speaks each locution."""
    names = {}
    for row in source.rows(graph, "participants"):
        parts = (str(row.get(key) or "") for key in ("firstname", "surname"))
        name = " ".join(part for part in parts if part and part != "None")
        names[str(row.get("participantID"))] = name
    locutions = source.rows(graph, "locutions")
    return {str(row.get("nodeID")): names.get(str(row.get("personID")), "") for row in locutions}
