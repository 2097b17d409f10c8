"""Requests and answers kept in `NAME.reading.jsonl`, so that nothing is asked twice.

A line a question: what tells it from others (text, guide and model are in it), what was asked and
answered. Lines are only ever added; of several to one question the last counts. A line that a
killed run left half is passed over.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from threading import Lock
from typing import Any

from argmap.disk import exists, is_file
from argmap.errors import OutputError
from argmap.readers.model.requests import Request
from argmap.readers.model.server_replies import Reply

FORMAT = "argmap-reading/1"
LARGEST = 256 << 20  # bytes of a file that is read


class KeptAnswers:
    """The answers kept in a file, by the marks of their questions."""

    def __init__(self, path: Path) -> None:
        """Take the file, which need not be there.

        Raises:
            OutputError: It cannot be read.
        """
        self.path = path
        self._lock = Lock()
        self._found = _read(path)

    def get(self, mark: str) -> Reply | None:
        """Return the answer to a question; None where it was not asked."""
        return self._found.get(mark)

    def put(self, mark: str, model: str, guide: str, request: Request, reply: Reply) -> None:
        """Keep an answer; it is on the disk when this returns.

        Raises:
            OutputError: It cannot be written.
        """
        row = {
            "format": FORMAT,
            "mark": mark,
            "model": model,
            "guide": guide,
            "step": request.step,
            "messages": [dict(message) for message in request.messages],
            "answer": reply.text,
            "finish": reply.finish,
            **({"refusal": reply.refusal} if reply.refusal else {}),
            "tokens_in": reply.tokens_in,
            "tokens_out": reply.tokens_out,
        }
        # Plain ASCII: an answer may hold half characters, which no encoding takes.
        line = json.dumps(row).encode("ascii") + b"\n"
        with self._lock:
            try:
                self._append(line)
            except OSError as error:
                raise OutputError(
                    f"{self.path}: the answer cannot be kept ({error.strerror}); choose another "
                    "folder"
                ) from error
            self._found[mark] = reply

    def _append(self, line: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab+") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    line = b"\n" + line
            file.write(line)
            file.flush()
            os.fsync(file.fileno())


def _read(path: Path) -> dict[str, Reply]:
    try:
        if not exists(path):
            return {}
        if not is_file(path):
            raise OutputError(f"{path}: what keeps answers is no file; name another folder")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise OutputError(f"{path}: kept answers cannot be read ({error.strerror})") from error
    if len(data) > LARGEST:
        raise OutputError(f"{path}: larger than {LARGEST >> 20} MB; put it elsewhere")
    found = {}
    for line in data.splitlines():
        row = _row(line)
        if row is not None:
            found[str(row["mark"])] = _reply(row)
    return found


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    known = isinstance(row, dict) and row.get("format") == FORMAT
    return row if known and isinstance(row.get("answer"), str) and "mark" in row else None


def _reply(row: dict[str, Any]) -> Reply:
    def number(key: str) -> int:
        value = row.get(key)
        return value if type(value) is int else 0

    def string(key: str) -> str:
        value = row.get(key)
        return value if isinstance(value, str) else ""

    return Reply(
        row["answer"], string("finish"), string("refusal"), number("tokens_in"),
        number("tokens_out"),
    )  # fmt: skip
