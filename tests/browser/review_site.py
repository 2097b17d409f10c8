"""Review servers for the browser tests: in a thread, or as a program that can be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from argmap.model import ArgumentMap, Cue, Relation, Role, Unit
from argmap.review.guard import Guard
from argmap.review.journal import Journal
from argmap.review.server import HOST, configure, listen, make_app
from argmap.review.session import Session

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOKEN = "token-of-the-tests"
PROGRAM = """
import sys
from pathlib import Path
from argmap.review.server import serve
from argmap.review.session import Session
with Session.open(Path(sys.argv[1])) as session:
    serve(session, int(sys.argv[2]), open_browser=False)
"""


def session_of(found: ArgumentMap, folder: Path) -> Session:
    """Open a review of a map, with its journal in a folder."""
    return Session(found, Journal(folder / "talk.review.jsonl", "talk.txt", found.text))


@contextmanager
def serving(session: Session) -> Iterator[str]:
    """Serve a review in a thread; gives its link."""
    listening = listen(0, str(session.path))
    port = listening.getsockname()[1]
    server = uvicorn.Server(configure(make_app(session, Guard(TOKEN, port))))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{port}/?token={TOKEN}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
        session.close()


class Program:
    """The review server as a program of its own, which can be killed and started anew."""

    def __init__(self, article: Path, port: int = 0) -> None:
        """Start it; `link` is what it printed."""
        command = [sys.executable, "-c", PROGRAM, str(article), str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.link = self.process.stdout.readline().split()[-1]
        self.port = int(self.link.split(":")[2].split("/")[0])

    def kill(self) -> None:
        """End it as a crash would: no handler runs, nothing is flushed."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it if it still runs."""
        if self.process.poll() is None:
            self.kill()
        assert self.process.stdout is not None
        self.process.stdout.close()


def open_review(page: Page, link: str) -> None:
    """Open a review's page and wait until text, card and map are there."""
    page.goto(link)
    page.wait_for_selector("html[data-ready]")
    page.wait_for_selector("svg.map")


def saved(page: Page) -> None:
    """Wait until the server has confirmed every decision of a page."""
    page.wait_for_function("Object.values(sessionStorage).every((rows) => rows === '[]')")


def count(page: Page) -> tuple[int, int]:
    """Give how many elements are checked, and how many there are."""
    done, _, total, _ = page.locator(".count").inner_text().split()
    return int(done), int(total)


def until(true: object, patience: float = 10.0) -> None:
    """Wait until a function gives something true."""
    end = time.monotonic() + patience
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def large(units: int = 500) -> ArgumentMap:
    """Make a map with so many statements: paragraphs of ten, each a tree under its first."""
    roles: tuple[Role, ...] = ("claim", "premise", "premise", "qualification")
    text, rows, relations = "", [], []
    for n in range(1, units + 1):
        words = f"Statement number {n} says that matter {n * 7 % 90} bears on question {n * 3 % 50}"
        start = len(text)
        end = start + len(words)
        cue = Cue("rule.shown", start, start + 9, words[:9], 0.5)
        role: Role = "conclusion" if n == 1 else roles[n % 4]
        rows.append(Unit(f"u{n}", start, end, words, role, score=n * 37 % 100 / 100, because=(cue,)))
        head = n - 1 if n % 10 == 1 else n - n % 10 + 1 if n % 10 else n - 9
        target = f"u{1 if n % 10 == 1 else head}"
        if n > 1:
            kind = "qualify" if role == "qualification" else "support"
            relations.append(Relation(f"r{n}", f"u{n}", target, kind, n * 53 % 100 / 100, (cue,)))
        text += words + (".\n\n" if n % 10 == 0 else ". ")
    return ArgumentMap("large", text, tuple(rows), tuple(relations), "A large map")
