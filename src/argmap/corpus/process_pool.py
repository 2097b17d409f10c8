"""Articles to rows by several processes: in order, each held to its time, a dead one replaced.

The executors of the standard library cannot end one task that takes too long, and are broken by a
process that dies; so the processes are held here by their pipes.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Generator, Iterable
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any

from argmap.corpus.map_article import Settings
from argmap.corpus.part_rows import Job
from argmap.corpus.pool_worker import MAPPED, READY, REFUSED, work
from argmap.corpus.table_rows import Rows, failure_rows
from argmap.errors import PipelineError

AHEAD = 16  # articles a process that may be mapped while an earlier one is not
LIFE = 2000  # articles until a process is replaced: spaCy keeps every new word it meets
CONTEXT = multiprocessing.get_context("spawn")


class Worker:
    """A process and the article it is at."""

    def __init__(self, settings: Settings, folder: str = "") -> None:
        """Start it, in a folder where one is named."""
        self.pipe: Connection[Any, Any]
        self.pipe, other = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=work, args=(other, settings, folder), daemon=True)
        self.process.start()
        other.close()
        self.job: Job | None = None
        self.ready, self.done, self.seconds = False, 0, settings.seconds
        self.deadline = float("inf")

    def give(self, job: Job) -> None:
        """Hand it an article; what is not ready yet gets it later."""
        self.job = job
        if self.ready:
            self.send()

    def send(self) -> None:
        """Send it its article; one that has died is found out when its pipe is read."""
        self.deadline = monotonic() + self.seconds
        try:
            self.pipe.send(self.job)
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

    def __init__(self, settings: Settings, workers: int, folder: str = "") -> None:
        """Take how articles are mapped and by how many processes; they start when needed.

        Args:
            settings: How.
            workers: How many.
            folder: The folder that names of files start from; this process's own where empty.
        """
        self.settings, self.most, self.folder = settings, workers, folder
        self.workers: list[Worker] = []
        self.rows: dict[int, Rows] = {}

    def map(self, jobs: Iterable[Job]) -> Generator[tuple[Job, Rows], None, None]:
        """Yield numbered articles with their rows, in the order in which they are given.

        Raises:
            PipelineError: The reader cannot be used.
        """
        queue, given, over = iter(jobs), dict[int, Job](), False
        try:
            while True:
                while not over and len(given) < self.most * AHEAD and (free := self._free()):
                    job = next(queue, None)
                    over = job is None
                    if job:
                        given[job[0]] = job
                        free.give(job)
                if not given:
                    return
                first = next(iter(given))
                if first in self.rows:
                    yield given.pop(first), self.rows.pop(first)
                else:
                    self._listen()
        finally:
            self.rows.clear()
            for worker in [worker for worker in self.workers if worker.job]:
                self._replace(worker)

    def close(self) -> None:
        """End all of them."""
        for worker in list(self.workers):
            self._replace(worker)

    def _free(self) -> Worker | None:
        for worker in self.workers:
            if worker.job is None:
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
            if worker.job:
                worker.send()
        elif word == MAPPED and worker.job:
            self.rows[worker.job[0]] = what
            worker.job, worker.deadline, worker.done = None, float("inf"), worker.done + 1
            if worker.done >= LIFE:
                self._replace(worker)

    def _fail(self, worker: Worker, kind: str, why: str) -> None:
        if worker.job:
            number, article = worker.job
            self.rows[number] = failure_rows(number, article, kind, f"{article.file}: {why}")
        self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        worker.end()
        self.workers.remove(worker)
