"""Maps in other forms. A new form is one file and one row of `output_formats`.

Files by subject:
    which forms: `output_formats` (by name), `writer` (a map's files, all or none), `files` (one
        file, whole or not at all).
    data: `json`, `csv`, `markdown`, `table` (the claims as rows, for both).
    picture: `svg`, `paper` (PDF and PNG), `dot` (a map in Graphviz' language), and for it `box`,
        `frame`, `legend`, `layout_hints` (what puts the boxes in their places), `dottext`
        (escapes), `text_width`, `graphviz_run`, `label_placement` (words on arrows).
    page: `html`, and for it `marked_text` (the article), `accessible_names` (the picture for
        screen readers), `panels`, `controls`, `colours`, `pagedata`, and the folder `page/`.
    looks and words: `style` (from `style.toml`), `wording` (units and relations in words), `view`
        (what of a map is drawn, and how).
"""

from __future__ import annotations

from argmap.export.output_formats import FORMATS, Format
from argmap.export.writer import Written, write, write_picture

__all__ = ["FORMATS", "Format", "Written", "schema_text", "write", "write_picture"]


def schema_text() -> str:
    """Return the JSON Schema of a map, with a final newline."""
    from argmap.export.json import schema_text as read

    return read()
