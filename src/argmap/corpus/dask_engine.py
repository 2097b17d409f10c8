"""The mapping of many articles on a Dask cluster, a part a task.

A worker that is lost loses the parts it was at, which others map anew, into the same files.
"""

from __future__ import annotations

import logging
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from argmap.corpus.corpus_plan import CorpusPlan
from argmap.corpus.dask_part import Orders, close_pools, map_part
from argmap.corpus.part_rows import Job, jobs_by_part
from argmap.corpus.partitions import file_of
from argmap.corpus.run_log import WholePart
from argmap.corpus.stores import INSTALL, is_remote, open_store
from argmap.errors import ArgmapError, OutputError, PipelineError

AHEAD = 2  # parts a thread of a worker that are handed out at a time
PATIENCE = 20  # seconds until a scheduler that does not answer is given up


def has_dask() -> bool:
    """Return whether Dask can be used."""
    return find_spec("distributed") is not None


def on_dask(plan: CorpusPlan, first: int, jobs: Iterable[Job]) -> Generator[WholePart, None, None]:
    """Return how far it is, part by part in order, while articles are mapped on a cluster.

    Args:
        plan: What to do; without a scheduler a cluster of this machine is begun.
        first: The number of the first part.
        jobs: The articles with their numbers.

    Raises:
        OutputError: A part cannot be written.
        PipelineError: Dask is not installed, no scheduler answers, or the reader cannot be used.
    """
    if not has_dask():
        raise PipelineError(f"Dask is not installed: run {INSTALL}")
    address = isinstance(plan.folder, str) and is_remote(plan.folder)
    place = str(plan.folder) if address else str(Path(plan.folder).absolute())
    orders = Orders(plan.settings, place, plan.form, str(Path.cwd()))
    store = open_store(place)
    parts = enumerate(jobs_by_part(jobs, plan.part), first)
    with _client(plan) as client:
        for part in _in_order(client, orders, parts):
            if not address and store.read(file_of("failures", part.part, plan.form)) is None:
                raise OutputError(
                    f"{place}: workers wrote into a folder of their own machine; name one on a "
                    "disk that all share, or an address such as s3://bucket/folder"
                )
            yield part
    store.tidy()


def _in_order(
    client: Any, orders: Orders, parts: Iterator[tuple[int, list[Job]]]
) -> Iterator[WholePart]:
    waiting: deque[Any] = deque()
    over = False
    try:
        while True:
            most = AHEAD * max(1, sum(client.nthreads().values()))
            while not over and len(waiting) < most:
                number, jobs = next(parts, (0, []))
                over = not jobs
                if jobs:
                    named = {"key": f"part-{number:06}", "priority": -number, "pure": False}
                    waiting.append(client.submit(map_part, orders, number, jobs, **named))
            if not waiting:
                return
            yield _result(waiting[0])
            waiting.popleft()
    finally:
        if waiting:
            with suppress(Exception):
                client.cancel(list(waiting))
        with suppress(Exception):
            client.run(close_pools)


def _result(task: Any) -> WholePart:
    from distributed import KilledWorker

    try:
        part: WholePart = task.result()
    except ArgmapError:
        raise
    except KilledWorker as error:
        raise PipelineError(
            f"{task.key}: several workers died while they mapped it, perhaps of too little memory; "
            "run the same command to go on"
        ) from error
    except Exception as error:
        raise PipelineError(
            f"{task.key}: the cluster could not map it ({type(error).__name__}: "
            f"{str(error).partition(chr(10))[0][:200]}); is argmap installed on every worker?"
        ) from error
    return part


@contextmanager
def _client(plan: CorpusPlan) -> Iterator[Any]:
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with ExitStack() as stack, warnings.catch_warnings():
        # Articles travel with their task on purpose: what a worker has alone is lost with it.
        warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
        if plan.scheduler:
            try:
                client = Client(plan.scheduler, timeout=PATIENCE, set_as_default=False)
            except (OSError, ValueError, TypeError) as error:
                raise PipelineError(
                    f"{plan.scheduler}: no Dask scheduler answers there; start one with "
                    "dask scheduler, and name its address as in tcp://HOST:8786"
                ) from error
        else:
            # Each thread has a process that maps: one that were a worker of its own would only
            # hand articles on, at the cost of being looked after.
            cluster = LocalCluster(
                n_workers=1, threads_per_worker=plan.workers, processes=False,
                dashboard_address="127.0.0.1:0", memory_limit=0, silence_logs=logging.CRITICAL,
            )  # fmt: skip
            client = Client(stack.enter_context(cluster), set_as_default=False)
        yield stack.enter_context(client)
