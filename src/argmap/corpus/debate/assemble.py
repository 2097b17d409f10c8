"""From the claims of articles on one question to the debate: statements, bonds, positions."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.corpus.debate.bonds import claim_bonds, statement_bonds
from argmap.corpus.debate.count_statements import made_statements
from argmap.corpus.debate.gather import gather
from argmap.corpus.debate.likeness import Likeness
from argmap.corpus.debate.positions import choose_question, made_positions
from argmap.corpus.debate.records import ArticleSource, Debate
from argmap.corpus.debate.same_statements import Pair, grouped, judge
from argmap.corpus.debate.standing import find_standing, merged
from argmap.corpus.debate.table_records import RelationRow, UnitRow
from argmap.corpus.debate.wording_core import gist


def assemble(
    number: int,
    sources: Sequence[ArticleSource],
    units: Sequence[UnitRow],
    links: Sequence[RelationRow],
    likeness: Likeness,
    question: str = "",
) -> Debate:
    """Return what articles on one question say together.

    Args:
        number: The debate's number.
        sources: The articles, in order.
        units: Their statements.
        links: How these are joined.
        likeness: Tells which say the same.
        question: The question; chosen among those that the articles ask where it is empty.
    """
    claims = gather(units, links)
    pairs = list(judge([gist(place.claim) for place in claims.places], likeness))
    pairs += [Pair(min(pair), max(pair), 1.0) for pair in claims.same]
    groups = grouped(len(claims.places), pairs, likeness.sure)
    group_of = {claim: n for n, group in enumerate(groups) for claim in group}
    found = list(claim_bonds(claims, links))
    standing = find_standing(claims, group_of, found, pairs)
    groups, sides, heads = merged(groups, claims, standing, pairs)
    by_number = {source.document: source for source in sources}
    statements, ids = made_statements(groups, sides, claims.places, pairs, by_number)
    bonds = statement_bonds(found, pairs, ids, likeness.sure)
    positions = {side: ids[groups[group][0]] for side, group in heads.items()}
    between = [
        ids[claim] for claim, place in enumerate(claims.places)
        if place.concludes and ids[claim] not in positions.values()
    ]  # fmt: skip
    points = made_positions(positions, list(dict.fromkeys(between)), statements, bonds)
    asked = question or choose_question(units, points)
    return Debate(number, asked, tuple(sources), points, tuple(statements), bonds)
