"""What a Dask worker does: maps a part and writes its files.

Each of its threads keeps a process that maps, so that an article which takes too long or brings
its process down is a failure, as in the pool of one machine, and no end of the worker.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap import __version__
from argmap.corpus.map_article import MappingSettings
from argmap.corpus.part_rows import Job, PartRows
from argmap.corpus.process_pool import Pool
from argmap.corpus.run_log import WholePart
from argmap.corpus.stores import open_store
from argmap.disk import is_folder
from argmap.errors import PipelineError


@dataclass(frozen=True, slots=True)
class Orders:
    """What holds for every part of a run.

    Attributes:
        settings: How articles are mapped.
        place: Where tables are written: an absolute folder, or an address.
        form: How.
        folder: The folder that names of articles start from.
        argmap: The version of argmap that gives the orders.
    """

    settings: MappingSettings
    place: str
    form: str
    folder: str
    argmap: str = __version__


_pools: dict[int, tuple[Orders, Pool]] = {}


def map_part(orders: Orders, number: int, jobs: Sequence[Job]) -> WholePart:
    """Map the articles of a part, write their rows, and return what the log is to tell.

    Args:
        orders: How.
        number: The part's number, from 0.
        jobs: The articles with their numbers.

    Raises:
        OutputError: The files cannot be written.
        PipelineError: The reader cannot be used, or this worker is not fit for the run.
    """
    _check(orders, jobs)
    filling = PartRows()
    for (_, article), rows in _pool(orders).map(jobs):
        filling.add(article, rows)
    return filling.write(open_store(orders.place), number, orders.form)


def close_pools() -> None:
    """End the processes of this worker."""
    while _pools:
        _, (_, pool) = _pools.popitem()
        pool.close()


def _pool(orders: Orders) -> Pool:
    """Return the process of this thread, begun anew where it was another run's."""
    thread = threading.get_ident()
    before, pool = _pools.get(thread, (None, None))
    if pool is None or before != orders:
        if pool is not None:
            pool.close()
        _let_children_start()
        folder = orders.folder if is_folder(orders.folder) else ""
        pool = Pool(orders.settings, 1, folder)
        _pools[thread] = (orders, pool)
    return pool


def _let_children_start() -> None:
    # Dask's nanny starts workers as daemons, which may have no children; ours end by themselves
    # when their worker does, since nobody holds the other end of their pipe any more.
    process = multiprocessing.current_process()
    getattr(process, "_config", {})["daemon"] = False


def _check(orders: Orders, jobs: Sequence[Job]) -> None:
    if orders.argmap != __version__:
        raise PipelineError(
            f"a worker has argmap {__version__}, and the run is of {orders.argmap}; install the "
            "same on every machine"
        )
    files = [article.file for _, article in jobs if article.text is None and not article.problem]
    if files and not any(os.path.lexists(Path(orders.folder, file)) for file in files):
        raise PipelineError(
            f"{files[0]}: a worker sees no such file; keep articles on a disk that all machines "
            "share, under one name, or give them as tables"
        )
