"""The reader `model` against a server that answers well, badly, late, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap import cli
from argmap.model import ArgumentMap
from tests.chat_stub import (
    Behaviour,
    Body,
    Raw,
    Stub,
    asks_for,
    completion,
    good,
    recorded,
    said,
    stub_server,
)

pytest.importorskip("openai", reason="argmap[model] is not installed")

CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLE = CORPUS / "flood-memo.txt"
GOOD = recorded("flood-memo")


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run in a folder of its own, with nothing in the environment and no pause."""
    monkeypatch.chdir(tmp_path)
    for name in ("ENDPOINT", "MODEL", "API_KEY", "API_KEY_FILE"):
        monkeypatch.delenv(f"ARGMAP_{name}", raising=False)
    monkeypatch.setattr("argmap.readers.model.chat_server.FIRST_PAUSE", 0.01)
    yield
    assert not [path for path in tmp_path.rglob(".*") if path.is_file()], "something half-written"


def run(*arguments: object, **extra: Any) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], **extra)


def map_with(stub: Stub, *more: object, file: Path = ARTICLE) -> Result:
    model = ["--reader", "model", "--endpoint", stub.url, "--model-name", "stub"]
    return run("map", file, *model, "-o", "out", "-f", "json", *more)


def made(name: str = "flood-memo") -> ArgumentMap:
    return ArgumentMap.from_json(Path(f"out/{name}.json").read_text("utf-8"))


def answers(**changes: Any) -> dict[str, Any]:
    """Return the good answer with some of it changed."""
    return {**json.loads(json.dumps(GOOD)), **changes}


def one_line(done: Result, *words: str) -> None:
    """Hold a failure to one clear line, no map, and no traceback."""
    assert done.exit_code == 1, done.output
    (line,) = done.stderr.splitlines()
    for word in words:
        assert word in line, line
    assert not Path("out/flood-memo.json").exists()
    assert "\x1b" not in done.output


def test_good_answers_make_the_map() -> None:
    with stub_server(good(GOOD)) as stub:
        done = map_with(stub)
        assert done.exit_code == 0, done.output
        assert (
            f"The text was sent to {stub.url} and read there by stub: 2 requests, 200"
            in done.stdout
        )
    assert [asks_for(body) for body in stub.bodies] == ["statements", "links"]
    found = made()
    assert found.made_by["reader"] == "model" and found.made_by["model"] == "stub"
    assert set(found.made_by) == {"reader", "argmap", "model", "guide", "fingerprint"}
    assert len(found.units) == len(GOOD["statements"]) and not found.notes
    assert found.unit("u1").role == "conclusion"
    reasons = [cue for row in found.relations for cue in row.because if cue.id == "model.reason"]
    assert sorted(cue.note for cue in reasons) == sorted(row["why"] for row in GOOD["links"])
    assert any(cue.id != "model.statement" for unit in found.units for cue in unit.because)


def test_the_same_bytes_from_the_server_from_a_file_and_from_kept_answers() -> None:
    with stub_server(good(GOOD)) as stub:
        assert map_with(stub).exit_code == 0
        bytes_ = Path("out/flood-memo.json").read_bytes()
        again = map_with(stub)
        assert "Read from the kept answers of stub; nothing was sent." in again.stdout
        assert len(stub.bodies) == 2
    assert Path("out/flood-memo.json").read_bytes() == bytes_
    gone = run(
        "map", ARTICLE, "--reader", "model", "--model-name", "stub", "-o", "out", "-f", "json"
    )
    assert gone.exit_code == 0 and Path("out/flood-memo.json").read_bytes() == bytes_
    brought = CORPUS / "answers" / "flood-memo.json"
    named = ("--model-name", "stub", "-o", "other", "-f", "json")
    done = run("map", ARTICLE, "--answer", brought, *named)
    assert done.exit_code == 0, done.output
    assert Path("other/flood-memo.json").read_bytes() == bytes_
    done = run("map", ARTICLE, "--answer", "out/flood-memo.reading.jsonl", *named)
    assert done.exit_code == 1 and "--readings" in done.stderr


def test_quotations_that_are_invented_or_altered() -> None:
    changed = answers()
    changed["statements"][2]["quote"] = "Floods were never a problem in Reach 4"
    changed["statements"][3]["quote"] = "Raising it by 4 feet could hold any flood there ever was"
    changed["statements"][8]["quote"] = "Fifty eight owners already have expressed interest"
    again = {"quotes": [{"id": 4, "quote": "Raising it by four feet would contain a flood"}]}

    def behave(body: Body) -> str:
        text = good(changed)(body)
        assert isinstance(text, str)
        if asks_for(body) == "statements":
            return text
        assert "The nearest sentence: [7] Three of the last five floods" in said(body)
        return json.dumps({**again, **json.loads(text)})

    with stub_server(behave) as stub:
        done = map_with(stub)
        assert done.exit_code == 0 and len(stub.bodies) == 2, done.output
    found = made()
    texts = [unit.text for unit in found.units]
    assert "Raising it by four feet would contain a flood" in texts
    assert not any("never a problem" in text or "Fifty" in text for text in texts)
    assert len(found.units) == len(GOOD["statements"]) - 2
    lost = "“Floods were never a problem in Reach 4” is not in the text"
    assert any(lost in note for note in found.notes) and lost in done.stderr


def test_circles_wrong_ids_and_stances_are_asked_for_once_more() -> None:
    changed = answers()
    changed["links"] += [{"from": 1, "to": 3, "why": "x"}, {"from": 5, "to": 99, "why": "x"}]
    changed["statements"][14]["stance"] = "endorses"
    right = {"links": [row for row in GOOD["links"] if row["from"] in (1, 3, 5, 15)], "main": 1}

    def repaired(body: Body) -> str:
        assert "support runs in a circle" in said(body) and "no such statement" in said(body)
        assert "the author endorses statement 15" in said(body)
        return json.dumps(right)

    with stub_server([good(changed), good(changed), repaired]) as stub:
        assert map_with(stub).exit_code == 0 and len(stub.bodies) == 3
    found = made()
    assert len(found.relations) == len(GOOD["links"])
    assert list(found.notes) == [
        "The model's answer was not used in this: the author endorses statement 15, but the links "
        "say otherwise."
    ]


def test_what_cannot_stand_twice_is_resolved_and_told() -> None:
    changed = answers()
    changed["links"] += [{"from": 1, "to": 3, "why": "x"}]
    with stub_server(good(changed)) as stub:
        assert map_with(stub).exit_code == 0 and len(stub.bodies) == 3
    assert any("circle: 1 → 3 → 1" in n or "circle: 3 → 1 → 3" in n for n in made().notes)
    assert len(made().relations) == len(GOOD["links"])


def test_no_json_is_asked_for_once_more() -> None:
    with stub_server([lambda body: "I would rather chat.", good(GOOD)]) as stub:
        assert map_with(stub).exit_code == 0
    again = stub.bodies[1]["messages"]
    assert [row["role"] for row in again] == ["system", "user", "assistant", "user"]
    assert "not the JSON object asked for (no JSON object)" in again[-1]["content"]


def test_no_json_twice() -> None:
    with stub_server(lambda body: "I would rather\x1b[2J chat.") as stub:
        one_line(map_with(stub), "stub gave no answer that can be used", "begins: I would rather")


def cut(body: Body) -> Body:
    return completion('{"statements":[{"id":1,"qu', finish="length")


def test_a_cut_answer_gets_more_room_once() -> None:
    with stub_server([cut, good(GOOD)]) as stub:
        assert map_with(stub).exit_code == 0
    assert stub.bodies[1]["max_tokens"] == 2 * stub.bodies[0]["max_tokens"]
    assert stub.bodies[1]["messages"] == stub.bodies[0]["messages"]


def test_an_answer_that_is_cut_twice() -> None:
    with stub_server(cut) as stub:
        one_line(map_with(stub), "it was cut at")


def test_a_refusal() -> None:
    refused = completion("", refusal="I can't read this text.")
    with stub_server(lambda body: refused) as stub:
        one_line(map_with(stub), "stub refuses to answer for the statements: I can't read this")
        assert len(stub.bodies) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    busy: list[Behaviour] = [lambda body: Raw(status, b'{"error":{"message":"busy"}}')] * 2
    with stub_server([*busy, good(GOOD)]) as stub:
        assert map_with(stub).exit_code == 0 and len(stub.bodies) == 4


def test_a_server_that_stays_busy() -> None:
    with stub_server(lambda body: Raw(503, b'{"error":{"message":"busy"}}')) as stub:
        one_line(map_with(stub, "--tries", 3), "status 503, busy (3 tries)")
        assert len(stub.bodies) == 3


def test_a_server_says_how_long_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(
        "argmap.readers.model.chat_server.ChatServer.reply.__kwdefaults__", None, raising=False
    )
    from argmap.readers.model import chat_server

    real = chat_server.ChatServer.__init__

    def patient(self: Any, *args: Any, **kwargs: Any) -> None:
        real(self, *args, **{**kwargs, "pause": waits.append})

    monkeypatch.setattr(chat_server.ChatServer, "__init__", patient)
    busy = Raw(429, b"{}", {"Retry-After": "7"})
    with stub_server([lambda body: busy, good(GOOD)]) as stub:
        assert map_with(stub).exit_code == 0
    assert waits == [7.0]


def test_a_server_that_asks_to_wait_for_hours() -> None:
    long = Raw(429, b"{}", {"Retry-After": "9000"})
    with stub_server(lambda body: long) as stub:
        one_line(map_with(stub), "status 429")
        assert len(stub.bodies) == 1
