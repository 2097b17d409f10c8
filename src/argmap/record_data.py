"""The records of the data model as JSON-ready data, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.errors import MapError
from argmap.records import (
    PART_KINDS,
    RELATION_TYPES,
    ROLES,
    SIDES,
    STANCES,
    STRENGTHS,
    Cue,
    Part,
    Place,
    Relation,
    Unit,
)

FORMAT = "argmap/1"
_PART_KEYS = ("kind", "start", "end", "text", "reason")
_CUE_KEYS = ("id", "start", "end", "text", "weight", "note")
_UNIT_KEYS = (
    "id", "start", "end", "text", "role", "attributed_to", "hedged", "strength", "stance", "side",
    "restates", "score", "paragraph", "sentence",
)  # fmt: skip
# What a unit, and a relation, has only where it is not empty.
_UNIT_TEXTS, _RELATION_TEXTS = ("lead", "note"), ("note",)
_RELATION_KEYS = ("id", "source", "target", "type", "score")
# What a file says of its article, beside the title; a map has these keys where it says it.
ORIGIN_KEYS = ("author", "date", "source", "language")
# The labels of a unit that are one of a fixed set.
LEGAL: Mapping[str, tuple[str, ...]] = {
    "role": ROLES,
    "strength": STRENGTHS,
    "stance": STANCES,
    "side": SIDES,
}

# What stands under a key of JSON, in words for a user.
_TEXT, _WHOLE, _NUMBER, _FLAG = "a text", "a whole number", "a number", "true or false"
_KINDS: Mapping[str, str] = {
    "id": _TEXT, "text": _TEXT, "start": _WHOLE, "end": _WHOLE, "attributed_to": _TEXT,
    "hedged": _FLAG, "restates": _TEXT, "score": _NUMBER, "weight": _NUMBER, "source": _TEXT,
    "target": _TEXT, "paragraph": _WHOLE, "sentence": _WHOLE, "reason": _TEXT, "title": _TEXT,
    "note": _TEXT,
}  # fmt: skip
_TYPES: Mapping[str, tuple[type, ...]] = {
    _TEXT: (str,), _WHOLE: (int,), _NUMBER: (int, float), _FLAG: (bool,),
}  # fmt: skip


def check_document(data: Mapping[str, Any]) -> None:
    """Raise MapError where data is of another format, or what it tells of the map is no text.

    Example:
        >>> check_document({"format": "argmap/99"})
        Traceback (most recent call last):
        argmap.errors.MapError: the format argmap/99 is not argmap/1; use the argmap that made it
    """
    form = data.get("format", FORMAT)
    if form != FORMAT and str(form).startswith("argmap"):
        raise MapError(f"the format {form} is not {FORMAT}; use the argmap that made it")
    _check_kinds({key: data[key] for key in ("id", "text", "title") if key in data}, "not a map")
    if not isinstance(form, str):
        raise MapError(f"format is {_short(form)}; write {FORMAT} in quotes, or leave it out")
    for key, kind in (("notes", str), ("parts", Mapping), ("not_article", Mapping)):
        rows = data.get(key) or ()
        if not isinstance(rows, list | tuple) or not all(isinstance(row, kind) for row in rows):
            what = "texts" if kind is str else "objects"
            raise MapError(f"not a map: {key} is {_short(rows)}; write a list of {what}")
    made_by = data.get("made_by") or {}
    if not isinstance(made_by, Mapping) or not all(
        isinstance(word, str) for row in made_by.items() for word in row
    ):
        raise MapError(f"made_by is {_short(made_by)}; write an object of names and texts")


def _check_kinds(row: Mapping[str, Any], what: str) -> None:
    """Raise MapError where a value is of another kind than its key says."""
    for key, value in row.items():
        kind = _KINDS.get(key)
        legal = _TYPES[kind] if kind else (object,)
        if not isinstance(value, legal) or (isinstance(value, bool) and kind in (_WHOLE, _NUMBER)):
            raise MapError(f"{what}: {key} is {_short(value)}; write {kind}")


def _short(value: object) -> str:
    said = repr(value)
    return said if len(said) <= 30 else f"{said[:29]}…"


def _record(row: object, keys: Iterable[str]) -> dict[str, Any]:
    return {key: getattr(row, key) for key in keys}


def _cue_data(cue: Cue) -> dict[str, Any]:
    data = _record(cue, _CUE_KEYS)
    return data if cue.note else {key: data[key] for key in data if key != "note"}


def part_data(part: Part) -> dict[str, Any]:
    """Return a part as JSON-ready data."""
    return _record(part, _PART_KEYS)


def place_data(place: Place) -> dict[str, Any]:
    """Return a place as JSON-ready data, without what its file has not."""
    data: dict[str, Any] = {"start": place.start, "end": place.end}
    if place.page:
        data["page"] = place.page
    if place.box:
        data["box"] = list(place.box)
    if place.begins >= 0:
        data |= {"begins": place.begins, "ends": place.ends}
    if place.file:
        data["file"] = place.file
    return data


def place_of(row: Mapping[str, Any]) -> Place:
    """Return the place in JSON data; unknown keys are passed over.

    Raises:
        KeyError: It tells not of which stretch of the text it is.
        TypeError: A value is of the wrong kind.
        ValueError: A value is no number.
    """
    return Place(
        start=int(row["start"]),
        end=int(row["end"]),
        page=int(row.get("page", 0)),
        box=tuple(map(float, row.get("box", ()))),
        begins=float(row.get("begins", -1)),
        ends=float(row.get("ends", -1)),
        file=str(row.get("file", "")),
    )


def unit_data(unit: Unit) -> dict[str, Any]:
    """Return a unit as JSON-ready data; `parts`, `lead`, `note` only where it has any."""
    data = _record(unit, _UNIT_KEYS)
    if unit.parts:
        data["parts"] = [list(piece) for piece in unit.parts]
    data |= _texts(unit, _UNIT_TEXTS)
    data["because"] = [_cue_data(cue) for cue in unit.because]
    return data


def relation_data(relation: Relation) -> dict[str, Any]:
    """Return a relation as JSON-ready data; `note` is there only where it has one."""
    data = _record(relation, _RELATION_KEYS) | _texts(relation, _RELATION_TEXTS)
    data["because"] = [_cue_data(cue) for cue in relation.because]
    return data


def _texts(row: object, keys: Iterable[str]) -> dict[str, str]:
    return {key: text for key in keys if (text := getattr(row, key))}


def _known(row: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: row[key] for key in keys if key in row}


def _cues(row: Mapping[str, Any]) -> tuple[Cue, ...]:
    because = row.get("because", ())
    if not isinstance(because, list | tuple) or not all(isinstance(c, Mapping) for c in because):
        raise MapError(f"{row['id']}: because is {_short(because)}; write a list of objects")
    found = [_known(cue, _CUE_KEYS) for cue in because]
    for cue in found:
        _check_kinds(cue, f"{row['id']}, because")
    return tuple(Cue(**cue) for cue in found)


def _legal(value: str, legal: tuple[str, ...], what: str) -> None:
    if value not in legal:
        raise MapError(f"{what} {value!r} is none of {', '.join(legal)}")


def unit_of(row: Mapping[str, Any]) -> Unit:
    """Return the unit in JSON data; unknown keys are passed over.

    Raises:
        MapError: A label is not legal.
        KeyError: A needed key is missing.
    """
    # null and no key are the same: not annotated.
    row = {key: value for key, value in row.items() if value is not None}
    for key, legal in LEGAL.items():
        if key in row:
            _legal(row[key], legal, f"unit {row['id']}: {key}")
    pieces = tuple((int(start), int(end)) for start, end in row.get("parts", ()))
    values = _known(row, (*_UNIT_KEYS, *_UNIT_TEXTS))
    _check_kinds(values, f"unit {row['id']}")
    return Unit(**values, because=_cues(row), parts=pieces)


def relation_of(row: Mapping[str, Any]) -> Relation:
    """Return the relation in JSON data; unknown keys are passed over.

    Raises:
        MapError: Its type is not legal.
        KeyError: A needed key is missing.
    """
    _legal(row["type"], RELATION_TYPES, f"relation {row['id']}: type")
    values = _known(row, (*_RELATION_KEYS, *_RELATION_TEXTS))
    _check_kinds(values, f"relation {row['id']}")
    return Relation(**values, because=_cues(row))


def part_of(row: Mapping[str, Any], mapped: bool) -> Part:
    """Return the part in JSON data; unknown keys are passed over.

    Args:
        row: The data; without a kind it is body, or navigation where it is not mapped.
        mapped: Whether its statements may be units.

    Raises:
        MapError: Its kind is not legal.
        TypeError: A needed key is missing.
    """
    kind = row.get("kind", "body" if mapped else "navigation")
    _legal(kind, PART_KINDS, "part: kind")
    values = _known(row, ("start", "end", "text", "reason"))
    _check_kinds(values, "part")
    values.setdefault("reason", "")  # gold tells none
    return Part(kind=kind, mapped=mapped, **values)
