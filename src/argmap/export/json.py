"""A map as JSON, and the JSON Schema it keeps."""

from __future__ import annotations

from pathlib import Path

from argmap.model import ArgumentMap

SCHEMA = Path(__file__).with_name("map.schema.json")


def to_json(argmap: ArgumentMap) -> str:
    """Return a map as JSON text, a superset of the neutral gold format."""
    return argmap.to_json()


def schema_text() -> str:
    """Return the JSON Schema (draft 2020-12) of `to_json`'s result, with a final newline."""
    return SCHEMA.read_text(encoding="utf-8")
