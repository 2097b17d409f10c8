"""A map as a page: the question, the main conclusion, and bands of numbered statements below it.

Terms:
    thesis: the main conclusion, or what stands for it (`argmap.graph.thesis`).
    band: the statements that stand to the thesis in one way: `because` its reasons, `against` the
        objections to it and to its reasons, each with the reply, `so` the calls to act and the
        further conclusions.
    reply: what the author says against an objection, or limits it by.
    limits: the qualifications of the thesis that nothing hangs below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from argmap.graph.excerpt import excerpt
from argmap.graph.homes import hangs_below, homes_of, leaves_first
from argmap.graph.ranking import RankedConclusion, standings
from argmap.graph.remembered import remembered
from argmap.graph.thesis import sides_to, thesis_of
from argmap.model import TARGETS_RELATION, ArgumentMap, Relation, RelationType, Unit

Band = Literal["because", "against", "so"]
BANDS: tuple[Band, ...] = get_args(Band)
ATTACKS = ("rebut", "undercut")
WORD = re.compile(r"[^\W\d_]{5,}")  # a word that is mostly about something
DEEPEST = 4  # levels below the first; what hangs deeper stands on the last of them


_Row = tuple[str, Band, int, str | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement on the page.

    Attributes:
        unit: The statement.
        relation: What links it to what it hangs below; None where nothing does.
        band: Where it stands.
        number: Its number on the page, such as `2.1`.
        depth: How many statements of the band it stands below.
        parent: Id of the unit it stands below in the band; None on the first level.
        weight: How many statements stand below it.
        reply: Whether it answers the objection that it stands below.
        answered: Whether a reply stands below it, or is said elsewhere.
        against: Id of what it attacks, where it stands first in its band and that is not the
            thesis.
        sees: The relations of other statements on the page that bear on it.
    """

    unit: Unit
    relation: Relation | None
    band: Band
    number: str
    depth: int
    parent: str | None
    weight: int
    reply: bool = False
    answered: bool = False
    against: str | None = None
    sees: tuple[tuple[str, RelationType], ...] = ()


@dataclass(frozen=True, slots=True)
class OnePage:
    """A map as a page.

    Attributes:
        question: What the text sets out to answer; None where it asks nothing.
        thesis: The main conclusion; None in a map without statements.
        limits: The qualifications that stand with the thesis, in text order.
        entries: All other statements that hang from it or are conclusions, as the page is read.
        apart: What hangs from none of these.
        again: For units of the page, those that say each again.
        notes: What whoever looks at the map should know, in words.
    """

    question: Unit | None
    thesis: Unit | None
    limits: tuple[Unit, ...]
    entries: tuple[Entry, ...]
    apart: tuple[Unit, ...]
    again: Mapping[str, tuple[Unit, ...]]
    notes: tuple[str, ...] = ()


@remembered
def one_page(argmap: ArgumentMap) -> OnePage:
    """Return a map as a page.

    Args:
        argmap: A map of any size.

    Example:
        >>> from argmap.model import Relation, Unit
        >>> units = Unit("u1", 0, 3, "Go.", "conclusion"), Unit("u2", 4, 9, "Late.", "premise")
        >>> found = one_page(
        ...     ArgumentMap("a", "Go. Late.", units, (Relation("r1", "u2", "u1", "support"),))
        ... )
        >>> [(entry.band, entry.number, entry.unit.text) for entry in found.entries]
        [('because', '1', 'Late.')]
    """
    part = excerpt(argmap)
    page = _Page(part.argmap)
    entries = tuple(page.entries())
    thesis = page.units.get(page.thesis)
    limits = tuple(page.units[id] for id in page.units if id in page.limits)
    question = _question(part.argmap, thesis)
    shown = {entry.unit.id for entry in entries} | page.limits | {page.thesis}
    apart = tuple(
        unit for unit in part.argmap.units if unit.id not in shown and unit.role != "question"
    )
    return OnePage(question, thesis, limits, entries, apart, part.again, argmap.notes)


def _question(argmap: ArgumentMap, thesis: Unit | None) -> Unit | None:
    """Return the question that the thesis answers: one that shares a word with it.

    One that the body asks goes before one in the title, which often stands for none. Of those
    that share none, one that the text opens with is taken, or one in the title; what is asked on
    the way is mostly about something else.
    """
    title = set(WORD.findall(argmap.title.lower()))
    words = set(WORD.findall(thesis.text.lower())) if thesis else set[str]()
    first = min((unit.start for unit in argmap.units), default=0)

    def own(unit: Unit) -> set[str]:
        return set(WORD.findall(unit.text.lower()))

    def may_be_it(unit: Unit) -> bool:
        said = own(unit)
        return bool(said & words or (said and said <= title) or unit.start == first)

    def place(unit: Unit) -> tuple[bool, bool, int]:
        return not own(unit) & words, own(unit) <= title, unit.start

    asked = (unit for unit in argmap.units if unit.role == "question" and unit.side == "pro")
    return min(filter(may_be_it, asked), key=place, default=None)


class _Page:
    """A page in the making: knows where each statement hangs and in which band."""

    def __init__(self, argmap: ArgumentMap) -> None:
        self.argmap = argmap
        self.units = {unit.id: unit for unit in argmap.units}
        self.ranks: dict[str, RankedConclusion] = {s.unit.id: s for s in standings(argmap)}
        self.homes = homes_of(argmap.relations)
        self.above = hangs_below(argmap, self.homes)
        self.thesis = thesis_of(argmap, self.above, tuple(self.ranks.values()))
        self._cut_homes()
        self.units = dict(sides_to(self.thesis, self.units, self.above))
        self.below = self._below()
        self.first = {id: band for id in self.units if (band := self._band(id))}
        self.limits = {
            id for id in self.below.get(self.thesis, ())
            if self.homes[id].type == "qualify" and id not in self.first
        }  # fmt: skip

    def entries(self) -> Iterator[Entry]:
        """Yield all entries, band by band, each before those that stand below it."""
        rows = [row for band in BANDS for row in self._rows(band)]
        shown = {id for id, *_ in rows}
        sees = self._sees(shown)
        weights: Counter[str] = Counter()
        parents = {id: parent for id, _, _, parent in rows}
        for id, *_ in reversed(rows):
            parent = parents[id]
            if parent is not None:
                weights[parent] += weights[id] + 1
        replies = {parent for id, _, _, parent in rows if parent and self._is_reply(id)}
        numbers = _numbers(rows)
        for id, band, depth, parent in rows:
            seen = tuple(sees.get(id, ()))
            answered = id in replies or any(
                type in ATTACKS and self.units[other].side == "pro" for other, type in seen
            )
            above = self.above.get(id)
            lifted = band == "against" and not depth and above != self.thesis
            yield Entry(
                self.units[id], self.homes.get(id), band, numbers[id], depth, parent, weights[id],
                self._is_reply(id) and depth > 0, answered and self.units[id].side == "opp",
                above if lifted else None, seen,
            )  # fmt: skip

    def _rows(self, band: Band) -> Iterator[_Row]:
        """Yield id, band, depth, and id of what it stands below in its band, as read."""
        todo: list[tuple[str, int, str | None]] = [
            (id, 0, None) for id in reversed(self.units) if self.first.get(id) == band
        ]
        while todo:
            id, depth, parent = todo.pop()
            yield id, band, depth, parent
            under = [other for other in self.below.get(id, ()) if other not in self.first]
            under.sort(key=lambda other: self._is_reply(other))
            deeper = depth < DEEPEST
            holder = id if deeper else parent
            todo += [(other, depth + deeper, holder) for other in reversed(under)]

    def _cut_homes(self) -> None:
        """Let the thesis hang below nothing, its limits below it, and nothing in a circle."""
        for relation in self.argmap.relations:
            if relation.type == "qualify" and relation.target == self.thesis:
                self.homes[relation.source] = relation
        self.homes.pop(self.thesis, None)
        self.above = hangs_below(self.argmap, self.homes)
        free = set(leaves_first(self.units, self.above))
        ring = [id for id in self.units if id not in free]
        while ring:
            self.homes.pop(ring[0])
            self.above.pop(ring[0])
            free = set(leaves_first(self.units, self.above))
            ring = [id for id in ring if id not in free]

    def _below(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = {}
        for id in self.units:
            if id in self.above:
                below.setdefault(self.above[id], []).append(id)
        return below

    def _band(self, id: str) -> Band | None:
        """Return the band a unit begins a branch of; None where it begins none."""
        unit, parent, home = self.units[id], self.above.get(id), self.homes.get(id)
        if id == self.thesis or unit.role == "question":
            return None
        rank = self.ranks.get(id)
        if rank and unit.side == "pro" and (rank.kind == "call to act" or parent is None):
            return "so"
        if parent is None or home is None:
            return None
        if home.type in ATTACKS and unit.side == "opp" and not self._in_dispute(parent):
            return "against"
        if parent != self.thesis:
            return None
        if home.type == "qualify":
            return "against" if self.below.get(id) else None
        return "against" if home.type in ATTACKS else "because"

    def _in_dispute(self, id: str) -> bool:
        """Return whether a unit stands on the other side, or below one that does or that limits."""
        while id != self.thesis and id in self.above:
            if self.units[id].side == "opp" or self.homes[id].type == "qualify":
                return True
            id = self.above[id]
        return self.units[id].side == "opp" and id != self.thesis

    def _is_reply(self, id: str) -> bool:
        parent = self.above.get(id)
        answers = parent is not None and self.homes[id].type in (*ATTACKS, "qualify")
        return answers and self.units[id].side == "pro" and self.units[parent or ""].side == "opp"

    def _sees(self, shown: set[str]) -> dict[str, list[tuple[str, RelationType]]]:
        """Return the relations beside those by which units hang, by the unit each bears on."""
        sources = {relation.id: relation.source for relation in self.argmap.relations}
        found: dict[str, list[tuple[str, RelationType]]] = {}
        for relation in self.argmap.relations:
            on = relation.type in TARGETS_RELATION
            target = sources[relation.target] if on else relation.target
            home = self.homes.get(relation.source) == relation
            if not home and {relation.source, target} <= shown and relation.source != target:
                found.setdefault(target, []).append((relation.source, relation.type))
        return found


def _numbers(rows: Sequence[_Row]) -> dict[str, str]:
    """Return the number of each row, counted on through the bands."""
    numbers: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for id, _, _, parent in rows:
        counts[parent or ""] += 1
        before = f"{numbers[parent]}." if parent is not None else ""
        numbers[id] = f"{before}{counts[parent or '']}"
    return numbers
