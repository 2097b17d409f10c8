"""A gold document and its predicted map laid side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from argmap.errors import InputError
from argmap.evaluate.links import Link, heads, links
from argmap.evaluate.matching import match
from argmap.evaluate.records import GoldDocument, GoldUnit

Item = tuple[GoldUnit | None, GoldUnit | None]


@dataclass(frozen=True)
class Case:
    """One document of the comparison.

    Attributes:
        gold: The gold document, its labels mapped.
        predicted: The predicted document, its labels mapped.
        items: A gold unit with its predicted unit; None stands for the one that is missing.
    """

    gold: GoldDocument
    predicted: GoldDocument
    items: tuple[Item, ...]

    def both(self) -> Iterator[tuple[GoldUnit, GoldUnit]]:
        """Yield the units that have a partner, gold first."""
        return ((g, p) for g, p in self.items if g is not None and p is not None)

    @cached_property
    def gold_links(self) -> list[Link]:
        """Return gold's links; their ends are numbers of `items`, as text."""
        return _renamed(
            links(self.gold), {g.id: str(n) for n, (g, _) in enumerate(self.items) if g}
        )

    @cached_property
    def predicted_links(self) -> list[Link]:
        """Return the predicted links; their ends are numbers of `items`, as text."""
        return _renamed(
            links(self.predicted), {p.id: str(n) for n, (_, p) in enumerate(self.items) if p}
        )

    @cached_property
    def gold_heads(self) -> dict[str, Link]:
        """Return the one link that leaves each gold unit, by number of the item."""
        return heads(self.gold_links)

    @cached_property
    def predicted_heads(self) -> dict[str, Link]:
        """Return the one link that leaves each predicted unit, by number of the item."""
        return heads(self.predicted_links)


def given_case(gold: GoldDocument, predicted: GoldDocument) -> Case:
    """Return the case of a map that was made from gold's own units.

    Raises:
        InputError: The predicted units are not at the same places as gold's.
    """
    at: dict[tuple[int, int], list[GoldUnit]] = {}
    for unit in predicted.units:
        at.setdefault((unit.start, unit.end), []).append(unit)
    items: list[Item] = []
    for unit in gold.units:
        here = at.get((unit.start, unit.end))
        if not here:
            raise InputError(
                f"document {gold.id!r}: no predicted unit from {unit.start} to {unit.end}, where "
                f"gold has {unit.id!r}; leave out --given-units or map gold's own units"
            )
        named = next((other for other in here if other.id == unit.id), here[0])
        here.remove(named)
        items.append((unit, named))
    spare = next((unit for here in at.values() for unit in here), None)
    if spare:
        raise InputError(
            f"document {gold.id!r}: gold has no unit from {spare.start} to {spare.end}, where the "
            f"predicted map has {spare.id!r}; leave out --given-units or map gold's own units"
        )
    return Case(gold, predicted, tuple(items))


def raw_case(gold: GoldDocument, predicted: GoldDocument) -> Case:
    """Return the case of a map made from raw text: units matched at half their length."""
    partner = match([unit.pieces for unit in gold.units], [u.pieces for u in predicted.units])
    taken = set(partner.values())
    items: list[Item] = [
        (unit, predicted.units[partner[number]] if number in partner else None)
        for number, unit in enumerate(gold.units)
    ]
    items += [(None, unit) for number, unit in enumerate(predicted.units) if number not in taken]
    return Case(gold, predicted, tuple(items))


def _renamed(found: list[Link], names: dict[str, str]) -> list[Link]:
    return [link._replace(source=names[link.source], target=names[link.target]) for link in found]
