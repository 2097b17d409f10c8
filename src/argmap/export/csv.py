"""The claims as CSV (RFC 4180) for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from types import MappingProxyType

from argmap.export.table import COLUMNS, rows
from argmap.model import ArgumentMap

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


NONE: Mapping[tuple[str, str], str] = MappingProxyType({})


def to_csv(argmap: ArgumentMap, verdicts: Mapping[tuple[str, str], str] = NONE) -> str:
    r"""Give the claims as CSV with a heading, lines ended by `\r\n`.

    Verdicts are those a user gave before, by role and text. A cell that a spreadsheet would run
    as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in rows(argmap, verdicts):
        writer.writerow({key: _tame(value) for key, value in row.items()})
    return out.getvalue()


def read_verdicts(text: str) -> dict[tuple[str, str], str]:
    """Read what a user wrote into the verdict column of a claims file.

    Args:
        text: A file made by `to_csv`, perhaps saved by a spreadsheet since.

    Returns:
        The verdict for each pair of role and text that has one; empty where it is no such file.
    """
    found = {}
    for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))):
        verdict = (row.get("verdict") or "").strip()
        if verdict:
            found[row.get("role") or "", (row.get("text") or "").lstrip("'")] = verdict
    return found


def _tame(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value
