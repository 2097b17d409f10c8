"""Files: links stay links, read-only ones stay as they are, what a killed run left goes."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.errors import OutputError
from argmap.export import left_over
from argmap.export.files import write_file
from argmap.formats import write
from argmap.model import ArgumentMap, Unit

MADE = ArgumentMap("m", "Rents fell.", (Unit("u1", 0, 10, "Rents fell", "premise"),))


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="argmap")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    write(MADE, tmp_path / "saved", ["json"])
    return tmp_path / "saved" / "m.json"


def test_a_saved_map_can_be_drawn_again(saved: Path, tmp_path: Path) -> None:
    told = run("map", saved, "-o", tmp_path / "out", "--format", "png", "-f", "json")
    assert told.exit_code == 0, told.output
    assert (tmp_path / "out" / "m.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "out" / "m.json").read_bytes() == saved.read_bytes()


def test_a_link_is_written_through(saved: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    other.mkdir()
    (other / "mine.svg").write_text("old", "utf-8")
    (out / "m.svg").symlink_to(other / "mine.svg")
    (out / "m.json").symlink_to(other / "new.json")  # leads nowhere yet
    assert run("map", saved, "-o", out, "-f", "svg", "-f", "json").exit_code == 0
    assert (out / "m.svg").is_symlink() and (out / "m.json").is_symlink()
    assert "<svg" in (other / "mine.svg").read_text("utf-8")
    assert (other / "new.json").read_bytes() == saved.read_bytes()
    assert sorted(path.name for path in other.iterdir()) == ["mine.svg", "new.json"]
    write_file(out / "m.svg", "text")
    assert (out / "m.svg").is_symlink()
    assert (other / "mine.svg").read_text("utf-8") == "text"


def test_a_read_only_file_is_refused_unless_forced(saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("map", saved, "-o", out, "-f", "svg").exit_code == 0
    drawn = out / "m.svg"
    drawn.write_text("mine", "utf-8")
    drawn.chmod(0o444)
    for command in (["map", saved, "-f"], ["export", saved, "-t"]):
        told = run(*command, "svg", *command[-1:], "json", "-o", out)
        assert told.exit_code == 1 and told.stderr.count("\n") == 1
        assert f"{drawn}: it is read-only" in told.stderr and "--force" in told.stderr
        assert drawn.read_text("utf-8") == "mine"
        assert not (out / "m.json").exists()  # all or none
    told = run("diff", saved, saved, "--map", drawn)
    assert told.exit_code == 1 and "read-only" in told.stderr and "--force" not in told.stderr
    with pytest.raises(OutputError, match="read-only"):
        write_file(drawn, "other")
    assert run("map", saved, "-o", out, "-f", "svg", "--force").exit_code == 0
    assert "<svg" in drawn.read_text("utf-8")


WRITER = """
import os, signal, sys
from pathlib import Path
from argmap.export import files
files.rename_file = lambda old, new: os.kill(os.getpid(), signal.SIGKILL)
from argmap.formats import writer, write
writer.rename_file = files.rename_file
from tests.test_cli_files import MADE
write(MADE, Path(sys.argv[1]), ["json", "svg"])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_what_a_killed_run_left_is_gone_after_the_next(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", WRITER, str(tmp_path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 2  # both were staged, none has its name
    left_over.clear_once.cache_clear()
    write(MADE, tmp_path, ["json"])
    assert [path.name for path in tmp_path.iterdir()] == ["m.json"]


def test_what_may_be_anothers_stays(tmp_path: Path) -> None:
    here = f"{zlib.crc32(socket.gethostname().encode()):08x}"
    names = [
        f".argmap-{here}-{os.getpid()}-abc", f".argmap-00000000-{2**22}-abc",
        ".argmap-notes", ".argmap-", f".argmap-{here}-x-abc", "m.json.bak1",
    ]  # fmt: skip
    for name in names:
        (tmp_path / name).write_text("mine", "utf-8")
    (tmp_path / f".argmap-{here}-{2**22 + 1}-dir").mkdir()
    write(MADE, tmp_path, ["json"])
    assert {path.name for path in tmp_path.iterdir()} >= {*names, "m.json"}
    old = tmp_path / names[1]
    os.utime(old, (0, 0))  # of another machine, and older than a day
    left_over.clear_once.cache_clear()
    write(MADE, tmp_path, ["json"])
    assert not old.exists() and (tmp_path / names[0]).exists()


def test_new_files_have_the_usual_rights(tmp_path: Path) -> None:
    [path] = write(MADE, tmp_path, ["json"])
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
