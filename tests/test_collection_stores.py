"""Tables in what fsspec reaches: the same as in a folder, and what is wrong is told."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.corpus.article import Article
from argmap.corpus.log_files import PACE, RemoteLog
from argmap.corpus.part_rows import weight
from argmap.corpus.read_tables import open_tables
from argmap.corpus.stores import open_store
from argmap.errors import InputError, OutputError

fsspec = pytest.mark.skipif(
    importlib.util.find_spec("fsspec") is None, reason="fsspec is not installed: argmap[dask]"
)


def run(command: str, *args: object) -> Result:
    return CliRunner().invoke(app, [command, *map(str, args)])


@fsspec
def test_tables_in_a_store_are_those_of_a_folder(tmp_path: Path) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    source = tmp_path / "a.jsonl"
    text = "Rents should be capped, because tenants cannot pay more."
    source.write_text("".join(json.dumps({"text": text}) + "\n" for _ in range(4)), "utf-8")
    options = ("--part", 2, "--scorer", "rules", "--workers", 1)
    place = "memory://test_stores/out"
    assert run("corpus", source, "-o", tmp_path / "out", *options).exit_code == 0
    result = run("corpus", source, "-o", place, *options)
    assert (result.exit_code, f"Tables in {place}" in result.output) == (0, True)
    there = MemoryFileSystem()
    try:
        found = {
            path.removeprefix("/test_stores/out/"): there.cat_file(path)
            for path in there.find("/test_stores/out")
        }
        here = tmp_path / "out"
        paths = (path for path in here.rglob("*") if path.is_file())
        assert found == {path.relative_to(here).as_posix(): path.read_bytes() for path in paths}
        assert "(4 of them before)" in run("corpus", source, "-o", place, *options).output
        assert run("stats", place).output == run("stats", here).output
        there.pipe_file("/test_stores/other/mine.txt", b"mine")
        assert (
            "holds other files" in run("corpus", source, "-o", "memory://test_stores/other").output
        )
    finally:
        there.rm("/test_stores", recursive=True)


@fsspec
@pytest.mark.parametrize("place", ["nosuchthing://a/b", "memory://user:word@no/b"])
def test_messages_tell_no_password_and_what_is_wrong(place: str) -> None:
    with pytest.raises(InputError) as caught:
        open_tables(place)
    assert "word" not in str(caught.value)
    assert str(caught.value).startswith(place.replace("user:word@", ""))


@fsspec
def test_a_store_that_takes_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.memory import MemoryFileSystem

    def refuse(*_: Any, **__: Any) -> None:
        raise RuntimeError("denied for user:word@host\nand more")

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", refuse)
    with pytest.raises(OutputError, match=r"memory://x/a: cannot be written \(denied for"):
        open_store("memory://x").write({"a": b""})


class Kept:
    """A store that keeps what is written, and counts."""

    name = "kept"

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.times = 0

    def read(self, name: str) -> bytes | None:
        return self.files.get(name)

    def write(self, files: Any) -> None:
        self.times += 1
        self.files.update(files)

    def names(self) -> list[str]:
        return list(self.files)

    def tidy(self) -> None:
        pass


def test_a_remote_log_is_written_now_and_then() -> None:
    store, now = Kept(), 0.0
    log = RemoteLog(store, "run.jsonl", lambda: now)
    assert log.lines() == []
    for number in range(5):
        log.add(b"%d\n" % number)
        now += PACE / 2.5
    assert store.times == 2
    assert store.files["run.jsonl"] == b"0\n1\n2\n3\n"
    log.close()
    assert store.files["run.jsonl"] == b"0\n1\n2\n3\n4\n"
    store.files["run.jsonl"] += b"torn"
    assert len(RemoteLog(store, "run.jsonl").lines()) == 5


def test_a_part_ends_by_what_is_known_before_articles_are_read(tmp_path: Path) -> None:
    for name, taken in (("a.txt", 80), ("a.pdf", 10)):
        path = tmp_path / name
        path.write_bytes(b"x" * 80)
        assert weight(Article(str(path), "a")) == taken
    assert weight(Article("gone.txt", "a")) == 0
    assert weight(Article("a.csv", "a", 1, problem="no text")) == 0
