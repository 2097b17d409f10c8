"""What a run is to do, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from argmap.corpus.article import Columns
from argmap.corpus.map_article import MappingSettings


@dataclass(frozen=True, slots=True)
class CorpusPlan:
    """What a run is to do.

    Attributes:
        sources: Folders, files, patterns, `-`.
        folder: The folder that the tables go into, or its address.
        columns: Which columns of tables hold text and id.
        settings: How articles are mapped.
        form: How tables are written: `jsonl` or `parquet`.
        part: Articles a part, at most.
        workers: Processes that map; the tables are the same for any number.
        engine: What runs them, of `argmap.corpus.engines.ENGINES`; the tables are the same.
        scheduler: The address of a Dask scheduler; empty for a cluster of this machine alone.
    """

    sources: tuple[str, ...]
    folder: Path | str
    columns: Columns = field(default_factory=Columns)
    settings: MappingSettings = field(default_factory=MappingSettings)
    form: str = "jsonl"
    part: int = 256
    workers: int = 1
    engine: str = "processes"
    scheduler: str = ""


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
        """Return how many articles are done."""
        return self.documents + self.failures


OnProgress = Callable[[Totals], None]
