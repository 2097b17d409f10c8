"""The argument map: all of a document's argument, checked when it is made, as data or as JSON.

The records it is made of stand in `argmap.records` and are given from here too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from argmap.checks import check_acyclic, check_ends, check_spans, find_cycle
from argmap.errors import MapError
from argmap.records import (
    PART_KINDS,
    RELATION_TYPES,
    ROLES,
    SIDES,
    STANCES,
    STRENGTHS,
    TARGETS_RELATION,
    Cue,
    Document,
    Part,
    PartKind,
    Relation,
    RelationType,
    Role,
    Side,
    Stance,
    Strength,
    Unit,
)

__all__ = [
    "FORMAT", "PART_KINDS", "RELATION_TYPES", "ROLES", "SIDES", "STANCES", "STRENGTHS",
    "TARGETS_RELATION", "ArgumentMap", "Cue", "Document", "Part", "PartKind", "Relation",
    "RelationType", "Role", "Side", "Stance", "Strength", "Unit", "find_cycle",
]  # fmt: skip

FORMAT = "argmap/1"


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """An article's argument.

    Attributes:
        id: The document's id.
        text: The document's raw text.
        units: In text order.
        relations: In the order of their sources.
        title: The article's title, empty where it has none.
        parts: The parts that are not body: title, standfirst, headings and what was left out.
        made_by: What made the map, such as `{"argmap": "0.1.0", "pipeline": "en… 3.8.0"}`.

    Raises:
        MapError: An id stands twice, a relation's end is missing or of the wrong kind, offsets
            do not give the text, or support runs in a cycle.
    """

    id: str
    text: str
    units: tuple[Unit, ...] = ()
    relations: tuple[Relation, ...] = ()
    title: str = ""
    parts: tuple[Part, ...] = ()
    made_by: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_spans(self.text, self.units, self.relations, self.parts)
        check_ends(self.units, self.relations)
        check_acyclic(self.relations)

    @property
    def conclusions(self) -> tuple[Unit, ...]:
        """The units whose role is conclusion, in text order."""
        return tuple(unit for unit in self.units if unit.role == "conclusion")

    @property
    def left_out(self) -> tuple[Part, ...]:
        """The parts of the file that are not the article, each with its reason."""
        return tuple(part for part in self.parts if not part.mapped)

    def unit(self, id: str) -> Unit:
        """Return the unit of that id; KeyError if there is none."""
        return {unit.id: unit for unit in self.units}[id]

    def to_dict(self) -> dict[str, Any]:
        """Return the map as JSON-ready data, a superset of the neutral gold format."""
        return {
            "format": FORMAT,
            "id": self.id,
            "title": self.title,
            "made_by": dict(self.made_by),
            "text": self.text,
            "units": [_unit_dict(unit) for unit in self.units],
            "relations": [_relation_dict(relation) for relation in self.relations],
            "parts": [_record(part, _PART_KEYS) for part in self.parts if part.mapped],
            "not_article": [_record(part, _PART_KEYS) for part in self.left_out],
        }

    def to_json(self) -> str:
        """Return the map as JSON text, two spaces deep, UTF-8 letters kept, one final newline."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ArgumentMap:
        """Build a map from `to_dict` data or from a document in the neutral gold format.

        Args:
            data: JSON-ready data; unknown keys are passed over.

        Raises:
            MapError: A needed key is missing, a value is not legal, or the map breaks the model.
        """
        try:
            parts = [_part(row, True) for row in data.get("parts", ())]
            parts += [_part(row, False) for row in data.get("not_article", ())]
            return cls(
                id=data["id"],
                text=data["text"],
                units=tuple(_unit(row) for row in data.get("units", ())),
                relations=tuple(_relation(row) for row in data.get("relations", ())),
                title=data.get("title", ""),
                parts=tuple(sorted(parts, key=lambda part: part.start)),
                made_by=dict(data.get("made_by", {})),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise MapError(f"not a map: {type(error).__name__} {error}") from error

    @classmethod
    def from_json(cls, text: str) -> ArgumentMap:
        """Build a map from `to_json` text; raises MapError where it is not a map."""
        try:
            data = json.loads(text)
        except ValueError as error:
            raise MapError(f"not JSON: {error}") from error
        if not isinstance(data, dict):
            raise MapError(f"not a map: a JSON object was expected, not {type(data).__name__}")
        return cls.from_dict(data)

    def to_networkx(self) -> Any:
        """Return the map as a `networkx.MultiDiGraph` with every attribute; see `argmap.graph`."""
        return import_module("argmap.graph.convert").to_networkx(self)

    def _repr_svg_(self) -> str:
        """Show the map itself in a notebook."""
        return str(import_module("argmap.export.svg").to_svg(self))


_PART_KEYS = ("kind", "start", "end", "text", "reason")
_CUE_KEYS = ("id", "start", "end", "text", "weight")
_UNIT_KEYS = (
    "id", "start", "end", "text", "role", "attributed_to", "hedged", "strength", "stance", "side",
    "restates", "score", "paragraph", "sentence",
)  # fmt: skip
_RELATION_KEYS = ("id", "source", "target", "type", "score")


LEGAL: Mapping[str, tuple[str, ...]] = {
    "role": ROLES,
    "strength": STRENGTHS,
    "stance": STANCES,
    "side": SIDES,
}


def _record(row: object, keys: Iterable[str]) -> dict[str, Any]:
    return {key: getattr(row, key) for key in keys}


def _unit_dict(unit: Unit) -> dict[str, Any]:
    data = _record(unit, _UNIT_KEYS)
    if unit.parts:
        data["parts"] = [list(piece) for piece in unit.parts]
    data["because"] = [_record(cue, _CUE_KEYS) for cue in unit.because]
    return data


def _relation_dict(relation: Relation) -> dict[str, Any]:
    data = _record(relation, _RELATION_KEYS)
    data["because"] = [_record(cue, _CUE_KEYS) for cue in relation.because]
    return data


def _known(row: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: row[key] for key in keys if key in row}


def _cues(row: Mapping[str, Any]) -> tuple[Cue, ...]:
    return tuple(Cue(**_known(cue, _CUE_KEYS)) for cue in row.get("because", ()))


def _legal(value: str, legal: tuple[str, ...], what: str) -> None:
    if value not in legal:
        raise MapError(f"{what} {value!r} is none of {', '.join(legal)}")


def _unit(row: Mapping[str, Any]) -> Unit:
    # null and no key are the same: not annotated.
    row = {key: value for key, value in row.items() if value is not None}
    for key, legal in LEGAL.items():
        if key in row:
            _legal(row[key], legal, f"unit {row['id']}: {key}")
    pieces = tuple((int(start), int(end)) for start, end in row.get("parts", ()))
    return Unit(**_known(row, _UNIT_KEYS), because=_cues(row), parts=pieces)


def _relation(row: Mapping[str, Any]) -> Relation:
    _legal(row["type"], RELATION_TYPES, f"relation {row['id']}: type")
    return Relation(**_known(row, _RELATION_KEYS), because=_cues(row))


def _part(row: Mapping[str, Any], mapped: bool) -> Part:
    kind = row.get("kind", "body" if mapped else "navigation")
    _legal(kind, PART_KINDS, "part: kind")
    values = _known(row, ("start", "end", "text"))
    return Part(kind=kind, reason=row.get("reason", ""), mapped=mapped, **values)
