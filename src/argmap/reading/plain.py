"""Plain text: the file's text is the text of record."""

from __future__ import annotations

from argmap.reading.encoding import decode_bytes
from argmap.reading.extraction import Extraction


def extract(data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return the text of a plain text file; its lines are to tell its paragraphs.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: How the text is encoded; found out where None.

    Raises:
        InputError: It is not plain text.
    """
    return Extraction(decode_bytes(data, name, encoding))
