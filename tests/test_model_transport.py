"""The way to a server: forms it takes, what hangs, breaks, is too large, or sends elsewhere."""

from __future__ import annotations

import json
import socket
import time
from itertools import count
from pathlib import Path

import pytest

from tests.chat_stub import Body, Raw, completion, good, stub_server
from tests.test_model_server import (  # noqa: F401 (the fixture runs each test alone)
    ARTICLE,
    GOOD,
    alone,
    made,
    map_with,
    one_line,
    run,
)

pytest.importorskip("openai", reason="argmap[model] is not installed")


def test_a_hanging_connection() -> None:
    with stub_server(lambda body: Raw(200, b"{}", pause=3)) as stub:
        begin = time.monotonic()
        one_line(
            map_with(stub, "--timeout", 0.2), "no answer in 0.2 seconds (2 tries)", "--timeout"
        )
        assert time.monotonic() - begin < 30


def test_an_answer_that_drips_for_ever() -> None:
    slow = json.dumps(completion("x" * 200)).encode()
    with stub_server(lambda body: Raw(200, slow, pause=0.05, pieces=100)) as stub:
        one_line(map_with(stub, "--timeout", 0.4), "did not end in time", "(2 tries)")


def test_an_error_that_drips_is_read_for_so_long_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = count(0.0, 10.0)
    monkeypatch.setattr("argmap.readers.model.chat_client.monotonic", lambda: next(ticks))
    error = b'{"error": {"message": "' + b"no " * 40 + b'such model"}}'
    with stub_server(lambda body: Raw(404, error, pause=0.01, pieces=4)) as stub:
        done = map_with(stub)
    one_line(done, 'status 404, {"error": {"message": "no', "--model-name")
    assert "such model" not in done.stderr


def test_an_error_that_stops_is_told_by_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.readers.model.chat_client.LONGEST_ERROR", 0.2)
    with stub_server(lambda body: Raw(404, b'{"error": "late"}', pause=3)) as stub:
        done = map_with(stub)
        assert len(stub.bodies) == 1
    one_line(done, "/v1: status 404; check --endpoint")


def test_an_error_longer_than_errors_are_is_cut() -> None:
    from argmap.readers.model.chat_client import LARGEST_ERROR

    error = b"x" * LARGEST_ERROR + b'"}'
    with stub_server(lambda body: Raw(404, b'{"detail": "' + error)) as stub:
        one_line(map_with(stub), 'status 404, {"detail": "xxx')


def test_a_redirect_elsewhere_is_not_followed() -> None:
    with stub_server(good(GOOD)) as other:
        away = Raw(307, b"", {"Location": f"{other.url}/chat/completions"})
        with stub_server(lambda body: away) as stub:
            one_line(map_with(stub), "sends elsewhere (status 307)", stub.url)
        assert not other.bodies


@pytest.mark.parametrize("status", [200, 500])
def test_an_answer_of_fifty_megabytes(status: int) -> None:
    large = b'{"choices": "' + b"x" * (50 << 20) + b'"}'
    with stub_server(lambda body: Raw(status, large)) as stub:
        words = "larger than 4 MB" if status == 200 else "status 500"
        one_line(map_with(stub, "--tries", 1), words)


def test_fifty_megabytes_of_one_answer() -> None:
    rows = ",".join(f'{{"id":{n},"quote":"x","role":"claim"}}' for n in range(60_000))
    text = '{"statements":[' + rows + "]}"
    with stub_server(lambda body: completion(text)) as stub:
        done = map_with(stub)
    # It has the right form, but no links: said in one line.
    one_line(done, "no list under")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html>", "no JSON"),
        (b"[1]", "no chat completion"),
        (b'{"choices": []}', "no chat completion"),
        (b'{"choices": [{"message": 3}]}', "no chat completion"),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_what_is_no_chat_completion(body: bytes, words: str) -> None:
    with stub_server(lambda _: Raw(200, body)) as stub:
        one_line(map_with(stub), words, "/v1")


def test_nobody_is_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    named = ["--reader", "model", "--model-name", "x", "--endpoint", f"http://127.0.0.1:{port}/v1"]
    done = run("map", ARTICLE, *named, "-o", "out")
    one_line(done, f"http://127.0.0.1:{port}/v1", "is the server started")


@pytest.mark.parametrize(("status", "advice"), [(401, "ARGMAP_API_KEY"), (404, "--model-name")])
def test_errors_that_do_not_pass_are_told_at_once(status: int, advice: str) -> None:
    error = {"error": {"message": "no \x1b[31m such thing"}}
    with stub_server(lambda body: Raw(status, json.dumps(error).encode())) as stub:
        one_line(map_with(stub), f"status {status}, no \ufffd[31m such thing", advice)
        assert len(stub.bodies) == 1


def test_a_server_without_json_schema_is_asked_as_it_wants() -> None:
    def old(body: Body) -> str | Raw:
        kind = body.get("response_format", {}).get("type")
        if kind in ("json_schema", "json_object"):
            return Raw(400, json.dumps({"error": {"message": f"{kind} is not known"}}).encode())
        if "max_tokens" in body:
            said = "Use 'max_completion_tokens' instead of 'max_tokens'."
            return Raw(
                400, json.dumps({"error": {"message": said, "param": "max_tokens"}}).encode()
            )
        if "temperature" in body:
            return Raw(422, b'{"detail": "temperature may not be set"}')
        text = good(GOOD)(body)
        assert isinstance(text, str)
        return f"Here you are:\n```json\n{text}\n```"

    with stub_server(old) as stub:
        assert map_with(stub).exit_code == 0
    assert "max_completion_tokens" in stub.bodies[-1]
    # What it wants is remembered: the second question is asked once.
    assert len(stub.bodies) == 6
    assert len(made().units) == len(GOOD["statements"])


def test_a_text_that_is_too_long_for_the_model() -> None:
    said = {"error": {"message": "This model's maximum context length is 2048 tokens."}}
    with stub_server(lambda body: Raw(400, json.dumps(said).encode())) as stub:
        one_line(map_with(stub), "maximum context length", "larger context")
        assert len(stub.bodies) == 1


def test_only_what_the_protocol_needs_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-x")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-x")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Secret: s3cret")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with stub_server(good(GOOD)) as stub:
        assert map_with(stub).exit_code == 0
        monkeypatch.setenv("ARGMAP_API_KEY", "sk-mine")
        assert map_with(stub, "--refresh").exit_code == 0
    without, with_key = stub.headers[0], stub.headers[-1]
    told = json.dumps(stub.headers)
    assert not any(word in told for word in ("sk-other", "org-x", "proj-x", "s3cret"))
    assert "Authorization" not in {name.title() for name in without}
    assert {name.title(): value for name, value in with_key.items()}[
        "Authorization"
    ] == "Bearer sk-mine"
    # The key is in no file.
    for path in Path().rglob("*"):
        assert path.is_dir() or b"sk-mine" not in path.read_bytes()


def test_a_key_that_a_server_says_back_is_told_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_API_KEY", "sk-mine-1234")
    error = {"error": {"message": "Incorrect API key provided: sk-mine-1234"}}
    with stub_server(lambda body: Raw(401, json.dumps(error).encode())) as stub:
        done = map_with(stub)
    one_line(done, "Incorrect API key provided: [key]")
    assert "sk-mine" not in done.output
    with stub_server(lambda body: "Your key is sk-mine-1234, thank you") as stub:
        done = map_with(stub)
    assert "sk-mine" not in done.output
    assert "sk-mine" not in Path("out/flood-memo.reading.jsonl").read_text("utf-8")
