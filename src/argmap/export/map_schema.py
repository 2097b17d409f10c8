"""The JSON Schema that a map's JSON keeps."""

from __future__ import annotations

from pathlib import Path

SCHEMA = Path(__file__).with_name("map.schema.json")


def schema_text() -> str:
    """Return the JSON Schema (draft 2020-12) of a map's JSON, with a final newline."""
    return SCHEMA.read_text(encoding="utf-8")
