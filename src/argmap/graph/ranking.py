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

from dataclasses import dataclass
from typing import Literal

from argmap.digraph import ancestors
from argmap.graph.convert import to_networkx
from argmap.model import ArgumentMap, Unit

Kind = Literal["main", "sub-conclusion", "call to act"]
DEMANDS = ("conclusion.directive", "conclusion.imperative")


@dataclass(frozen=True, slots=True)
class Standing:
    """A conclusion and its rank.

    Attributes:
        unit: The conclusion.
        kind: What it is among the conclusions.
        weight: How many units lead to it.
    """

    unit: Unit
    kind: Kind
    weight: int


def standings(argmap: ArgumentMap) -> tuple[Standing, ...]:
    """Return the conclusions of a map by rank, the weightiest first; of equal ones by the text.

    Args:
        argmap: A map of any size; each of its relations is passed once a conclusion.
    """
    graph = to_networkx(argmap)
    units = {unit.id for unit in argmap.units}
    own = [unit for unit in argmap.conclusions if unit.restates is None]
    weights = {unit.id: len(ancestors(graph, unit.id) & units) for unit in own}
    ranked = sorted(own, key=lambda unit: (-weights[unit.id], unit.start))
    return tuple(
        Standing(unit, "main" if not rank else _kind(unit), weights[unit.id])
        for rank, unit in enumerate(ranked)
    )


def _kind(unit: Unit) -> Kind:
    demands = any(ground.id.startswith(DEMANDS) for ground in unit.because)
    return "call to act" if demands else "sub-conclusion"
