"""Maps out and in: a file a form, with its row in `registry`.

Files by subject:
    which forms: `registry` (by name), `carried` (what a form carries, what is lost), `writer` (a
        map's files, all or none), `reading_maps` (which form a file is in), `source` (a file).
    from others' data to a map: `building`, `left_open` (roles and sides), `circles` (of support),
        `relation_words`, `made_text` where no text is at hand, `told` (what we tell in margins),
        `xml_guard`.
    the forms: a module each, but for pictures, page and tables of claims, which stand in
        `argmap.export`.
"""

from __future__ import annotations

from argmap.formats.registry import FORMATS, Format
from argmap.formats.writer import Written, write, write_picture

__all__ = ["FORMATS", "Format", "Written", "write", "write_picture"]
