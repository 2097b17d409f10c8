"""What the review server answers: the page and its parts, the review, the map, the news."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from argmap.errors import ArgmapError, StaleError
from argmap.review.assets import load_assets
from argmap.review.finished import PRODUCTS
from argmap.review.guard import Guard
from argmap.review.shared_review import SharedReview

if TYPE_CHECKING:
    from starlette.requests import Request

Endpoint = Callable[["Request"], Awaitable[Response]]
# Goes on to the page by itself: a cookie for this site alone is not sent along a redirect that
# began at another, such as a web mail with the link in it.
ENTER = (
    '<!DOCTYPE html><title>argmap</title><link rel="icon" href="/icon.svg">'
    '<meta http-equiv="refresh" content="0;url=/">'
)


def routes(shared: SharedReview, guard: Guard) -> list[Route]:
    """Return the routes of a review.

    Args:
        shared: The review.
        guard: Who is let in; the printed link gets its cookie from here.
    """
    files = load_assets()

    async def page(request: Request) -> Response:
        if not guard.is_printed_link("/", request.url.query):
            return Response(files["index.html"].data, media_type="text/html")
        answer = HTMLResponse(ENTER)
        answer.set_cookie(guard.cookie, guard.token, path="/", httponly=True, samesite="strict")
        return answer

    async def state(request: Request) -> Response:
        return _json(await shared.state())

    async def decide(request: Request) -> Response:
        return await _decide(shared, await request.body())

    async def picture(request: Request) -> Response:
        try:
            return Response(await shared.picture(), media_type="image/svg+xml")
        except ArgmapError as error:
            return JSONResponse({"error": str(error)}, 500)

    async def events(request: Request) -> Response:
        return StreamingResponse(_events(shared), media_type="text/event-stream")

    table: list[tuple[str, Endpoint, str]] = [
        ("/", page, "GET"), ("/state", state, "GET"), ("/decide", decide, "POST"),
        ("/map.svg", picture, "GET"), ("/events", events, "GET"),
    ]  # fmt: skip
    named = [Route(path, run, methods=[method]) for path, run, method in table]
    named += _beside(shared)
    return named + [Route(f"/{name}", _file(files[name].data, files[name].kind)) for name in files]


def _beside(shared: SharedReview) -> list[Route]:
    """Return the routes of what the page asks for beside the review itself."""

    async def targets(request: Request) -> Response:
        return _json(await shared.targets(request.query_params.get("of", "")))

    async def finished(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in PRODUCTS:
            return _json({"error": "the review comes to no file of that name"}, 404)
        try:
            made = await shared.finished(name)
        except ArgmapError as error:
            return _json({"error": str(error)}, 422)
        # A file to be saved: never a page of this address, whose rights the article's words had.
        head = {"content-disposition": "attachment"}
        data = made.encode("utf-8", "surrogatepass")
        return Response(data, media_type="application/octet-stream", headers=head)

    return [Route("/targets", targets), Route("/finished/{name}", finished)]


def _file(data: bytes, kind: str) -> Endpoint:
    async def send(request: Request) -> Response:
        return Response(data, media_type=kind)

    return send


async def _events(shared: SharedReview) -> AsyncIterator[str]:
    async for version in shared.news():
        yield f"data: {json.dumps({'version': version, 'boot': shared.boot})}\n\n"


async def _decide(shared: SharedReview, body: bytes) -> Response:
    try:
        asked = json.loads(body)
        decision, seen = asked["decision"], asked["seen"]
        if not isinstance(decision, dict) or type(seen) is not int:
            raise TypeError
    except (ValueError, TypeError, KeyError, RecursionError):
        told = 'a decision is sent as {"decision": {"op": …}, "seen": VERSION}'
        return JSONResponse({"error": told}, 400)
    try:
        state = await shared.decide(decision, seen)
    except ArgmapError as error:
        status = 409 if isinstance(error, StaleError) else 422
        state = await shared.state()
        return _json({"error": str(error), "version": state["version"], "state": state}, status)
    return _json({"version": state["version"], "state": state})


def _json(data: Any, status: int = 200) -> Response:
    # Plain ASCII: halves of surrogate pairs, which a text may hold, have no UTF-8.
    return Response(json.dumps(data).encode(), status, media_type="application/json")
