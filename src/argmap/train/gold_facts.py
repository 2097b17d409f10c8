"""What a checked map tells unsaid: its main conclusion, and whose side each unit is on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from argmap.evaluate.links import heads, links, side
from argmap.evaluate.records import GoldDocument, GoldUnit


def main_conclusions(concluding: Collection[int], targets: Mapping[int, set[int]]) -> set[int]:
    """Return the conclusions that the most units lead to over any number of steps.

    Args:
        concluding: Numbers of the conclusions.
        targets: What each unit bears on, by its number.

    Example:
        >>> main_conclusions([0, 3], {1: {0}, 2: {1}, 4: {3}})
        {0}
    """
    sources: dict[int, set[int]] = defaultdict(set)
    for source, others in targets.items():
        for target in others:
            sources[target].add(source)
    leading = {number: _reached(number, sources) for number in concluding}
    most = max(leading.values(), default=0)
    return {number for number, count in leading.items() if count == most}


def _reached(number: int, sources: Mapping[int, set[int]]) -> int:
    """Return how many units lead to one."""
    seen, left = {number}, [number]
    while left:
        new = sources.get(left.pop(), set()) - seen
        seen |= new
        left += new
    return len(seen) - 1


def gold_sides(gold: GoldDocument, units: Sequence[GoldUnit]) -> dict[int, str]:
    """Return the side of each unit: as annotated, else as its relations tell; {} without either.

    Args:
        gold: A checked map.
        units: Its units in text order.
    """
    if "side" in gold.annotated:
        return {n: unit.side for n, unit in enumerate(units) if unit.side}
    if not {"relations", "role"} <= gold.annotated:
        return {}
    found = heads(links(gold))
    ends = frozenset(unit.id for unit in units if unit.role == "conclusion")
    return {n: side(unit.id, found, ends) for n, unit in enumerate(units)}
