"""Answers that a user brings: what a chat said, saved to a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from argmap.errors import InputError
from argmap.readers.model.json_answers import NoAnswerError, object_in

LARGEST = 16 << 20  # bytes
KEYS = ("statements", "links")
Answer = tuple[str, Mapping[str, Any]]


def read_answer(path: Path) -> Answer:
    """Return the name of a file and the answer in it.

    Args:
        path: What a chat said, with the JSON object in it.

    Raises:
        InputError: It cannot be read, or holds no answer.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror})") from error
    if len(data) > LARGEST:
        raise InputError(f"{path}: larger than {LARGEST >> 20} MB; an answer is not")
    try:
        found = _object(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not in UTF-8; save it so and try again") from error
    if path.name.endswith(".reading.jsonl"):
        raise InputError(
            f"{path}: kept answers; give --reader model, its --model-name, and --readings "
            "with their folder"
        )
    if found is None:
        raise InputError(
            f"{path}: it holds no answer; ask with argmap prompt, and save the JSON object that "
            "comes back"
        )
    return path.name, found


def _object(text: str) -> dict[str, Any] | None:
    for key in KEYS:
        try:
            return object_in(text, key)
        except NoAnswerError:
            continue
    return None
