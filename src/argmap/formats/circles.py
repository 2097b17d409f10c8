"""Support that runs in a circle, which others' maps may hold and a map may not."""

from __future__ import annotations

from argmap.checks import find_cycle
from argmap.records import TARGETS_RELATION, Relation


def without_circles(relations: list[Relation]) -> tuple[list[Relation], int]:
    """Return relations without those that close circles of support, and how many went."""
    kept = list(relations)
    while True:
        follow: dict[str, list[str]] = {}
        for row in kept:
            if row.type == "support":
                follow.setdefault(row.source, []).append(row.target)
        circle = find_cycle(follow)
        if not circle:
            return kept, len(relations) - len(kept)
        steps = set(zip(circle, [*circle[1:], circle[0]], strict=True))
        last = [r for r in kept if r.type == "support" and (r.source, r.target) in steps][-1]
        gone = {last.id}
        while (
            more := {r.id for r in kept if r.type in TARGETS_RELATION and r.target in gone} - gone
        ):
            gone |= more
        kept = [row for row in kept if row is not last and not (_inner(row) and row.id in gone)]


def _inner(row: Relation) -> bool:
    return row.type in TARGETS_RELATION
