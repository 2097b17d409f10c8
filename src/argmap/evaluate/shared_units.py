"""The units that all reviewers of a text have, and what each said of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from argmap.evaluate.counts import Counts
from argmap.evaluate.kappa import BETWEEN, ratings
from argmap.evaluate.links import links
from argmap.evaluate.matching import match
from argmap.evaluate.records import GoldDocument

NONE = "none"  # the label of a pair of units without a link
SharedUnit = tuple[int, ...]


def shared_units(documents: Sequence[GoldDocument]) -> list[SharedUnit]:
    """Return the units that all reviewers of a text have, each matched with each.

    Args:
        documents: The text as each reviewer annotated it.

    Returns:
        For each such unit its number in each reviewer's document.
    """
    pieces = [[unit.pieces for unit in document.units] for document in documents]
    count = len(documents)
    matched = {(a, b): match(pieces[a], pieces[b]) for a, b in combinations(range(count), 2)}
    found = []
    for unit in range(len(pieces[0])):
        group = [unit, *(matched[0, other].get(unit, -1) for other in range(1, count))]
        if all(matched[a, b].get(group[a], -2) == group[b] for a, b in matched):
            found.append(tuple(group))
    return found


def role_ratings(documents: Sequence[GoldDocument], shared: Sequence[SharedUnit]) -> Counts:
    """Return the counts of the roles that reviewers gave to the units they all have."""
    said = (
        [document.units[n].role for document, n in zip(documents, group, strict=True)]
        for group in shared
    )
    return ratings([role for role in row if role] for row in said if all(row))


def link_ratings(documents: Sequence[GoldDocument], shared: Sequence[SharedUnit]) -> Counts:
    """Return the counts of the link types, or none, from unit to unit over all ordered pairs."""
    tables = []
    for place, document in enumerate(documents):
        number = {document.units[group[place]].id: n for n, group in enumerate(shared)}
        table: dict[tuple[int, int], str] = {}
        for link in links(document):
            if link.source in number and link.target in number:
                table.setdefault((number[link.source], number[link.target]), link.type)
        tables.append(table)
    linked = sorted({ends for table in tables for ends in table})
    counts = ratings([table.get(ends, NONE) for table in tables] for ends in linked)
    counts[BETWEEN.join([NONE] * len(documents))] += len(shared) * (len(shared) - 1) - len(linked)
    return counts
