"""A decision is on the disk before it is answered: what is written is synced, in that order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.errors import InputError, ReviewError
from argmap.review import Journal, JournalEntry, read_journal

Events = list[tuple[str, str]]


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> Iterator[Events]:
    """What is done to files: `write`, `fsync` and `ftruncate`, each with the file's name."""
    done: Events = []
    names: dict[int, str] = {}
    open_, write, sync, cut = os.open, os.write, os.fsync, os.ftruncate

    def opened(path: str | Path, flags: int, mode: int = 0o777) -> int:
        handle = open_(path, flags, mode)
        names[handle] = Path(path).name
        return handle

    def written(handle: int, data: bytes) -> int:
        done.append(("write", names.get(handle, "?")))
        return write(handle, data)

    def synced(handle: int) -> None:
        done.append(("fsync", names.get(handle, "?")))
        sync(handle)

    def truncated(handle: int, size: int) -> None:
        done.append(("ftruncate", names.get(handle, "?")))
        cut(handle, size)

    for name, function in (
        ("open", opened), ("write", written), ("fsync", synced), ("ftruncate", truncated)
    ):  # fmt: skip
        monkeypatch.setattr(os, name, function)
    yield done
    monkeypatch.undo()


NAME = "talk.review.jsonl"


def opened(folder: Path) -> Journal:
    return Journal(folder / "here" / NAME, "talk.txt", "The text.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return tmp_path


def test_a_new_journal_and_its_name_are_synced(folder: Path, events: Events) -> None:
    opened(folder).close()
    assert events == [("write", NAME), ("fsync", NAME), ("fsync", "here")]
    events.clear()
    opened(folder).close()
    assert events == []


def test_every_decision_is_synced_after_it_is_written(folder: Path, events: Events) -> None:
    journal = opened(folder)
    for n in (1, 2, 3):
        events.clear()
        journal.append(JournalEntry(n, "note", {"text": "x"}))
        assert events == [("write", NAME), ("fsync", NAME)]
    journal.close()


def test_a_decision_written_in_parts_is_synced_at_its_end(
    folder: Path, events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened(folder)
    events.clear()
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:20]))
    journal.append(JournalEntry(1, "note", {"text": "“é” " * 20}))
    journal.close()
    assert len(events) > 3 and events.index(("fsync", NAME)) == len(events) - 1
    assert [entry.body["text"] for entry in read_journal(journal.path).entries] == ["“é” " * 20]


def test_a_torn_line_is_synced_aside_before_it_is_taken_off(folder: Path, events: Events) -> None:
    journal = opened(folder)
    journal.append(JournalEntry(1, "note", {"text": "x"}))
    journal.close()
    path = journal.path
    with path.open("ab") as file:
        file.write(b'{"n": 2, "op"')
    events.clear()
    journal = opened(folder)
    aside = f"{NAME}.torn"
    assert events == [
        ("write", aside), ("fsync", aside), ("ftruncate", NAME), ("fsync", NAME)
    ]  # fmt: skip
    journal.append(JournalEntry(2, "note", {"text": "y"}))
    journal.close()
    # A second torn line is put behind the first.
    with path.open("ab") as file:
        file.write(b"more")
    opened(folder).close()
    assert path.with_name(aside).read_bytes() == b'{"n": 2, "op"\nmore\n'


def test_a_sync_that_fails_is_no_decision(
    folder: Path, events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened(folder)
    before = journal.path.read_bytes()
    fails = True

    def sync(handle: int) -> None:
        if fails:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(ReviewError, match=rf"{NAME}: the decision could not be saved \(Input"):
        journal.append(JournalEntry(1, "note", {"text": "x"}))
    assert journal.path.read_bytes() == before
    fails = False
    journal.append(JournalEntry(1, "note", {"text": "y"}))
    journal.close()
    # The file was cut back, so that no line feed was needed to end what had failed.
    assert journal.path.read_bytes().count(b"\n") == 2
    assert b"\n\n" not in journal.path.read_bytes()


def test_what_could_not_be_taken_back_is_ended_by_one_line_feed(
    folder: Path, events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened(folder)
    write = os.write

    def gone(handle: int, data: bytes) -> int:
        write(handle, data[:10])
        raise OSError(5, "Input/output error")

    def fails(handle: int, size: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", gone)
        broken.setattr(os, "ftruncate", fails)
        for _ in range(2):
            with pytest.raises(ReviewError):
                journal.append(JournalEntry(1, "note", {"text": "x"}))
    for n in (1, 2):
        journal.append(JournalEntry(n, "note", {"text": "y"}))
    journal.close()
    kept = read_journal(journal.path)
    assert [entry.n for entry in kept.entries] == [1, 2]
    assert journal.path.read_bytes().count(b"\n\n") == 0 and len(kept.notes) == 2


def test_a_line_is_compact_and_ends_with_a_line_feed(folder: Path) -> None:
    journal = opened(folder)
    journal.append(JournalEntry(1, "note", {"of": None, "text": "é"}, "Ann"))
    journal.close()
    head, line, end = journal.path.read_bytes().split(b"\n")
    assert line == '{"n":1,"op":"note","of":null,"text":"é","by":"Ann"}'.encode() and end == b""
    assert head.startswith(b'{"format":"argmap-review/1","article":"talk.txt","characters":9,')


def test_one_program_at_a_time_and_the_next_after_it(folder: Path) -> None:
    journal = opened(folder)
    with pytest.raises(ReviewError, match=f"{NAME}: another review of this article is open"):
        opened(folder)
    journal.close()
    opened(folder).close()


def test_to_close_again_closes_nothing_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = opened(folder)
    closed: list[int] = []
    close = os.close

    def noted(handle: int) -> None:
        closed.append(handle)
        close(handle)

    monkeypatch.setattr(os, "close", noted)
    for _ in range(3):
        journal.close()
    monkeypatch.undo()
    assert len(closed) == 1


@pytest.mark.skipif(os.name == "nt", reason="who may read a file is told otherwise there")
def test_a_journal_is_its_owners_alone_unless_they_say_otherwise(folder: Path) -> None:
    before = os.umask(0)
    try:
        opened(folder).close()
        path = folder / "here" / NAME
        with path.open("ab") as file:
            file.write(b"torn")
        opened(folder).close()
    finally:
        os.umask(before)
    aside = path.with_name(f"{NAME}.torn")
    assert [file.stat().st_mode & 0o777 for file in (path, aside)] == [0o600, 0o600]
    path.chmod(0o644)
    opened(folder).close()
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_journal_that_is_refused_is_closed(folder: Path) -> None:
    """So that it can be opened at once when it is mended: nothing holds its lock."""
    path = folder / "here" / NAME
    path.write_bytes(b"Dear diary,\n")
    for _ in range(2):
        with pytest.raises(InputError, match="no review of this argmap"):
            opened(folder)
    path.unlink()
    opened(folder).close()


def test_where_no_journal_can_be_kept_is_told(folder: Path) -> None:
    with pytest.raises(InputError, match=r"none.*cannot be kept there \(No such file.*--journal"):
        Journal(folder / "none" / NAME, "talk.txt", "The text.")


def test_a_changed_text_is_an_entry_of_what_was_kept(folder: Path) -> None:
    journal = opened(folder)
    journal.append(JournalEntry(7, "note", {"text": "x"}))
    journal.close()
    journal = Journal(journal.path, "talk.txt", "The new text.")
    assert [(entry.n, entry.op) for entry in journal.kept.entries] == [(7, "note"), (8, "text")]
    assert journal.kept.entries[-1].body["characters"] == len("The new text.")
    journal.close()
    assert read_journal(journal.path).entries == journal.kept.entries


def test_the_journal_of_another_article_of_that_name_is_refused(folder: Path) -> None:
    opened(folder).close()
    here = folder / "here"
    for name in ("talk.txt", "talk.md"):
        (here / name).write_text("The text.", "utf-8")
    with pytest.raises(ReviewError, match=rf"{NAME}: this is the review of .*talk\.txt"):
        Journal(here / NAME, "talk.md", "The text.")
    opened(folder).close()


def test_a_folder_that_cannot_be_opened_is_no_matter(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a new name is on the disk without more ado."""
    open_ = os.open

    def refused(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")
        return open_(path, flags, mode)

    monkeypatch.setattr(os, "open", refused)
    opened(folder).close()
    assert (folder / "here" / NAME).exists()
