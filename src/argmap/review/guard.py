"""Who may speak to the review server, and what every answer tells the browser to keep to.

The server holds a user's article and their decisions, on a port that every program and every
web page on the machine can reach. So each request must name this server (DNS rebinding), carry
the token of the printed link, and, where it writes, come from the server's own page.

References:
    OWASP, Cross-Site Request Forgery Prevention Cheat Sheet.
    W3C, Content Security Policy Level 3; Trusted Types.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import cookie_parser

LONGEST_BODY = 256 * 1024  # bytes; a note may be long, a decision is short
HEADER = "x-argmap-token"
READS = ("GET", "HEAD")
POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
        "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        # No string ever becomes markup or code: innerHTML and its kin throw.
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    )
)  # fmt: skip
SAFETY: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not served: an HTTP status and one line for whoever sent it."""

    status: int
    message: str


NO_TOKEN = Refusal(403, "Open the link that argmap review printed: it holds the key to this page.")
OTHER_HOST = Refusal(421, "This server answers only to the address that argmap review printed.")
OTHER_PAGE = Refusal(403, "Only the review page itself may ask this of the server.")
NOT_JSON = Refusal(415, "A decision is sent as application/json.")


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets requests in, or not.

    Attributes:
        token: The secret of the link, ASCII.
        port: The port that the server listens on.
    """

    token: str
    port: int

    @property
    def cookie(self) -> str:
        """Return the name of the cookie; with the port, for browsers part no cookies by port."""
        return f"argmap-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the values of the Host header that mean this server."""
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    def refuse(
        self, method: str, path: str, query: str, headers: Mapping[str, str]
    ) -> Refusal | None:
        """Return why a request is not to be served.

        Args:
            method: Such as `GET`.
            path: Such as `/decide`; only at `/` a token may stand in the query.
            query: What stands behind the question mark.
            headers: By name in small letters.

        Returns:
            The reason; None where the request is welcome.
        """
        host = headers.get("host", "")
        if host not in self.hosts:
            return OTHER_HOST
        if not self._knows_token(path, query, headers):
            return NO_TOKEN
        return self._check_sender(method, host, headers)

    def is_printed_link(self, path: str, query: str) -> bool:
        """Return whether a request is the printed link itself, with the right token."""
        given = parse_qs(query).get("token", [""])[0]
        return path == "/" and self._matches(given)

    def _knows_token(self, path: str, query: str, headers: Mapping[str, str]) -> bool:
        if self.is_printed_link(path, query) or self._matches(headers.get(HEADER, "")):
            return True
        # Forgiving of what other programs on this machine may have set for the same host.
        cookies = cookie_parser(headers.get("cookie", ""))
        return self._matches(cookies.get(self.cookie, ""))

    def _check_sender(self, method: str, host: str, headers: Mapping[str, str]) -> Refusal | None:
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
        if origin is not None and origin != f"http://{host}":
            return OTHER_PAGE
        # A link in a mail may open the page; nothing else of another site may ask for anything.
        walks = headers.get("sec-fetch-mode") == "navigate" and method in READS
        if site not in ("same-origin", "none") and not walks:
            return OTHER_PAGE
        if method in READS:
            return None
        if origin is None and not self._matches(headers.get(HEADER, "")):
            return OTHER_PAGE
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        return None if kind == "application/json" else NOT_JSON

    def _matches(self, given: str) -> bool:
        # Over bytes, for compare_digest takes no other letters; its time tells nothing.
        return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self.token.encode())
