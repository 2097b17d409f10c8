"""Plain text and Markdown."""

from __future__ import annotations

from argmap.reading.encoding import decode_bytes


def read(data: bytes, name: str, encoding: str | None = None) -> str:
    """Return the text of a plain text file.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: How the text is encoded; found out where None.

    Raises:
        InputError: It is not plain text.
    """
    return decode_bytes(data, name, encoding)
