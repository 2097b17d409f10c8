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

from argmap.model import ArgumentMap, Cue, Relation, RelationType, Role, Unit
from argmap.review.guard import Guard
from argmap.review.journal import Journal
from argmap.review.server import HOST, ReviewServer, listen
from argmap.review.session import Session
from argmap.review.shared_review import SharedReview

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOKEN = "token-of-the-tests"


def session_of(found: ArgumentMap, folder: Path) -> Session:
    """Open a review of a map, with its journal in a folder."""
    return Session(found, Journal(folder / "talk.review.jsonl", "talk.txt", found.text))


@contextmanager
def serving(session: Session) -> Iterator[str]:
    """Serve a review in a thread; gives its link."""
    listening = listen(0, str(session.journal))
    port = listening.getsockname()[1]
    server = ReviewServer(SharedReview(session), Guard(TOKEN, port))
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
        command = [sys.executable, "-m", "argmap", "review", str(article)]
        command += ["--no-browser", "--port", str(port)]
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
    until(page, "Object.values(sessionStorage).every((rows) => rows === '[]')")


def current(page: Page, name: str) -> None:
    """Wait until the card is that of an element, such as `Statement u3`."""
    page.locator("#card-name").get_by_text(name, exact=True).wait_for()


def arrow(page: Page, id: str) -> None:
    """Wait until an arrow is current, on the card of the statement that it leaves."""
    until(page, f"document.querySelector('#card-name').textContent.endsWith('its arrow {id}')")


def choose(page: Page, id: str) -> None:
    """Make a statement the current one."""
    page.locator(f'.mark[data-unit="{id}"]').first.click()
    current(page, f"Statement {id}")


def select(page: Page, start: int, end: int) -> None:
    """Select characters of the article with the pointer."""
    spots = page.evaluate(
        """([start, end]) => [[start, "left"], [end - 1, "right"]].map(([at, side]) => {
          const pieces = [...document.querySelectorAll("[data-start]")];
          const piece = pieces.findLast((one) => Number(one.dataset.start) <= at);
          const range = new Range(), within = at - Number(piece.dataset.start);
          range.setStart(piece.firstChild, within);
          range.setEnd(piece.firstChild, within + 1);
          const box = range.getBoundingClientRect();
          return [side === "left" ? box.left + 1 : box.right - 1, box.top + box.height / 2];
        })""",
        [start, end],
    )
    page.mouse.move(*spots[0])
    page.mouse.down()
    page.mouse.move(*spots[1], steps=4)
    page.mouse.up()


def count(page: Page) -> tuple[int, int]:
    """Give how many cards are checked, and how many there are, once they are drawn."""
    # The page draws with the next frame; notices, which tests wait for, come before that.
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
    told = page.locator(".count")
    return int(told.get_attribute("data-done") or 0), int(told.get_attribute("data-all") or 0)


def until(page: Page, true: str, patience: float = 15.0) -> None:
    """Wait until an expression is true in a page; its policy forbids Playwright's own way."""
    end = time.monotonic() + patience
    while not page.evaluate(true):
        assert time.monotonic() < end, f"waited in vain for {true}"
        page.wait_for_timeout(20)


def large(units: int = 500) -> ArgumentMap:
    """Make a map with so many statements: paragraphs of ten, each a tree under its first."""
    roles: tuple[Role, ...] = ("claim", "premise", "premise", "qualification")
    text, rows, relations = "", [], []
    for n in range(1, units + 1):
        words = f"Statement number {n} says that matter {n * 7 % 90} bears on question {n * 3 % 50}"
        start = len(text)
        cue = Cue("rule.shown", start, start + 9, words[:9], 0.5)
        role: Role = "conclusion" if n == 1 else roles[n % 4]
        place = (start, start + len(words), words)
        rows.append(Unit(f"u{n}", *place, role, score=n * 37 % 100 / 100, because=(cue,)))
        # The first of each ten bears on the whole, the rest on the first of their ten.
        first = n - (n - 1) % 10
        target = 1 if n == first else first
        kind: RelationType = "qualify" if role == "qualification" else "support"
        if n > 1:
            sure = n * 53 % 100 / 100
            relations.append(Relation(f"r{n}", f"u{n}", f"u{target}", kind, sure, (cue,)))
        text += words + (".\n\n" if n % 10 == 0 else ". ")
    return ArgumentMap("large", text, tuple(rows), tuple(relations), "A large map")
