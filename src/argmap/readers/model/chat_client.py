"""The official `openai` client, and all that argmap knows of it: one request, one reply.

It is imported when the first question is asked, and nowhere else. What the client would add by
itself is turned off: it retries nothing (`asking.py` does, and counts), follows no redirect, takes
no key, organisation or header for OpenAI from the environment to whoever the endpoint is, and reads
no answer that is larger or slower than an answer can be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from time import monotonic
from typing import Any

from argmap.errors import ReaderError
from argmap.readers.model.request_forms import RequestForm
from argmap.readers.model.requests import Request
from argmap.readers.model.server_replies import (
    FailedRequest,
    HangingError,
    Reply,
    StatusError,
    UnreachableError,
    UselessReplyError,
)

LARGEST = 4 << 20  # bytes of an answer
LARGEST_ERROR = 64 << 10  # bytes of an error that are read
LONGEST_ERROR = 30.0  # seconds that an error is read
CONNECT = 15.0  # seconds until a connection stands
HEADERS = frozenset(
    {
        "host", "accept", "accept-encoding", "connection", "content-type", "content-length",
        "user-agent", "authorization",
        # By this one the client itself knows that it was asked for a stream of bytes.
        "x-stainless-raw-response",
    }
)  # fmt: skip


class ChatClient:
    """Asks a server that speaks the chat-completions protocol."""

    def __init__(self, endpoint: str, key: str, timeout: float, *, secure: bool) -> None:
        """Take the endpoint, the key (empty for none), and the seconds an answer may take.

        Raises:
            ReaderError: The package `openai` is not installed.
        """
        try:
            import openai
        except ImportError as error:
            raise ReaderError(
                "to ask a model needs the package openai; install argmap[model]"
            ) from error
        self._openai, self._timeout = openai, timeout
        self._headers = HEADERS if key else HEADERS - {"authorization"}
        hooks: Any = {"request": [self._strip_headers], "response": [self._refuse_errors]}
        http = openai.DefaultHttpxClient(
            follow_redirects=False,
            # A proxy of the environment may carry what is encrypted, nothing else.
            trust_env=secure,
            event_hooks=hooks,
            timeout=openai.Timeout(timeout, connect=min(CONNECT, timeout)),
        )
        # A client without a key looks for one of OpenAI's; what stands for it is not sent.
        self._client = openai.OpenAI(
            base_url=endpoint, api_key=key or "none", max_retries=0, http_client=http
        )

    def complete(self, model: str, request: Request, form: RequestForm) -> Reply:
        """Ask once and return the reply.

        Args:
            model: The model's name.
            request: What is asked.
            form: How the server wants it.

        Raises:
            FailedRequest: There is no reply, and why.
        """
        create: Any = self._client.chat.completions.with_streaming_response.create
        begin = monotonic()
        try:
            with create(
                model=model, messages=list(request.messages), **form.fields(request)
            ) as got:
                body = _read(got.iter_bytes(), begin + self._timeout)
        except FailedRequest:
            raise
        except self._openai.APITimeoutError as error:
            raise HangingError(f"no answer in {self._timeout:g} seconds") from error
        except self._openai.APIConnectionError as error:
            raise UnreachableError(_cause(error)) from error
        except self._openai.OpenAIError as error:
            raise UselessReplyError(type(error).__name__) from error
        except Exception as error:
            # What the transport under the client raises while a body is read; all else is a fault.
            if not _is_transport(error):
                raise
            if "Timeout" in type(error).__name__:
                raise HangingError(f"no answer in {self._timeout:g} seconds") from error
            raise UnreachableError(f"the connection broke: {type(error).__name__}") from error
        return _reply(body)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def _strip_headers(self, request: Any) -> None:
        """Send no header that the protocol doesn't need."""
        for name in [name for name in request.headers if name.lower() not in self._headers]:
            del request.headers[name]

    def _refuse_errors(self, response: Any) -> None:
        """Raise what an answer that is none means, before the client reads or follows it."""
        status = response.status_code
        if 200 <= status < 300:
            return
        if 300 <= status < 400:
            raise UselessReplyError(
                f"the endpoint sends elsewhere (status {status}); nothing was sent there"
            )
        said, param = _said(_read_error(response, min(self._timeout, LONGEST_ERROR)))
        raise StatusError(status, said, param, _wait(response.headers))


def _read(chunks: Iterator[bytes], deadline: float) -> bytes:
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > LARGEST:
            raise UselessReplyError(f"the answer is larger than {LARGEST >> 20} MB")
        if monotonic() > deadline:
            raise HangingError("the answer did not end in time")
    return bytes(found)


def _read_error(response: Any, seconds: float) -> bytes:
    """Return what comes of an error within so many seconds: it is of less use than that it is one.

    A piece of it is waited for no longer than half of them, so that a piece which never comes does
    not keep the others, nor the status, from being told.
    """
    deadline = monotonic() + seconds / 2
    response.request.extensions["timeout"]["read"] = seconds / 2
    found = bytearray()
    try:
        for chunk in response.iter_bytes():
            found += chunk
            if len(found) > LARGEST_ERROR or monotonic() > deadline:
                break
    except Exception as error:
        if not _is_transport(error):
            raise
    return bytes(found[:LARGEST_ERROR])


def _is_transport(error: Exception) -> bool:
    """Return whether it is the transport under the client that raised."""
    return type(error).__module__.startswith(("httpx", "httpcore"))


def _said(body: bytes) -> tuple[str, str]:
    """Return what an error says, and what of the request it names."""
    text = body.decode("utf-8", "replace")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return text, ""
    error = data.get("error", data) if isinstance(data, dict) else data
    if isinstance(error, dict):
        said = error.get("message") or error.get("detail") or text
        return str(said), str(error.get("param") or "")
    return str(error), ""


def _wait(headers: Any) -> float | None:
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) * scale)
        except (KeyError, ValueError):
            continue
    return None


def _cause(error: BaseException) -> str:
    """Return what the system says of a connection that cannot be made."""
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(str(error).split())[:200] or type(error).__name__


def _reply(body: bytes) -> Reply:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UselessReplyError("the answer is no JSON") from error
    choices = data.get("choices") if isinstance(data, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise UselessReplyError("the answer is no chat completion")
    usage = data.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Reply(
        text=_string(message.get("content")),
        finish=_string(choice.get("finish_reason")),
        refusal=_string(message.get("refusal")),
        tokens_in=_count(usage.get("prompt_tokens")),
        tokens_out=_count(usage.get("completion_tokens")),
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _count(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
