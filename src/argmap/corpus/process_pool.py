"""Articles to rows by several processes: in order, each held to its time, a dead one replaced.

The executors of the standard library cannot end one task that takes too long, and are broken by a
process that dies; so the processes are held here by their pipes.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any

from argmap.corpus.map_article import MappingSettings
from argmap.corpus.part_rows import Job, weight
from argmap.corpus.pool_worker import MAPPED, READY, REFUSED, work
from argmap.corpus.table_rows import Rows, failure_rows
from argmap.errors import PipelineError

AHEAD = 16  # articles a process that may be mapped while an earlier one is not
# Given to a process at a time, to be parsed together; fewer where they are longer.
TOGETHER, CHARACTERS = 8, 50_000
LIFE = 2000  # articles until a process is replaced: spaCy keeps every new word it meets
CONTEXT = multiprocessing.get_context("spawn")


class Worker:
    """A process and the articles it is at."""

    def __init__(self, settings: MappingSettings, folder: str = "") -> None:
        """Start it, in a folder where one is named."""
        self.pipe: Connection[Any, Any]
        self.pipe, other = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=work, args=(other, settings, folder), daemon=True)
        self.process.start()
        other.close()
        self.jobs: list[Job] = []
        self.ready, self.done, self.seconds = False, 0, settings.seconds
        self.deadline = float("inf")

    def give(self, jobs: list[Job]) -> None:
        """Hand it articles; what is not ready yet gets them later."""
        self.jobs = jobs
        if self.ready:
            self.send()

    def send(self) -> None:
        """Send it its articles; one that has died is found out when its pipe is read."""
        self.deadline = monotonic() + self.seconds
        try:
            self.pipe.send(self.jobs)
        except OSError:
            return

    def end(self) -> None:
        """End it at once."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool:
    """The processes, and what they have mapped before its turn.

    They stay for the next articles until it is closed.
    """

    def __init__(self, settings: MappingSettings, workers: int, folder: str = "") -> None:
        """Take how articles are mapped and by how many processes; they start when needed.

        Args:
            settings: How.
            workers: How many.
            folder: The folder that names of files start from; this process's own where empty.
        """
        self.settings, self.most, self.folder = settings, workers, folder
        self.workers: list[Worker] = []
        self.rows: dict[int, Rows] = {}
        # Those that a process was at when it died or took too long: one by one it shows which.
        self.again: deque[list[Job]] = deque()

    def map(self, jobs: Iterable[Job]) -> Generator[tuple[Job, Rows], None, None]:
        """Yield numbered articles with their rows, in the order in which they are given.

        Raises:
            PipelineError: The reader cannot be used.
        """
        queue, given, more = batches(jobs), dict[int, Job](), list[Job]()
        try:
            while True:
                while self.again or len(given) + TOGETHER <= self.most * AHEAD:
                    more = more or (self.again.popleft() if self.again else next(queue, []))
                    free = self._free() if more else None
                    if free is None:
                        break
                    given.update((job[0], job) for job in more)
                    free.give(more)
                    more = []
                if not given:
                    return
                first = next(iter(given))
                if first in self.rows:
                    yield given.pop(first), self.rows.pop(first)
                else:
                    self._listen()
        finally:
            self.rows.clear()
            self.again.clear()
            for worker in [worker for worker in self.workers if worker.jobs]:
                self._replace(worker)

    def close(self) -> None:
        """End all of them."""
        for worker in list(self.workers):
            self._replace(worker)

    def _free(self) -> Worker | None:
        for worker in self.workers:
            if not worker.jobs:
                return worker
        if len(self.workers) >= self.most:
            return None
        self.workers.append(Worker(self.settings, self.folder))
        return self.workers[-1]

    def _listen(self) -> None:
        """Take in what the processes say, waiting for one at least or for the next deadline."""
        by_pipe = {worker.pipe: worker for worker in self.workers}
        next_end = min(worker.deadline for worker in self.workers) - monotonic()
        spoken = wait(list(by_pipe), None if next_end == float("inf") else max(next_end, 0.0))
        for pipe in spoken:
            if isinstance(pipe, Connection):
                self._hear(by_pipe[pipe])
        now = monotonic()
        for worker in [worker for worker in self.workers if worker.deadline <= now]:
            limit = f"mapping it takes more than {self.settings.seconds:g} seconds"
            self._fail(worker, "time", f"{limit}; raise --timeout, or give a part of it")

    def _hear(self, worker: Worker) -> None:
        try:
            word, what = worker.pipe.recv()
        except (EOFError, OSError):
            if not worker.ready:
                raise PipelineError(
                    "a process that maps ended before it began; try --workers 1"
                ) from None
            self._fail(worker, "crash", "the process that mapped it died, perhaps of its size")
            return
        if word == REFUSED:
            raise PipelineError(what)
        if word == READY:
            worker.ready = True
            if worker.jobs:
                worker.send()
        elif word == MAPPED and worker.jobs:
            number, _ = worker.jobs.pop(0)
            self.rows[number], worker.done = what, worker.done + 1
            worker.deadline = monotonic() + worker.seconds if worker.jobs else float("inf")
            if worker.done >= LIFE and not worker.jobs:
                self._replace(worker)

    def _fail(self, worker: Worker, kind: str, why: str) -> None:
        if len(worker.jobs) == 1:
            number, article = worker.jobs[0]
            self.rows[number] = failure_rows(number, article, kind, f"{article.file}: {why}")
        else:
            self.again.extend([job] for job in worker.jobs)
        self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        worker.end()
        self.workers.remove(worker)


def batches(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    """Yield the articles that are mapped together, as many as are short enough.

    Args:
        jobs: Articles with their numbers.

    Example:
        >>> from argmap.corpus.article import Article
        >>> rows = [(n, Article("a.jsonl", "a", n, "It rains.")) for n in range(9)]
        >>> [len(batch) for batch in batches(rows)]
        [8, 1]
    """
    batch, size = list[Job](), 0
    for job in jobs:
        more = weight(job[1])
        if batch and size + more > CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(job)
        size += more
        if len(batch) == TOGETHER:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
