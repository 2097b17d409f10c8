"""Requests that are never finished: the review server hangs up, and serves all others."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import uvicorn

from argmap.review import patience
from argmap.review.patience import PatientProtocol

WHOLE = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\n"


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answer once the whole request is there, and after some time."""
    more = True
    while more:
        message = await receive()
        more = message.get("more_body", False)
        if message["type"] == "http.disconnect":
            return
    await asyncio.sleep(0.3)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"served"})


async def answered(*pieces: bytes) -> bytes:
    """Send pieces of a request, and give all that comes back until the server hangs up."""
    config = uvicorn.Config(app, http=PatientProtocol, lifespan="off", log_level="critical")
    config.load()
    state = uvicorn.server.ServerState()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: PatientProtocol(config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
        await asyncio.sleep(0.02)
    found = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    server.close()
    return found


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    assert patience.PATIENCE == 10
    monkeypatch.setattr(patience, "PATIENCE", 0.15)


@pytest.mark.parametrize(
    "pieces", [(), (b"GET / HT",), (WHOLE[:-2],), (POST,), (POST, b"ab")], ids=range(5)
)
def test_half_sent_requests_are_hung_up_on(pieces: tuple[bytes, ...]) -> None:
    assert b"served" not in asyncio.run(answered(*pieces))


@pytest.mark.parametrize(
    "pieces", [(WHOLE[:9], WHOLE[9:]), (POST, b"ab", b"cd")], ids=["head", "body"]
)
def test_whole_requests_are_served_however_long_the_answer_takes(
    pieces: tuple[bytes, ...],
) -> None:
    assert b"served" in asyncio.run(answered(*pieces[:-1], pieces[-1]))
