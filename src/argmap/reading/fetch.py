"""A page from the web, loaded only where a user asks for it."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import IO, Any
from urllib.parse import urlsplit

from argmap.errors import InputError

SECONDS = 20
SCHEMES = ("http", "https")
AGENT = "argmap (reads one page when its user asks for it)"


def fetch(address: str, most: int) -> bytes:
    """Return what stands at an address on the web.

    Args:
        address: The address; `http` and `https` alone, also where it leads on to another.
        most: How many bytes it may have.

    Raises:
        InputError: It is no such address, cannot be loaded, or is too large.
    """
    check_address(address)
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})
    opener = urllib.request.build_opener(_Redirects)
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            data: bytes = answer.read(most + 1)
    except urllib.error.HTTPError as error:
        raise InputError(f"{address}: the server answers {error.code}; save the page") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        reason = getattr(reason, "strerror", None) or reason
        raise InputError(f"{address}: it cannot be loaded ({reason}); save the page") from error
    if len(data) > most:
        raise InputError(f"{address}: larger than {most >> 20} MB; save a part of it")
    return data


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows no address that leads away from the web, such as one of a file."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:  # fmt: skip
        """Return the request for where an address leads on to.

        Raises:
            InputError: It leads away from the web.
        """
        check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(address: str) -> None:
    """Raise InputError where an address cannot be one of a page on the web.

    Args:
        address: The address, as a user or a page gave it.
    """
    try:
        parts = urlsplit(address)
        right = parts.scheme.lower() in SCHEMES and bool(parts.hostname)
    except ValueError:
        right = False
    if not right:
        raise InputError(f"{address}: no page on the web has such an address; give another")
