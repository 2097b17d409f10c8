"""The journal's file: torn at any byte, damaged, killed while it is written, on a full disk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.errors import InputError, ReviewError
from argmap.review import Journal, JournalEntry, journal_path, read_journal
from argmap.review.journal_file import digest, parse_journal

ENTRIES = [
    JournalEntry(1, "note", {"of": None, "text": "“é” \U0001f389 \u2028 \\n"}, "Ann"),
    JournalEntry(2, "undo", {"entry": 1}),
    JournalEntry(3, "redo", {"entry": 1}, "Bo"),
]


def write(path: Path, entries: list[JournalEntry]) -> bytes:
    journal = Journal(path, "talk.txt", "The text.")
    for entry in entries:
        journal.append(entry)
    journal.close()
    return path.read_bytes()


def test_it_gives_back_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "talk.review.jsonl"
    lines = write(path, ENTRIES).decode().split("\n")
    assert json.loads(lines[0]) == {
        "format": "argmap-review/1", "article": "talk.txt", "characters": 9,
        "sha256": digest("The text."), "argmap": json.loads(lines[0])["argmap"],
    }  # fmt: skip
    kept = read_journal(path)
    assert list(kept.entries) == ENTRIES
    assert not kept.notes and not kept.torn
    assert (
        write(tmp_path / "again.jsonl", ENTRIES).split(b"\n", 1)[1]
        == (path.read_bytes().split(b"\n", 1)[1])
    )
    assert journal_path(Path("a/talk.v2.txt")) == Path("a/talk.v2.review.jsonl")
    assert read_journal(tmp_path / "none.jsonl").entries == ()


def test_torn_at_every_byte(tmp_path: Path) -> None:
    data = write(tmp_path / "whole.jsonl", ENTRIES)
    path, aside = tmp_path / "torn.jsonl", tmp_path / "torn.jsonl.torn"
    for size in range(len(data)):
        path.write_bytes(data[:size])
        aside.unlink(missing_ok=True)
        whole = data[size : size + 1] == b"\n"  # all of a line but the line feed counts
        lines = data[:size].count(b"\n") + whole
        before = [e for n, e in enumerate(ENTRIES, 2) if lines >= n]
        kept = read_journal(path)
        torn = b"" if whole else data[:size].rpartition(b"\n")[2]
        assert list(kept.entries) == before
        assert kept.torn == torn and bool(kept.notes) == bool(torn)
        journal = Journal(path, "talk.txt", "The text.")
        journal.append(JournalEntry(9, "note", {"text": "after"}))
        journal.close()
        after = read_journal(path)
        assert list(after.entries) == [*before, JournalEntry(9, "note", {"text": "after"})]
        assert not after.notes
        assert (aside.read_bytes() if torn else b"\n") == torn + b"\n"


@pytest.mark.parametrize(
    "line",
    [
        b"", b"{", b"[]", b'{"op": "note"}', b'{"n": 0, "op": "note"}', b'{"n": 1, "op": "note"}',
        b'{"n": true, "op": "note"}', b'{"n": 5, "op": 3}', b'{"n": 5, "op": "note", "by": 1}',
        b"\xff\xfe", b"\0\0\0", b"[" * 100_000,
        b'{"n": 5, "op": "accept", "of": ' + b'{"target":' * 500 + b"1" + b"}" * 501,
    ],
)  # fmt: skip
def test_a_damaged_line_is_told_and_the_others_count(tmp_path: Path, line: bytes) -> None:
    head, *rows = write(tmp_path / "whole.jsonl", ENTRIES).splitlines()
    # U+2028 ends a line for splitlines on text, not on bytes.
    data = b"\n".join([head, rows[0], line, *rows[1:], b""])
    kept = parse_journal(data, Path("talk.review.jsonl"))
    assert list(kept.entries) == ENTRIES
    assert len(kept.notes) == 1 and "line 3 is damaged" in kept.notes[0]


@pytest.mark.parametrize("head", [b"{}\n", b"Dear diary,\n", b'{"format": "argmap-review/9"}\n'])
def test_a_file_of_another_kind_is_left_alone(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "diary.jsonl"
    path.write_bytes(head + b"no line feed")
    with pytest.raises(InputError, match="no review of this argmap"):
        Journal(path, "talk.txt", "The text.")
    assert path.read_bytes() == head + b"no line feed"


def test_names_that_are_no_utf_8(tmp_path: Path) -> None:
    """A file may have any bytes as its name, and a reviewer be called anything."""
    path, name = tmp_path / "talk.jsonl", os.fsdecode(b"\xff.txt")
    entry = JournalEntry(1, "note", {"text": "why?"}, by="\udcff")
    journal = Journal(path, name, "The text.")
    journal.append(entry)
    journal.close()
    kept = read_journal(path)
    assert (kept.header["article"], kept.entries, kept.notes) == (name, (entry,), ())
    assert path.read_bytes().isascii()


def test_a_full_disk_leaves_the_journal_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talk.review.jsonl"
    before = write(path, ENTRIES)
    journal = Journal(path, "talk.txt", "The text.")
    real = os.write

    def half(handle: int, data: bytes) -> int:
        if len(data) < 20:
            raise OSError(28, "No space left on device")
        return real(handle, data[: len(data) // 2])

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(ReviewError, match=r"could not be saved \(No space left"):
        journal.append(JournalEntry(4, "note", {"text": "x" * 100}))
    monkeypatch.undo()
    assert path.read_bytes() == before
    journal.append(JournalEntry(4, "note", {"text": "y"}))
    journal.close()
    assert [entry.n for entry in read_journal(path).entries] == [1, 2, 3, 4]


def test_a_disk_that_is_gone_spoils_no_later_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talk.review.jsonl"
    write(path, ENTRIES)
    journal = Journal(path, "talk.txt", "The text.")
    real = os.write

    def gone(handle: int, data: bytes) -> int:
        real(handle, data[:10])
        raise OSError(5, "Input/output error")

    def fails(handle: int, size: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "write", gone)
    monkeypatch.setattr(os, "ftruncate", fails)
    with pytest.raises(ReviewError, match="could not be saved"):
        journal.append(JournalEntry(4, "note", {"text": "x"}))
    monkeypatch.undo()
    journal.append(JournalEntry(4, "note", {"text": "y"}))
    journal.close()
    kept = read_journal(path)
    assert [(entry.n, entry.body.get("text")) for entry in kept.entries[3:]] == [(4, "y")]
    assert len(kept.notes) == 1 and "line 5 is damaged" in kept.notes[0]


WRITER = """
import sys
from pathlib import Path
from argmap.review import JournalEntry, Journal
journal = Journal(Path(sys.argv[1]), "talk.txt", "The text.")
for n in range(1, 100_000):
    journal.append(JournalEntry(n, "note", {"of": None, "text": "x" * 3000}))
    print(n, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
@pytest.mark.parametrize("count", [1, 7, 50])
def test_nothing_acknowledged_is_lost_by_kill_9(tmp_path: Path, count: int) -> None:
    path = tmp_path / "talk.review.jsonl"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for _ in range(count):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        said = [count, *map(int, writer.stdout.read().split())]
    entries = read_journal(path).entries
    assert [entry.n for entry in entries] == list(range(1, len(entries) + 1))
    assert len(entries) >= max(said)
    journal = Journal(path, "talk.txt", "The text.")
    journal.append(JournalEntry(len(entries) + 1, "note", {}))
    journal.close()
    assert len(read_journal(path).entries) == len(entries) + 1


def test_an_edited_article_is_noted_once(tmp_path: Path) -> None:
    path = tmp_path / "talk.review.jsonl"
    write(path, ENTRIES)
    for _ in range(2):
        Journal(path, "talk.txt", "The new text.").close()
    Journal(path, "talk.txt", "The text.").close()
    rows = read_journal(path).entries[len(ENTRIES) :]
    assert [(row.op, row.body["sha256"]) for row in rows] == [
        ("text", digest("The new text.")), ("text", digest("The text.")),
    ]  # fmt: skip
