"""The tokens that a run may cost: asked for before they are spent, never passed."""

from __future__ import annotations

from threading import Lock
from typing import NamedTuple

from argmap.errors import ReaderError
from argmap.readers.model.requests import Request
from argmap.readers.model.server_replies import Reply
from argmap.readers.model.token_counts import FRAME, bound, estimate


class Spent(NamedTuple):
    """What was spent so far.

    Attributes:
        requests: Requests that were answered.
        tokens_in: Their tokens.
        tokens_out: Tokens of their answers.
    """

    requests: int
    tokens_in: int
    tokens_out: int

    def __sub__(self, other: Spent) -> Spent:
        """Return what was spent since."""
        return Spent(*(now - then for now, then in zip(self, other, strict=True)))


class Budget:
    """Tokens spent and reserved, by as many threads as ask.

    Attributes:
        tokens_in: Tokens of all requests that were answered.
        tokens_out: Tokens of their answers.
        requests: How many were answered.
        estimated: Whether some of this is estimated, because the server did not say.
        unsure: Tokens of requests that were sent and not answered, at most.
    """

    def __init__(self, most: int | None) -> None:
        """Take how many tokens may be spent; None for any number."""
        self._most = most
        self._lock = Lock()
        self._reserved = 0
        self.tokens_in = self.tokens_out = self.requests = self.unsure = 0
        self.estimated = False

    @property
    def spent(self) -> int:
        """Return all tokens spent, those that may have been among them."""
        return self.tokens_in + self.tokens_out + self.unsure

    def spent_on(self) -> Spent:
        """Return what was spent on requests that were answered."""
        with self._lock:
            return Spent(self.requests, self.tokens_in, self.tokens_out)

    def reserve(self, request: Request) -> int:
        """Reserve what a request may cost at most, and return it.

        Raises:
            ReaderError: The budget would be passed.
        """
        need = request.most + sum(bound(row["content"]) + FRAME for row in request.messages)
        with self._lock:
            if self._most is not None and self.spent + self._reserved + need > self._most:
                raise ReaderError(
                    f"the budget of {self._most:,} tokens might be passed: {self.spent:,} are "
                    f"spent, and {request.step} may need up to {need:,}; what was answered is "
                    "kept; raise --max-tokens and run it again"
                )
            self._reserved += need
        return need

    def settle(self, reserved: int, request: Request, reply: Reply) -> None:
        """Give back what was reserved, and count what an answered request cost."""
        told = reply.tokens_in > 0 and reply.tokens_out > 0
        said = sum(estimate(row["content"]) + FRAME for row in request.messages)
        with self._lock:
            self._reserved -= reserved
            self.requests += 1
            self.estimated |= not told
            self.tokens_in += reply.tokens_in if told else said
            self.tokens_out += reply.tokens_out if told else estimate(reply.text)

    def give_back(self, reserved: int, *, sent: bool) -> None:
        """Give back what was reserved for a request that got no answer.

        Args:
            reserved: As `reserve` returned.
            sent: Whether the server may have worked on it; it then counts as spent.
        """
        with self._lock:
            self._reserved -= reserved
            self.unsure += reserved if sent else 0
