"""The JSON object in what a model answered, whatever it says around it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
FENCE = re.compile(r"```(?:json)?\s*\n(.*?)```", re.DOTALL | re.IGNORECASE)
TRIES = 40  # braces that are tried as the beginning of the object


class NoAnswerError(ValueError):
    """What a model answered is not what was asked for; the message says why, in a few words."""


def object_in(answer: str, key: str) -> dict[str, Any]:
    r"""Return the JSON object in an answer.

    Args:
        answer: What the model said: the object, or with thoughts, a fence or words around it.
        key: What the object must hold; it is a list.

    Raises:
        NoAnswerError: There is none that holds it.

    Example:
        >>> object_in('Here it is:\n```json\n{"links": []}\n```', "links")
        {'links': []}
    """
    seen = "no JSON object"
    for data in _objects(THOUGHT.sub("", answer)):
        if isinstance(data.get(key), list):
            return data
        seen = f'no list under "{key}"'
    raise NoAnswerError(seen)


def _objects(answer: str) -> Iterator[dict[str, Any]]:
    for words in (answer, *FENCE.findall(answer)):
        try:
            data = json.loads(words)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            yield data
    decoder = json.JSONDecoder()
    at = tries = 0
    while (at := answer.find("{", at)) >= 0 and tries < TRIES:
        tries += 1
        try:
            data, at = decoder.raw_decode(answer, at)
        except (ValueError, RecursionError):
            at += 1
            continue
        if isinstance(data, dict):
            yield data
