"""A process that maps articles, one after another, as they come through a pipe."""

from __future__ import annotations

import gc
import os
import signal
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.corpus.map_article import MappingSettings

OBJECTS = 50_000  # made until what is out of use is looked for
READY, MAPPED, REFUSED = "ready", "mapped", "refused"
# Each process has a core of its own; libraries that start a thread a core would quarrel.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def work(pipe: Connection[Any, Any], settings: MappingSettings, folder: str = "") -> None:
    """Map what comes through a pipe until it is closed.

    Args:
        pipe: Gives lists of pairs of number and article; takes a pair of `READY`, `MAPPED` or
            `REFUSED` and nothing, the rows of the next article, or why there is no reader.
        settings: How articles are mapped.
        folder: The folder that names of files start from; the process's own where empty.
    """
    # Who stops the program stops the process that reads the pipe's other end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in THREADS:
        os.environ.setdefault(name, "1")
    if folder:
        os.chdir(folder)
    from argmap.corpus.map_article import map_articles

    try:
        reader = settings.use()
    except ArgmapError as error:
        pipe.send((REFUSED, str(error)))
        return
    # What is loaded stays; else it would be searched for what is out of use time and again.
    gc.set_threshold(OBJECTS)
    gc.freeze()
    pipe.send((READY, None))
    while True:
        try:
            jobs = pipe.recv()
        except EOFError:
            return
        for rows in map_articles(jobs, reader, settings):
            pipe.send((MAPPED, rows))
