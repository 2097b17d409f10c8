"""What runs the mapping of many articles, by name: the tables are the same whichever it is."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing

from argmap.corpus.corpus_plan import CorpusPlan
from argmap.corpus.dask_engine import on_dask
from argmap.corpus.part_rows import TABLES, Job, PartRows
from argmap.corpus.process_pool import Pool
from argmap.corpus.run_log import WholePart
from argmap.corpus.stores import open_store

# What became of an article, as numbers of rows by table; or a part that is written.
Step = Mapping[str, int] | WholePart
Steps = Generator[Step, None, None]
Engine = Callable[[CorpusPlan, int, Iterable[Job]], Steps]


def in_processes(plan: CorpusPlan, first: int, jobs: Iterable[Job]) -> Steps:
    """Return how far it is, time and again, while processes of this machine map articles.

    Args:
        plan: What to do.
        first: The number of the first part.
        jobs: The articles with their numbers.

    Raises:
        OutputError: A part cannot be written.
        PipelineError: The reader cannot be used.
    """
    store, filling, number = open_store(plan.folder), PartRows(), first
    # Closed at once, whatever happens: its processes end with it.
    with closing(Pool(plan.settings, plan.workers)) as pool:
        for (_, article), rows in pool.map(jobs):
            filling.add(article, rows)
            yield {name: len(rows.get(name, ())) for name in TABLES}
            if filling.seen.is_full(plan.part):
                yield filling.write(store, number, plan.form)
                filling, number = PartRows(), number + 1
        if filling.seen.articles:
            yield filling.write(store, number, plan.form)


ENGINES: Mapping[str, Engine] = {"processes": in_processes, "dask": on_dask}
