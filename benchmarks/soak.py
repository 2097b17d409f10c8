"""Kill the review server over and over: `python -m benchmarks.soak [KILLS]`, 1,000 if not told.

Four tabs decide at once, a dozen decisions a life, and at a random moment the server is killed
(SIGKILL). What was answered must be in the journal; what was not, the tab sends once more, as the
page does, and it must not be taken twice. After every hundred kills the journal is replayed and
compared with what the server shows every tab, and a new review is begun. POSIX alone.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from time import monotonic, sleep
from typing import Any
from urllib.parse import parse_qs, urlsplit

from argmap import flow
from argmap.model import ArgumentMap
from argmap.reading import document_from_text
from argmap.review import Journal, Session, replay
from argmap.review.journal_file import read_journal
from argmap.review.server import serve

ARTICLE = Path(__file__).parent.parent / "corpus" / "rents-editorial.txt"
TABS, ROUND, PER_LIFE = 4, 100, 14
ROLES = ("claim", "premise", "qualification", "background")


@dataclass
class Tab:
    """A page that decides, and sends again what was not answered."""

    number: int
    chance: random.Random
    asked: int = 0
    pending: dict[str, Any] | None = None
    answered: list[tuple[int, str]] = field(default_factory=list)
    refused: int = 0

    def decide(self, at: Server) -> None:
        """Take one decision, or send the last once more; raises OSError where nobody answers."""
        if self.pending is None:
            state = at.ask("GET", "/state")
            self.asked += 1
            self.pending = {"decision": self._next(state), "seen": state["version"]}
        said = at.ask("POST", "/decide", self.pending)
        if "error" in said:
            self.refused += 1
        else:
            self.answered.append((said["version"], self.pending["decision"].get("text", "")))
        self.pending = None

    def _next(self, state: dict[str, Any]) -> dict[str, Any]:
        units = [row["id"] for row in state["map"]["units"]]
        id = self.chance.choice(units)
        kind = self.chance.random()
        if kind < 0.6:
            # Words of its own, by which it is known in the journal.
            return {"op": "note", "id": id, "text": f"tab {self.number}, {self.asked}"}
        if kind < 0.8:
            return {"op": "role", "id": id, "value": self.chance.choice(ROLES)}
        if kind < 0.9 or len(units) < 8:
            return {"op": "undo"}
        return {"op": self.chance.choice(["accept", "reject"]), "id": id}


@dataclass
class Server:
    """A server in a process of its own."""

    process: int
    port: int
    token: str

    @classmethod
    def start(cls, found: ArgumentMap, journal: Path) -> Server:
        """Fork a server for a journal, and return it once its link is told."""
        reading, writing = os.pipe()
        process = os.fork()
        if not process:
            _serve(found, journal, reading, writing)
        os.close(writing)
        with os.fdopen(reading) as told:
            link = urlsplit(told.readline().strip().removeprefix("Review: "))
        token = parse_qs(link.query)["token"][0]
        return cls(process, int(link.port or 0), token)

    def ask(self, method: str, path: str, data: Any = None) -> Any:
        """Send a request and return what is answered; raises OSError where nobody does."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        head = {"x-argmap-token": self.token, "content-type": "application/json"}
        try:
            line.request(method, path, json.dumps(data) if data else None, head)
            answer = line.getresponse()
            body = answer.read()
            if answer.length:
                raise OSError("cut off")
            return json.loads(body)
        except http.client.HTTPException as error:
            raise OSError("nobody answers") from error
        finally:
            line.close()

    def kill(self) -> None:
        """Kill it and wait until it is gone."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def main() -> None:
    """Soak, and print the counts; AssertionError where anything was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    text = ARTICLE.read_text("utf-8")
    found = flow.map_document(document_from_text(text, "rents"))
    seed = random.randrange(2**32)
    print(f"seed {seed}", flush=True)
    chance, counts, start = random.Random(seed), Counter[str](), monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(0, kills, ROUND):
            journal = Path(folder) / f"{number}.review.jsonl"
            counts += _round(found, journal, min(ROUND, kills - number), chance)
            print(f"{dict(counts)}, {monotonic() - start:.0f} s", flush=True)
    print("Nothing was lost, nothing was taken twice.")


def _round(found: ArgumentMap, journal: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill the servers of one review so many times, and check it after each."""
    tabs = [Tab(n, random.Random(chance.random())) for n in range(TABS)]
    for _ in range(kills):
        server = Server.start(found, journal)
        _live(server, tabs, chance)
        _check(journal, tabs)
    server = Server.start(found, journal)
    for tab in tabs:
        if tab.pending:
            tab.decide(server)
    _check(journal, tabs)
    shown = [server.ask("GET", "/state") for _ in tabs]
    server.kill()
    entries = read_journal(journal).entries
    made = replay(found, entries)
    assert all(state["map"] == made.map.to_dict() for state in shown), "a tab shows another map"
    assert all(state["notes"] == dict(made.notes) for state in shown)
    return Counter(
        kills=kills,
        decisions=len(entries),
        answered=sum(len(tab.answered) for tab in tabs),
        refused=sum(tab.refused for tab in tabs),
    )


def _live(server: Server, tabs: list[Tab], chance: random.Random) -> None:
    """Let the tabs decide until the server is killed."""
    left, lock = [chance.randrange(2 * PER_LIFE + 1)], Lock()
    pause = chance.random() * 0.02

    def work(tab: Tab) -> None:
        try:
            while True:
                tab.decide(server)
                with lock:
                    left[0] -= 1
        except OSError:
            return

    threads = [Thread(target=work, args=(tab,)) for tab in tabs]
    for thread in threads:
        thread.start()
    while left[0] > 0 and any(thread.is_alive() for thread in threads):
        sleep(0.001)
    sleep(pause)
    server.kill()
    for thread in threads:
        thread.join()


def _check(journal: Path, tabs: list[Tab]) -> None:
    """Assert that all that was answered is in the journal, and nothing of it twice."""
    entries = read_journal(journal).entries
    assert [entry.n for entry in entries] == list(range(1, len(entries) + 1))
    words = Counter(entry.body["text"] for entry in entries if entry.op == "note")
    assert max(words.values(), default=1) == 1, "a decision was taken twice"
    for tab in tabs:
        for version, text in tab.answered:
            assert version <= len(entries), "an answered decision is lost"
            assert not text or words[text] == 1, f"{text} is lost"


def _serve(found: ArgumentMap, journal: Path, reading: int, writing: int) -> None:
    """Serve in the forked process, which ends here."""
    os.close(reading)
    try:
        opened = Journal(journal, "rents.txt", found.text)
        lines = iter([writing])

        def tell(line: str) -> None:
            for handle in lines:  # the first, which is the link, and no other
                os.write(handle, f"{line}\n".encode())
                return

        serve(Session(found, opened), 0, False, tell)
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
