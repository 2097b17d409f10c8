"""What comes back from a server: a reply, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered.

    Attributes:
        text: Its words; empty where it said nothing.
        finish: Why it ended: `stop`, `length` where it was cut, `content_filter`.
        refusal: Why it would not answer; empty where it did.
        tokens_in: Tokens of the request as the server counts them; 0 where it doesn't say.
        tokens_out: Tokens of the answer.
    """

    text: str
    finish: str = "stop"
    refusal: str = ""
    tokens_in: int = 0
    tokens_out: int = 0


class FailedRequest(Exception):  # noqa: N818 (a base: each child tells its error)
    """No reply; the message says why in a few words, without key or text."""


class UnreachableError(FailedRequest):
    """Nothing answers at the endpoint."""


class HangingError(FailedRequest):
    """The server didn't answer in time."""


class UselessReplyError(FailedRequest):
    """What came back is no chat completion: too large, no JSON, sent elsewhere."""


class StatusError(FailedRequest):
    """The server answered with an error.

    Attributes:
        status: The status code.
        param: What of the request the server names as wrong; empty where it names nothing.
        wait: Seconds that the server asks to wait; None where it asks for none.
    """

    def __init__(self, status: int, said: str, param: str = "", wait: float | None = None) -> None:
        super().__init__(said)
        self.status, self.param, self.wait = status, param, wait
