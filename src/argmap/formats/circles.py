"""Support that runs in a circle, which others' maps may hold and a map may not."""

from __future__ import annotations

from argmap.checks import find_cycle
from argmap.records import TARGETS_RELATION, Relation


def without_circles(relations: list[Relation]) -> tuple[list[Relation], int]:
    """Return relations without those that run in a circle, and how many went."""
    kept = without_loops(relations)
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


def without_loops(relations: list[Relation]) -> list[Relation]:
    """Return relations without those of a statement to itself and those that lead to themselves.

    What bore on one that went goes too; circles of support stay.

    Example:
        >>> rows = [Relation("r1", "u1", "u1", "rebut"), Relation("r2", "u2", "r1", "undercut")]
        >>> without_loops(rows)
        []
    """
    kept = [row for row in relations if _inner(row) or row.source != row.target]
    while circle := find_cycle({row.id: [row.target] for row in kept if _inner(row)}):
        kept = [row for row in kept if not (_inner(row) and row.id == circle[-1])]
    while lost := _loose(kept):
        kept = [row for row in kept if row.id not in lost]
    return kept


def _loose(kept: list[Relation]) -> set[str]:
    known = {row.id for row in kept}
    return {row.id for row in kept if _inner(row) and row.target not in known}


def _inner(row: Relation) -> bool:
    return row.type in TARGETS_RELATION
