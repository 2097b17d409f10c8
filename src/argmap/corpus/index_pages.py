"""The pages of a collection: one that leads to the parts, and in each part one of its articles.

They are made from the tables, a part at a time, so that any number of articles will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from argmap.corpus.partitions import maps_folder
from argmap.corpus.read_tables import Tables
from argmap.corpus.table_rows import file_stem, rows_map
from argmap.formats import FORMATS
from argmap.formats.index_page import NAME, IndexEntry, Link, index_page, page, words
from argmap.plural import many

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PartOfIndex:
    """What the first page tells of a part: numbers and titles of its first and last article."""

    first: int
    last: int
    titles: tuple[str, str]
    mapped: int
    failed: int
    statements: int


def write_index(tables: Tables, maps: Sequence[str] = ()) -> str:
    """Write the pages of a collection, and return the name of the first.

    Args:
        tables: Its tables.
        maps: The forms in which its maps were written.

    Raises:
        InputError: A table cannot be read.
        OutputError: A page cannot be written.
    """
    told: list[PartOfIndex] = []
    for part in range(tables.parts):
        entries = _entries(tables, part, maps)
        numbers = list(entries)
        titles = [_title(entries[number]) for number in (numbers[0], numbers[-1])]
        maps_made = [entry.argmap for entry in entries.values() if entry.argmap]
        statements = sum(len(made.units) for made in maps_made)
        told.append(
            PartOfIndex(
                numbers[0], numbers[-1], (titles[0], titles[1]), len(maps_made),
                len(entries) - len(maps_made), statements,
            )
        )  # fmt: skip
        heading = f"Articles {numbers[0]:,} to {numbers[-1]:,}"
        folder = maps_folder(part)
        made = index_page(list(entries.values()), Path(folder), heading, _links(part, tables.parts))
        tables.store.write({f"{folder}/{NAME}": made.encode("utf-8")})
    tables.store.write({NAME: _first_page(told).encode("utf-8")})
    return NAME


def _links(part: int, parts: int) -> list[Link]:
    links = [("All articles", f"../../{NAME}")]
    if part:
        links.append(("← before", f"../part-{part - 1:06}/{NAME}"))
    if part + 1 < parts:
        links.append(("next →", f"../part-{part + 1:06}/{NAME}"))
    return links


def _entries(tables: Tables, part: int, maps: Sequence[str]) -> dict[int, IndexEntry]:
    """Return the articles of a part, by their numbers."""
    units, relations = (_by_document(tables.rows(name, part)) for name in ("units", "relations"))
    found: dict[int, IndexEntry] = {}
    for row in tables.rows("documents", part):
        number = row["document"]
        stem = file_stem(number, row["id"])
        # Its id is what its files are called.
        made = rows_map(row, units[number], relations[number], id=f"{number:06}-{row['id']}")
        made = replace(made, title=made.title or row["id"])
        paths = tuple(Path(maps_folder(part), f"{stem}{FORMATS[form].suffix}") for form in maps)
        found[number] = IndexEntry(_file(row), made, paths)
    for row in tables.rows("failures", part):
        found[row["document"]] = IndexEntry(_file(row), error=row["reason"])
    return dict(sorted(found.items()))


def _by_document(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document"]].append(row)
    return found


def _file(row: Row) -> str:
    return f"{row['file']}, row {row['row']}" if row["row"] else row["file"]


def _title(entry: IndexEntry) -> str:
    return entry.argmap.title if entry.argmap else Path(entry.file).name


def _first_page(parts: Sequence[PartOfIndex]) -> str:
    mapped, failed = sum(row.mapped for row in parts), sum(row.failed for row in parts)
    statements = sum(row.statements for row in parts)
    rows = "\n".join(_row(number, row) for number, row in enumerate(parts))
    told = f"{many(mapped + failed, 'article')}: {mapped:,} mapped, {failed:,} not"
    about = f"{told}; {many(statements, 'statement')}."
    body = f'<p class="about">{about}</p>\n<main>\n{rows}\n</main>\n'
    return page(many(mapped, "argument map"), body)


def _row(number: int, row: PartOfIndex) -> str:
    first, last = (words(title) for title in row.titles)
    titles = first if row.first == row.last else f"{first} … {last}"
    failed = f", {row.failed:,} not mapped" if row.failed else ""
    return (
        f'<article><h2><a href="{maps_folder(number)}/{NAME}">'
        f"Articles {row.first:,} to {row.last:,}</a></h2><p>{titles}</p>"
        f'<p class="about">{many(row.mapped, "map")}{failed}; '
        f"{many(row.statements, 'statement')}</p></article>"
    )
