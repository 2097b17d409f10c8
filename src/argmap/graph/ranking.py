"""Rank the conclusions of a map: the main one first, then what it rests on and what it calls for.

Terms:
    weight: how many units lead to a conclusion, by any relations and over any number of steps.
    main: the conclusion of the greatest weight; of equal ones the first in the text.
    call to act: any other that says what ought to be done, as its grounds tell.
    sub-conclusion: any other; it is mostly a reason for the main one (Stab and Gurevych 2017 part
        major claims from claims; Freeman 2011, subordinate conclusions).

A statement that says a conclusion again is no other conclusion and has no rank of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.digraph import ancestors
from argmap.graph.remembered import remembered
from argmap.model import TARGETS_RELATION, ArgumentMap, Unit

Kind = Literal["main", "sub-conclusion", "call to act"]
UNIT, RELATION = "unit", "relation"
_End = tuple[str, str]  # one of these, and its id
DEMANDS = ("conclusion.directive", "conclusion.imperative")


@dataclass(frozen=True, slots=True)
class RankedConclusion:
    """A conclusion and its rank.

    Attributes:
        unit: The conclusion.
        kind: What it is among the conclusions.
        weight: How many units lead to it.
    """

    unit: Unit
    kind: Kind
    weight: int


@remembered
def standings(argmap: ArgumentMap) -> tuple[RankedConclusion, ...]:
    """Return the conclusions of a map by rank, the weightiest first; of equal ones by the text.

    Args:
        argmap: A map of any size; each of its relations is passed once a conclusion.
    """
    before = _before(argmap)
    own = [unit for unit in argmap.conclusions if unit.restates is None]
    weights = {unit.id: _units_in(ancestors(before, (UNIT, unit.id))) for unit in own}
    ranked = sorted(own, key=lambda unit: (-weights[unit.id], unit.start))
    return tuple(
        RankedConclusion(unit, "main" if not rank else _kind(unit), weights[unit.id])
        for rank, unit in enumerate(ranked)
    )


def _before(argmap: ArgumentMap) -> Mapping[_End, list[_End]]:
    """Return for each unit, and each relation that others bear on, what leads straight to it."""
    before: dict[_End, list[_End]] = {}
    targeted = {r.target for r in argmap.relations if r.type in TARGETS_RELATION}
    for relation in argmap.relations:
        kind = RELATION if relation.type in TARGETS_RELATION else UNIT
        source = UNIT, relation.source
        if relation.id in targeted:
            here = RELATION, relation.id
            before.setdefault(here, []).append(source)
            source = here
        before.setdefault((kind, relation.target), []).append(source)
    return before


def _units_in(ends: Iterable[_End]) -> int:
    return sum(kind == UNIT for kind, _ in ends)


def _kind(unit: Unit) -> Kind:
    demands = any(ground.id.startswith(DEMANDS) for ground in unit.because)
    return "call to act" if demands else "sub-conclusion"
