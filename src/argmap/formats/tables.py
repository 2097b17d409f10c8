"""The text of a table that a spreadsheet may have saved since we wrote it."""

from __future__ import annotations

import codecs


def text_of_table(data: bytes) -> str:
    """Return the text of a table, whatever encoding a spreadsheet saved it in.

    Example:
        >>> text_of_table("caf\u00e9".encode("utf-16")), text_of_table("caf\u00e9".encode("cp1252"))
        ('caf\u00e9', 'caf\u00e9')
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What a spreadsheet on Windows saves where it is not asked for UTF-8.
        return data.decode("cp1252", "replace")
