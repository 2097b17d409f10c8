"""What articles let speak for or against what, claim by claim and statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.corpus.debate.gather import Claims
from argmap.corpus.debate.records import Bond, BondType
from argmap.corpus.debate.same_statements import Pair
from argmap.corpus.debate.table_records import RelationRow

TYPES: Mapping[str, BondType] = {"support": "support", "rebut": "attack", "undercut": "attack"}


@dataclass(frozen=True, slots=True)
class ClaimBond:
    """That an article lets one claim speak for or against another."""

    source: int
    target: int
    type: BondType
    document: int


def claim_bonds(claims: Claims, links: Sequence[RelationRow]) -> Iterator[ClaimBond]:
    """Yield how claims bear on one another; what attacks a relation attacks the reason in it."""
    sources = {(link.document, link.relation): link.source for link in links}
    for link in links:
        if link.type not in TYPES:
            continue
        target = sources.get((link.document, link.target), link.target)
        ones = claims.of_unit.get((link.document, link.source))
        others = claims.of_unit.get((link.document, target))
        if ones and others:
            yield ClaimBond(ones[0], others[0], TYPES[link.type], link.document)


def statement_bonds(
    found: Sequence[ClaimBond], pairs: Sequence[Pair], ids: Mapping[int, str], sure: float
) -> tuple[Bond, ...]:
    """Return how statements bear on one another.

    Args:
        found: How claims do.
        pairs: Claims that say the same, or the opposite.
        ids: The id of the statement of each claim.
        sure: How like two must be for one to speak against the other by its words.
    """
    articles: dict[tuple[str, str, BondType], set[int]] = {}
    for bond in found:
        one, other = ids[bond.source], ids[bond.target]
        if one != other:
            articles.setdefault((one, other, bond.type), set()).add(bond.document)
    for pair in pairs:
        one, other = ids[pair.one], ids[pair.other]
        if pair.turned and pair.likeness >= sure and one != other:
            articles.setdefault((one, other, "attack"), set())
            articles.setdefault((other, one, "attack"), set())
    return tuple(
        Bond(one, other, type, len(who))
        for (one, other, type), who in sorted(articles.items(), key=lambda row: _place(row[0]))
    )


def _place(key: tuple[str, str, str]) -> tuple[int, int, str]:
    return int(key[0][1:]), int(key[1][1:]), key[2]
