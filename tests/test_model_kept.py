"""What was answered is kept: resumed after a break, replayed without a server, asked anew."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any

import pytest

import argmap
from argmap.errors import ReaderError
from argmap.readers.model.budget import Budget
from argmap.readers.model.chat_server import ChatServer
from argmap.readers.model.kept_answers import KeptAnswers
from argmap.readers.model.plan import plan_reading
from argmap.readers.model.request_forms import RequestForm
from argmap.readers.model.requests import Request
from argmap.readers.model.server_replies import Reply
from argmap.readers.model.settings import ModelSettings, Price
from argmap.readers.model.token_counts import FRAME, bound, estimate
from argmap.reading import document_from_text
from tests.chat_stub import Body, asks_for, stub_server
from tests.model_reading import article, own, parsed, reader

PARAGRAPH = "The bridge at mile {n} must close, because its oldest arch is cracked. " + (
    "Engineers looked at it again in spring and found that the crack had grown by a third. " * 8
)
LONG = "\n\n".join(PARAGRAPH.format(n=n) for n in range(40))  # four sections


def answer_of(shown: str, form: str) -> dict[str, Any]:
    """Return an answer made of what is shown: the first words of each numbered sentence."""
    shown = shown.partition("<text>")[2]
    if form == "statements":
        sentences = [row.split("] ", 1) for row in shown.split("[") if "must close" in row]
        rows = [
            {
                "id": number, "sentence": int(mark), "role": "claim",
                "quote": words[: words.index(", because")],
            }
            for number, (mark, words) in enumerate(sentences, 1)
        ]  # fmt: skip
        return {"statements": rows}
    ids = [int(mark) for mark in re.findall(r"\[(\d+) (?:claim|conclusion): ", shown)]
    links = [{"from": b, "to": a, "why": "as before"} for a, b in pairwise(ids)]
    return {"links": links, "main": ids[0]}


class Broken(BaseException):
    """Stands for a kill."""


class Clerk:
    """A client that answers from what is shown, and is killed at a request."""

    def __init__(self, dies_at: int = -1) -> None:
        self.dies_at, self.asked = dies_at, list[Request]()

    def complete(self, model: str, request: Request, form: RequestForm) -> Reply:
        self.asked.append(request)
        if len(self.asked) - 1 == self.dies_at:
            raise Broken
        said = answer_of(request.messages[-1]["content"], request.form)
        return Reply(json.dumps(said), "stop", "", 500, 50)


def read_by(clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch, **more: Any) -> Any:
    model = reader(
        ModelSettings(
            endpoint="http://localhost/v1", model="m", journal=lambda id: folder / f"{id}.jsonl",
            **more,
        )
    )  # fmt: skip
    monkeypatch.setattr(model, "_client", lambda: clerk)
    monkeypatch.setattr(model, "sentences", parsed)
    document = document_from_text(LONG, "long")
    return model.read_beside(document, own(document))


def test_a_break_at_any_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Clerk()
    made = read_by(whole, tmp_path / "whole", monkeypatch, parallel=1)
    count = len(whole.asked)
    assert count == 9 and len(made.map.conclusions) == 1
    assert "section 4 of 4" in whole.asked[-2].step and "points" in whole.asked[-1].step
    assert "9 requests, 4,500 tokens in and 450 out" in made.told[0]
    for at in range(count):
        folder = tmp_path / str(at)
        first, second = Clerk(at), Clerk()
        with pytest.raises(Broken):
            read_by(first, folder, monkeypatch, parallel=1)
        again = read_by(second, folder, monkeypatch, parallel=1)
        assert again.map == made.map
        # Only the request at which it broke was sent twice; it had no answer.
        assert len(first.asked) + len(second.asked) == count + 1
    third = Clerk()
    kept = read_by(third, tmp_path / "0", monkeypatch)
    assert kept.map == made.map and not third.asked
    assert kept.told == ("Read from the kept answers of m; nothing was sent.",)


def test_a_killed_run_goes_on(tmp_path: Path) -> None:
    """Kill a real process while its third request is under way."""
    pytest.importorskip("openai", reason="argmap[model] is not installed")
    child: list[subprocess.Popen[Any]] = []
    there = Event()

    def behave(body: Body) -> str:
        if len(stub.bodies) == 3 and not there.is_set():
            there.set()
            os.kill(child[0].pid, signal.SIGKILL)
        shown = body["messages"][-1]["content"]
        return json.dumps(answer_of(shown, asks_for(body)))

    (tmp_path / "long.txt").write_text(LONG, "utf-8")
    with stub_server(behave) as stub:
        command = [
            sys.executable, "-m", "argmap", "map", "long.txt", "--reader", "model", "--endpoint",
            stub.url, "--model-name", "m", "--parallel", "1", "-f", "json",
        ]  # fmt: skip
        environment = {**os.environ, "PYTHONPATH": str(Path(argmap.__file__).parent.parent)}
        start = partial(subprocess.Popen, command, cwd=tmp_path, env=environment)
        child.append(start(stderr=subprocess.DEVNULL))
        assert child[0].wait(300) == -signal.SIGKILL
        assert sorted(path.name for path in (tmp_path / "outputs").iterdir()) == [
            "long.reading.jsonl"
        ]
        assert start().wait(300) == 0
        assert len(stub.bodies) == 10
    assert (tmp_path / "outputs" / "long.json").exists()


def test_no_more_requests_at_once_than_asked(tmp_path: Path) -> None:
    pytest.importorskip("openai", reason="argmap[model] is not installed")
    made = []
    for parallel in (1, 3):
        model_answers = lambda body: json.dumps(  # noqa: E731
            answer_of(body["messages"][-1]["content"], asks_for(body))
        )
        with stub_server(model_answers) as stub:
            model = reader(ModelSettings(endpoint=stub.url, model="m", parallel=parallel))
            document = document_from_text(LONG, "long")
            made.append(model.read_beside(document, own(document)).map)
            assert stub.most <= parallel and len(stub.bodies) == 9
    assert made[0] == made[1]


def test_answers_are_for_one_text_guide_and_model(tmp_path: Path) -> None:
    request = Request("s", "links", "links", ({"role": "user", "content": "text"},), 9)
    other = Request("s", "links", "links", ({"role": "user", "content": "text."},), 9)
    assert len({request.mark("a"), request.mark("b"), other.mark("a")}) == 3
    assert request.mark("a") != request.longer().mark("a")
    kept = KeptAnswers(tmp_path / "x.jsonl")
    reply = Reply("half \ud800 and \x1b", "stop", "", 3, 4)
    kept.put(request.mark("a"), "a", "g", request, reply)
    again = KeptAnswers(tmp_path / "x.jsonl")
    assert again.get(request.mark("a")) == reply and again.get(request.mark("b")) is None
    (row,) = map(json.loads, (tmp_path / "x.jsonl").read_text("ascii").splitlines())
    assert row["messages"] == [{"role": "user", "content": "text"}] and row["model"] == "a"


def test_a_damaged_file_of_answers(tmp_path: Path) -> None:
    place = tmp_path / "x.jsonl"
    request = Request("s", "links", "links", ({"role": "user", "content": "text"},), 9)
    KeptAnswers(place).put("m1", "a", "g", request, Reply("one"))
    whole = place.read_bytes()
    place.write_bytes(whole + b"[1]\n\xff\xfe{}\n" + b"[" * 9999 + b"\n" + whole[: len(whole) // 2])
    kept = KeptAnswers(place)
    assert kept.get("m1") == Reply("one")
    kept.put("m2", "a", "g", request, Reply("two"))
    again = KeptAnswers(place)
    assert again.get("m1") == Reply("one") and again.get("m2") == Reply("two")


def test_refresh_asks_anew_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_by(Clerk(), tmp_path, monkeypatch)
    before = (tmp_path / "long.jsonl").read_bytes()
    clerk = Clerk()
    read_by(clerk, tmp_path, monkeypatch, refresh=True)
    assert len(clerk.asked) == 9
    assert (tmp_path / "long.jsonl").read_bytes().startswith(before)


def test_the_budget_is_never_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, clerk = Clerk(), Clerk()
    read_by(whole, tmp_path / "whole", monkeypatch)
    most = max(
        request.most + sum(bound(row["content"]) + FRAME for row in request.messages)
        for request in whole.asked
    )
    # Room for any request, once two were answered not for the largest.
    with pytest.raises(ReaderError, match=r"tokens might be passed: \d,\d00 are spent, and the"):
        read_by(clerk, tmp_path, monkeypatch, max_tokens=most + 1000, parallel=1)
    done = len(clerk.asked)
    assert 0 < done < 9
    # Raised, it goes on where it stopped.
    rest = Clerk()
    read_by(rest, tmp_path, monkeypatch, max_tokens=2_000_000)
    assert len(rest.asked) == 9 - done


def test_what_hung_counts_as_spent() -> None:
    budget = Budget(10_000)
    request = Request("links", "links", "links", ({"role": "user", "content": "a " * 50},), 4000)
    reserved = budget.reserve(request)
    budget.give_back(reserved, sent=True)
    assert budget.spent == reserved > 4000
    budget.reserve(request)
    with pytest.raises(ReaderError, match="raise --max-tokens"):
        budget.reserve(request)


def test_a_dry_run_sends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = ModelSettings(
        endpoint="http://localhost:9/v1", model="m", price=Price(1.0, 4.0, "EUR"),
        journal=lambda id: tmp_path / "long.jsonl",
    )  # fmt: skip
    document = document_from_text(LONG, "long")
    plan = plan_reading(reader(settings), document)
    assert (plan.requests, plan.kept) == (9, 0)
    assert plan.how == "estimated" and plan.tokens_in > plan.tokens_out > 1000
    lines = plan.lines()
    assert lines[0].startswith("Would send 9 requests; 0 kept") and "estimated" in lines[1]
    cost = (plan.tokens_in + 4 * plan.tokens_out) / 1e6
    assert lines[2] == f"Cost: about {cost:.4f} EUR."
    assert not list(tmp_path.iterdir())
    read_by(Clerk(), tmp_path, monkeypatch)
    plan = plan_reading(reader(settings), document)
    assert (plan.requests, plan.kept, plan.tokens_in) == (0, 9, 0)


def test_tokens() -> None:
    text = article("us-south-korea-alliance").text
    # As counted by o200k_base: 1,329.
    assert 1250 < estimate(text) < 1500 < bound(text)
    assert estimate("") == bound("") == 0


def test_the_server_waits_with_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.readers.model.server_replies import StatusError

    waits: list[float] = []

    class Busy:
        def complete(self, model: str, request: Request, form: RequestForm) -> Reply:
            raise StatusError(503, "busy")

    request = Request("s", "links", "links", ({"role": "user", "content": "text"},), 9)
    server = ChatServer(
        lambda: Busy(), "m", "http://x", Budget(None), tries=7, parallel=1, pause=waits.append
    )
    with pytest.raises(ReaderError, match=r"status 503, busy \(7 tries\)"):
        server.reply(request)
    assert len(waits) == 6 and len(set(waits)) == 6
    assert all(0 <= wait <= 2**at for at, wait in enumerate(waits))
