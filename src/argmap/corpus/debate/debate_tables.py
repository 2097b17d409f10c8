"""Debates as rows of tables, and the tables as files; the columns stand in `debate.toml`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from argmap.corpus.debate.find_debates import FoundDebates
from argmap.corpus.debate.records import ArticleSource, Debate, SharedStatement, count_outlets
from argmap.corpus.partitions import FORMATS
from argmap.corpus.table_schemas import Table, read_schemas
from argmap.export.csv import MARK, tame
from argmap.export.safe_text import clean

DATA = Path(__file__).with_name("debate.toml")
SIDES = "AB"
SHEET = ("question", "side", "sources", "articles", "says", "reports", "rejects", "first", "last")


@cache
def load_debate_tables() -> tuple[Table, ...]:
    """Return the tables.

    Example:
        >>> [table.name for table in load_debate_tables()]
        ['debates', 'statements', 'places', 'bonds', 'copies']
    """
    return read_schemas(DATA)


def table_files(found: FoundDebates, form: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the file of each table, then of a sheet for spreadsheets.

    Args:
        found: The debates.
        form: A name of `argmap.corpus.partitions.FORMATS`.
    """
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = {
        "debates": [_debate(debate) for debate in found.debates],
        "statements": [row for debate in found.debates for row in _statements(debate)],
        "places": [row for debate in found.debates for row in _places(debate)],
        "bonds": [row for debate in found.debates for row in _bonds(debate)],
        "copies": [
            {"document": copy.document, "id": copy.id, "copy_of": first.document,
             "copy_of_id": first.id}
            for copy, first in found.copies
        ],
    }  # fmt: skip
    for table in load_debate_tables():
        yield f"{table.name}.{form}", FORMATS[form](rows[table.name], table)
    yield "statements.csv", _sheet(found).encode("utf-8")


def sides_of(debate: Debate) -> Mapping[int, str]:
    """Return A for the side of the first position, B for the other."""
    order = [point.statement.side for point in debate.positions if point.statement.side]
    found = list(dict.fromkeys(order))
    rest = [side for side in (1, -1) if side not in found]
    return dict(zip([*found, *rest], SIDES, strict=False))


def _debate(debate: Debate) -> Mapping[str, Any]:
    return {
        "debate": debate.number,
        "question": debate.question,
        "articles": len(debate.articles),
        "copies": debate.copies,
        "sources": count_outlets(debate.articles),
        "statements": len(debate.statements),
        "positions": [point.statement.id for point in debate.positions],
    }


def _statements(debate: Debate) -> Iterator[Mapping[str, Any]]:
    sides = sides_of(debate)
    bearing: dict[tuple[str, str], list[str]] = {}
    for bond in debate.bonds:
        bearing.setdefault((bond.target, bond.type), []).append(bond.source)
    for statement in debate.statements:
        yield {
            "debate": debate.number,
            "statement": statement.id,
            "wording": statement.wording,
            "side": sides.get(statement.side),
            **{name: getattr(statement, name) for name in ("sources", "articles", "first", "last")},
            **dict(statement.stands.items()),
            "supported_by": bearing.get((statement.id, "support"), []),
            "attacked_by": bearing.get((statement.id, "attack"), []),
        }


def _places(debate: Debate) -> Iterator[Mapping[str, Any]]:
    sources = debate.by_number
    same = ("document", "unit", "paragraph", "start", "end", "text", "speaker", "stand")
    for statement in debate.statements:
        for place in statement.places:
            source = sources[place.document]
            yield {
                "debate": debate.number,
                "statement": statement.id,
                "id": source.id,
                **{name: getattr(place, name) for name in same},
                "source": source.outlet,
                "date": source.date,
                "title": source.title,
            }


def _bonds(debate: Debate) -> Iterator[Mapping[str, Any]]:
    for bond in debate.bonds:
        yield {
            "debate": debate.number, "source": bond.source, "target": bond.target,
            "type": bond.type, "articles": bond.articles,
        }  # fmt: skip


def _sheet(found: FoundDebates) -> str:
    """Return the statements as CSV for a spreadsheet, a row each, with all that say it."""
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["debate", *SHEET, "wording", "said_in"])
    for debate in found.debates:
        sources = debate.by_number
        for row, statement in zip(_statements(debate), debate.statements, strict=True):
            told = {**row, "question": debate.question}
            cells = [debate.number, *(told[name] for name in SHEET), statement.wording]
            said = " | ".join(dict.fromkeys(_said_in(statement, sources)))
            writer.writerow(
                tame(clean(str(cell if cell is not None else ""))) for cell in [*cells, said]
            )
    return out.getvalue()


def _said_in(statement: SharedStatement, sources: Mapping[int, ArticleSource]) -> Iterator[str]:
    for place in statement.places:
        source = sources[place.document]
        yield ", ".join(filter(None, (source.outlet, source.date, source.title)))
