"""Argdown's relations between statements and arguments, as relations of a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.formats.building import FoundRelation
from argmap.formats.relation_words import type_of
from argmap.plural import many
from argmap.records import TARGETS_RELATION, RelationType

# Kind, `statement` or `argument`, and title.
Point = tuple[str, str]
# What a sign says of the line it stands before and the one above: a type of relation, and
# whether it leads up.
SIGNS: dict[str, tuple[RelationType, bool]] = {
    "+": ("support", True), "<+": ("support", True), "+>": ("support", False),
    "-": ("rebut", True), "<-": ("rebut", True), "->": ("rebut", False),
    "_": ("undercut", True), "<_": ("undercut", True), "_>": ("undercut", False),
    "><": ("rebut", True),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """A relation as drawn: from a point to a point."""

    source: Point
    target: Point
    type: RelationType


@dataclass(frozen=True, slots=True)
class Step:
    """An inference: from premises to a conclusion."""

    premises: tuple[Point, ...]
    conclusion: Point


class Relations:
    """All relations of a text: those drawn between lines, and those that arguments infer."""

    def __init__(self) -> None:
        self.drawn: dict[Drawn, None] = {}
        self.steps: dict[Point, list[Step]] = {}
        self.rows: list[FoundRelation] = []
        self.ends: set[Point] = set()
        self.lost = 0

    def add(self, sign: str, above: Point, below: Point) -> None:
        """Take a relation between a line and the one above it."""
        kind, up = SIGNS[sign]
        ends = (below, above) if up else (above, below)
        self.drawn[Drawn(*ends, kind)] = None
        if sign == "><":
            self.drawn[Drawn(above, below, kind)] = None

    def infer(self, argument: Point, premises: Sequence[Point], conclusion: Point) -> None:
        """Take a step of an argument."""
        # Nothing supports itself, though it may join what supports it.
        ordered = sorted(dict.fromkeys(premises), key=lambda premise: premise == conclusion)
        if ordered and ordered[0] != conclusion:
            self.steps.setdefault(argument, []).append(Step(tuple(ordered), conclusion))

    def needed(self, point: Point) -> bool:
        """Return whether a relation leads from or to a point itself."""
        return point in self.ends

    def notes(self) -> tuple[str, ...]:
        """Return what could not be taken, in words."""
        if not self.lost:
            return ()
        return (f"{many(self.lost, 'relation')} of the file to no inference: left out",)

    def resolved(
        self, empty: set[Point], data: Mapping[Point, Mapping[str, Any]]
    ) -> list[FoundRelation]:
        """Return the relations of the map.

        An argument with premises stands for its last inference; an argument without a word
        for the relation from what supports it to what it bears on; any other for a statement.

        Args:
            empty: The arguments of which nothing is said.
            data: The data of every element.
        """
        held: dict[Point, str] = {}
        for argument, steps in self.steps.items():
            held[argument] = name = f"argument {argument[1]}"
            for number, step in enumerate(steps, 1):
                self._step(name if number == len(steps) else f"{argument[1]}#{number}", step)
        joints = {p: self._reasons(p) for p in empty - self.steps.keys()}
        joints = {p: reasons for p, reasons in joints.items() if reasons}
        sources = {row.source for row in self.drawn}
        held |= {p: f"argument {p[1]}" for p in joints if p in sources}
        self._drawn(joints, held)
        return _told(self.rows, data)

    def _reasons(self, argument: Point) -> list[Point]:
        return [r.source for r in self.drawn if r.target == argument and r.type == "support"]

    def _step(self, key: str, step: Step) -> None:
        first, *others = step.premises
        self._row(key, first, step.conclusion, "support")
        for number, premise in enumerate(others, 2):
            self._to_relation(f"{key}.{number}", premise, key, "linked")

    def _drawn(self, joints: dict[Point, list[Point]], held: dict[Point, str]) -> None:
        later: list[tuple[str, Point, Drawn]] = []
        done: set[Point] = set()
        for number, row in enumerate(self.drawn, 1):
            if row.target in joints and row.type == "support":
                continue
            if row.source in done:
                self.lost += 1
                continue
            key, source = f"drawn {number}", row.source
            if source in joints:
                done.add(source)
                key, source = held[source], joints[source][0]
            elif source in self.steps:
                source = self.steps[source][-1].conclusion
            if row.target in held or row.type == "undercut":
                later.append((key, source, row))
            else:
                self._row(key, source, row.target, row.type)
        self._later(later, held)
        for point in sorted(joints.keys() & done):
            for number, reason in enumerate(joints[point][1:], 2):
                self._to_relation(f"{held[point]}.{number}", reason, held[point], "linked")

    def _later(self, rows: list[tuple[str, Point, Drawn]], held: dict[Point, str]) -> None:
        """Take the relations that lead to relations."""
        first = {row.source: row.key for row in reversed(self.rows)}
        for key, source, row in rows:
            kind: RelationType = "linked" if row.type == "support" else "undercut"
            target = held.get(row.target) or first.get(":".join(row.target))
            if target is not None:
                self._to_relation(key, source, target, kind)
            elif row.target[0] == "statement":
                # Nothing leads on from it: who doubts that it bears on anything doubts it.
                self._row(key, source, row.target, "rebut")
            else:
                self.lost += 1

    def _row(self, key: str, source: Point, target: Point, kind: RelationType) -> None:
        if source == target:
            self.lost += 1
            return
        self.ends |= {source, target}
        self.rows.append(FoundRelation(key, ":".join(source), ":".join(target), kind))

    def _to_relation(self, key: str, source: Point, target: str, kind: RelationType) -> None:
        self.ends.add(source)
        self.rows.append(FoundRelation(key, ":".join(source), target, kind))


def _told(
    rows: list[FoundRelation], data: Mapping[Point, Mapping[str, Any]]
) -> list[FoundRelation]:
    """Return relations with what the data of their statements tells of them."""
    links = {":".join(point): _links(values) for point, values in data.items()}
    made: list[FoundRelation] = []
    for row in rows:
        # Two that are drawn alike, an attack and a qualification, are one line of the text.
        fitting = [told for told in links.get(row.source, []) if _fits(told, row)] or [{}]
        for number, told in enumerate(fitting):
            key = f"{row.key}{'+' * number}"
            kind = type_of(told.get("type")) if told else row.type
            made.append(FoundRelation(key, row.source, row.target, kind, told))
    keys = {str(row.values["id"]): row.key for row in made if "id" in row.values}
    return [
        FoundRelation(
            row.key, row.source, keys.get(str(row.values.get("target")), row.target), row.type,
            row.values,
        )
        if row.type in TARGETS_RELATION
        else row
        for row in made
    ]  # fmt: skip


def _links(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = values.get("links")
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _fits(told: Mapping[str, Any], row: FoundRelation) -> bool:
    """Return whether data tells of this relation: the same end, and a type that is drawn so."""
    if "as" in told and row.key != f"argument {told['as']}":
        return False
    if "as" not in told and row.key.startswith("argument ") and row.type != "linked":
        return False
    drawn = {"qualify": "rebut"}.get(str(told.get("type")), told.get("type"))
    ends = (f"statement:{told.get('to')}", f"argument {told.get('to')}")
    return drawn == row.type and row.target in ends
