"""The argument graph as links between units, and what follows from them.

A relation that targets a relation is attached to the source unit of its target, so that the
graph becomes a dependency structure over units, as in Peldszus and Stede (2015), "Joint
prediction in MST-style discourse parsing for argumentation mining", EMNLP, section 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from argmap.evaluate.records import GoldDocument

ROOT = "conclusion"
COARSE = {
    "support": "support", "linked": "support",
    "rebut": "attack", "undercut": "attack", "qualify": "attack",
}  # fmt: skip
FLIPS = frozenset({"rebut", "undercut"})


class Link(NamedTuple):
    """A relation between two units, by their ids."""

    source: str
    target: str
    type: str
    score: float = 1.0


def links(document: GoldDocument) -> list[Link]:
    """Return the relations as links between distinct units, in the order of the file."""
    sources = {relation.id: relation.source for relation in document.relations}
    found = []
    for relation in document.relations:
        target = sources[relation.target] if relation.to_relation else relation.target
        if target != relation.source:
            found.append(Link(relation.source, target, relation.type, relation.score))
    return found


def heads(found: Sequence[Link]) -> dict[str, Link]:
    """Return the one link that leaves each unit: the highest score, then the first.

    Args:
        found: Links of one document.

    Returns:
        A link for each unit that has one; a unit that no link leaves is not in it.
    """
    best: dict[str, Link] = {}
    for link in found:
        if link.source not in best or link.score > best[link.source].score:
            best[link.source] = link
    return best


def function(unit: str, head: Mapping[str, Link]) -> str:
    """Return a unit's function: the type of its link, `conclusion` where none leaves it."""
    return head[unit].type if unit in head else ROOT


def coarse(label: str) -> str:
    """Return support or attack for a relation type; `conclusion` stays."""
    return COARSE.get(label, label)


def side(unit: str, head: Mapping[str, Link], conclusions: frozenset[str]) -> str:
    """Return whose side a unit is on, by following its links to a conclusion.

    Args:
        unit: The unit's id.
        head: The one link that leaves each unit.
        conclusions: Ids of the units whose role is conclusion.

    Returns:
        `pro` after an even number of attacks (rebut, undercut) on the way to a conclusion, to a
        unit that no link leaves or round to one already met; `opp` after an odd number.
    """
    seen: set[str] = set()
    attacks = 0
    while unit in head and unit not in seen and unit not in conclusions:
        seen.add(unit)
        attacks += head[unit].type in FLIPS
        unit = head[unit].target
    return "opp" if attacks % 2 else "pro"
