"""A table that leads each unit back to where it stands in its file, as CSV for a spreadsheet.

Sources: RFC 4180 (CSV); W3C Web Annotation Data Model (text quote selector); WICG Scroll To Text
Fragment (a link to words on a page).
"""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

from argmap.export.csv import MARK, tame
from argmap.export.safe_text import clean
from argmap.graph.places import Quote, unit_places, unit_quote
from argmap.model import ArgumentMap, Place, Unit

COLUMNS = (
    "id", "page", "left", "top", "right", "bottom", "begins", "ends", "file", "before", "text",
    "after", "link",
)  # fmt: skip
NOWHERE = Place(0, 0)
LONG_QUOTE = 100  # characters of a quotation, from which on a link names its first and last words
WORDS = 5


def to_places(argmap: ArgumentMap) -> str:
    r"""Return where each unit stands as CSV with a byte order mark, lines ended by `\r\n`.

    A unit has a row for each page or chapter that it stands on, in text order. Boxes are in points
    from the upper left corner of the page, times in hours, minutes and seconds; `before`, `text`
    and `after` find the words in the file, and `link` leads to them on the web where the article
    has an address.
    """
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for unit in argmap.units:
        found = unit_quote(argmap, unit)
        for place in unit_places(argmap, unit) or (NOWHERE,):
            writer.writerow(map(tame, map(clean, _row(argmap, unit, place, found))))
    return out.getvalue()


def clock(seconds: float) -> str:
    """Return a time as hours, minutes, seconds; empty where it is negative.

    Example:
        >>> clock(3723.5)
        '01:02:03.500'
    """
    if seconds < 0:
        return ""
    whole = round(seconds * 1000)
    minutes, rest = divmod(whole, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _row(argmap: ArgumentMap, unit: Unit, place: Place, found: Quote) -> list[str]:
    return [
        unit.id,
        str(place.page or ""),
        *(f"{number:.1f}" for number in place.box or ()),
        *("" for _ in range(4 - len(place.box))),
        clock(place.begins),
        clock(place.ends),
        place.file,
        found.before,
        found.exact,
        found.after,
        text_link(argmap.source, found),
    ]


def text_link(source: str, found: Quote) -> str:
    """Return a link to words on a web page; empty where the source is no address of one.

    Example:
        >>> text_link("https://example.org/a", Quote("It pays.", "", ""))
        'https://example.org/a#:~:text=It%20pays.'
    """
    if not source.startswith(("https://", "http://")):
        return ""
    words = found.exact.split()
    if len(found.exact) <= LONG_QUOTE or len(words) <= 2 * WORDS:
        pieces = [found.exact]
    else:
        pieces = [" ".join(words[:WORDS]), " ".join(words[-WORDS:])]
    named = ",".join(quote(piece, safe="").replace("-", "%2D") for piece in pieces)
    return f"{source.partition('#')[0]}#:~:text={named}"
