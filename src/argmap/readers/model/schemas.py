"""The forms of a model's answers as JSON Schema, for servers that hold a model to one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.records import RELATION_TYPES, ROLES

Schema = Mapping[str, Any]
LONGEST_REASON = 200  # characters


def _object(properties: Mapping[str, Schema], *optional: str) -> Schema:
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def _rows(row: Schema) -> Schema:
    return {"type": "array", "items": row}


_NUMBER: Schema = {"type": "integer"}
_WORDS: Schema = {"type": "string"}
_LABELS: Mapping[str, Schema] = {
    "role": {"type": "string", "enum": list(ROLES)},
    "speaker": _WORDS,
    "stance": {"type": "string", "enum": ["endorses", "rejects"]},
    "hedged": {"type": "boolean"},
    "limits": _NUMBER,
}
_OPTIONAL = ("speaker", "stance", "hedged", "limits")
_STATEMENT = _object({"id": _NUMBER, "sentence": _NUMBER, "quote": _WORDS, **_LABELS}, *_OPTIONAL)
_LABELLED = _object({"id": _NUMBER, **_LABELS}, *_OPTIONAL)
_QUOTE = _object({"id": _NUMBER, "quote": _WORDS})
_LINK = _object(
    {
        "from": _NUMBER,
        "to": _NUMBER,
        "type": {"type": "string", "enum": list(RELATION_TYPES)},
        "why": _WORDS,
    },
    "type",
)
_STATEMENTS = {"statements": _rows(_STATEMENT)}
_LINKS = {"links": _rows(_LINK), "main": _NUMBER}

# The form of each kind of answer, by the name that a server is told.
ANSWERS: Mapping[str, Schema] = {
    "statements": _object(_STATEMENTS),
    "links": _object({"quotes": _rows(_QUOTE), **_LINKS}, "quotes", "main"),
    "labels": _object({"statements": _rows(_LABELLED), **_LINKS}, "main"),
    "whole": _object({"for": _WORDS, **_STATEMENTS, **_LINKS}, "for", "main"),
}
