"""Settle the author's stance to reports by the finished relations: neither may belie the other.

A stance that context suggested is a guess on one unit; the relations and sides are chosen for the
whole text at once, and outdo it. What is left then only reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.draft import Candidate
from argmap.model import Role, Side


def settled_stances(
    chosen: Sequence[Candidate],
    roles: Mapping[int, Role],
    sides: Mapping[int, Side],
    stances: Mapping[int, str],
) -> dict[int, str]:
    """Return the author's stance to each unit, `reports` where the relations belie what it was.

    Args:
        chosen: The relations among the units.
        roles: The role of each unit of the map.
        sides: Its side.
        stances: The stance that was found; empty for what the author says.
    """
    settled = dict(stances)
    limits = {c.source for c in chosen if c.type == "qualify"}
    granted = limits | {n for n, role in roles.items() if role == "qualification"}
    changed = True
    while changed:
        belied = {
            n
            for n, stance in settled.items()
            if stance and n not in granted and _is_off_side(stance, sides[n])
        }
        belied |= {c.source for c in chosen if _is_at_odds(c, sides, settled)}
        changed = any(settled[n] != "reports" for n in belied)
        settled |= dict.fromkeys(belied, "reports")
    return settled


def _is_off_side(stance: str, side: Side) -> bool:
    return (stance, side) in {("rejects", "pro"), ("endorses", "opp")}


def _is_at_odds(
    relation: Candidate,
    sides: Mapping[int, Side],
    stances: Mapping[int, str],
) -> bool:
    """Return whether what is rejected supports the author's side, or what is endorsed rebuts it."""
    source, target = relation.source, relation.target
    if source not in stances or sides.get(target) != "pro" or stances.get(target) == "rejects":
        return False
    return (relation.type, stances[source]) in {("support", "rejects"), ("rebut", "endorses")}
