"""Groups of claims as statements: counted, dated, and put in the best words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.corpus.debate.best_wording import best_place, wording_of
from argmap.corpus.debate.records import (
    ArticleSource,
    SharedStatement,
    Stand,
    ToldPlace,
    count_outlets,
)
from argmap.corpus.debate.same_statements import Pair

STANDS: tuple[Stand, ...] = ("says", "reports", "rejects")


def made_statements(
    groups: Sequence[Sequence[int]],
    sides: Sequence[int],
    places: Sequence[ToldPlace],
    pairs: Sequence[Pair],
    sources: Mapping[int, ArticleSource],
) -> tuple[list[SharedStatement], dict[int, str]]:
    """Return statements, the one in most sources first, and the id of each claim's.

    Args:
        groups: Claims that say the same.
        sides: The side of each group.
        places: The claims in their places.
        pairs: Claims that say the same, and how like they are.
        sources: The articles by their numbers.
    """
    group_of = {claim: n for n, group in enumerate(groups) for claim in group}
    nearness = dict.fromkeys(group_of, 0.0)
    for pair in pairs:
        if pair.same and group_of[pair.one] == group_of[pair.other]:
            nearness[pair.one] += pair.likeness
            nearness[pair.other] += pair.likeness
    made = [
        _statement([places[claim] for claim in group], side, sources,
                   [nearness[claim] / len(group) for claim in group])
        for group, side in zip(groups, sides, strict=True)
    ]  # fmt: skip
    order = sorted(
        range(len(made)), key=lambda n: (-made[n].sources, -made[n].articles, groups[n][0])
    )
    named = [(n, f"s{place}") for place, n in enumerate(order, 1)]
    statements = [replace(made[n], id=id) for n, id in named]
    return statements, {claim: id for n, id in named for claim in groups[n]}


def _statement(
    places: Sequence[ToldPlace],
    side: int,
    sources: Mapping[int, ArticleSource],
    nearness: Sequence[float],
) -> SharedStatement:
    heads = [n for n, place in enumerate(places) if place.concludes] or range(len(places))
    best = best_place([places[n] for n in heads], dict(enumerate(nearness[n] for n in heads)))
    documents = sorted({place.document for place in places})
    dates = sorted(filter(None, (sources[number].date for number in documents)))
    outlets = count_outlets(sources[number] for number in documents)
    stands = {
        stand: len({place.document for place in places if place.stand == stand}) for stand in STANDS
    }
    return SharedStatement(
        "", wording_of(best), tuple(places), side, len(documents), outlets,
        dates[0] if dates else "", dates[-1] if dates else "", stands,
    )  # fmt: skip
