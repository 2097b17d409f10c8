"""The spine of a map: its conclusions and the main lines of reasons.

Terms:
    spine: the conclusions, the reasons that directly support or rebut a conclusion, and from each
        of these, step by step, the one reason for or against it that has the most below it (of
        equal ones that with the higher score, then the earlier), with the premises that are
        joined to a reason on the spine. A map without a conclusion has for one whatever hangs
        below nothing and has something below it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from argmap.graph.homes import homes_of, sizes_below
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation

REASONS = ("support", "rebut")


def spine(argmap: ArgumentMap) -> set[str]:
    """Return the ids of the units on a map's spine; all of them where it has none."""
    homes = homes_of(argmap.relations)
    sizes = sizes_below(argmap, homes)
    order = {unit.id: number for number, unit in enumerate(argmap.units)}
    reasons: dict[str, list[Relation]] = {}
    for home in homes.values():
        if home.type in REASONS:
            reasons.setdefault(home.target, []).append(home)
    tops = [unit.id for unit in argmap.conclusions]
    tops = tops or [unit.id for unit in argmap.units if unit.id not in homes and sizes[unit.id]]
    heaviest = {
        top: min(rows, key=lambda r: (-sizes[r.source], -r.score, order[r.source])).source
        for top, rows in reasons.items()
    }
    kept = set(tops)
    for reason in (r for top in tops for r in reasons.get(top, ())):
        at: str | None = reason.source
        while at is not None and at not in kept:
            kept.add(at)
            at = heaviest.get(at)
    kept |= _joined(argmap.relations, kept)
    return kept or set(order)


def _joined(relations: Iterable[Relation], kept: Collection[str]) -> set[str]:
    """Return the units joined to a relation between kept units."""
    inner = {
        r.id for r in relations
        if r.type not in TARGETS_RELATION and r.source in kept and r.target in kept
    }  # fmt: skip
    return {r.source for r in relations if r.type == "linked" and r.target in inner}
