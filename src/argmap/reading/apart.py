"""Read a file in a process of its own, held to some time and memory.

Files from elsewhere may be made to harm: a small archive that unpacks to gigabytes, a page of ten
thousand nested boxes, a drawing that never ends. Whatever becomes of the process that reads it, the
user gets the article or one line.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from argmap.errors import InputError
from argmap.reading.extraction import Extraction
from argmap.reading.structure import Paragraph
from argmap.records import Origin, Place

if TYPE_CHECKING:
    from argmap.reading.input_formats import InputFormat

SECONDS = 15  # of a processor; on a busy machine the clock runs on meanwhile
# Where a process cannot be held to time of a processor, the clock must do.
WAIT = 4 * SECONDS if hasattr(signal, "SIGXCPU") else SECONDS
OUT_OF_TIME = [-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)]
MEGABYTES = 320  # with the process that asks, which holds the file, less than 500


def extract_apart(form: InputFormat, data: bytes, name: str, encoding: str | None) -> Extraction:
    """Return what a file of a format holds, read in another process.

    Args:
        form: The format.
        data: The file's bytes.
        name: The file's name, for messages.
        encoding: How its text is encoded; found out where None.

    Raises:
        InputError: It cannot be read, or takes too much time or memory.
    """
    command = [
        sys.executable, "-P", "-m", "argmap.reading.worker", form.module, encoding or "", name,
    ]  # fmt: skip
    slow = InputError(
        f"{name}: reading this file takes more than {SECONDS} seconds; "
        "give its text, or a part of it"
    )
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=WAIT, env=_environment()
        )
    except subprocess.TimeoutExpired as error:
        raise slow from error
    if done.returncode in OUT_OF_TIME:
        raise slow
    return _answer(done, form, name)


def _answer(done: subprocess.CompletedProcess[bytes], form: InputFormat, name: str) -> Extraction:
    """Return what the other process found, or raise what it could not."""
    try:
        found = json.loads(done.stdout)
    except ValueError:
        found = {}
    if "error" in found:
        raise InputError(found["error"])
    if "text" not in found:
        raise InputError(
            f"{name}: it cannot be read as {form.what}; it is damaged, or made to harm"
        )
    return from_data(found)


def _environment() -> dict[str, str]:
    # The process is to find the very packages that this one runs on.
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def to_data(extraction: Extraction) -> dict[str, Any]:
    """Return an extraction as JSON-ready data."""
    return asdict(extraction)


def from_data(data: dict[str, Any]) -> Extraction:
    """Return the extraction in the data of `to_data`."""
    rows = data["paragraphs"]
    return Extraction(
        text=data["text"],
        paragraphs=None if rows is None else tuple(Paragraph(**row) for row in rows),
        places=tuple(Place(**row | {"box": tuple(row["box"])}) for row in data["places"]),
        origin=Origin(**data["origin"]),
    )
