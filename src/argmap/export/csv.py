"""The claims as CSV (RFC 4180) for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from argmap.export.table import COLUMNS, NONE, OURS, Claim, rows, verdicts_of
from argmap.model import ArgumentMap

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV injection);
# some take the wide forms of East Asian keyboards too.
FORMULA = "=+@\t\r\n\uff1d\uff0b\uff0d\uff20-"
WILD = re.compile(f"'*[{FORMULA}]")
TAMED = re.compile(f"'+[{FORMULA}]")
# What spreadsheets put between cells, by country.
DELIMITERS = ",;\t"
# Without it Excel reads a file by the code page of its country: "Zoë" is shown as "ZoÃ«".
MARK = "\ufeff"
# A first line that tells Excel what stands between the cells.
TOLD = re.compile(f'"?sep=([{DELIMITERS}])"?\n', re.IGNORECASE)
NEEDED = {"role", "text", "verdict"}


def to_csv(argmap: ArgumentMap, verdicts: Mapping[Claim, str] = NONE) -> str:
    r"""Return the claims as CSV with a byte order mark and a heading, lines ended by `\r\n`.

    Verdicts are those a user gave before. A cell that a spreadsheet would run as a formula gets
    an apostrophe before it.

    Example:
        >>> from argmap.model import Unit
        >>> argmap = ArgumentMap("a", "=SUM(A1)", (Unit("u1", 0, 8, "=SUM(A1)", "claim"),))
        >>> "'=SUM(A1)" in to_csv(argmap).splitlines()[1].split(",")
        True
    """
    out = io.StringIO()
    out.write(MARK)
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows(argmap, verdicts):
        writer.writerow({key: tame(value) for key, value in row.items()})
    return out.getvalue()


def read_verdicts(text: str) -> dict[Claim, str]:
    """Return what a user wrote into the verdict column of a claims file.

    Args:
        text: A file made by `to_csv`, perhaps saved by a spreadsheet since: with other
            delimiters, line ends, columns.

    Returns:
        The verdict of each claim that has one; empty where it is no such file.
    """
    table = list(_table(text))
    head = [cell.strip().casefold() for cell in table[0]] if table else []
    if not set(head) >= NEEDED:
        return {}
    blank = dict.fromkeys(NEEDED, "")
    return verdicts_of({**blank, **dict(zip(head, row, strict=False))} for row in table[1:])


def holds_more(text: str) -> bool:
    """Return whether a file holds what neither the map nor its verdicts give: notes, own rows."""
    table = list(_table(text))
    head = [cell.strip().casefold() for cell in table[0]] if table else []
    if not set(head) >= NEEDED | {"start"}:
        return bool(text.strip("\ufeff\0 \r\n"))
    for row in table[1:]:
        named = dict(zip(head, row, strict=False))
        own = [cell for name, cell in named.items() if name not in OURS] + row[len(head) :]
        if any(map(str.strip, own)) or (any(row) and not named.get("start", "").isdecimal()):
            return True
    return False


def like(old: str, made: str) -> str:
    """Return a claims file with the separator of an older one in its place.

    Args:
        old: The older file, as a spreadsheet may have saved it.
        made: The new one, from `to_csv`.
    """
    delimiter, _ = _separated(old)
    if delimiter == "," or not _table_head(old) >= NEEDED:
        return made
    out = io.StringIO()
    out.write(MARK)
    table = csv.reader(io.StringIO(made.removeprefix(MARK), newline=""))
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(table)
    return out.getvalue()


def _table_head(text: str) -> set[str]:
    return {cell.strip().casefold() for cell in next(_table(text), [])}


def _separated(text: str) -> tuple[str, str]:
    """Return what stands between the cells of a table, and the table."""
    text = text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")
    if told := TOLD.match(text):
        return told.group(1), text[told.end() :]
    return max(DELIMITERS, key=text.partition("\n")[0].count), text


def _table(text: str) -> Iterator[list[str]]:
    delimiter, text = _separated(text)
    limit = csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        found = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    finally:
        csv.field_size_limit(limit)
    for row in found:
        if any(row):
            yield [cell[1:] if TAMED.match(cell) else cell for cell in row]


def tame(value: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: with an apostrophe where one would."""
    return f"'{value}" if WILD.match(value) else value
