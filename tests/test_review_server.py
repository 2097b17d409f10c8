"""The review server lets in the page it printed the link of, and nobody else."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp

from argmap.errors import OutputError
from argmap.review.guard import LONGEST_BODY, SAFETY, Guard
from argmap.review.journal import Journal
from argmap.review.server import HOST, listen, make_app
from argmap.review.session import Session
from argmap.review.shared_review import SharedReview
from tests.export_maps import HOSTILE, chain, whole

PORT, TOKEN = 8123, "right-token"
HOME = f"http://127.0.0.1:{PORT}"
COOKIE = {"cookie": f"argmap-{PORT}={TOKEN}"}
JSON = {"content-type": "application/json", "origin": HOME}
ACCEPT = {"decision": {"op": "accept", "id": "u2"}, "seen": 0}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    found = whole()
    with Session(found, Journal(tmp_path / "a.review.jsonl", "a.txt", found.text)) as opened:
        yield opened


@pytest.fixture
def app(session: Session) -> ASGIApp:
    return make_app(SharedReview(session), Guard(TOKEN, PORT))


def call(app: ASGIApp, method: str, path: str, **options: Any) -> httpx.Response:
    """Send one request to the application, as if over the network."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
            return await client.request(method, path, **options)

    return asyncio.run(send())


def decide(app: ASGIApp, body: Any = ACCEPT, **headers: str) -> httpx.Response:
    """Send a decision as the page does, with other headers where given."""
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    return call(app, "POST", "/decide", content=content, headers=COOKIE | JSON | headers)


def test_the_link_lets_in_and_leaves_no_token_in_the_address(app: ASGIApp) -> None:
    answer = call(app, "GET", f"/?token={TOKEN}")
    assert answer.status_code == 200
    assert 'content="0;url=/"' in answer.text and TOKEN not in answer.text
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"argmap-{PORT}={TOKEN};")
    assert "HttpOnly" in cookie and "samesite=strict" in cookie.lower()
    page = call(app, "GET", "/", headers=COOKIE)
    assert page.status_code == 200 and "<main>" in page.text


@pytest.mark.parametrize(
    "path",
    ["/", "/state", "/map.svg", "/events", "/main.js", "/roles.css", "/nothing", "/?token=",
     "/?token=wrong", f"/state?token={TOKEN}", "/?token=%F0%9F%98%80", f"/?token={TOKEN}x"],
)  # fmt: skip
def test_without_the_token_nothing_is_given(app: ASGIApp, path: str) -> None:
    answer = call(app, "GET", path)
    assert answer.status_code == 403
    assert "argmap review" in answer.text
    assert call(app, "GET", path, headers={"cookie": f"argmap-{PORT}=wrong"}).status_code == 403
    assert call(app, "GET", path, headers={"cookie": f"argmap-1={TOKEN}"}).status_code == 403


def test_a_decision_without_the_token_is_refused(app: ASGIApp, session: Session) -> None:
    assert decide(app, cookie="").status_code == 403
    assert decide(app, cookie="", **{"x-argmap-token": "wrong"}).status_code == 403
    assert session.version == 0
    assert decide(app, cookie="", **{"x-argmap-token": TOKEN}).status_code == 200
    assert session.version == 1


def test_the_cookies_of_other_programs_are_in_nobodys_way(app: ASGIApp) -> None:
    odd = f'a="b; c\\; {{"x": 1}}; =; ü; argmap-{PORT}={TOKEN}; z'
    assert call(app, "GET", "/state", headers={"cookie": odd.encode()}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.:{PORT}",
     f"127.0.0.1:{PORT}.evil.example", f"0.0.0.0:{PORT}", "", f"127.0.0.1:{PORT}, evil.example"],
)  # fmt: skip
def test_other_hosts_are_refused(app: ASGIApp, session: Session, host: str) -> None:
    assert call(app, "GET", "/state", headers=COOKIE | {"host": host}).status_code == 421
    assert call(app, "GET", f"/?token={TOKEN}", headers={"host": host}).status_code == 421
    assert decide(app, host=host).status_code == 421
    assert session.version == 0


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", f"https://127.0.0.1:{PORT}", "http://127.0.0.1:1",
     f"http://localhost:{PORT}", f"{HOME}.evil.example", "", f"{HOME}/"],
)  # fmt: skip
def test_decisions_from_other_origins_are_refused(
    app: ASGIApp, session: Session, origin: str
) -> None:
    assert decide(app, origin=origin).status_code == 403
    assert session.version == 0


def test_a_decision_by_cookie_alone_is_refused(app: ASGIApp, session: Session) -> None:
    headers = COOKIE | {"content-type": "application/json"}
    answer = call(app, "POST", "/decide", content=json.dumps(ACCEPT), headers=headers)
    assert answer.status_code == 403 and session.version == 0


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_pages_may_only_lead_here(app: ASGIApp, site: str) -> None:
    # Every local server is "same site" with this one: ports part no sites.
    asked = COOKIE | {"sec-fetch-site": site}
    assert call(app, "GET", "/state", headers=asked | {"sec-fetch-mode": "cors"}).status_code == 403
    assert (
        call(app, "GET", "/main.js", headers=asked | {"sec-fetch-mode": "no-cors"}).status_code
        == 403
    )
    walked = {"sec-fetch-site": site, "sec-fetch-mode": "navigate"}
    assert call(app, "GET", f"/?token={TOKEN}", headers=walked).status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "",
             "application/jsonp"],
)  # fmt: skip
def test_what_a_form_could_send_is_refused(app: ASGIApp, session: Session, kind: str) -> None:
    assert decide(app, **{"content-type": kind}).status_code == 415
    assert session.version == 0


def test_bodies_too_large_are_refused(app: ASGIApp, session: Session) -> None:
    note = {"decision": {"op": "note", "text": "n" * LONGEST_BODY}, "seen": 0}
    assert decide(app, note).status_code == 413
    assert session.version == 0


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", "7", '{"decision": {}}', '{"decision": 1, "seen": 0}', b"\xff\xfe",
     '{"decision": {"op": "accept"}, "seen": "0"}', '{"decision": {"op": "accept"}, "seen": true}',
     "[" * 100_000, {"decision": {"op": "accept", "id": "u99"}, "seen": 0},
     {"decision": {"op": "wipe"}, "seen": 0}, {"decision": {"op": ["accept"]}, "seen": 0},
     {"decision": {"op": "accept", "id": {"a": []}}, "seen": 0},
     {"decision": {"op": "role", "id": "u2", "value": "king"}, "seen": 0},
     {"decision": {"op": "undo"}, "seen": 0}],
)  # fmt: skip
def test_damaged_decisions_are_told_and_not_taken(
    app: ASGIApp, session: Session, body: Any
) -> None:
    answer = decide(app, body)
    assert answer.status_code in (400, 422)
    assert answer.json()["error"]
    assert session.version == 0


def test_nothing_leads_out_of_the_folder_of_the_page(app: ASGIApp) -> None:
    for path in ("/../server.py", "/..%2fserver.py", "/%2e%2e/server.py", "/page/../../server.py"):
        assert call(app, "GET", path, headers=COOKIE).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(app: ASGIApp, method: str) -> None:
    for path in ("/state", "/decide"):
        answer = call(app, method, path, headers=COOKIE | JSON)
        assert answer.status_code == 405
        assert "access-control-allow-origin" not in answer.headers


def test_every_answer_has_the_headers_of_safety(app: ASGIApp) -> None:
    answers = [
        call(app, "GET", "/", headers=COOKIE), call(app, "GET", "/map.svg", headers=COOKIE),
        call(app, "GET", f"/?token={TOKEN}"), call(app, "GET", "/"), decide(app),
        call(app, "GET", "/nothing", headers=COOKIE), decide(app, origin="http://evil.example"),
        call(app, "GET", "/state", headers={"host": "evil.example"}),
        decide(app, b"x" * (LONGEST_BODY + 1)),
    ]  # fmt: skip
    for answer in answers:
        for name, value in SAFETY.items():
            assert answer.headers[name] == value
        assert "server" not in answer.headers
    policy = SAFETY["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy


def test_tokens_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bytes, bytes]] = []

    def watched(left: bytes, right: bytes) -> bool:
        seen.append((left, right))
        return left == right

    monkeypatch.setattr("argmap.review.guard.hmac.compare_digest", watched)
    headers = {"host": f"127.0.0.1:{PORT}", **COOKIE}
    assert Guard(TOKEN, PORT).refuse("GET", "/state", "", headers) is None
    assert (TOKEN.encode(), TOKEN.encode()) in seen


def test_it_listens_on_the_loopback_address_alone() -> None:
    with listen(0, "a") as first:
        host, port = first.getsockname()
        assert host == HOST == "127.0.0.1"
        # Taken: another is chosen; asked for by number: that is an error.
        with listen(0, "a") as second:
            assert second.getsockname()[1] != port
        with pytest.raises(OutputError, match=f"port {port}.*--port"):
            listen(port, "a")
    with listen(0, "a") as again:
        assert again.getsockname()[1] == port
    for odd in (-1, 70_000):
        with pytest.raises(OutputError, match="--port"):
            listen(odd, "a")
    assert socket.getdefaulttimeout() is None


def test_text_that_is_no_unicode_reaches_the_page(tmp_path: Path) -> None:
    found = chain(HOSTILE)
    with Session(found, Journal(tmp_path / "h.review.jsonl", "h.txt", found.text)) as session:
        app = make_app(SharedReview(session), Guard(TOKEN, PORT))
        answer = call(app, "GET", "/state", headers=COOKIE)
        assert answer.json()["map"]["text"] == found.text
        drawn = call(app, "GET", "/map.svg", headers=COOKIE)
        assert drawn.status_code == 200 and "<script" not in drawn.text


def test_a_drawing_that_fails_is_told(app: ASGIApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(argmap: object) -> str:
        raise OutputError("no Graphviz to draw with")

    monkeypatch.setattr("argmap.review.shared_review.to_svg", fail)
    answer = call(app, "GET", "/map.svg", headers=COOKIE)
    assert answer.status_code == 500 and "Graphviz" in answer.json()["error"]
