"""A server that speaks the chat-completions protocol, for tests: it answers as it is told to.

Requests and good answers are checked against the official client's own types, so that what the
tests pass is what the protocol says.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any

ANSWERS = Path(__file__).parent.parent / "corpus" / "answers"
Body = dict[str, Any]


@dataclass(frozen=True)
class Raw:
    """An answer as bytes: status, headers, body, seconds before each piece of it."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0
    pieces: int = 1


Behaviour = Callable[[Body], "str | Raw | Body"]


def recorded(name: str) -> dict[str, Any]:
    """Return the answer by hand to a text of `corpus/`."""
    found: dict[str, Any] = json.loads((ANSWERS / f"{name}.json").read_text("utf-8"))
    return found


def said(body: Body) -> str:
    """Return all that a request says."""
    return "\n".join(message["content"] for message in body["messages"])


def asks_for(body: Body) -> str:
    """Return the form of answer that a request asks for."""
    text = body["messages"][0]["content"]
    return "statements" if "## " not in text and "Find the statements" in text else "links"


def good(answer: Mapping[str, Any]) -> Behaviour:
    """Return a behaviour that answers both passes by one answer."""

    def behave(body: Body) -> str:
        keys = ("statements",) if asks_for(body) == "statements" else ("links", "main")
        return json.dumps({key: answer[key] for key in keys if key in answer})

    return behave


def completion(text: str, finish: str = "stop", **message: Any) -> Body:
    """Return an answer by the protocol."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "stub",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, "refusal": None, **message},
            }
        ],
        "usage": {
            "prompt_tokens": 100,
            "completion_tokens": 10,
            "total_tokens": 110,
        },
    }


class Stub:
    """What the server was asked, and how it answers.

    Attributes:
        url: The endpoint.
        behave: What answers a request; of a list, each answers one, the last all others.
        bodies: What was asked.
        headers: The headers of each request.
        most: How many requests were under way at once, at most.
    """

    def __init__(self, behave: Behaviour | list[Behaviour]) -> None:
        self.url = ""
        self.behave = behave
        self.bodies: list[Body] = []
        self.headers: list[dict[str, str]] = []
        self.now = self.most = 0
        self.lock = Lock()

    def take(self, body: Body, headers: dict[str, str]) -> str | Raw | Body:
        with self.lock:
            at = len(self.bodies)
            self.bodies.append(body)
            self.headers.append(headers)
        chosen = self.behave
        if isinstance(chosen, list):
            chosen = chosen[min(at, len(chosen) - 1)]
        return chosen(body)


def check_request(body: Body) -> None:
    """Fail where a request is not what the client's own types say."""
    from openai.types.chat.completion_create_params import (
        CompletionCreateParamsBase,
        CompletionCreateParamsNonStreaming,
    )
    from pydantic import TypeAdapter

    known = set(CompletionCreateParamsNonStreaming.__annotations__)
    known |= set(CompletionCreateParamsBase.__annotations__)
    assert set(body) <= known, set(body) - known
    adapter: Any = TypeAdapter(CompletionCreateParamsNonStreaming)
    adapter.validate_python(body)


class Handler(BaseHTTPRequestHandler):
    """Answers as its stub says."""

    protocol_version = "HTTP/1.1"
    stub: Stub

    def do_POST(self) -> None:
        with self.stub.lock:
            self.stub.now += 1
            self.stub.most = max(self.stub.most, self.stub.now)
        try:
            self.answer()
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with self.stub.lock:
                self.stub.now -= 1

    def answer(self) -> None:
        size = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(size))
        if not re.fullmatch(r"/v1/chat/completions", self.path):
            self.send(Raw(404, b"{}"))
            return
        check_request(body)
        found = self.stub.take(body, dict(self.headers.items()))
        if isinstance(found, str):
            found = completion(found)
        if isinstance(found, dict):
            from openai.types.chat import ChatCompletion

            ChatCompletion.model_validate(found, strict=True)
            found = Raw(200, json.dumps(found).encode())
        self.send(found)

    def send(self, raw: Raw) -> None:
        self.send_response(raw.status)
        headers = {"Content-Type": "application/json", **raw.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(raw.body)))
        self.end_headers()
        step = max(1, len(raw.body) // raw.pieces)
        for at in range(0, len(raw.body), step):
            if raw.pause:
                time.sleep(raw.pause)
            self.wfile.write(raw.body[at : at + step])
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def stub_server(behave: Behaviour | list[Behaviour]) -> Iterator[Stub]:
    """Run a server on this machine and give what it was asked."""
    stub = Stub(behave)
    handler = type("StubHandler", (Handler,), {"stub": stub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
