"""Tell whose side each unit is on: the author's, or the other side's.

Terms:
    head: the relation with the highest score among those that leave a unit.
    side: `pro` after an even number of attacks on the way along the heads to a conclusion, `opp`
        after an odd one (Peldszus and Stede 2013: proponent and opponent). What limits a unit
        counts against it, whoever grants it (Freeman 2011, counterconsiderations), but for a
        limit that the other side sets to its own case.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from argmap.draft import Candidate
from argmap.records import Side

ATTACKS = frozenset({"rebut", "undercut"})


def sides_by_parity(
    units: Sequence[int],
    relations: Sequence[Candidate],
    conclusions: Collection[int],
    opposed: Sequence[bool],
) -> dict[int, Side]:
    """Return whose side each unit is on.

    Args:
        units: Numbers of the units.
        relations: The relations among them.
        conclusions: Numbers of those whose role is conclusion.
        opposed: For each number, whether the unit by itself looks like the other side's.

    Returns:
        `pro` or `opp` for each unit.
    """
    heads: dict[int, Candidate] = {}
    for relation in relations:
        best = heads.get(relation.source)
        if best is None or relation.score > best.score:
            heads[relation.source] = relation
    ends, found = frozenset(conclusions), dict[int, Side]()
    for unit in units:
        attacks, at, seen = 0, unit, set[int]()
        while at in heads and at not in ends and at not in seen:
            seen.add(at)
            within = opposed[at] and opposed[heads[at].target]
            attacks += (heads[at].type == "qualify" and not within) or heads[at].type in ATTACKS
            at = heads[at].target
        # What the author rebuts and nothing carries on is the other side's end of the way.
        attacks += at not in ends and at not in heads and opposed[at]
        found[unit] = "opp" if attacks % 2 else "pro"
    return found
