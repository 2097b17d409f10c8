"""XML from elsewhere: read as UTF-8, without declarations that could make it grow or reach out."""

from __future__ import annotations

import re

from argmap.errors import InputError
from argmap.formats.source import Source

DECLARED = re.compile("<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def xml_text(source: Source) -> str:
    """Return the text of an XML file.

    Raises:
        InputError: It is not UTF-8, or declares a document type or entities.
    """
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source.name}: not UTF-8 at byte {error.start}; save it so") from error
    if DECLARED.search(text):
        raise InputError(
            f"{source.name}: it declares a document type or entities, which maps do not need; "
            "take them out"
        )
    # The text is given to parsers as such: what it says of its encoding is past.
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
