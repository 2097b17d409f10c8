"""A map as an Excel workbook: claims to check, relations, and what became of each sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from argmap.export.reasons import reasons
from argmap.export.safe_text import clean
from argmap.export.table import COLUMNS, NONE, OURS, Claim, rows, verdicts_of
from argmap.graph.coverage import coverage
from argmap.model import TARGETS_RELATION, ArgumentMap
from argmap.records import words_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook

VERDICTS = ["right", "wrong", "unsure"]
# Columns wide enough for what they hold, in letters; of others the name decides.
WIDTHS = {
    "text": 60, "sentence text": 60, "from text": 50, "to text": 50, "verdict": 30,
    "relations out": 24, "relations in": 24, "says": 16, "role": 14, "why": 40, "grounds": 40,
}  # fmt: skip
NUMBERS = {"score", "start", "end", "paragraph", "sentence"}
LONGEST = 32_767  # letters of a cell
UNPACKED = 200_000_000  # bytes that a workbook may hold
RELATIONS = ("id", "from", "type", "to", "score", "from text", "to text", "grounds")
SENTENCES = ("start", "end", "became", "why", "units", "sentence text")
DAY = datetime(2000, 1, 1)  # the same map gives the same file on any day


def to_xlsx(argmap: ArgumentMap, verdicts: Mapping[Claim, str] = NONE) -> bytes:
    """Return a map as a workbook of three sheets; verdicts are those a user gave before."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    # A text of the article is never a formula, a link or a number.
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(out, plain)
    book.set_properties({"title": clean(argmap.title or argmap.id)[:255], "created": DAY})
    found = rows(argmap, verdicts)
    _sheet(book, "Claims", COLUMNS, (tuple(row.values()) for row in found), len(found))
    _sheet(book, "Relations", RELATIONS, _relations(argmap), len(argmap.relations))
    sentences = coverage(argmap)
    told = (
        (row.start, row.end, row.fate, row.reason, ", ".join(row.units), row.text)
        for row in sentences
    )
    _sheet(book, "Sentences", SENTENCES, told, len(sentences))
    book.close()
    return out.getvalue()


def read_verdicts(data: bytes) -> dict[Claim, str]:
    """Return what a user wrote into the verdict column; none where it is no such workbook."""
    head, table = _table(data)
    if not {"role", "text", "verdict"} <= set(head):
        return {}
    blank = dict.fromkeys(head, "")
    return verdicts_of(blank | dict(zip(head, row, strict=False)) for row in table)


def holds_more(data: bytes) -> bool:
    """Return whether a workbook holds what neither the map nor its verdicts give."""
    head, table = _table(data)
    if not {"role", "text", "verdict", "start"} <= set(head):
        return bool(data)
    for row in table:
        named = dict(zip(head, row, strict=False))
        own = [cell for name, cell in named.items() if name not in OURS] + row[len(head) :]
        if any(own) or (any(row) and not named.get("start", "").isdecimal()):
            return True
    return False


def _relations(argmap: ArgumentMap) -> Iterable[tuple[Any, ...]]:
    texts = {unit.id: words_of(unit) for unit in argmap.units}
    sources = {row.id: row.source for row in argmap.relations}
    for row in argmap.relations:
        to = texts[sources[row.target] if row.type in TARGETS_RELATION else row.target]
        grounds = "; ".join(reasons(row.because))
        yield row.id, row.source, row.type, row.target, row.score, texts[row.source], to, grounds


def _sheet(
    book: Workbook, name: str, columns: Sequence[str], table: Iterable[Sequence[Any]], length: int
) -> None:
    """Add a sheet with a frozen, filtered head."""
    sheet = book.add_worksheet(name)
    head, body = (
        book.add_format({"bold": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    for at, column in enumerate(columns):
        sheet.set_column(at, at, WIDTHS.get(column, max(8, len(column) + 3)))
        sheet.write_string(0, at, column, head)
    for number, row in enumerate(table, 1):
        for at, value in enumerate(row):
            if isinstance(value, int | float) or (columns[at] in NUMBERS and value):
                sheet.write_number(number, at, float(value), body)
            else:
                sheet.write_string(number, at, clean(str(value))[:LONGEST], body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(length, 1), len(columns) - 1)
    if "verdict" in columns and length:
        at = columns.index("verdict")
        # The list offers, it does not forbid: why a claim is wrong takes words.
        rule = {"validate": "list", "source": VERDICTS, "show_error": False}
        sheet.data_validation(1, at, length, at, rule)


def _table(data: bytes) -> tuple[list[str], list[list[str]]]:
    """Return head and rows of the sheet of claims, empty where there is none."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
                return [], []
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book["Claims"] if "Claims" in book.sheetnames else book.worksheets[0]
        found = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    except Exception:  # Of a broken file the reader raises whatever its parsers do.
        return [], []
    return [cell.strip().casefold() for cell in found[0]] if found else [], found[1:]


def _cell(value: object) -> str:
    """Return a cell as the text that stands in it."""
    if isinstance(value, float) and value.is_integer():
        return f"{int(value)}"
    return "" if value is None else str(value)
