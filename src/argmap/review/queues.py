"""Parts of a map that somebody may want to check by themselves, such as who says what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Unit
    from argmap.review.checking_order import Card

ALL, DOUBT, DIFFERENCES = "all", "doubt", "differences"
BELOW = 0.5  # the score below which something is doubtful, where nobody names another
ADDED = 2.0  # the score of what a reviewer added, behind all that was found
ATTACKS = ("rebut", "undercut")


@dataclass(frozen=True, slots=True)
class QueueChoice:
    """What of a map somebody wants to check.

    Attributes:
        queue: `all`, one of `NAMES`, or `differences`.
        below: The score below which a statement or its relations must be; None where any will do.
    """

    queue: str = ALL
    below: float | None = None

    def ids(self, state: Mapping[str, Any]) -> list[str]:
        """Return the ids of the chosen statements with their relations, in order.

        Args:
            state: From `argmap.review.Session.state`.
        """
        chosen = self._statements(state)
        if chosen is None:
            return list(state["order"])
        of = {row["id"]: row["source"] for row in state["map"]["relations"]}
        of |= {row["id"]: row["source"] for row in state["rejected"] if "source" in row}
        return [id for id in state["order"] if of.get(id, id) in chosen]

    def _statements(self, state: Mapping[str, Any]) -> set[str] | None:
        """Return the ids of the chosen statements; None where all are."""
        below = BELOW if self.queue == DOUBT and self.below is None else self.below
        if self.queue == ALL and below is None:
            return None
        if self.queue == DIFFERENCES:
            found = {row["card"] for row in (state["second"] or {"rows": ()})["rows"]}
        else:
            found = set(state["scores"] if self.queue == ALL else state["queues"][self.queue])
        return {id for id in found if below is None or state["scores"].get(id, ADDED) < below}


_ON_UNITS: Mapping[str, Callable[[Unit], bool]] = {
    "conclusions": lambda unit: unit.role == "conclusion",
    "speaker": lambda unit: unit.attributed_to is not None,
    "hedges": lambda unit: unit.hedged or unit.strength != "certain",
}
NAMES = ("conclusions", "objections", "speaker", "hedges", DOUBT)


def queues(
    found: ArgumentMap, working: ArgumentMap, listed: Sequence[Card]
) -> dict[str, list[str]]:
    """Return the statements of each queue, in the order in which they are checked.

    What argmap found to belong there stays there when a decision takes that from it.

    Args:
        found: The map as argmap found it.
        working: The map as checked so far.
        listed: All that is to be checked, from `cards`.
    """
    maps = (found, working)
    inside = {
        name: {unit.id for row in maps for unit in row.units if asked(unit)}
        for name, asked in _ON_UNITS.items()
    }
    inside["objections"] = set[str]().union(*map(_objections, maps))
    # What is doubtful is told by its score, which a client compares with the one that is asked.
    inside[DOUBT] = {card.unit for card in listed if card.score < ADDED}
    return {name: [card.unit for card in listed if card.unit in inside[name]] for name in NAMES}


def _objections(row: ArgumentMap) -> set[str]:
    """Return what speaks against something, and what is on the other side."""
    against = {relation.source for relation in row.relations if relation.type in ATTACKS}
    return against | {unit.id for unit in row.units if unit.side == "opp"}
