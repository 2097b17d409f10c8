"""Files are written all or none, each whole, under names that every file system takes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import OutputError
from argmap.export import graphviz_run, svg
from argmap.formats import FORMATS, write, writer
from argmap.model import ArgumentMap, Unit


def made(id: str = "m") -> ArgumentMap:
    return ArgumentMap(id, "Rents fell.", (Unit("u1", 0, 10, "Rents fell", "premise"),))


def test_the_picture_is_laid_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []

    def count(dot: str) -> str:
        drawn.append(dot)
        return graphviz_run.run_graphviz(dot)

    monkeypatch.setattr(svg, "run_graphviz", count)
    svg._laid_out.cache_clear()
    write(made(), tmp_path, ["svg", "html"])
    assert len(drawn) == 1


def test_a_full_disk_changes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("m.json", "m.svg"):
        (tmp_path / name).write_text("old", "utf-8")
    make, calls = tempfile.mkstemp, []

    def full(prefix: str, dir: Path) -> tuple[int, str]:
        calls.append(prefix)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        handle, name = make(prefix=prefix, dir=dir)
        return handle, name

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(OutputError, match=r"m\.svg: cannot be written \(No space left"):
        write(made(), tmp_path, ["json", "svg"])
    assert {p.name: p.read_text("utf-8") for p in tmp_path.iterdir()} == {
        "m.json": "old",
        "m.svg": "old",
    }


def test_a_failing_write_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, *_: object, **__: object) -> None:
        os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OutputError, match="No space left"):
        write(made(), tmp_path, ["json"])
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match=r"out: this is a file; .*--output"):
        write(made(), tmp_path / "out", list(FORMATS))
    assert (tmp_path / "out").read_text("utf-8") == "mine"


@pytest.mark.parametrize("id", ["x" * 400, "ü" * 400, "a\udcff", "a\ud800", "a\nb", "e\u202evil"])
def test_any_id_can_be_written(tmp_path: Path, id: str) -> None:
    for path in write(made(id), tmp_path, list(FORMATS)):
        assert path.parent == tmp_path and path.is_file()
    data = (tmp_path / f"{writer.file_name(id)}.json").read_text("utf-8")
    assert ArgumentMap.from_json(data).text == made().text


@given(st.text())
def test_a_name_is_one_short_part_of_a_path(id: str) -> None:
    name = writer.file_name(id)
    longest = max(len(form.suffix) for form in FORMATS.values())
    # A temporary file has some letters more.
    assert name and len(name.encode()) + longest + 16 <= 255
    assert name == Path(name).name and not name.startswith(".")


def test_a_program_that_does_not_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphviz_run, "find_graphviz", lambda: tmp_path / "graphviz-pure")
    with pytest.raises(OutputError, match=r"does not run.*pip install"):
        graphviz_run.run_graphviz("digraph {}")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_program_that_draws_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "graphviz-pure"
    program.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(graphviz_run, "find_graphviz", lambda: program)
    with pytest.raises(OutputError, match=r"drew nothing.*pip install"):
        graphviz_run.run_graphviz("digraph {}")
