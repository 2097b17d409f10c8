"""Maps in other forms. A new form is one file and one row here."""

from __future__ import annotations

from argmap.export.output_formats import FORMATS, Format
from argmap.export.writer import Written, write, write_picture

__all__ = ["FORMATS", "Format", "Written", "schema_text", "write", "write_picture"]


def schema_text() -> str:
    """Return the JSON Schema of a map, with a final newline."""
    from argmap.export.json import schema_text as read

    return read()
