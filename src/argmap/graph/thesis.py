"""What the page of a map is about: its main conclusion, or what stands for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.graph.ranking import RankedConclusion
from argmap.model import ArgumentMap, Side, Unit

FAR = 3  # times as much must lead to another statement that stands for the main conclusion
OTHER: Mapping[Side, Side] = {"pro": "opp", "opp": "pro"}


def thesis_of(
    argmap: ArgumentMap, above: Mapping[str, str], ranks: Sequence[RankedConclusion]
) -> str:
    """Return the id of what a map's page is about; empty in a map without statements.

    That is the main conclusion. Where a map has none, or where so much more leads to another
    statement that the text is about that, it is what hangs below nothing and has most below it.

    Args:
        argmap: The map.
        above: What each unit hangs below, by their ids.
        ranks: Its conclusions by rank.
    """
    below = Counter(_top(id, above) for id in above)
    heaviest = _heaviest(argmap, above, below)
    if ranks and FAR * (ranks[0].weight + 1) >= below[heaviest]:
        return ranks[0].unit.id
    return heaviest


def sides_to(
    thesis: str, units: Mapping[str, Unit], above: Mapping[str, str]
) -> Iterator[tuple[str, Unit]]:
    """Yield units by their ids with sides as they stand to the thesis, those that lead to it.

    Args:
        thesis: Its id.
        units: All units, by id.
        above: What each unit hangs below, without a circle.
    """
    turned = bool(thesis) and units[thesis].side == "opp"
    for id, unit in units.items():
        leads = turned and _top(id, above) == thesis
        yield id, replace(unit, side=OTHER[unit.side]) if leads else unit


def _heaviest(argmap: ArgumentMap, above: Mapping[str, str], below: Mapping[str, int]) -> str:
    """Return what hangs below nothing and has most below it; of a ring, the first."""
    ids = [unit.id for unit in argmap.units if unit.role not in ("question", "background")]
    ids = ids or [unit.id for unit in argmap.units]
    loose = [id for id in ids if id not in above] or ids[:1]
    return max(loose, key=lambda id: below[id], default="")


def _top(id: str, above: Mapping[str, str]) -> str:
    seen = set[str]()
    while id in above and id not in seen:
        seen.add(id)
        id = above[id]
    return id
