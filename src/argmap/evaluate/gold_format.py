"""From JSON data in the neutral gold format to records, with every mistake named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from sys import float_info
from typing import Any

from argmap.errors import InputError, MapError
from argmap.evaluate.records import GoldDocument, GoldRelation, GoldUnit
from argmap.model import RELATION_TYPES, ROLES, TARGETS_RELATION
from argmap.record_data import check_document
from argmap.records import Span

LARGEST = float_info.max
SIDES = ("pro", "opp")
TYPES = (*RELATION_TYPES, "example")
UNIT_KEYS = ("role", "attributed_to", "hedged", "side")
DOCUMENT_KEYS = ("relations", "not_article")
_KNOWN_UNIT = {"id", "start", "end", "text", "parts", *UNIT_KEYS}
_KNOWN_RELATION = {"id", "source", "target", "type", "score"}
_KNOWN_DOCUMENT = {"id", "text", "units", *DOCUMENT_KEYS}


def document_from_data(data: object, where: str) -> GoldDocument:
    """Return JSON data as a document, once it is checked.

    Args:
        data: What the JSON parser gave: an object in the neutral gold format, or argmap's own
            map, which is a superset of it.
        where: The file and line, for the message.

    Raises:
        InputError: A needed key is missing, a value is not legal, offsets do not give the
            text, an id stands twice or a relation leads nowhere.
    """
    row = _mapping(data, where, "the document")
    try:
        check_document({key: row[key] for key in ("format",) if key in row})
    except MapError as error:
        raise InputError(f"{where}: {error}") from error
    text = _string(row, "text", where)
    name = _id(row, where)
    units = tuple(_unit(unit, text, where) for unit in _rows(row, "units", where))
    relations = [_mapping(r, where, "a relation") for r in _rows(row, "relations", where)]
    _unique((unit.id for unit in units), "unit", where)
    _unique((_id(relation, where) for relation in relations), "relation", where)
    unit_ids = {unit.id for unit in units}
    relation_ids = {_id(relation, where) for relation in relations}
    return GoldDocument(
        id=name,
        text=text,
        units=units,
        relations=tuple(_relation(r, unit_ids, relation_ids, where) for r in relations),
        not_article=tuple(
            _span(_mapping(r, where, "a row of not_article"), text, f"{where}: not_article")
            for r in _rows(row, "not_article", where)
        ),
        annotated=_annotated(row),
        extra=_extra(row, _KNOWN_DOCUMENT),
    )


def _annotated(row: Mapping[str, Any]) -> frozenset[str]:
    units = row.get("units") or ()
    keys = {key for key in UNIT_KEYS if any(key in unit for unit in units)}
    return frozenset(keys | {key for key in DOCUMENT_KEYS if row.get(key) is not None})


def _unit(data: object, text: str, where: str) -> GoldUnit:
    row = _mapping(data, where, "a unit")
    name = _id(row, f"{where}: a unit")
    here = f"{where}: unit {name!r}"
    start, end = _span(row, text, here)
    hedged = row.get("hedged") or False
    if not isinstance(hedged, bool):
        raise InputError(f"{here}: hedged is {hedged!r}; write true or false")
    return GoldUnit(
        id=name,
        start=start,
        end=end,
        text=text[start:end],
        role=_choice(row, "role", ROLES, here),
        attributed_to=_speaker(row, here),
        hedged=hedged,
        side=_choice(row, "side", SIDES, here),
        parts=tuple(_piece(piece, start, end, here) for piece in _rows(row, "parts", here)),
        extra=_extra(row, _KNOWN_UNIT),
    )


def _relation(
    row: Mapping[str, Any], units: set[str], relations: set[str], where: str
) -> GoldRelation:
    name = _id(row, where)
    here = f"{where}: relation {name!r}"
    kind = _choice(row, "type", TYPES, here)
    source, target = _string(row, "source", here), _string(row, "target", here)
    if kind is None:
        raise InputError(f"{here}: no type; write one of {', '.join(TYPES)}")
    if source not in units:
        raise InputError(f"{here}: its source {source!r} is no unit of the document")
    if target == name or target not in units | relations:
        raise InputError(f"{here}: its target {target!r} is no unit or relation of the document")
    # A unit and a relation may bear the same id; the type tells which is meant.
    inner = target in relations and (kind in TARGETS_RELATION or target not in units)
    score = row.get("score", 1.0)
    if isinstance(score, bool) or not isinstance(score, int | float) or not abs(score) <= LARGEST:
        raise InputError(f"{here}: score is {score!r}; write a number from 0 to 1")
    return GoldRelation(
        name, source, target, kind, float(score), inner, _extra(row, _KNOWN_RELATION)
    )


def _span(row: Mapping[str, Any], text: str, here: str) -> Span:
    start, end = _number(row, "start", here), _number(row, "end", here)
    if not 0 <= start <= end <= len(text):
        raise InputError(
            f"{here}: {start} to {end} is not inside the text of {len(text)} characters"
        )
    said = row.get("text", text[start:end])
    if said != text[start:end]:
        raise InputError(
            f"{here}: the text from {start} to {end} is {text[start:end][:30]!r}, "
            f"not {str(said)[:30]!r}; count characters from 0, end exclusive"
        )
    return start, end


def _piece(data: object, start: int, end: int, here: str) -> Span:
    pair = tuple(data) if isinstance(data, list | tuple) else ()
    if len(pair) != 2 or not all(_is_number(value) for value in pair):
        raise InputError(f"{here}: a row of parts is {data!r}; write [start, end]")
    if not start <= pair[0] <= pair[1] <= end:
        raise InputError(f"{here}: its part {pair[0]} to {pair[1]} is outside the unit")
    return pair[0], pair[1]


def _speaker(row: Mapping[str, Any], here: str) -> str | None:
    speaker = row.get("attributed_to")
    if speaker is not None and not isinstance(speaker, str):
        raise InputError(f"{here}: attributed_to is {speaker!r}; write a name or null")
    return speaker or None


def _mapping(data: object, where: str, what: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise InputError(f"{where}: {what} is no JSON object but {type(data).__name__}")
    return data


def _rows(row: Mapping[str, Any], key: str, where: str) -> list[Any]:
    rows = row.get(key)
    if rows is None:
        return []
    if not isinstance(rows, list | tuple):
        raise InputError(f"{where}: {key} is no JSON array but {type(rows).__name__}")
    return list(rows)


def _id(row: Mapping[str, Any], where: str) -> str:
    return _string(row, "id", where)


def _string(row: Mapping[str, Any], key: str, where: str) -> str:
    return str(_value(row, key, where, "a string", lambda value: isinstance(value, str)))


def _number(row: Mapping[str, Any], key: str, where: str) -> int:
    return int(_value(row, key, where, "a whole number", _is_number))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _value(
    row: Mapping[str, Any], key: str, where: str, what: str, legal: Callable[[object], bool]
) -> Any:
    if key not in row:
        raise InputError(f"{where}: no {key}; add {key!r}")
    if not legal(row[key]):
        raise InputError(f"{where}: {key} is {str(row[key])[:30]!r}; write {what}")
    return row[key]


def _choice(row: Mapping[str, Any], key: str, legal: tuple[str, ...], here: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if value not in legal:
        raise InputError(f"{here}: {key} {value!r} is none of {', '.join(legal)}")
    return str(value)


def _unique(names: Iterable[str], what: str, where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InputError(f"{where}: {what} {name!r} stands twice; give each its own id")
        seen.add(name)


def _extra(row: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in known}
