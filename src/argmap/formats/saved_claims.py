"""Claims as a spreadsheet saved them: known again as the map's, and written as it had them."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.export.csv import like
from argmap.export.safe_text import clean
from argmap.export.table import Claim
from argmap.formats.tables import LEGACY, as_saved, encoding_of_table, text_of_table
from argmap.model import ArgumentMap


def like_before(old: bytes, made: bytes, argmap: ArgumentMap) -> bytes:
    """Return a new file of claims as CSV with the separator of the older one in its place.

    Args:
        old: What the older one holds, empty where there is none.
        made: What the new one is to hold.
        argmap: The map.
    """
    if not old:
        return made
    return like(text_of_table(old, argmap.text), made.decode("utf-8")).encode("utf-8")


def put_right(verdicts: Mapping[Claim, str], data: bytes, argmap: ArgumentMap) -> dict[Claim, str]:
    """Return verdicts under the claims of a map, where the file has a question mark for a letter.

    Args:
        verdicts: The verdicts by the claims as the file has them.
        data: What the file holds.
        argmap: The map.
    """
    encoding = encoding_of_table(data, argmap.text)
    if encoding not in LEGACY:
        return dict(verdicts)
    texts = {as_saved(clean(unit.text), encoding): clean(unit.text) for unit in argmap.units}
    return {(role, texts.get(text, text), n): said for (role, text, n), said in verdicts.items()}
