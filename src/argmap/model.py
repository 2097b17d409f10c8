"""The data model: a document, its units, the relations among them, and the map of it all.

Every record is frozen, plain and built from the standard library alone, so that any floor
of the house may hold one.

Terms:
    unit: the smallest stretch of text that can be accepted or doubted by itself, mostly a
        clause; the argumentative discourse unit of Peldszus and Stede (2013).
    relation: a directed link from a reason to what it bears on. Its target is a unit, or a
        relation where the source attacks an inference (`undercut`, Pollock 1987) or joins one
        (`linked`, Freeman 2011).
    offsets: characters of the raw text as read, counted from 0, end exclusive.

References:
    Toulmin, S. (1958). The Uses of Argument.
    Peldszus, A. and Stede, M. (2013). From argument diagrams to argumentation mining in texts.
    Stab, C. and Gurevych, I. (2017). Parsing argumentation structures in persuasive essays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal, get_args

from argmap.errors import MapError

FORMAT = "argmap/1"

Role = Literal["conclusion", "claim", "premise", "qualification", "question", "background"]
RelationType = Literal["support", "rebut", "undercut", "qualify", "linked"]
PartKind = Literal[
    "title", "standfirst", "heading", "body", "image credit", "byline", "biography", "navigation"
]

ROLES: tuple[Role, ...] = get_args(Role)
RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)
PART_KINDS: tuple[PartKind, ...] = get_args(PartKind)
TARGETS_RELATION: frozenset[RelationType] = frozenset({"undercut", "linked"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One piece of evidence for a decision: a lexicon cue or a rule, and where it fired.

    Attributes:
        id: The row of the lexicon or of the rule table, such as `because` or `rule.last`.
        start: First character of what fired it.
        end: Character after the last.
        text: The words that fired it: `document.text[start:end]`.
        weight: What it added to the score it explains; 0 where it decided by itself.
    """

    id: str
    start: int
    end: int
    text: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the file and what it is to the article.

    Attributes:
        kind: One of `PART_KINDS`.
        start: First character.
        end: Character after the last; white space around it is outside.
        text: `document.text[start:end]`.
        reason: Why it was taken for that, in words for a reader.
        mapped: Whether its statements may be units; False where it is not the article.
    """

    kind: PartKind
    start: int
    end: int
    text: str
    reason: str
    mapped: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read, with its paragraphs told apart.

    Attributes:
        id: A short name, mostly the file's name without its ending.
        text: The raw text; all offsets count its characters.
        parts: Every paragraph in text order, body paragraphs too.
    """

    id: str
    text: str
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The article's title, empty where it has none."""
        return next((part.text for part in self.parts if part.kind == "title"), "")


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement of the argument.

    Attributes:
        id: `u1`, `u2`, … in text order.
        start: First character.
        end: Character after the last.
        text: `document.text[start:end]`.
        role: One of `ROLES`.
        attributed_to: Who says it, in the text's words; None where the author does.
        hedged: Whether the author lowers its certainty.
        score: Confidence in unit and role, 0 to 1.
        because: What decided it; never empty on a map made by argmap.
        paragraph: Number of its paragraph among the mapped parts, from 1; 0 if unknown.
        sentence: Number of its sentence in the document, from 1; 0 if unknown.
        parts: Start and end of each piece of a unit interrupted by another; else empty.
    """

    id: str
    start: int
    end: int
    text: str
    role: Role
    attributed_to: str | None = None
    hedged: bool = False
    score: float = 1.0
    because: tuple[Cue, ...] = ()
    paragraph: int = 0
    sentence: int = 0
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from a reason to what it bears on.

    Attributes:
        id: `r1`, `r2`, … in the order of the source units in the text.
        source: Id of a unit.
        target: Id of a unit; of a relation for `undercut` and `linked`.
        type: One of `RELATION_TYPES`.
        score: Confidence, 0 to 1.
        because: What decided it; never empty on a map made by argmap.
    """

    id: str
    source: str
    target: str
    type: RelationType
    score: float = 1.0
    because: tuple[Cue, ...] = ()


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
        check_spans(self)
        check_ends(self)
        check_acyclic(self)

    @property
    def conclusions(self) -> tuple[Unit, ...]:
        """The units whose role is conclusion, in text order."""
        return tuple(unit for unit in self.units if unit.role == "conclusion")

    @property
    def left_out(self) -> tuple[Part, ...]:
        """The parts of the file that are not the article, each with its reason."""
        return tuple(part for part in self.parts if not part.mapped)

    def unit(self, id: str) -> Unit:
        """Give the unit of that id; KeyError if there is none."""
        return {unit.id: unit for unit in self.units}[id]

    def to_dict(self) -> dict[str, Any]:
        """Give the map as JSON-ready data, a superset of the neutral gold format."""
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
        """Give the map as JSON text, two spaces deep, UTF-8 letters kept, one final newline."""
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
        """Give the map as a `networkx.MultiDiGraph` with every attribute; see `argmap.graph`."""
        return import_module("argmap.graph.convert").to_networkx(self)

    def _repr_svg_(self) -> str:
        """Show the map itself in a notebook."""
        return str(import_module("argmap.export.svg").to_svg(self))


def check_spans(argmap: ArgumentMap) -> None:
    """Raise MapError unless `text[start:end]` is the text of every unit, cue and part."""
    rows: Iterator[Unit | Part] = iter((*argmap.units, *argmap.parts))
    for row in rows:
        _check_span(argmap.text, row)
    grounds = [unit.because for unit in argmap.units]
    grounds += [relation.because for relation in argmap.relations]
    for because in grounds:
        for cue in because:
            _check_span(argmap.text, cue)


def check_ends(argmap: ArgumentMap) -> None:
    """Raise MapError where an id stands twice or a relation's end is missing or of wrong kind."""
    units = {unit.id for unit in argmap.units}
    relations = {relation.id for relation in argmap.relations}
    if len(units) < len(argmap.units) or len(relations) < len(argmap.relations):
        raise MapError(f"map {argmap.id!r}: an id stands twice")
    for relation in argmap.relations:
        legal = relations if relation.type in TARGETS_RELATION else units
        kind = "relation" if relation.type in TARGETS_RELATION else "unit"
        if relation.source not in units:
            raise MapError(f"relation {relation.id}: no unit {relation.source!r} to start from")
        if relation.target not in legal or relation.target == relation.id:
            raise MapError(f"relation {relation.id}: no {kind} {relation.target!r} to lead to")


def check_acyclic(argmap: ArgumentMap) -> None:
    """Raise MapError where support runs in a cycle."""
    follow: dict[str, list[str]] = {}
    for relation in argmap.relations:
        if relation.type == "support":
            follow.setdefault(relation.source, []).append(relation.target)
    cycle = find_cycle(follow)
    if cycle:
        raise MapError(f"map {argmap.id!r}: support runs in a cycle through {', '.join(cycle)}")


def find_cycle(follow: Mapping[str, Iterable[str]]) -> list[str]:
    """Find a cycle in a successor table by depth-first search, without recursion.

    Args:
        follow: The successors of each node.

    Returns:
        The nodes of one cycle in order, empty where there is none.
    """
    done: set[str] = set()
    for root in follow:
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = []
        if root not in done:
            path, stack = [root], [(root, iter(follow.get(root, ())))]
        while stack:
            node, rest = stack[-1]
            step = next((n for n in rest if n not in done), None)
            if step is None:
                done.add(node)
                stack.pop()
                path.pop()
            elif step in path:
                return path[path.index(step) :]
            else:
                path.append(step)
                stack.append((step, iter(follow.get(step, ()))))
    return []


_PART_KEYS = ("kind", "start", "end", "text", "reason")
_CUE_KEYS = ("id", "start", "end", "text", "weight")
_UNIT_KEYS = (
    "id", "start", "end", "text", "role", "attributed_to", "hedged", "score",
    "paragraph", "sentence",
)  # fmt: skip
_RELATION_KEYS = ("id", "source", "target", "type", "score")


def _check_span(text: str, row: Unit | Part | Cue) -> None:
    if not 0 <= row.start <= row.end <= len(text) or text[row.start : row.end] != row.text:
        name = getattr(row, "id", "part")
        raise MapError(f"{name}: text[{row.start}:{row.end}] is not its text {row.text[:40]!r}")


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
    _legal(row["role"], ROLES, f"unit {row['id']}: role")
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
