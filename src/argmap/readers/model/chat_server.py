"""Ask a server until it answers: in a form it takes, after pauses, so many at once at most.

Pauses grow twofold with full jitter ("Exponential backoff and jitter", M. Brooker, 2015, AWS
Architecture Blog), so that many who wait don't come back together.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from threading import BoundedSemaphore, Lock
from time import sleep
from typing import Protocol

from argmap.errors import ReaderError
from argmap.readers.model.budget import Budget
from argmap.readers.model.model_answers import shown_words
from argmap.readers.model.request_forms import RequestForm, is_too_long
from argmap.readers.model.requests import Request
from argmap.readers.model.server_replies import (
    FailedRequest,
    HangingError,
    Reply,
    StatusError,
    UnreachableError,
    UselessReplyError,
)

BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
FIRST_PAUSE = 1.0  # seconds at most before the second try
LONGEST_PAUSE = 60.0
LONGEST_WAIT = 300.0  # seconds that a server may ask to wait
HANGS = 2  # tries of a request that hangs
SHOWN = 200  # characters of what a server says


class Client(Protocol):
    """What asks once; `chat_client.ChatClient` does."""

    def complete(self, model: str, request: Request, form: RequestForm) -> Reply:
        """Ask once and return the reply; raises FailedRequest where there is none."""
        ...


class ChatServer:
    """A model at an endpoint, asked with patience.

    Attributes:
        model: The model's name.
        endpoint: Where it is, for messages.
    """

    def __init__(
        self,
        client: Callable[[], Client],
        model: str,
        endpoint: str,
        budget: Budget,
        *,
        tries: int,
        parallel: int,
        secret: str = "",
        pause: Callable[[float], None] = sleep,
        told: Callable[[str], None] = lambda words: None,
    ) -> None:
        """Take what asks once and how often, how many at once; `told` hears why one waits."""
        self.model, self.endpoint, self._budget = model, endpoint, budget
        self._make, self._client, self._form = client, None, RequestForm()
        self._tries, self._gate, self._lock = tries, BoundedSemaphore(parallel), Lock()
        self._secret, self._pause, self._told = secret, pause, told

    _client: Client | None

    def reply(self, request: Request) -> Reply:
        """Return the reply to a request.

        Raises:
            ReaderError: There is none; one line that names the endpoint.
        """
        with self._gate:
            client = self._connect()
            tried = 0
            while True:
                reserved = self._budget.reserve(request)
                form = self._form
                try:
                    reply = client.complete(self.model, request, form)
                except FailedRequest as error:
                    # What was refused with a status cost nothing; what hung may have.
                    self._budget.give_back(reserved, sent=not _is_free(error))
                    adapted = form.after(error) if isinstance(error, StatusError) else None
                    if adapted is not None:
                        self._form = adapted
                        continue
                    tried += 1
                    self._wait_or_fail(error, tried)
                except BaseException:
                    self._budget.give_back(reserved, sent=True)
                    raise
                else:
                    self._budget.settle(reserved, request, reply)
                    return self._without_secret(reply)

    def _connect(self) -> Client:
        with self._lock:
            if self._client is None:
                self._client = self._make()
            return self._client

    def _wait_or_fail(self, error: FailedRequest, tried: int) -> None:
        wait = error.wait if isinstance(error, StatusError) else None
        if not _may_pass(error) or tried >= self._most_tries(error) or (wait or 0) > LONGEST_WAIT:
            raise ReaderError(self._line(error, tried)) from None
        if wait is None:
            wait = random.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tried - 1)))
        self._told(f"{self._short(error)}; waiting {wait:.0f} s")
        self._pause(wait)

    def _most_tries(self, error: FailedRequest) -> int:
        return min(self._tries, HANGS) if isinstance(error, HangingError) else self._tries

    def _line(self, error: FailedRequest, tried: int) -> str:
        times = f" ({tried} tries)" if tried > 1 else ""
        return f"{self.endpoint}: {self._short(error)}{times}; {self._advice(error)}"

    def _short(self, error: FailedRequest) -> str:
        said = shown_words(self._clear(str(error)), SHOWN).rstrip(".")
        if not isinstance(error, StatusError):
            return said
        return f"status {error.status}, {said}" if said else f"status {error.status}"

    def _advice(self, error: FailedRequest) -> str:
        if isinstance(error, UnreachableError):
            return "is the server started, and is the address right?"
        if isinstance(error, HangingError):
            return "raise --timeout, or take a smaller model; what was answered is kept"
        if isinstance(error, UselessReplyError):
            return "name the address of a chat-completions API, which mostly ends in /v1"
        if isinstance(error, StatusError):
            if error.status in (401, 403):
                return "give the right key in ARGMAP_API_KEY or by --key-file"
            if error.status == 404:
                return "check --endpoint and --model-name"
            if is_too_long(error):
                return "take a model that reads more, or start the server with a larger context"
        return "try again later; what was answered is kept"

    def _clear(self, words: str) -> str:
        return words.replace(self._secret, "[key]") if self._secret else words

    def _without_secret(self, reply: Reply) -> Reply:
        if not self._secret or self._secret not in reply.text + reply.refusal:
            return reply
        return Reply(
            self._clear(reply.text), reply.finish, self._clear(reply.refusal), reply.tokens_in,
            reply.tokens_out,
        )  # fmt: skip


def _may_pass(error: FailedRequest) -> bool:
    """Return whether a request may get a reply another time."""
    if isinstance(error, StatusError):
        return error.status in BUSY
    if isinstance(error, UnreachableError):
        return "refused" not in str(error).lower() and "name" not in str(error).lower()
    return isinstance(error, HangingError)


def _is_free(error: FailedRequest) -> bool:
    """Return whether a request that failed so cannot have cost tokens."""
    if isinstance(error, UnreachableError):
        return "refused" in str(error).lower()
    return isinstance(error, StatusError)
