"""Files asked for by any name, devices, and what is not replaced by a file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.disk import exists, is_file, is_folder, is_link, read_whole
from argmap.errors import OutputError
from argmap.evaluate.load import load_gold
from argmap.export.files import write_file
from argmap.formats import write, write_picture
from argmap.lexicon.weights import read_weights
from argmap.review.journal_file import JournalContents, of_other, read_journal
from tests.test_cli_files import MADE

SOURCE = Path(__file__).parent.parent / "src" / "argmap"
ODD = ["", ".", "..", "x" * 1000, "a/" * 3000, "\0", "\ud800", "nothing", "\udcff"]
NEEDS_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="argmap")


@pytest.mark.parametrize("name", ODD)
def test_any_name_may_be_asked_for(name: str) -> None:
    assert not is_file(name) and not is_link(name)
    assert exists(name) == is_folder(name) == (name in (".", ".."))


def test_paths_ask_the_disk_through_one_door() -> None:
    """`Path.is_file` and its kin raise for names that a user may well give."""
    asks = re.compile(r"\.(is_file|is_dir|exists|is_symlink)\(\)")
    files = [path for path in SOURCE.rglob("*.py") if path.name != "disk.py"]
    # An entry of os.scandir has both, too, and never raises for its name.
    assert [str(path) for path in files if asks.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("read", [read_weights, load_gold, read_journal])
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero")
def test_what_never_ends_is_told(read: object) -> None:
    with pytest.raises(Exception, match=r"/dev/zero: .*(it does not end|is a device)") as caught:
        read(Path("/dev/zero"))  # type: ignore[operator]
    assert "\n" not in str(caught.value)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xff" * 70_000)
    assert read_whole(tmp_path / "a") == b"\xff" * 70_000


@NEEDS_PIPES
@pytest.mark.parametrize("force", [False, True])
def test_a_device_or_a_pipe_is_never_replaced_by_a_file(force: bool, tmp_path: Path) -> None:
    pipe = tmp_path / "m.svg"
    os.mkfifo(pipe)
    with pytest.raises(OutputError, match="a device or a pipe"):
        write(MADE, tmp_path, ["svg"], force=force)
    with pytest.raises(OutputError, match="a device or a pipe"):
        write_picture(MADE, pipe)
    with pytest.raises(OutputError, match="a device or a pipe"):
        write_file(pipe, "text")
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize("name", ["", ".", "..", "x" * 300, "\0", "\ud800", "a/b", 7, None, []])
def test_a_journal_may_name_its_article_in_any_way(name: object, tmp_path: Path) -> None:
    assert of_other(JournalContents({"article": name}), tmp_path / "talk.txt") == ""


@pytest.mark.skipif(os.name != "posix", reason="names are no bytes here")
def test_texts_with_long_or_undecodable_names_in_a_folder(tmp_path: Path) -> None:
    texts, names = tmp_path / "texts", [b"x" * 250 + b".txt", b"\xff.txt"]
    texts.mkdir()
    for name in names:
        (texts / os.fsdecode(name)).write_text("It rains. So take a coat.", "utf-8")
    made = run("map", texts, "-o", tmp_path / "out", "-f", "json")
    assert made.exit_code == 0, made.output
    assert len(list((tmp_path / "out").glob("*.json"))) == len(names)
