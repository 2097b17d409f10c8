"""Counts of how right argmap was on a user's own documents, by what was decided on its maps.

Only what was decided counts. A found element that a reviewer kept is right, one that was
rejected or merged into another is false, one that was added is missed. What nobody looked at, and
what left the map with a rejected statement, is neither. So recall is as good as the reviewer's
eye for what is missing: it says little where nobody looked for that.

Terms:
    kept: a unit that stands and shares at least half of its characters with what was found; a
        relation that joins the same two elements.
    right: for calibration a unit that is kept with its role, a relation that is kept with its
        type; this is what the scores of a map claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from argmap.evaluate.counts import Counts, label_counts
from argmap.evaluate.same_speaker import same_speaker
from argmap.model import ArgumentMap, Relation, Unit
from argmap.review.calibration import score_counts
from argmap.review.history import Reviewed
from argmap.review.state import MERGED


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with what was decided on its map.

    Attributes:
        found: The map as argmap finds it now.
        reviewed: The same map with the decisions.
    """

    found: ArgumentMap
    reviewed: Reviewed

    def units(self) -> Iterator[tuple[Unit | None, Unit | None]]:
        """Yield each unit that was decided on, as found and as checked; None for no such."""
        standing = {unit.id: unit for unit in self.reviewed.working.units}
        for unit in self.found.units:
            if self._decided(unit.id):
                yield unit, standing.pop(unit.id, None)
            standing.pop(unit.id, None)
        yield from ((None, unit) for unit in standing.values())

    def relations(self) -> Iterator[tuple[Relation | None, Relation | None]]:
        """Yield each relation that was decided on, as found and as checked; None for no such."""
        standing = {row.id: row for row in self.reviewed.working.relations}
        for row in self.found.relations:
            if self._decided(row.id):
                yield row, standing.pop(row.id, None)
            standing.pop(row.id, None)
        yield from ((None, row) for row in standing.values())

    def kept(self) -> Iterator[tuple[Unit, Unit]]:
        """Yield the units that were decided on and kept, as found and as checked."""
        return ((a, b) for a, b in self.units() if a and b and same_place(a, b))

    def _decided(self, id: str) -> bool:
        gone = self.reviewed.gone.get(id)
        if gone is None:
            return self.reviewed.verdicts.get(id, "open") != "open"
        return gone.cause == id or (isinstance(gone.element, Unit) and MERGED in gone.cause)


def same_place(left: Unit, right: Unit) -> bool:
    """Return whether two units share at least half of the characters of both."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    return 2 * shared >= max(left.end - left.start, right.end - right.start)


# Each gives a count an element, so that a single document can be drawn anew too.
CountsByElement = Callable[[Checked], Iterator[Counts]]


def units_kept(checked: Checked) -> Iterator[Counts]:
    """Yield the counts of each unit: kept (tp), false (fp) or missed (fn)."""
    for old, new in checked.units():
        yield _hit(old, new, bool(old and new and same_place(old, new)))


def relations_kept(checked: Checked) -> Iterator[Counts]:
    """Yield the counts of each relation: kept, false or missed, whatever its type."""
    for old, new in checked.relations():
        yield _hit(old, new, _ends(old) == _ends(new))


def typed_relations_kept(checked: Checked) -> Iterator[Counts]:
    """Yield the counts of each relation: kept with its type, false or missed."""
    for old, new in checked.relations():
        yield _hit(
            old, new, _ends(old) == _ends(new) and bool(old and new and old.type == new.type)
        )


def role_confusions(checked: Checked) -> Iterator[Counts]:
    """Yield the counts of the role of each unit that was kept, by class."""
    return (label_counts([(new.role, old.role)]) for old, new in checked.kept())


def edges_right(checked: Checked) -> Iterator[Counts]:
    """Yield for each kept unit whether its edges were right."""
    return (_right((old.start, old.end) == (new.start, new.end)) for old, new in checked.kept())


def roles_right(checked: Checked) -> Iterator[Counts]:
    """Yield for each kept unit whether its role was right."""
    return (_right(old.role == new.role) for old, new in checked.kept())


def speakers_right(checked: Checked) -> Iterator[Counts]:
    """Yield for each kept unit whether it was right who says it."""
    return (_right(_one_speaker(old, new)) for old, new in checked.kept())


def strengths_right(checked: Checked) -> Iterator[Counts]:
    """Yield for each kept unit whether it was right how firmly it is put."""
    return (_right(old.strength == new.strength) for old, new in checked.kept())


def unit_scores(checked: Checked) -> Iterator[Counts]:
    """Yield the counts of each unit's score and whether it was right, by bin."""
    for old, new in checked.units():
        if old:
            held = new is not None and same_place(old, new) and old.role == new.role
            yield score_counts(old.score, held)


def relation_scores(checked: Checked) -> Iterator[Counts]:
    """Yield the counts of each relation's score and whether it was right, by bin."""
    for old, new in checked.relations():
        if old:
            held = new is not None and _ends(old) == _ends(new) and old.type == new.type
            yield score_counts(old.score, held)


def share(counts: Mapping[str, float]) -> float | None:
    """Return the share of what was right; None where there is nothing."""
    total = counts.get("right", 0) + counts.get("wrong", 0)
    return counts.get("right", 0) / total if total else None


def _hit(old: object, new: object, same: bool) -> Counts:
    if same and old and new:
        return Counter(tp=1)
    return Counter({name: 1 for name, row in (("fp", old), ("fn", new)) if row})


def _right(right: bool) -> Counts:
    return Counter({"right" if right else "wrong": 1})


def _ends(row: Relation | None) -> tuple[str, str] | None:
    return (row.source, row.target) if row else None


def _one_speaker(old: Unit, new: Unit) -> bool:
    if not old.attributed_to or not new.attributed_to:
        return not old.attributed_to and not new.attributed_to
    return same_speaker(old.attributed_to, new.attributed_to)
