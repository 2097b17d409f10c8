"""The reader `both`: the model's map, with marks where argmap's own reader differs.

What differs is made doubtful, so that a review asks it first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from argmap.model import ArgumentMap, Cue, Document, Relation, Unit
from argmap.readers.model.model_answers import shown_words
from argmap.readers.model.reader import ModelReader, beside_rules
from argmap.readers.model.settings import GIVEN
from argmap.readers.protocol import Options, Reading, Spans
from argmap.records import TARGETS_RELATION, Span

NAME = "both"
DIFFERS = "rules.differs"
AGREED, DOUBTED = 0.95, 0.3  # scores of what both readers have, and of what they don't
ENOUGH = 0.5  # share of the longer of two units that both must have to be the same


class BothReader:
    """Maps texts by a model, and marks where argmap's own reader differs.

    Attributes:
        name: Its name.
        model: The reader that asks the model; argmap's own is within it.
    """

    name = NAME

    def __init__(self, model: ModelReader) -> None:
        """Take the reader that asks the model."""
        self.model = model

    def read(
        self, document: Document, *, units: Spans | None = None, background: bool = False
    ) -> Reading:
        """Read a document both ways and return the model's map; see `argmap.readers.Reader`."""
        own = self.model.rules.read(document, units=units, background=True)
        read = self.model.read_beside(document, own, units=units, background=background)
        made = mark_differences(read.map, own.map)
        made = replace(made, made_by={**made.made_by, "reader": self.name, **_own(own)})
        told = (
            f"argmap's own reader differs on {_differing(made.units)} of {len(made.units)} "
            f"statements and {_differing(made.relations)} of {len(made.relations)} links."
        )
        return replace(read, map=made, told=(*read.told, told))


def _differing(rows: Iterable[Unit | Relation]) -> int:
    return sum(any(cue.id == DIFFERS for cue in row.because) for row in rows)


def mark_differences(model: ArgumentMap, rules: ArgumentMap) -> ArgumentMap:
    """Return a model's map with grounds that tell where argmap's own reader differs.

    Args:
        model: The model's map.
        rules: The map by argmap's own reader, of the same text.
    """
    same = _same_units(model, rules)
    others = {unit.id: unit for unit in rules.units}
    units = tuple(
        _marked(unit, list(_unit_differs(unit, others.get(same.get(unit.id, "")))))
        for unit in model.units
    )
    back = {other: id for id, other in same.items()}
    drawn: set[tuple[str, str, str]] = {
        (back.get(row.source, ""), back.get(row.target, ""), row.type) for row in rules.relations
    }
    leads = {row.source: row for row in reversed(rules.relations)}
    by_id = {unit.id: unit for unit in model.units}
    relations = tuple(
        _marked_relation(row, by_id[row.source], _relation_differs(row, same, drawn, leads, back))
        for row in model.relations
    )
    return replace(model, units=units, relations=relations)


def _same_units(model: ArgumentMap, rules: ArgumentMap) -> dict[str, str]:
    """Return the unit of the second map for each of the first that shares most of its words."""
    found: dict[str, str] = {}
    for unit in model.units:
        best = max(rules.units, key=lambda other: _share(unit.pieces, other.pieces), default=None)
        if best is not None and _share(unit.pieces, best.pieces) >= ENOUGH:
            found[unit.id] = best.id
    return found


def _share(pieces: tuple[Span, ...], others: tuple[Span, ...]) -> float:
    shared = sum(
        max(0, min(end, last) - max(start, first))
        for start, end in pieces
        for first, last in others
    )
    longest = max(sum(e - s for s, e in pieces), sum(e - s for s, e in others), 1)
    return shared / longest


def _unit_differs(unit: Unit, other: Unit | None) -> Iterator[str]:
    if other is None:
        yield "no such statement"
        return
    if other.role != unit.role:
        yield f"role {other.role}"
    if not _same_name(other.attributed_to, unit.attributed_to):
        named = shown_words(other.attributed_to, 60)
        yield f"speaker {named or 'the author'}"
    if other.hedged != unit.hedged:
        yield "hedged" if other.hedged else "not hedged"


def _same_name(one: str | None, other: str | None) -> bool:
    """Return whether two names may be of one: "Moon" and "President Moon"."""
    if not one or not other:
        return not one and not other
    return bool(set(one.lower().split()) & set(other.lower().split()))


def _relation_differs(
    row: Relation,
    same: Mapping[str, str],
    drawn: set[tuple[str, str, str]],
    leads: Mapping[str, Relation],
    back: Mapping[str, str],
) -> str:
    """Return where argmap's own reader lets the source lead instead; empty where it agrees."""
    if row.type in TARGETS_RELATION or row.source not in same:
        return ""
    if (row.source, row.target, row.type) in drawn:
        return ""
    other = leads.get(same[row.source])
    if other is None:
        return "it leads nowhere"
    target = back.get(other.target)
    return f"{other.type} {target}" if target else f"{other.type} what is not on this map"


def _marked(unit: Unit, differs: list[str]) -> Unit:
    if not differs:
        return replace(unit, score=AGREED)
    ground = Cue(DIFFERS, unit.start, unit.end, unit.text, note="; ".join(differs))
    return replace(unit, score=DOUBTED, because=(*unit.because, ground))


def _marked_relation(row: Relation, source: Unit, differs: str) -> Relation:
    if not differs:
        return replace(row, score=AGREED)
    ground = Cue(DIFFERS, source.start, source.end, source.text, note=differs)
    return replace(row, score=DOUBTED, because=(*row.because, ground))


def _own(own: Reading) -> dict[str, str]:
    """Return what made the other reader's map, but for what both are."""
    return {name: own.made_by[name] for name in ("pipeline", "scorer") if name in own.made_by}


def make_reader(options: Options) -> BothReader:
    """Return the reader `both`; it takes what `model` takes, and a scorer for argmap's own.

    Raises:
        ArgmapError: A setting may not be used.
    """
    options.only(NAME, "model", "scorer", *GIVEN)
    return BothReader(beside_rules(options, options.scorer))
