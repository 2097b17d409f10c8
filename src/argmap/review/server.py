"""The review page's server: on this machine only, behind a token, gone when it is stopped."""

from __future__ import annotations

import secrets
import socket
import sys
import webbrowser
import zlib
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from argmap.errors import OutputError
from argmap.review.guard import LONGEST_BODY, SAFETY, Guard
from argmap.review.patience import PatientProtocol
from argmap.review.queues import QueueChoice
from argmap.review.routes import routes
from argmap.review.shared_review import SharedReview

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from argmap.review.session import Session

HOST = "127.0.0.1"
# Below what systems hand out by themselves, so that a restart finds its port free.
FIRST_PORT, PORTS = 20_000, 10_000


def serve(
    session: Session,
    port: int = 0,
    open_browser: bool = True,
    tell: Callable[[str], object] = print,
    choice: QueueChoice | None = None,
    options: str = "",
) -> None:
    """Serve the review page of an article until the user stops it.

    Args:
        session: The open review.
        port: Where to listen; 0 for the same free port at each start, so that a page left
            open finds its server again.
        open_browser: Whether to open the link in the user's browser.
        tell: Says something to the user: the link, which holds the token, and how to stop.
        choice: What of the map is to be checked first of all; all of it where None.
        options: What the article was read with, as options of a command.

    Raises:
        OutputError: The port is taken or may not be used.
    """
    listening = listen(port, str(session.journal.resolve()))
    guard = Guard(secrets.token_urlsafe(32), listening.getsockname()[1])
    link = f"http://{HOST}:{guard.port}/?token={guard.token}"
    tell(f"Review: {link}")
    tell("Every decision is saved at once. Ctrl+C stops the page.")
    if open_browser:
        # A while later, when the server answers; the socket already holds who comes too early.
        opener = Timer(0.3, webbrowser.open, (link,))
        opener.daemon = True
        opener.start()
    # uvicorn stops in good order and then passes the Ctrl+C on.
    with suppress(KeyboardInterrupt):
        ReviewServer(SharedReview(session, choice, options), guard).run(sockets=[listening])
    tell(f"Your decisions are in {session.journal}.")


def listen(port: int, name: str) -> socket.socket:
    """Return a socket that listens on the loopback address alone.

    Args:
        port: The port; 0 for one that depends on `name`, or any where that one is taken.
        name: What is served.

    Raises:
        OutputError: The port asked for is taken or may not be used.
    """
    if port:
        return _bind(port)
    try:
        return _bind(FIRST_PORT + zlib.crc32(name.encode("utf-8", "surrogateescape")) % PORTS)
    except OutputError:
        return _bind(0)


def _bind(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            # A port just left by a killed server can be had at once; Windows means theft by it.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        told = getattr(error, "strerror", None) or error
        raise OutputError(
            f"port {port}: cannot be used ({told}); choose another with --port, or none"
        ) from error
    return listening


class ReviewServer(uvicorn.Server):
    """uvicorn for one review: quiet, without a name of its own, quick to stop."""

    def __init__(self, shared: SharedReview, guard: Guard) -> None:
        """Set it up; `run` serves until the process is told to stop."""
        self.shared = shared
        config = uvicorn.Config(
            make_app(shared, guard), log_level="critical", access_log=False, server_header=False,
            http=PatientProtocol, lifespan="off", ws="none",
            proxy_headers=False, timeout_graceful_shutdown=2,
        )  # fmt: skip
        super().__init__(config)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop; pages that listen to news are let go first."""
        await self.shared.close()
        await super().shutdown(sockets)


def make_app(shared: SharedReview, guard: Guard) -> ASGIApp:
    """Return the application: the routes of a review behind its guard."""
    inner = Starlette(routes=routes(shared, guard), max_body_size=LONGEST_BODY)
    return Guarded(inner, guard)


class Guarded:
    """Asks the guard first, and puts the headers of safety on every answer, refusals too."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app = app
        self.guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one HTTP request (ASGI 3); others, web sockets among them, are not."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        query = scope["query_string"].decode("latin-1")
        refusal = self.guard.refuse(scope["method"], scope["path"], query, headers)
        app: ASGIApp = self.app
        if refusal:
            app = PlainTextResponse(refusal.message + "\n", refusal.status)
        await app(scope, receive, _with_safety(send))


def _with_safety(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SAFETY.items():
                headers[name] = value
        await send(message)

    return sending
