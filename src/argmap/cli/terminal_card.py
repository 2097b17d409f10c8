"""Which card is checked in the terminal, and what a key does to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.model import STANCES, STRENGTHS
from argmap.plural import many
from argmap.review.queues import ALL, DIFFERENCES, QueueChoice

if TYPE_CHECKING:
    from argmap.review import Session

OFFERED = 3
Decision = Mapping[str, Any]


class TerminalCard:
    """The statements of a review with their arrows, one of them the current one."""

    def __init__(self, session: Session, choice: QueueChoice) -> None:
        """Take an open review, and what of it is to be checked."""
        self.session, self.choice = session, choice
        self.state = session.state()
        self.skipped: list[str] = []
        self.held = ""  # a card that was corrected and stays until it is accepted or skipped
        self._aim = 0

    @property
    def state(self) -> Mapping[str, Any]:
        """Return the state of the review, as `Session.state` tells it."""
        return self._state

    @state.setter
    def state(self, state: Mapping[str, Any]) -> None:
        self._state = state
        self._leaving: dict[str, list[str]] = defaultdict(list)
        for row in state["map"]["relations"]:
            self._leaving[row["source"]].append(row["id"])

    def cards(self) -> list[str]:
        """Return the ids of the chosen statements that stand or were rejected, in order."""
        gone = {row["id"] for row in self.state["rejected"] if row["kind"] == "unit"}
        known = {row["id"] for row in self.state["map"]["units"]} | gone
        return [id for id in self.choice.ids(self.state) if id in known]

    def is_open(self, id: str) -> bool:
        """Return whether something on a statement's card is left to do."""
        if self.choice.queue == DIFFERENCES:
            return any(row["card"] == id for row in self.differences())
        verdicts = self.state["verdicts"]
        return any(verdicts.get(each) == "open" for each in (id, *self.arrows(id)))

    def current(self) -> str | None:
        """Return the statement to be checked next, those skipped last; None at the end."""
        if any(row["id"] == self.held for row in self.state["map"]["units"]):
            return self.held
        left = [id for id in self.cards() if self.is_open(id)]
        fresh = [id for id in left if id not in self.skipped]
        return next(iter(fresh or [id for id in self.skipped if id in left]), None)

    def arrows(self, id: str) -> list[str]:
        """Return the ids of the arrows that leave a statement."""
        return self._leaving.get(id, [])

    def aimed(self, id: str) -> str:
        """Return the arrow that keys correct; empty where none leaves the statement."""
        rows = self.arrows(id)
        return rows[self._aim % len(rows)] if rows else ""

    def differences(self, id: str = "") -> list[dict[str, Any]]:
        """Return where another reader differs, on a card or on all."""
        rows = (self.state["second"] or {"rows": []})["rows"]
        return [row for row in rows if id in ("", row["card"])]

    def offers(self, id: str) -> list[dict[str, Any]]:
        """Return the best targets that the statement can be led to now."""
        now = {row["target"] for row in self.state["map"]["relations"] if row["source"] == id}
        rows = self.session.targets.of(id)
        can = (row for row in rows if row["target"] in now or self.session.can(self._led(id, row)))
        return [row for _, row in zip(range(OFFERED), can, strict=False)]

    def decide(self, decision: Decision) -> None:
        """Take a decision; raises ReviewError where it is not possible."""
        self.state = self.session.decide(decision)

    def accept(self, id: str) -> None:
        """Accept a statement and its arrows, but for those decided on before."""
        verdicts = self.state["verdicts"]
        for each in (id, *(arrow for arrow in self.arrows(id) if verdicts[arrow] == "open")):
            self.decide({"op": "accept", "id": each})
        self._aim, self.held = 0, ""

    def lead(self, id: str, number: int) -> str:
        """Lead a statement to a target that is offered, and return what was done in words."""
        rows = self.offers(id)
        if not 0 < number <= len(rows):
            return "There is no target under that key."
        target = rows[number - 1]["target"]
        relations = self.state["map"]["relations"]
        there = next((r for r in relations if (r["source"], r["target"]) == (id, target)), None)
        decision = {"op": "accept", "id": there["id"]} if there else self._led(id, rows[number - 1])
        self.decide(decision)
        return f"The arrow to {target} is accepted." if there else f"{id} now leads to {target}."

    def nowhere(self, id: str) -> str:
        """Reject the arrows of a statement, and return what was done in words."""
        rows = self.arrows(id)
        for arrow in rows:
            self.decide({"op": "reject", "id": arrow})
        return f"{id} leads to nothing now." if rows else f"{id} leads to nothing already."

    def next_value(self, id: str, field: str) -> str:
        """Return the next of a statement's strengths or stances."""
        row = next(row for row in self.state["map"]["units"] if row["id"] == id)
        values = {"strength": STRENGTHS, "stance": STANCES}[field]
        now = row[field] or ("reports" if field == "stance" else "certain")
        return values[(values.index(now) + 1) % len(values)]

    def settle(self, id: str, taken: bool) -> str:
        """Settle the first difference on a card, and return what was done in words."""
        rows = self.differences(id)
        if not rows:
            return "There is nothing to settle here."
        row = rows[0]
        if not taken:
            other = self.state["second"]["name"]
            decision = {"op": "settle", "id": row["of"], "other": other, "value": row["key"]}
            self.decide(decision)
            return f"Kept: {row['mine']}"
        if not row["take"]:
            return f"It cannot be taken over: {row['unable']}"
        for decision in row["take"]:
            self.decide(decision)
        return f"Taken over: {row['theirs']}"

    def aim_next(self) -> None:
        """Let keys correct the next of several arrows."""
        self._aim += 1

    def skip(self, id: str) -> None:
        """Put a card to the end, also where it was skipped before."""
        self.skipped = [*(row for row in self.skipped if row != id), id]
        self.held = ""

    def counted(self) -> str:
        """Return how many cards are checked and left, and how many conclusions, in words."""
        rows = self.cards()
        left = sum(self.is_open(id) for id in rows)
        if self.choice.queue == DIFFERENCES:
            return f"{many(len(self.differences()), 'difference')} left"
        told = f"{len(rows) - left} checked, {left} left"
        first = [id for id in self.state["conclusions"] if id in rows]
        if first and self.choice.queue == ALL:
            done = sum(not self.is_open(id) for id in first)
            told += f"; conclusions {done} of {len(first)}"
        return told

    def _led(self, id: str, offer: Mapping[str, Any]) -> Decision:
        """Return the decision that leads a statement, by its arrow or a new one, to a target."""
        to = {"target": offer["target"], "type": offer["type"]}
        arrow = self.aimed(id)
        if not arrow:
            return {"op": "add-relation", "source": id, **to}
        return {"op": "retarget", "id": arrow, **to}
