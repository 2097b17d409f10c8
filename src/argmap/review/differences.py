"""Where two reviews of one map differ, a row for each matter on which one of them decided.

Both stand on the same map as found, so what was found has the same id in both. What either
added is known by its place. A reader who left something open has said nothing about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.model import Relation, Unit
from argmap.review.differing_words import arrow_words, first_words, out_words, value_words
from argmap.review.history import Reviewed
from argmap.review.journal_file import digest
from argmap.review.spans import overlap
from argmap.review.state import MERGED

Decision = Mapping[str, Any]
FIELDS = (("role", "role"), ("strength", "strength"), ("restates", "restates"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A matter that two readers decided otherwise.

    Attributes:
        card: Id of the statement on whose card it is settled.
        of: Id of the element it is about; of what only the other has, the card's.
        key: What the other says, so that it is settled once for all.
        mine: What stands in one's own map, in words.
        theirs: What the other says, in words.
        take: The decisions that take the other's word over, in their order.
        unable: Why it cannot be taken as things stand; empty where it can.
    """

    card: str
    of: str
    key: str
    mine: str
    theirs: str
    take: tuple[Decision, ...] = ()
    unable: str = ""


def differences(mine: Reviewed, theirs: Reviewed) -> list[Difference]:
    """Return where another's review differs from one's own, in the order of the text.

    Args:
        mine: The map as one has checked it oneself.
        theirs: The same map as another reader has.
    """
    both = _Both(mine, theirs)
    rows = [*both.units(), *both.relations(), *both.notes()]
    place = {unit.id: unit.start for unit in mine.working.units}
    place |= {
        id: gone.element.start for id, gone in mine.gone.items() if isinstance(gone.element, Unit)
    }
    return sorted(rows, key=lambda row: place.get(row.card, 0))


class _Both:
    """Two reviews, with the elements of the other by the ids of one's own."""

    def __init__(self, mine: Reviewed, theirs: Reviewed) -> None:
        self.mine, self.theirs = mine, theirs
        self.found = {unit.id for unit in mine.found.units}
        self.found |= {relation.id for relation in mine.found.relations}
        self.here = {unit.id: unit for unit in mine.working.units}
        self.there = {unit.id: unit for unit in theirs.working.units}
        self.arrows = {row.id: row for row in mine.working.relations}
        self.own = {id: id for id in self.there if id in self.here or id in mine.gone}
        free = [
            row for id, row in self.here.items() if id not in self.there or id not in self.found
        ]
        for id, unit in self.there.items():
            if id not in self.own or id not in self.found:
                self.own[id] = next((row.id for row in free if _same_place(row, unit)), "")

    def units(self) -> Iterator[Difference]:
        for id, unit in self.there.items():
            if self.theirs.verdicts.get(id) == "open":
                continue
            own = self.own[id]
            if not own:
                yield self._added(unit)
            elif own in self.here:
                yield from self._fields(self.here[own], unit)
            else:
                mine, told = out_words(self.mine, own), f"kept as {unit.role}"
                yield Difference(own, own, "kept", mine, told, ({"op": "accept", "id": own},))
        for id, gone in self.theirs.gone.items():
            if not isinstance(gone.element, Unit) or id not in self.here:
                continue
            into = self.own.get(gone.cause.removeprefix(MERGED), "")
            if gone.cause == id:
                kept = f"kept as {self.here[id].role}"
                take: Decision = {"op": "reject", "id": id}
                yield Difference(id, id, "out", kept, "taken out", (take,))
            elif into in self.here:
                told = f"one statement with {first_words(self.mine, id)}"
                take = {"op": "merge", "id": into, "with": id}
                yield Difference(into, into, f"merge {id}", "two statements", told, (take,))

    def _added(self, unit: Unit) -> Difference:
        """Return the row of a statement that only the other has, cut out of one of ours or new."""
        whole = next((row for row in self.here.values() if overlap(row, unit)), None)
        key, told = f"add {unit.start}-{unit.end}", f"“{unit.text}”, a {unit.role} by itself"
        other = self.there.get(whole.id) if whole else None
        if whole and other and other.end <= unit.start:
            take: Decision = {"op": "split", "id": whole.id, "at": unit.start}
            return Difference(whole.id, whole.id, key, "one statement", f"two: {told}", (take,))
        take = {"op": "add-unit", "start": unit.start, "end": unit.end, "role": unit.role}
        before = [row for row in self.here.values() if row.start <= unit.start]
        near = max(before or self.here.values(), key=lambda row: row.start, default=unit).id
        return Difference(near, near, key, "no statement there", told, (take,))

    def _fields(self, own: Unit, unit: Unit) -> Iterator[Difference]:
        for field, op in FIELDS:
            ours, others = getattr(own, field), getattr(unit, field)
            others = (self.own.get(others) or ours) if field == "restates" and others else others
            if ours == others:
                continue
            sent = {"with": others} if field == "restates" else {"value": others}
            told = [value_words(self.mine, field, value) for value in (ours, others)]
            take = ({"op": op, "id": own.id, **sent},)
            yield Difference(own.id, own.id, f"{field} {others}", told[0], told[1], take)
        yield from _speaker(own, unit)
        cut = any(self.own[id] == "" and overlap(own, row) for id, row in self.there.items())
        merged = any(gone.cause == f"{MERGED}{unit.id}" for gone in self.theirs.gone.values())
        if (own.start, own.end) != (unit.start, unit.end) and not cut and not merged:
            take = ({"op": "span", "id": own.id, "start": unit.start, "end": unit.end},)
            key = f"span {unit.start}-{unit.end}"
            yield Difference(own.id, own.id, key, f"“{own.text}”", f"“{unit.text}”", take)

    def relations(self) -> Iterator[Difference]:
        for row in self.theirs.working.relations:
            if self.theirs.verdicts.get(row.id) != "open":
                yield from self._arrow(row)
        for id, gone in self.theirs.gone.items():
            own = self.arrows.get(id)
            if own and gone.cause == id and isinstance(gone.element, Relation):
                take = ({"op": "reject", "id": id},)
                told = arrow_words(self.mine, own.type, own.target)
                yield Difference(own.source, id, "out", told, "no such arrow", take)

    def _arrow(self, row: Relation) -> Iterator[Difference]:
        source, target = self.own.get(row.source, ""), self._end(row.target)
        if source not in self.here or not target:
            return  # it hangs on a statement that one's own map lacks
        told = arrow_words(self.mine, row.type, target)
        key = f"{row.type} {target}"
        own = None if row.id not in self.found else self.arrows.get(row.id)
        own = own or next(
            (r for r in self.arrows.values() if (r.source, r.target) == (source, target)), None
        )
        if own is None:
            gone = self.mine.gone.get(row.id)
            back = gone is not None and gone.cause == row.id and row.id in self.found
            new = {"op": "add-relation", "source": source, "target": target, "type": row.type}
            take: Decision = {"op": "accept", "id": row.id} if back else new
            of = row.id if back else source
            yield Difference(source, of, key, "no such arrow", told, (take,))
        elif (own.target, own.type) != (target, row.type):
            take = {"op": "retarget", "id": own.id, "target": target, "type": row.type}
            mine = arrow_words(self.mine, own.type, own.target)
            yield Difference(own.source, own.id, key, mine, told, (take,))

    def _end(self, id: str) -> str:
        """Return what an arrow of the other's leads to, by its id here; empty where it is not."""
        own = self.own.get(id, id if id in self.found else "")
        return own if own in self.here or own in self.arrows else ""

    def notes(self) -> Iterator[Difference]:
        first = next(iter(self.here), "")
        for id, words in self.theirs.notes.items():
            own = self.own.get(id, id)
            mine = self.mine.notes.get(own, "")
            arrow = self.arrows.get(own)
            card = arrow.source if arrow else own or first
            if words in mine or not (own in self.here or arrow or not own):
                continue
            both = "\n".join(filter(None, (mine, words)))
            take = ({"op": "note", "id": own or None, "text": both},)
            told = f"note: {mine}" if mine else "no note"
            yield Difference(
                card, own or card, f"note {digest(words)[:16]}", told, f"note: {words}", take
            )


def _speaker(own: Unit, unit: Unit) -> Iterator[Difference]:
    """Yield where two readers differ in who says a statement and how the author stands to it."""
    ours, others = ((row.attributed_to, row.stance) for row in (own, unit))
    if ours == others:
        return
    take: list[Decision] = []
    if own.attributed_to != unit.attributed_to:
        take.append({"op": "source", "id": own.id, "value": unit.attributed_to})
    if unit.stance is not None:
        take.append({"op": "stance", "id": own.id, "value": unit.stance})
    key = f"source {others}"
    yield Difference(own.id, own.id, key, _said(*ours), _said(*others), tuple(take))


def _said(who: str | None, stance: str | None) -> str:
    return f"said by {who}; the author {stance or 'reports'} it" if who else "said by the author"


def _same_place(one: Unit, other: Unit) -> bool:
    """Return whether two statements share at least half of the longer one."""
    return 2 * overlap(one, other) >= max(one.end - one.start, other.end - other.start)
