"""How a server wants a question: not every one knows JSON Schema, or all names of the protocol."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from argmap.readers.model.requests import Request
from argmap.readers.model.schemas import ANSWERS
from argmap.readers.model.server_replies import StatusError

FORMATS = ("json_schema", "json_object", "text")
TOO_LONG = ("context length", "context window", "context_length", "too long", "context size")


@dataclass(frozen=True, slots=True)
class RequestForm:
    """How a server wants a question.

    Attributes:
        format: What holds the model to JSON, one of `FORMATS`; `text` where nothing does.
        limit: What the greatest number of tokens of an answer is called.
        temperature: Whether it lets the temperature be set, to 0: the likeliest answer.
    """

    format: str = FORMATS[0]
    limit: str = "max_tokens"
    temperature: bool = True

    def fields(self, request: Request) -> dict[str, Any]:
        """Return what is sent beside the model's name and the messages."""
        found: dict[str, Any] = {self.limit: request.most}
        if self.temperature:
            found["temperature"] = 0
        if self.format == "json_schema":
            schema = {"name": request.form, "schema": ANSWERS[request.form]}
            found["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.format == "json_object":
            found["response_format"] = {"type": "json_object"}
        return found

    def after(self, error: StatusError) -> RequestForm | None:
        """Return how to ask a server that refused the request so; None where nothing helps.

        Args:
            error: What the server answered.

        Example:
            >>> RequestForm().after(StatusError(400, "Unknown: response_format")).format
            'json_object'
        """
        said = f"{error} {error.param}".lower()
        if error.status not in (400, 404, 415, 422, 501) or is_too_long(error):
            return None
        if self.limit in said and "max_completion_tokens" in said and self.limit == "max_tokens":
            return replace(self, limit="max_completion_tokens")
        if "temperature" in said and self.temperature:
            return replace(self, temperature=False)
        if error.status == 404 or self.format == "text":
            return None
        return replace(self, format=FORMATS[FORMATS.index(self.format) + 1])


def is_too_long(error: StatusError) -> bool:
    """Return whether a server says that a request is more than the model can read."""
    return any(words in str(error).lower() for words in TOO_LONG)
