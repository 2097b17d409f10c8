"""The claims of articles with what is known of each, ready to be grouped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.corpus.debate.records import Stand, ToldPlace
from argmap.corpus.debate.table_records import RelationRow, UnitRow
from argmap.corpus.debate.wording_core import claims_in

LEFT_OUT = ("question", "background")
CONCLUSION = "conclusion"
# What only tells that something is asked says nothing on it.
UNSETTLED = re.compile(r"\bwhether\b|\?\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Claims:
    """The claims of some articles.

    Attributes:
        places: Each claim in its place, in the order of the articles.
        for_author: For each whether it counts for what its author wants.
        of_unit: The claims of each unit, by article and unit.
        same: Claims that are the same by what the articles themselves say again.
    """

    places: list[ToldPlace] = field(default_factory=list)
    for_author: list[bool] = field(default_factory=list)
    of_unit: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    same: list[tuple[int, int]] = field(default_factory=list)


def gather(units: Sequence[UnitRow], links: Sequence[RelationRow]) -> Claims:
    """Return the claims of articles.

    Args:
        units: Their statements, article by article.
        links: How these are joined.
    """
    made = Claims()
    main = main_conclusions(units, links)
    for unit in units:
        if unit.role in LEFT_OUT or UNSETTLED.search(unit.text):
            continue
        words = f"{unit.lead} {unit.text}" if unit.lead else unit.text
        speaks = unit.attributed_to is not None
        key = (unit.document, unit.unit)
        first = made.of_unit.get((unit.document, unit.restates or ""), [])
        for claim in claims_in(words, speaks):
            made.of_unit.setdefault(key, []).append(len(made.places))
            made.places.append(
                ToldPlace(
                    unit.document, unit.unit, unit.paragraph, unit.start, unit.end,
                    unit.text, claim, unit.attributed_to, stand_of(unit),
                    main.get(unit.document) == unit.unit,
                )
            )  # fmt: skip
            made.for_author.append(unit.side == "pro")
        if first:
            made.same.append((first[0], made.of_unit[key][0]))
    return made


def stand_of(unit: UnitRow) -> Stand:
    """Return how an article's author stands to a unit."""
    if unit.attributed_to is None or unit.stance == "endorses":
        return "says"
    return "rejects" if unit.stance == "rejects" else "reports"


def main_conclusions(units: Iterable[UnitRow], links: Iterable[RelationRow]) -> dict[int, str]:
    """Return the unit that each article concludes in the end: its own, and most leads to it."""
    above: dict[tuple[int, str], str] = {}
    for link in links:
        if link.type == "support":
            above.setdefault((link.document, link.source), link.target)
    weights: dict[tuple[int, str], int] = {}
    own: dict[int, list[str]] = {}
    for unit in units:
        concludes = unit.role == CONCLUSION and not UNSETTLED.search(unit.text)
        if concludes and stand_of(unit) == "says" and unit.side == "pro":
            own.setdefault(unit.document, []).append(unit.unit)
        _count_up((unit.document, unit.unit), above, weights)
    return {
        document: max(ids, key=lambda id: (weights.get((document, id), 0), -ids.index(id)))
        for document, ids in own.items()
    }


def _count_up(
    start: tuple[int, str],
    above: Mapping[tuple[int, str], str],
    weights: dict[tuple[int, str], int],
) -> None:
    at, seen = start, {start}
    while at in above:
        at = (at[0], above[at])
        if at in seen:
            return
        seen.add(at)
        weights[at] = weights.get(at, 0) + 1
