"""On which side of the question each statement and each author stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.corpus.debate.bonds import ClaimBond
from argmap.corpus.debate.gather import Claims
from argmap.corpus.debate.polarity import opposed, sense_of
from argmap.corpus.debate.same_statements import Pair
from argmap.corpus.debate.sides import SignedGraph

# What an edge of the graph of sides weighs.
SAYS, COUNTED, QUOTED, REPORTED = 1.0, 0.5, 1.0, 0.1
SUPPORTS, ATTACKS, OPPOSITE, ALIKE = 0.5, 0.7, 0.8, 0.1
CONCLUDES = 0.3  # that two main conclusions go together or are opposed
ANCHORS = 50  # main conclusions that all are held against
SURE = 0.2  # from here on something stands on a side
CLOSE = 0.4  # how like the main conclusions of its group a claim is that goes with them


@dataclass(frozen=True, slots=True)
class SideStanding:
    """Who and what stands where: 1 and -1 for the sides, 0 for neither.

    Attributes:
        groups: By the number of a group of claims.
        authors: By the number of an article.
    """

    groups: Mapping[int, int]
    authors: Mapping[int, int]


def find_standing(
    claims: Claims, group_of: Mapping[int, int], found: Iterable[ClaimBond], pairs: Iterable[Pair]
) -> SideStanding:
    """Return on which side groups of claims and authors stand.

    Args:
        claims: The claims.
        group_of: The group of each.
        found: How claims bear on one another.
        pairs: Claims that say the same or the opposite.
    """
    graph = SignedGraph()
    for number, place in enumerate(claims.places):
        group, author = ("group", group_of[number]), ("author", place.document)
        if place.stand == "rejects":
            graph.add(author, group, -SAYS)
        elif place.stand == "reports":
            graph.add(author, group, REPORTED if claims.for_author[number] else -REPORTED)
        else:
            graph.add(author, group, SAYS if claims.for_author[number] else -COUNTED)
        if place.speaker is not None:
            graph.add(("voice", place.document, place.speaker.casefold()), group, QUOTED)
    for bond in found:
        weight = SUPPORTS if bond.type == "support" else -ATTACKS
        graph.add(("group", group_of[bond.source]), ("group", group_of[bond.target]), weight)
    for pair in pairs:
        weight = -OPPOSITE * pair.likeness if pair.turned else ALIKE * pair.likeness
        graph.add(("group", group_of[pair.one]), ("group", group_of[pair.other]), weight)
    _add_stances(graph, claims, group_of)
    shares = graph.sides()
    return SideStanding(
        {number: _side(shares.get(("group", number), 0.0)) for number in set(group_of.values())},
        {
            number: _side(shares.get(("author", number), 0.0))
            for number in {place.document for place in claims.places}
        },
    )


def _add_stances(graph: SignedGraph, claims: Claims, group_of: Mapping[int, int]) -> None:
    """Join main conclusions: by an edge below 0 where one turns the sense of the other."""
    heads = [number for number, place in enumerate(claims.places) if place.concludes]
    senses = {number: sense_of(claims.places[number].claim) for number in heads}
    for place, one in enumerate(heads[:ANCHORS], 1):
        for other in heads[place:]:
            weight = -CONCLUDES if opposed(senses[one], senses[other]) else CONCLUDES
            graph.add(("group", group_of[one]), ("group", group_of[other]), weight)


def _side(share: float) -> int:
    return 0 if abs(share) < SURE else 1 if share > 0 else -1


def merged(
    groups: Sequence[Sequence[int]], claims: Claims, standing: SideStanding, pairs: Iterable[Pair]
) -> tuple[list[list[int]], list[int], dict[int, int]]:
    """Return groups of claims with the main conclusions of each side made one.

    What is in a group with a main conclusion, but not much like it, becomes a group of its own.

    Args:
        groups: Claims that say the same.
        claims: The claims.
        standing: Who stands where.
        pairs: Claims that say the same.

    Returns:
        The groups, the side of each, and the number of the position of each side.
    """
    like: dict[int, dict[int, float]] = {}
    for pair in pairs:
        if not pair.turned:
            like.setdefault(pair.one, {})[pair.other] = pair.likeness
            like.setdefault(pair.other, {})[pair.one] = pair.likeness
    positions: dict[int, list[int]] = {}
    made: list[tuple[list[int], int]] = []
    for number, group in enumerate(groups):
        side = standing.groups[number]
        heads = [
            claim for claim in group
            if side and claims.places[claim].concludes
            and standing.authors[claims.places[claim].document] != -side
        ]  # fmt: skip
        with_them = [
            claim for claim in group
            if claim in heads or (heads and _mean(like.get(claim, {}), heads) >= CLOSE)
        ]  # fmt: skip
        rest = [claim for claim in group if claim not in with_them]
        positions.setdefault(side, []).extend(with_them)
        if rest:
            made.append((rest, side))
    made += [(row, side) for side, row in positions.items() if row]
    made.sort(key=lambda row: min(row[0]))
    heads_at = {side: n for n, (row, side) in enumerate(made) if row is positions.get(side)}
    return [sorted(row) for row, _ in made], [side for _, side in made], heads_at


def _mean(likeness: Mapping[int, float], heads: Sequence[int]) -> float:
    return sum(likeness.get(head, 0.0) for head in heads) / len(heads)
