"""From the tables of a run to its debates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from argmap.corpus.debate.article_topics import find_topics
from argmap.corpus.debate.assemble import assemble
from argmap.corpus.debate.copies import find_copies, told_once
from argmap.corpus.debate.likeness import Likeness
from argmap.corpus.debate.records import ArticleSource, Debate
from argmap.corpus.debate.table_records import DocumentRow, RelationRow, UnitRow, read_table
from argmap.corpus.read_tables import Tables

FEWEST = 2  # articles of a debate


@dataclass(frozen=True, slots=True)
class FoundDebates:
    """The debates in a collection.

    Attributes:
        debates: The one with most articles first.
        articles: How many articles the tables hold.
        copies: By the id of each copy the id of the first; both with their numbers.
        alone: How many articles share their question with no other.
    """

    debates: tuple[Debate, ...]
    articles: int
    copies: tuple[tuple[DocumentRow, DocumentRow], ...]
    alone: int


def find_debates(tables: Tables, likeness: Likeness, question: str = "") -> FoundDebates:
    """Return the debates in the tables of a run.

    Args:
        tables: The tables.
        likeness: Tells which statements say the same.
        question: The one question that all articles are on; where it is empty, they are parted
            by what they are about.

    Raises:
        InputError: A table cannot be read.
    """
    told = {row.document: row for row in read_table(tables, "documents", DocumentRow)}
    copies = find_copies((number, row.text) for number, row in _by_date(told))
    sources = _sources(told, copies)
    units: dict[int, list[UnitRow]] = {number: [] for number in sources}
    for unit in read_table(tables, "units", UnitRow):
        if unit.document in units:
            units[unit.document].append(unit)
    links: dict[int, list[RelationRow]] = {number: [] for number in sources}
    for link in read_table(tables, "relations", RelationRow):
        if link.document in links:
            links[link.document].append(link)
    said = {number: " ".join(unit.text for unit in rows) for number, rows in units.items() if rows}
    topics = [sorted(said)] if question else find_topics(said)
    debates = [
        assemble(
            number, [sources[n] for n in topic], [u for n in topic for u in units[n]],
            [link for n in topic for link in links[n]], likeness, question,
        )
        for number, topic in enumerate((t for t in topics if len(t) >= FEWEST), 1)
    ]  # fmt: skip
    return FoundDebates(
        tuple(debates), len(told),
        tuple((told[copy], told[first]) for copy, first in sorted(copies.items())),
        sum(len(topic) for topic in topics if len(topic) < FEWEST),
    )  # fmt: skip


def _by_date(told: Mapping[int, DocumentRow]) -> Iterator[tuple[int, DocumentRow]]:
    """Yield articles with the earliest first, so that of copies the first counts."""
    yield from sorted(told.items(), key=lambda row: (row[1].date or "~", row[0]))


def _sources(
    told: Mapping[int, DocumentRow], copies: Mapping[int, int]
) -> dict[int, ArticleSource]:
    again = told_once(copies)
    made = {}
    for number, row in told.items():
        if number in copies:
            continue
        own = [told[copy] for copy in again.get(number, ())]
        outlets = dict.fromkeys(map(outlet_of, (row, *own)))
        made[number] = ArticleSource(
            number, row.id, row.title or row.id, outlet_of(row), row.date,
            tuple(copy.id for copy in own), tuple(outlets),
        )  # fmt: skip
    return made


def outlet_of(row: DocumentRow) -> str:
    """Return what an article appeared in: the host of its address, a name, its author or file."""
    source = " ".join(row.source.split())
    if source.startswith(("http://", "https://")):
        try:
            host = urlsplit(source).hostname or source
        except ValueError:
            host = source
        return host.removeprefix("www.")
    return source or row.author or row.id
