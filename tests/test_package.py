"""The package: what the wheel holds, what a package index shows, and the first command."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
import tomllib
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

import argmap
from argmap.cli import app

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
README = (ROOT / "README.md").read_text("utf-8")
SOURCE = PROJECT["urls"]["Source"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    pytest.importorskip("hatchling", reason="hatchling builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    [path] = folder.iterdir()
    return ZipFile(path)


def told(wheel: ZipFile, file: str) -> str:
    [name] = [name for name in wheel.namelist() if name.endswith(f".dist-info/{file}")]
    return wheel.read(name).decode("utf-8")


def test_one_version_everywhere() -> None:
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert PROJECT["version"] == argmap.__version__
    assert f"\nversion: {argmap.__version__}\n" in cited
    assert changes.startswith(f"# Changelog\n\n## {argmap.__version__} ")
    assert f"\nrepository-code: {SOURCE}\n" in cited


def test_the_wheel_holds_all_that_runs(wheel: ZipFile) -> None:
    names = set(wheel.namelist())
    files = [path for path in (ROOT / "src").rglob("*") if path.is_file()]
    needed = {
        path.relative_to(ROOT / "src").as_posix()
        for path in files
        if "__pycache__" not in path.parts and path.suffix != ".pyc"
    }
    assert needed <= names
    assert {"argmap/py.typed", "argmap/cli/demo.txt"} <= names
    assert not [name for name in names if name.startswith(("tests/", "corpus/", "benchmarks/"))]
    assert "argmap = argmap.__main__:main" in told(wheel, "entry_points.txt")
    assert told(wheel, "licenses/LICENSE") == (ROOT / "LICENSE").read_text("utf-8")


def test_the_metadata(wheel: ZipFile) -> None:
    said = message_from_string(told(wheel, "METADATA"))
    assert said["License-Expression"] == "MIT" and "LICENSE" in said.get_all("License-File", [])
    assert said["Author"] and len(said.get_all("Project-URL", [])) >= 4
    assert said["Description-Content-Type"] == "text/markdown"
    assert "Typing :: Typed" in said.get_all("Classifier", [])


def test_what_an_index_shows_needs_no_repository(wheel: ZipFile) -> None:
    text = str(message_from_string(told(wheel, "METADATA")).get_payload())
    places = re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"", text)
    found = [first or second for first, second in places]
    assert len(found) > 10
    for place in found:
        assert place.startswith(("https://", "#")), place
        for way in ("raw/main", "blob/main"):
            if place.startswith(f"{SOURCE}/{way}/"):
                path = ROOT / place.removeprefix(f"{SOURCE}/{way}/").partition("#")[0]
                assert path.is_file(), place
                assert (path.suffix in (".png", ".svg")) == (way == "raw/main"), place
    assert f"{SOURCE}/raw/main/outputs/us-south-korea-alliance.svg" in found


def test_only_relative_links_are_changed() -> None:
    pytest.importorskip("hatchling", reason="hatchling has the hook's base class")
    absolute = runpy.run_path(str(ROOT / ".ci" / "package_readme.py"))["absolute"]
    text = (
        '[a](docs/a.md#b) [c](#c) [d](https://x.org/d) ![e](e.png) <img src="f.png"> f(x)[0](y z)'
    )
    assert absolute(text, "https://h/p") == (
        "[a](https://h/p/blob/main/docs/a.md#b) [c](#c) [d](https://x.org/d) "
        '![e](https://h/p/raw/main/e.png) <img src="https://h/p/raw/main/f.png"> f(x)[0](y z)'
    )


def test_demo(tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = CliRunner().invoke(app, ["demo", "-o", str(out)], prog_name="argmap")
    assert made.exit_code == 0, made.output
    names = {path.name for path in out.iterdir()}
    assert names == {f"demo.{end}" for end in ("txt", "svg", "html", "json", "claims.csv",
                                               "claims.md")}  # fmt: skip
    assert f"argmap review {out / 'demo.txt'}" in made.stdout
    assert (out / "demo.txt").read_bytes() == (ROOT / "corpus/rents-editorial.txt").read_bytes()
    # What it wrote is what `argmap map` makes of the article, and a file of the user's stays.
    first = (out / "demo.json").read_bytes()
    (out / "demo.txt").write_text("my own", "utf-8")
    again = CliRunner().invoke(app, ["demo", "-o", str(out)], prog_name="argmap")
    assert "demo.txt.bak1" in again.stdout
    assert (out / "demo.txt.bak1").read_text("utf-8") == "my own"
    assert (out / "demo.json").read_bytes() == first


def test_the_demo_is_none_of_the_texts_held_out() -> None:
    held = (ROOT / "corpus" / "held-out.txt").read_text("utf-8").split()
    assert "rents-editorial" not in held
