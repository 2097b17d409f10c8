"""What argmap says where something is not as it should be: what is wrong, and what helps."""

from __future__ import annotations

import json
import re
import subprocess
import webbrowser
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from argmap.cli import app
from argmap.formats import write
from argmap.train.learn import Learned
from tests.test_cli_files import MADE

ROOT = Path(__file__).parent.parent


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], prog_name="argmap")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    write(MADE, tmp_path, ["json"])
    return tmp_path / "m.json"


@pytest.mark.parametrize("name", ["good.txt", "map.svg", "m.claims.csv", "M.HTML", "plain"])
def test_a_file_as_the_folder(name: str, saved: Path) -> None:
    place = saved.with_name(name)
    if name in ("good.txt", "plain"):
        place.write_text("mine", "utf-8")
    for command, option in (("map", "-f"), ("export", "-t")):
        told = run(command, saved, option, "json", "-o", place)
        assert told.exit_code == 2 and told.stderr.count("\n") == 1
        assert "a folder is wanted" in told.stderr and str(place) in told.stderr
        assert ("--format" if command == "map" else "--to") in told.stderr
    assert not place.is_dir()


def test_a_folder_with_a_dot_in_its_name_is_one(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "maps.txt").mkdir()
    for name in ("maps.txt", "v1.2", "new"):
        assert run("map", saved, "-f", "json", "-o", tmp_path / name).exit_code == 0
        assert (tmp_path / name / "m.json").exists()


def paths() -> Iterator[tuple[str, click.Parameter]]:
    for name, command in app.commands.items():
        for parameter in command.params:
            if isinstance(parameter.type, click.Path):
                yield name, parameter


@pytest.mark.parametrize(
    ("command", "parameter"), list(paths()), ids=lambda p: getattr(p, "name", p)
)
def test_unreadable_files_end_as_missing_ones_do(command: str, parameter: click.Parameter) -> None:
    """Click would end with 2 where a file may not be read, and with ours where it is missing."""
    kind = parameter.type
    assert isinstance(kind, click.Path)
    assert not kind.readable and not kind.exists


def no_names() -> Iterator[list[str]]:
    """Yield command lines that name a file or a folder by nothing, or by what is none here."""
    for command, parameter in paths():
        assert isinstance(parameter.type, click.Path)
        yield given(command, parameter, "")
        if not parameter.type.allow_dash or (command, parameter.name) == ("map", "folder"):
            yield given(command, parameter, "-")


def given(command: str, parameter: click.Parameter, name: str) -> list[str]:
    """Return a command with a parameter by a name, and others that it needs."""
    args = [command]
    for row in app.commands[command].params:
        if row is not parameter and not row.required:
            continue
        value = name if row is parameter else "x"
        if isinstance(row.type, click.Choice):
            value = row.type.choices[0]
        args += [row.opts[-1], value] if isinstance(row, click.Option) else [value]
    return args


@pytest.mark.parametrize(
    "args", [*no_names(), ["corpus", "x", "-o", ""], ["corpus", "x", "-o", "-"]], ids=" ".join
)
def test_a_name_of_nothing(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty name would be that of this folder, `-` that of a file called so."""
    monkeypatch.chdir(tmp_path)
    told = run(*args)
    assert told.exit_code == 2 and told.stdout == "" and told.stderr.count("\n") == 1
    empty, dash = "an empty name is that of nothing", "not taken here|into a folder; argmap export"
    assert re.search(empty if "" in args else dash, told.stderr), told.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("args", [
    ["map"], ["show"], ["explain", "u1"], ["review"], ["agreement"], ["eval"],
    ["train", "-o", "w.toml"], ["export", "-t", "json"], ["eval", "--review"],
])  # fmt: skip
def test_a_missing_file_ends_with_1(args: list[str], tmp_path: Path) -> None:
    told = run(args[0], tmp_path / "none.txt", *args[1:])
    assert told.exit_code == 1 and told.stderr.count("\n") == 1
    assert "none.txt: " in told.stderr


@pytest.mark.parametrize(
    "name", ["en_core_web_trf", "requsets", "no such; rm -rf", "../x", "a.txt", ".", "os.path"]
)
def test_nobody_is_told_to_install_what_was_typed(name: str, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Rents should be capped, because tenants cannot pay more.", "utf-8")
    told = run("map", text, "--model", name)
    assert told.exit_code == 1 and told.stderr.count("\n") == 1
    assert name in told.stderr and "pip install" not in told.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["http://[::1", "--fetch"], "no page on the web has such an address"),
        (["http://[::1", "b.txt"], "no page on the web has such an address"),
        (["https://", "--fetch"], "no page on the web has such an address"),
        ([""], "an empty name"),
        (["u" * 5000], "u" * 400),
    ],
)
def test_a_name_that_is_none(args: list[str], told: str) -> None:
    ended = run("map", *args)
    assert ended.exit_code == 1 and ended.stderr.count("\n") == 1
    assert told in ended.stderr and len(ended.stderr) < 1100


def test_what_is_wrong_and_where_to_look_are_two_sentences() -> None:
    assert "(x). See argmap schema --help." in run("schema", "x").stderr
    assert "bash, zsh, fish. See argmap completion --help." in run("completion").stderr


def test_training_that_changes_nothing_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = ROOT / "corpus" / "rents-editorial.json", ROOT / "corpus" / "jury-column.json"
    place = tmp_path / "w.toml"
    package = import_module("argmap.train")
    monkeypatch.setattr(package, "learn", lambda *_: Learned({}, 0.0))
    monkeypatch.setattr(package, "try_out", lambda *_, **__: None)
    monkeypatch.setattr(import_module("argmap.train.report"), "report", lambda *_: "report")
    told = run("train", *gold, "-o", place, "--anyway")
    assert told.exit_code == 1 and not place.exists()
    assert "no weight would be another" in told.stdout and "--anyway" not in told.stdout


def test_diff_says_what_it_drew(saved: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "changes.svg"
    told = run("diff", saved, saved, "--map", drawn)
    assert told.exit_code == 0 and f"{drawn} written" in told.stderr
    told = run("diff", saved, saved, "--json", "--map", drawn)
    assert json.loads(told.stdout) == {"units": [], "relations": []}


@pytest.mark.parametrize("works", [True, False])
def test_open_without_a_browser(works: bool, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def opened(link: str) -> bool:
        asked.append(link)
        return works

    monkeypatch.setattr(webbrowser, "open", opened)
    told = run("map", saved, "-f", "html", "--open", "-o", saved.parent / "out")
    page = saved.parent / "out" / "m.html"
    assert told.exit_code == 0 and asked == [page.resolve().as_uri()]
    assert (f"open {page} yourself" in told.stderr) != works


@pytest.mark.parametrize("python", ["/nonexistent", "no-such-python"])
def test_setup_with_a_python_that_is_not_there(python: str, tmp_path: Path) -> None:
    for name in (".ci/setup", ".ci/lock.txt", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    ended = subprocess.run(
        ["sh", ".ci/setup"], cwd=tmp_path, env={"PATH": "/usr/bin:/bin", "PYTHON": python},
        capture_output=True, text=True,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr == (f"setup: there is no {python}; set PYTHON to a Python 3.11 or later\n")


PIP = r"""#!/bin/sh
case "$*" in
    *"-m venv"*) mkdir -p .venv/bin && : >.venv/bin/python && chmod +x .venv/bin/python ;;
    *"--require-hashes"*) i=0; while [ $i -lt 45 ]; do i=$((i + 1)); echo "Collecting a$i"; done
        echo "Installing collected packages: a1"; exit $PIP_ENDS ;;
esac
"""


@pytest.mark.parametrize("ends", [0, 1])
def test_setup_says_what_it_does_and_how_far_it_is(ends: int, tmp_path: Path) -> None:
    for name in (".ci/setup", ".ci/lock.txt", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    python = tmp_path / "python"
    python.write_text(PIP, "utf-8")
    python.chmod(0o755)
    env = {"PATH": "/usr/bin:/bin", "PYTHON": str(python), "PIP_ENDS": str(ends)}

    def setup() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", ".ci/setup"], cwd=tmp_path, env=env, capture_output=True, text=True
        )

    first = setup()
    lines = first.stderr.splitlines()
    assert re.fullmatch(r"setup: filling .venv with (\d+) packages; .* some \d+ MB", lines[0])
    number = lines[0].split()[4]
    assert lines[1:4] == [
        f"setup: 20 of {number} loaded", f"setup: 40 of {number} loaded", "setup: unpacking them",
    ]  # fmt: skip
    assert first.returncode == ends
    # What is done is not done again; what failed is.
    assert bool(setup().stderr) == bool(ends)
