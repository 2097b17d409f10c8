"""How the program starts and ends: help, version, completion, errors, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.cli import app
from argmap.cli.safe import safe
from argmap.errors import ArgmapError, InputError

HEAVY = ("spacy", "numpy", "networkx", "graphviz", "jinja2", "pydantic", "rich", "jsonschema")


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args), prog_name="argmap")


def argmap_process(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "argmap", *args]
    return subprocess.run(line, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def failing() -> Iterator[list[BaseException]]:
    """A command `fail` that raises what is put into the list."""
    raises: list[BaseException] = []

    @click.command()
    def fail() -> None:
        raise raises[0]

    app.add_command(fail)
    yield raises
    del app.commands["fail"]


def test_version() -> None:
    assert run("--version").output == f"argmap {argmap.__version__}\n"


@pytest.mark.parametrize("command", [[], ["map"], ["eval"], ["schema"], ["completion"]])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(command: list[str], option: str) -> None:
    result = run(*command, option)
    assert result.exit_code == 0
    assert result.output.startswith("Usage: argmap ")


def test_help_and_import_load_nothing_heavy() -> None:
    code = (
        "import sys, argmap, argmap.cli\n"
        "argmap.cli.app(['map', '--help'], standalone_mode=False)\n"
        f"print('loaded', [name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "loaded []\n"


def test_python_m() -> None:
    done = argmap_process("--version")
    assert (done.returncode, done.stdout) == (0, f"argmap {argmap.__version__}\n")


def test_no_arguments_show_help() -> None:
    result = run()
    assert result.exit_code == 2
    assert "Commands:" in result.output


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["frob"], "No such command 'frob'"),
        (["--frob"], "No such option"),
        (["map"], "Missing argument 'FILE…'"),
        (["map", "a.txt", "--frob"], "No such option"),
        (["map", "a.txt", "--format", "docx"], "'docx' is not one of"),
        (["map", "a.txt", "-q", "-v"], "--quiet"),
        (["map", "a.txt", "-f", "svg", "--open"], "--open"),
        (["show", "a.txt", "b.txt"], "unexpected extra argument"),
        (["eval"], "Missing argument 'GOLD'"),
        (["eval", "a.json", "b.json", "--model", "c"], "--model"),
        (["completion", "tcsh"], "'tcsh' is not one of"),
    ],
)
def test_usage_errors_are_one_line(args: list[str], words: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
    assert result.stderr.startswith("argmap: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_ARGMAP_COMPLETE" in result.output


def test_completion_completes() -> None:
    asked = {
        "_ARGMAP_COMPLETE": "bash_complete",
        "COMP_WORDS": "argmap map --form",
        "COMP_CWORD": "2",
    }
    result = CliRunner(env=asked).invoke(app, prog_name="argmap")
    assert "--format" in result.output


def test_schema_is_json() -> None:
    assert isinstance(json.loads(run("schema").output), dict)


def test_errors_are_one_safe_line(failing: list[BaseException]) -> None:
    failing.append(InputError("a\x1b[31m\n\u202eb.txt: it is empty"))
    result = run("fail")
    assert result.exit_code == ArgmapError.exit_code
    assert result.stderr == "argmap: a\ufffd[31m \ufffdb.txt: it is empty\n"


def test_unexpected_errors_show_themselves(failing: list[BaseException]) -> None:
    failing.append(ZeroDivisionError("a fault of argmap"))
    assert isinstance(run("fail").exception, ZeroDivisionError)


def test_interrupt_is_quiet(failing: list[BaseException]) -> None:
    failing.append(KeyboardInterrupt())
    result = run("fail")
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_closed_pipe_is_quiet() -> None:
    line = f"{sys.executable} -m argmap completion bash | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.stderr == ""


@given(st.text())
def test_safe_text_is_one_plain_line(text: str) -> None:
    shown = safe(text)
    assert len(shown.splitlines()) <= 1
    assert shown.isprintable() or set(shown) & set("\u200c\u200d\u00ad\u3000\u00a0")
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066\u200f\ufeff\r\n\t")


def test_safe_keeps_ordinary_text() -> None:
    assert safe("The US’s café – 5 € (“why?”)  now") == "The US’s café – 5 € (“why?”) now"


def test_library_names() -> None:
    assert set(argmap.__all__) == {
        "ArgumentMap", "__version__", "map_doc", "map_document", "map_text", "read_document",
    }  # fmt: skip
    assert argmap.ArgumentMap.__name__ == "ArgumentMap"
    assert dir(argmap) == sorted(argmap.__all__)
    with pytest.raises(AttributeError, match="frob"):
        _ = argmap.frob


def test_version_is_the_package_s() -> None:
    from importlib.metadata import version

    assert argmap.__version__ == version("argmap")
