"""Where a text may go, and the key for it: loopback or https, keys never from the command line."""

from __future__ import annotations

import os
import stat
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from argmap.errors import ReaderError
from argmap.readers.model.model_answers import shown_words

LONGEST_KEY = 4096  # characters


def check_endpoint(endpoint: str, *, insecure: bool = False) -> str:
    """Return the address of a chat-completions API that a text may be sent to.

    Args:
        endpoint: The address, as a user named it.
        insecure: Whether it may be reached without encryption from afar.

    Raises:
        ReaderError: It is no such address, holds a password, or is not encrypted.

    Example:
        >>> check_endpoint("http://localhost:11434/v1/")
        'http://localhost:11434/v1'
        >>> check_endpoint("http://example.org/v1")
        Traceback (most recent call last):
        argmap.errors.ReaderError: http://example.org/v1: the text would be sent for all to read; use https, or say --insecure
    """  # noqa: E501
    shown = shown_words(endpoint.rpartition("@")[2] if "@" in endpoint else endpoint, 200)
    try:
        parts = urlsplit(endpoint.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ReaderError(f"{shown}: no address ({error})") from error
    if parts.scheme not in ("http", "https") or not host or port == 0:
        raise ReaderError(f"{shown}: no address; write one such as http://localhost:11434/v1")
    if parts.username is not None or parts.password is not None:
        raise ReaderError(f"{shown}: an address holds no password; put the key in ARGMAP_API_KEY")
    if parts.query or parts.fragment:
        raise ReaderError(f"{host}: leave out what stands behind ? or # in the address")
    if parts.scheme == "http" and not is_loopback(host) and not insecure:
        raise ReaderError(
            f"{shown}: the text would be sent for all to read; use https, or say --insecure"
        )
    return endpoint.strip().rstrip("/")


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine, by its address or the name kept for it (RFC 6761).

    Example:
        >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "localhost.org")]
        [True, True, True, False]
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"


def read_key(path: str) -> str:
    """Return the key in a file that nobody else may read.

    Raises:
        ReaderError: It cannot be read, others may read it, or it holds no key.
    """
    place = Path(path).expanduser()
    try:
        with place.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if os.name == "posix" and (mode & 0o077 or not stat.S_ISREG(mode)):
                raise ReaderError(
                    f"{place}: others may read this key; say chmod 600 {place.name} first"
                )
            data = file.read(LONGEST_KEY + 1)
    except OSError as error:
        raise ReaderError(f"{place}: the key cannot be read ({error.strerror})") from error
    key = data.decode("ascii", "replace").strip()
    return check_key(key, str(place))


def check_key(key: str, where: str) -> str:
    """Return a key that may stand in a header.

    Raises:
        ReaderError: It may not; the message does not tell it.
    """
    if not key or len(key) > LONGEST_KEY or not all("!" <= letter <= "~" for letter in key):
        raise ReaderError(f"{where}: no key; it is one line of letters, digits and signs")
    return key
