"""The journal of a review: every decision a line, written at once, nothing ever taken away.

The file is JSON lines. The first line is a header: format, the article's name, its length in
characters, the SHA-256 of its text in UTF-8, and argmap's version. Every other line is an entry:
its number `n` from 1, its `op`, who took it (`by`), and what the op needs. An entry of op `text`
is written where the article was edited since; it has the new length and SHA-256.

A line counts once it is whole on the disk; the last one may lack its line feed. A process killed
while it writes leaves a torn last line: readers pass it over and say so, and the next writer puts
it aside into a file of its own before it adds anything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argmap.disk import exists, is_file, is_folder, read_whole
from argmap.errors import InputError

FORMAT = "argmap-review/1"
SUFFIX = ".review.jsonl"
DEEPEST = 100  # levels of a line's data; what argmap writes has a dozen
ADVICE = "give another with --journal or take this away"
TEXT = "text"  # op of the entry that says that the article was edited since the line before


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A line of a journal.

    Attributes:
        n: Its number, from 1.
        op: What was done, such as `accept` or `undo`.
        body: What the op needs, as JSON data.
        by: Who took the decision; empty where nobody said.
    """

    n: int
    op: str
    body: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return it as the data of its line."""
        who = {"by": self.by} if self.by else {}
        return {"n": self.n, "op": self.op, **self.body, **who}


@dataclass(frozen=True, slots=True)
class JournalContents:
    """What a journal's file holds.

    Attributes:
        header: Data of the first line; empty where there is none.
        entries: The entries in the order of the file.
        notes: What is wrong with the file, in words for a user.
        torn: The bytes of a torn last line; empty where it is whole.
        whole: How many bytes stand before them.
        ended: Whether a line feed ends those.
    """

    header: Mapping[str, Any]
    entries: tuple[JournalEntry, ...] = ()
    notes: tuple[str, ...] = ()
    torn: bytes = b""
    whole: int = 0
    ended: bool = True

    @property
    def last(self) -> int:
        """Return the number of the last entry; 0 where there is none."""
        return self.entries[-1].n if self.entries else 0

    @property
    def sha256(self) -> object:
        """Return the SHA-256 of the text that the last decisions were taken on."""
        texts = [entry.body for entry in self.entries if entry.op == TEXT]
        return (texts[-1] if texts else self.header).get("sha256")


def journal_path(article: Path) -> Path:
    """Return the journal's place beside an article.

    Example:
        >>> journal_path(Path("talk.txt")).name
        'talk.review.jsonl'
    """
    return article.with_name(article.stem + SUFFIX)


def is_there(journal: Path) -> bool:
    """Return whether a journal is there; one whose name is too long for the disk is not."""
    return exists(journal)


def of_other(kept: JournalContents, article: Path) -> str:
    """Return the other article that a journal is of where it stands beside two.

    Both `talk.txt` and `talk.md` have `talk.review.jsonl` beside them.

    Args:
        kept: What the journal holds.
        article: The article it is wanted for.

    Returns:
        The other's name; empty where it is this one's, or where the other is gone and so may have
        got this name.
    """
    name = Path(str(kept.header.get("article", article.name))).name
    there = name not in ("", article.name) and is_file(article.parent / name)
    return name if there else ""


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_journal(path: Path, advice: str = ADVICE) -> JournalContents:
    """Return what a journal holds; one that is missing is empty.

    Args:
        path: Its file.
        advice: What a user can do where it cannot be read or is none.

    Raises:
        InputError: The file cannot be read, or is something else than a journal.
    """
    if exists(path) and not is_file(path) and not is_folder(path):
        raise InputError(f"{path}: the review is a device or a pipe, and no file; {advice}")
    try:
        data = read_whole(path)
    except FileNotFoundError:
        return JournalContents({})
    except OSError as error:
        raise InputError(
            f"{path}: the review cannot be read ({error.strerror}); {advice}"
        ) from error
    return parse_journal(data, path, advice)


def parse_journal(data: bytes, path: Path, advice: str = ADVICE) -> JournalContents:
    """Return what the bytes of a journal hold.

    Args:
        data: The bytes.
        path: Its file, for messages.
        advice: What a user can do where it is none.

    Raises:
        InputError: It is something else than a journal.
    """
    whole = data.rfind(b"\n") + 1
    ended = _json(data[whole:]) is None
    if not ended:
        data += b"\n"  # an editor saved it so, or the writer was killed at the last byte
        whole = len(data)
    rows = [(number, _json(line)) for number, line in enumerate(data[:whole].split(b"\n")[:-1], 1)]
    header = rows[0][1] if rows else {}
    if rows and (header is None or header.get("format") != FORMAT):
        raise InputError(
            f"{path}: this is no review of this argmap (its first line does not say {FORMAT}); "
            f"{advice}"
        )
    entries: list[JournalEntry] = []
    notes = []
    for number, row in rows[1:]:
        entry = _entry(row, entries[-1].n if entries else 0)
        if entry is None:
            notes.append(f"{path}: line {number} is damaged and was passed over")
        else:
            entries.append(entry)
    torn = data[whole:]
    if torn.strip(b"\0"):
        notes.append(f"{path}: the last line was cut off while it was written and does not count")
    size = whole if ended else whole - 1
    return JournalContents(header or {}, tuple(entries), tuple(notes), torn, size, ended)


def _json(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and not _deep(row, DEEPEST) else None


def _deep(data: Any, left: int) -> bool:
    """Return whether data is nested deeper than so many levels."""
    rows = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return left == 0 or any(_deep(row, left - 1) for row in rows)


def _entry(row: dict[str, Any] | None, last: int) -> JournalEntry | None:
    """Return a line's data as an entry; None where it is none, or is numbered out of order."""
    if row is None:
        return None
    n, op, by = row.pop("n", None), row.pop("op", None), row.pop("by", "")
    if type(n) is not int or n <= last or not isinstance(op, str) or not isinstance(by, str):
        return None
    return JournalEntry(n, op, row, by)
