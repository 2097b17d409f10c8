"""The whole run: articles in, tables out, begun or gone on with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import argmap
from argmap.corpus.article import Article, Columns
from argmap.corpus.find_articles import check_sources, find_articles
from argmap.corpus.map_article import Settings
from argmap.corpus.partitions import write_part
from argmap.corpus.process_pool import Job, Pool
from argmap.corpus.run_log import Part, RunLog
from argmap.corpus.table_rows import Row, Rows
from argmap.corpus.table_schemas import schemas_text
from argmap.errors import InputError
from argmap.export.files import write_file
from argmap.scorers.registry import default_scorer

# A part ends with so many characters at the latest: all of it is held until it is written.
PART_CHARACTERS = 4_000_000
SCHEMAS = "tables.schema.json"
TABLES = ("documents", "units", "relations", "failures")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do.

    Attributes:
        sources: Folders, files, patterns, `-`.
        folder: The folder that the tables go into.
        columns: Which columns of tables hold text and id.
        settings: How articles are mapped.
        form: How tables are written: `jsonl` or `parquet`.
        part: Articles a part, at most.
        workers: Processes that map; the tables are the same for any number.
    """

    sources: tuple[str, ...]
    folder: Path
    columns: Columns = field(default_factory=Columns)
    settings: Settings = field(default_factory=Settings)
    form: str = "jsonl"
    part: int = 256
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Totals:
    """How much is in the tables.

    Attributes:
        documents: Articles that were mapped.
        units: Their statements.
        relations: Their relations.
        failures: Articles that were not mapped.
        parts: Parts of each table.
        before: Articles that an earlier run had done.
    """

    documents: int = 0
    units: int = 0
    relations: int = 0
    failures: int = 0
    parts: int = 0
    before: int = 0

    @property
    def articles(self) -> int:
        """Return how many articles were gone through."""
        return self.documents + self.failures


Told = Callable[[Totals], None]


def run_corpus(plan: Plan, tell: Told = lambda totals: None) -> Totals:
    """Map the articles of a plan into its tables, and return how much is in them.

    Args:
        plan: What to do. Where its folder holds a part of the same run, it goes on behind that.
        tell: Is told how far it is: once at the beginning, then after each article.

    Raises:
        InputError: A source is not there, or the folder is another run's.
        OutputError: The tables cannot be written.
        PipelineError: The reader cannot be used.
    """
    check_sources(plan.sources, plan.columns)
    log = RunLog(plan.folder, _settings(plan))
    with closing(log):
        write_file(plan.folder / SCHEMAS, schemas_text(), keep=False)
        articles = find_articles(plan.sources, plan.columns, plan.settings.most_bytes)
        _pass_over(articles, log)
        first = next(articles, None)
        totals = _totals(log)
        tell(totals)
        if first is not None:
            if log.whole:
                raise InputError(
                    f"{plan.folder}: it is whole, and the sources hold more articles now; "
                    "name another folder"
                )
            _map_rest(plan, log, chain([first], articles), totals, tell)
        log.end()
        return replace(_totals(log), before=totals.before)


def _settings(plan: Plan) -> dict[str, Any]:
    settings = asdict(plan.settings)
    return {
        "argmap": argmap.__version__,
        "sources": list(plan.sources),
        "columns": asdict(plan.columns),
        "form": plan.form,
        "part": plan.part,
        **settings | {"scorer": plan.settings.scorer or default_scorer()},
    }


def _pass_over(articles: Iterator[Article], log: RunLog) -> None:
    """Go past the articles of the parts that are whole; raises InputError if they are others."""
    for part in log.parts:
        seen = Seen()
        for article in islice(articles, part.articles):
            seen.add(article)
        if (seen.articles, seen.digest) != (part.articles, part.digest):
            raise InputError(
                f"{log.folder}: the sources are not what they were when it was begun (part "
                f"{part.part}); name another folder"
            )


def _totals(log: RunLog) -> Totals:
    sums = {name: sum(getattr(part, name) for part in log.parts) for name in TABLES}
    before = sum(part.articles for part in log.parts)
    return Totals(**sums, parts=len(log.parts), before=before)


def _map_rest(
    plan: Plan, log: RunLog, articles: Iterator[Article], totals: Totals, tell: Told
) -> None:
    jobs: Iterator[Job] = enumerate(articles, totals.articles + 1)
    # Closed at once, whatever happens: its processes end with it.
    with closing(Pool(plan.settings, plan.workers).map(jobs)) as mapped:
        filling = PartRows()
        for (_, article), rows in mapped:
            filling.add(article, rows)
            totals = _plus(totals, rows)
            tell(totals)
            if filling.seen.articles >= plan.part or filling.characters >= PART_CHARACTERS:
                _finish(plan, log, filling)
                filling = PartRows()
        if filling.seen.articles:
            _finish(plan, log, filling)


def _finish(plan: Plan, log: RunLog, filled: PartRows) -> None:
    number = len(log.parts)
    write_part(plan.folder, number, plan.form, filled.rows)
    counts = {name: len(filled.rows[name]) for name in TABLES}
    log.add(Part(number, filled.seen.articles, filled.seen.digest, **counts))


def _plus(totals: Totals, rows: Rows) -> Totals:
    more = {name: getattr(totals, name) + len(rows.get(name, ())) for name in TABLES}
    return replace(totals, **more)


class Seen:
    """Which articles were seen, as their number and a checksum."""

    def __init__(self) -> None:
        """Begin with none."""
        self.articles, self._sum = 0, hashlib.sha256()

    def add(self, article: Article) -> None:
        """Take in one."""
        self.articles += 1
        for each in fields(article):
            said = repr(getattr(article, each.name))
            self._sum.update(f"{said}\n".encode("utf-8", "surrogatepass"))

    @property
    def digest(self) -> str:
        """Return the checksum."""
        return self._sum.hexdigest()[:32]


class PartRows:
    """The rows of a part that is being filled."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seen, self.characters = Seen(), 0
        self.rows: dict[str, list[Row]] = {name: [] for name in TABLES}

    def add(self, article: Article, rows: Rows) -> None:
        """Take in those of an article."""
        self.seen.add(article)
        for name, more in rows.items():
            self.rows[name].extend(more)
        self.characters += sum(len(row["text"]) for row in rows.get("documents", ()))
