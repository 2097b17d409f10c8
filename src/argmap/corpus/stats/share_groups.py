"""What the articles of a collection are put together by: where they appeared, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from email.utils import parsedate
from typing import Any, cast
from urllib.parse import urlsplit

Row = Mapping[str, Any]
UNTOLD = "(not told)"
ISO = re.compile(r"\s*(\d{4})-?(0[1-9]|1[0-2])(?!\d{3})")
YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


def source_of(row: Row) -> str:
    """Return where an article appeared: the host of an address, else as it is told.

    Example:
        >>> source_of({"source": "https://www.example.org/2020/a"}), source_of({"source": "Post"})
        ('example.org', 'Post')
    """
    source = " ".join(row["source"].split())
    if source.startswith(("https://", "http://")):
        try:
            host = urlsplit(source).hostname or ""
        except ValueError:
            host = ""
        source = host.removeprefix("www.") or source
    return source or UNTOLD


def author_of(row: Row) -> str:
    """Return who wrote an article."""
    return " ".join(row["author"].split()) or UNTOLD


def folder_of(row: Row) -> str:
    """Return the folder of an article's file, or the file that it is a row of.

    Example:
        >>> folder_of({"file": "news/post/a.txt", "row": 0})
        'news/post'
    """
    file: str = row["file"].replace("\\", "/")
    return (file if row["row"] else file.rpartition("/")[0]) or "."


def month_of(row: Row) -> str:
    """Return the month in which an article appeared.

    Example:
        >>> [month_of({"date": date}) for date in ("2020-03-01T10:00", "Mon, 2 Mar 2020", "1848")]
        ['2020-03', '2020-03', '(not told)']
    """
    if found := ISO.match(row["date"]):
        return "-".join(found.groups())
    # Of a date without a time it makes nothing.
    told = (parsedate(row["date"] + time) for time in ("", " 00:00"))
    parsed = next((cast("tuple[int, ...]", found) for found in told if found), None)
    return f"{parsed[0]:04}-{parsed[1]:02}" if parsed else UNTOLD


def year_of(row: Row) -> str:
    """Return the year in which an article appeared.

    Example:
        >>> [year_of({"date": date}) for date in ("20200301", "March 1848", "12/3/20")]
        ['2020', '1848', '(not told)']
    """
    month = month_of(row)
    if month != UNTOLD:
        return month[:4]
    found = YEAR.search(row["date"])
    return found[0] if found else UNTOLD


GROUPS: Mapping[str, Callable[[Row], str]] = {
    "source": source_of,
    "author": author_of,
    "folder": folder_of,
    "year": year_of,
    "month": month_of,
}
TIMES = ("year", "month")
# What of a document the groups go by.
COLUMNS = ("source", "author", "file", "row", "date")
