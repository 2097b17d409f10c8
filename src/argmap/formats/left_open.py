"""What a file of another tool leaves open of a map, told from its relations: roles and sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from argmap.record_data import LEGAL
from argmap.records import TARGETS_RELATION, Relation, RelationType, Unit


def completed(
    units: Iterable[Unit], relations: Sequence[Relation], told: Mapping[str, Mapping[str, Any]]
) -> list[Unit]:
    """Return the units with role and side told from the relations where the file has none."""
    listed = list(units)
    sides = _sides(listed, relations)
    out = {r.source: r.type for r in reversed(relations)}
    into = {r.target for r in relations if r.type not in TARGETS_RELATION}
    made = []
    for unit in listed:
        values = told[unit.id]
        if values.get("role") not in LEGAL["role"]:
            unit = replace(unit, role=_role(out.get(unit.id), unit.id in into))
        if values.get("side") not in LEGAL["side"]:
            unit = replace(unit, side=sides[unit.id])
        made.append(unit)
    return made


def _role(out: RelationType | None, has_reasons: bool) -> Any:
    """Return the role of a statement by how it stands among the others."""
    if out is None:
        return "conclusion" if has_reasons else "claim"
    if out == "qualify":
        return "qualification"
    return "claim" if has_reasons else "premise"


def _sides(units: Sequence[Unit], relations: Sequence[Relation]) -> dict[str, Any]:
    """Return whose side each unit is on: an attack turns sides, a support keeps them."""
    first = {r.source: r for r in reversed(relations)}
    owner = {r.id: r.source for r in relations}
    sides: dict[str, Any] = {}
    for unit in units:
        path: list[str] = []
        here = unit.id
        while here not in sides and here in first and here not in path:
            path.append(here)
            row = first[here]
            here = owner[row.target] if row.type in TARGETS_RELATION else row.target
        side = sides.setdefault(here, "pro")
        for id in reversed(path):
            if first[id].type in ("rebut", "undercut"):
                side = "opp" if side == "pro" else "pro"
            sides[id] = side
    return sides
