"""The argument map: all of a document's argument, checked when it is made, as data or as JSON.

The records it is made of stand in `argmap.records` and are given from here too.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from argmap.checks import (
    check_acyclic,
    check_ends,
    check_places,
    check_scores,
    check_spans,
    find_cycle,
)
from argmap.errors import MapError
from argmap.map_in_short import in_short
from argmap.record_data import (
    FORMAT,
    ORIGIN_KEYS,
    check_document,
    part_data,
    part_of,
    place_data,
    place_of,
    relation_data,
    relation_of,
    unit_data,
    unit_of,
)
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
    Origin,
    Part,
    PartKind,
    Place,
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
    "TARGETS_RELATION", "ArgumentMap", "Cue", "Document", "Origin", "Part", "PartKind", "Place",
    "Relation", "RelationType", "Role", "Side", "Stance", "Strength", "Unit", "find_cycle",
]  # fmt: skip

FITTED = "max-width: 100%; height: auto"  # a cell may be narrower than the page


@dataclass(frozen=True, slots=True, repr=False)
class ArgumentMap:
    """An article's argument.

    Attributes:
        id: The document's id.
        text: The document's raw text.
        units: In text order.
        relations: In the order of their sources.
        title: The article's title, empty where it has none.
        parts: The parts that are not body: title, standfirst, headings and what was left out.
        notes: What whoever looks at the map should know, in words; mostly nothing.
        made_by: What made the map, such as `{"argmap": "0.2.0", "pipeline": "en… 3.8.0"}`.
        author: Who wrote the article, as its file says; empty where it does not.
        date: When it appeared, as its file says.
        source: Its address on the web, or what it appeared in, as its file says.
        language: Code of the language that its file says it is in.
        places: Where stretches of the text stand in the file that the text was extracted from.

    Raises:
        MapError: An id stands twice, a relation's end is missing or of the wrong kind, offsets
            do not give the text, a score is no finite number, or support runs in a cycle.

    Example:
        >>> text = "It rains, so take a coat."
        >>> units = Unit("u1", 0, 8, "It rains", "premise"), Unit(
        ...     "u2", 13, 24, "take a coat", "conclusion"
        ... )
        >>> argmap = ArgumentMap("rain", text, units, (Relation("r1", "u1", "u2", "support"),))
        >>> argmap.unit("u1").text
        'It rains'
        >>> ArgumentMap.from_json(argmap.to_json()) == argmap
        True
    """

    id: str
    text: str
    units: tuple[Unit, ...] = ()
    relations: tuple[Relation, ...] = ()
    title: str = ""
    parts: tuple[Part, ...] = ()
    made_by: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    author: str = ""
    date: str = ""
    source: str = ""
    language: str = ""
    places: tuple[Place, ...] = ()

    def __post_init__(self) -> None:
        check_spans(self.text, self.units, self.relations, self.parts)
        check_places(self.text, self.places)
        check_scores(self.units, self.relations)
        check_ends(self.units, self.relations)
        check_acyclic(self.relations)

    @property
    def conclusions(self) -> tuple[Unit, ...]:
        """Return the units whose role is conclusion, in text order."""
        return tuple(unit for unit in self.units if unit.role == "conclusion")

    @property
    def left_out(self) -> tuple[Part, ...]:
        """Return the parts of the file that are not the article, each with its reason."""
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
            **{key: getattr(self, key) for key in ORIGIN_KEYS if getattr(self, key)},
            "made_by": dict(self.made_by),
            **({"notes": list(self.notes)} if self.notes else {}),
            "text": self.text,
            "units": [unit_data(unit) for unit in self.units],
            "relations": [relation_data(relation) for relation in self.relations],
            "parts": [part_data(part) for part in self.parts if part.mapped],
            "not_article": [part_data(part) for part in self.left_out],
            **({"places": [place_data(place) for place in self.places]} if self.places else {}),
        }

    def to_json(self) -> str:
        """Return the map as JSON text, two spaces deep, UTF-8 letters kept, one final newline."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ArgumentMap:
        """Return the map in `to_dict` data or in a document in the neutral gold format.

        Args:
            data: JSON-ready data; unknown keys are passed over.

        Raises:
            MapError: A needed key is missing, a value is not legal, or the map breaks the model.
        """
        check_document(data)
        try:
            parts = [part_of(row, True) for row in data.get("parts", ())]
            parts += [part_of(row, False) for row in data.get("not_article", ())]
            return cls(
                id=data["id"],
                text=data["text"],
                units=tuple(unit_of(row) for row in data.get("units", ())),
                relations=tuple(relation_of(row) for row in data.get("relations", ())),
                title=data.get("title", ""),
                parts=tuple(sorted(parts, key=lambda part: part.start)),
                made_by=dict(data.get("made_by", {})),
                notes=tuple(map(str, data.get("notes", ()))),
                places=tuple(place_of(row) for row in data.get("places", ())),
                **{key: str(data.get(key) or "") for key in ORIGIN_KEYS},
            )
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise MapError(f"not a map: {type(error).__name__} {error}") from error

    @classmethod
    def from_json(cls, text: str) -> ArgumentMap:
        """Return the map in `to_json` text; raises MapError where it is not a map."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise MapError(f"not JSON that can be read: {error}") from error
        if not isinstance(data, dict):
            raise MapError(f"not a map: a JSON object was expected, not {type(data).__name__}")
        return cls.from_dict(data)

    def to_networkx(self) -> Any:
        """Return the map as a `networkx.MultiDiGraph` with every attribute; see `argmap.graph`."""
        return import_module("argmap.graph.convert").to_networkx(self)

    def __repr__(self) -> str:
        """Return three lines: which article, how much was found in it, what it concludes."""
        return in_short(self)

    def _repr_svg_(self) -> str:
        """Return the map as an SVG picture, which a notebook shows."""
        return str(import_module("argmap.export.picture").to_svg(self))

    def _repr_html_(self) -> str:
        """Return the argument on one page, which a notebook shows."""
        svg = self._repr_svg_()
        fitted = svg[svg.index("<svg") :].replace("<svg", f'<svg style="{FITTED}"', 1)
        return f"<div>{fitted}</div>"

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the page and the three lines, for a notebook to show what it can.

        Args:
            include: The MIME types that are wanted; all where None.
            exclude: MIME types that are not.
        """
        makers = {"text/plain": self.__repr__, "text/html": self._repr_html_}
        wanted = [kind for kind in makers if include is None or kind in include]
        return {kind: makers[kind]() for kind in wanted if kind not in (exclude or ())}
