"""Which statements belong together, to be framed on a map: paragraphs, or arguments.

Terms:
    argument: a claim or conclusion with what hangs below it, cut so that none is large: from the
        leaves up, each claim or conclusion with at least `LEAST` statements below it that are in
        no argument yet takes them for its own. What is left at the end is in none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.graph.homes import hangs_below, homes_of, leaves_first
from argmap.model import ArgumentMap

LEAST = 3
HEADS = ("conclusion", "claim")


@dataclass(frozen=True, slots=True)
class Grouping:
    """Statements that belong together.

    Attributes:
        name: A name for them, unique in the map.
        label: What they are, in words.
        units: Their ids, in text order.
    """

    name: str
    label: str
    units: tuple[str, ...]


def by_paragraph(argmap: ArgumentMap) -> list[Grouping]:
    """Return the statements of each paragraph; those of unknown paragraphs are in none."""
    found: dict[int, list[str]] = {}
    for unit in argmap.units:
        if unit.paragraph:
            found.setdefault(unit.paragraph, []).append(unit.id)
    return [Grouping(f"p{n}", f"paragraph {n}", tuple(ids)) for n, ids in sorted(found.items())]


def by_argument(argmap: ArgumentMap) -> list[Grouping]:
    """Return the arguments of a map, in the text order of their heads."""
    roles = {unit.id: unit.role for unit in argmap.units}
    above = hangs_below(argmap, homes_of(argmap.relations))
    open_below: dict[str, list[str]] = {id: [] for id in roles}
    taken: dict[str, list[str]] = {}
    for id in leaves_first(roles, above):
        own = open_below[id]
        if len(own) >= LEAST and roles[id] in HEADS:
            taken[id] = [id, *own]
        elif id in above:
            open_below[above[id]] += [id, *own]
    return [_argument(id, taken[id], roles) for id in roles if id in taken]


def _argument(head: str, ids: list[str], order: Mapping[str, object]) -> Grouping:
    members = set(ids)
    return Grouping(f"a-{head}", f"argument for {head}", tuple(i for i in order if i in members))
