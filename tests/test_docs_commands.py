"""Every command and every option stands in the documentation, as it is."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from argmap.cli import app

ROOT = Path(__file__).parent.parent
MADE = runpy.run_path(str(ROOT / "docs" / "commands.py"))
PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = dict(app.commands)


def test_the_page_is_as_the_commands_are() -> None:
    """Re-make it with `python docs/commands.py`."""
    assert MADE["page"]() == PAGE


def test_making_the_page_leaves_the_commands_as_they_were() -> None:
    MADE["page"]()
    for name in ("", *COMMANDS):
        for option in ("-h", "--help"):
            result = CliRunner().invoke(app, [*name.split(), option])
            assert result.exit_code == 0, (name, option)
            assert "-h, --help" in result.output


def test_readme_leads_to_the_page_and_shows_every_command() -> None:
    assert "(docs/commands.md)" in README
    assert [name for name in COMMANDS if not re.search(rf"argmap {name}[ \n]", README)] == [
        "schema"
    ]
    assert "`argmap schema`" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_told(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    chapter = PAGE.split(f"\n## argmap {name}\n")[1].split("\n## ")[0]
    told = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", chapter))
    options = [param for param in command.params if isinstance(param, click.Option)]
    for option in options:
        assert option.help, f"argmap {name} {option.opts[-1]} has no help"
        assert set(option.opts + option.secondary_opts) <= told


def test_readme_shows_no_option_that_is_not_there() -> None:
    blocks = README.split("```")[1::2]
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("argmap ")]
    assert len(lines) > 15
    for line in lines:
        name, rest = re.findall(r"argmap (\w+)(.*)", line.partition("#")[0])[0]
        known = {opt for param in COMMANDS[name].params for opt in param.opts}
        shown = set(re.findall(r"(?<= )--?[a-z][a-z-]*", rest))
        assert shown <= known, line
        assert not set(rest) & set("[]…|"), f"nobody can type this: {line}"
