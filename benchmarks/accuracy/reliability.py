"""How often links of each sureness are right, as a table with bars and as a drawing.

Terms:
    reliability diagram: how often what is said to be so sure is right, beside how sure it is said
        to be (DeGroot and Fienberg 1983; Niculescu-Mizil and Caruana 2005).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.evaluate.links import links
from argmap.evaluate.matching import match
from argmap.evaluate.records import GoldDocument
from argmap.model import ArgumentMap
from benchmarks.accuracy import tables

BINS = 10
BAR = 20  # signs that a bar of 1 takes
FEWEST = 5  # links that a row must tell of
SHARES = (0.1, 1 / 3, 0.5, 1.0)
Maps = Sequence[tuple[GoldDocument, ArgumentMap]]
Links = list[tuple[float, bool]]


def rated_links(maps: Maps) -> Links:
    """Give how sure each link of the maps is, and whether gold has it."""
    found: Links = []
    for gold, made in maps:
        same = match([u.pieces for u in gold.units], [u.pieces for u in made.units])
        of_gold = {made.units[m].id: gold.units[g].id for g, m in same.items()}
        units = {unit.id for unit in made.units}
        right = {(link.source, link.target) for link in links(gold)}
        for relation in made.relations:
            if relation.target in units:
                ends = of_gold.get(relation.source), of_gold.get(relation.target)
                found.append((relation.score, ends in right))
    return found


def reliability(maps: Maps) -> str:
    """Give the diagram as a table, and what the surest links are worth."""
    rated = rated_links(maps)
    if not rated:
        return "Not measured."
    return f"{_diagram(rated)}\n\n{_surest(rated)}"


def _diagram(rated: Links) -> str:
    rows = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        here = [right for sure, right in rated if low <= min(sure, 1 - 1e-9) < high]
        if len(here) >= FEWEST:
            share = sum(here) / len(here)
            said = (low + high) / 2
            rows.append(
                [
                    f"{tables.short(low, 1)} to {tables.short(high, 1)}",
                    _bar(share, said),
                    str(len(here)),
                    tables.short(share, 2),
                ]
            )
    return tables.table(["sure", "right ▇, as sure as said ┃", "links", "right"], rows, words=2)


def _bar(share: float, said: float) -> str:
    """Give a bar as long as a share, with a mark where it would end if what is said were true."""
    signs = ["▇" if place < round(share * BAR) else "░" for place in range(BAR)]
    signs[min(BAR - 1, round(said * BAR))] = "┃"
    return "".join(signs)


def _surest(rated: Iterable[tuple[float, bool]]) -> str:
    order = sorted(rated, key=lambda row: -row[0])
    rows = []
    for share in SHARES:
        here = [right for _, right in order[: max(1, round(share * len(order)))]]
        rows.append([f"{share:.0%}", str(len(here)), tables.short(sum(here) / len(here), 2)])
    return tables.table(["surest", "links", "right"], rows)
