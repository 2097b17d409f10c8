"""Make docs/commands.md anew, from the command line as it is: `python docs/commands.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from argmap.cli import app

PAGE = Path(__file__).with_suffix(".md")
HEAD = """# Commands and their options

Made by `.venv/bin/python docs/commands.py`; `argmap COMMAND --help` tells the same. Every command
takes `-h`, `--help`. The exit code is 0, or 2 for a wrong use of the command line, 130 where it was
interrupted, 1 where something else went wrong (or `train` found nothing sure to help).
"""


def commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Yield the program, then each of its commands: name, command, context."""
    # A command keeps the option of help that it is first asked for: it must be the program's own.
    root = click.Context(app, info_name="argmap", **app.context_settings)
    yield "argmap", app, root
    for name in app.list_commands(root):
        command = app.get_command(root, name)
        assert command is not None  # it is listed
        yield f"argmap {name}", command, click.Context(command, info_name=name, parent=root)


def options(command: click.Command) -> Iterator[click.Option]:
    """Yield a command's options, without --help."""
    yield from (param for param in command.params if isinstance(param, click.Option))


def page() -> str:
    """Return the page: a chapter for each command with its use, what it does and its options."""
    return "\n".join([HEAD, *(line for row in commands() for line in _chapter(*row))])


def _chapter(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    use = " ".join([name, *command.collect_usage_pieces(context)]).strip()
    yield f"## {name}\n"
    yield f"`{use}`\n"
    yield f"{_plain(command.help or '')}\n"
    rows = [
        f"| {_names(option, context)} | {_told(option, context)} |" for option in options(command)
    ]
    if rows:
        yield "\n".join(["| option | what it does |", "|---|---|", *rows, ""])


def _names(option: click.Option, context: click.Context) -> str:
    """Return an option's names, the last with what it takes."""
    value = "" if option.is_flag or option.count else f" {option.make_metavar(context)}"
    names = [*option.opts[:-1], option.opts[-1] + value]
    return ", ".join(f"`{name}`" for name in names).replace("|", r"\|")


def _told(option: click.Option, context: click.Context) -> str:
    extra = option.get_help_extra(context)
    default = f" Default: {extra['default']}." if "default" in extra else ""
    return _plain(option.help or "").replace("|", r"\|") + default


def _plain(words: str) -> str:
    """Return words in one paragraph, those that Markdown would read as marks kept as they are."""
    return " ".join(words.split()).replace("<", "&lt;").replace("*", r"\*")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
