"""The command line: parses, calls, prints. One module a command, named as the command is.

Files by subject:
    commands: `demo`, `map`, `corpus`, `stats`, `debate`, `prompt`, `show`, `explain`, `review`,
        `agreement`, `diff`, `eval`, `train`, `export`, `formats`, `mcp`, `schema`, `completion`.
    what several share: `options`, `model_options` and `dry_run` (of a language model), `views` (the
        options of a drawing), `input_map` (a map or an article as input), `articles` (files,
        folders, patterns, addresses), `kept_decisions` (what was decided by hand), `safe` (text
        fit for a terminal).
    what they print: `summary` (of a map), `corpus_progress` (of `corpus`), `outline_tree` (of
        `show`), `terminal_review`, `terminal_card`, `terminal_keys` and `element_text` (of
        `review --terminal`).
    the program: `app` (how it ends).
"""

from __future__ import annotations

import click

from argmap import __version__
from argmap.cli.agreement import agreement
from argmap.cli.app import App
from argmap.cli.completion import completion
from argmap.cli.corpus import corpus
from argmap.cli.debate import debate
from argmap.cli.demo import demo
from argmap.cli.diff import diff
from argmap.cli.eval import eval_command
from argmap.cli.explain import explain
from argmap.cli.export import export
from argmap.cli.formats import formats
from argmap.cli.map import map_command
from argmap.cli.mcp import mcp
from argmap.cli.prompt import prompt
from argmap.cli.review import review
from argmap.cli.schema import schema
from argmap.cli.show import show
from argmap.cli.stats import stats
from argmap.cli.train import train

__all__ = ["app", "main"]


@click.group(cls=App, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def app() -> None:
    """Draw the argument of an article."""


for _command in (
    demo,
    map_command,
    corpus,
    stats,
    debate,
    prompt,
    show,
    explain,
    review,
    agreement,
    diff,
    eval_command,
    train,
    export,
    formats,
    mcp,
    schema,
    completion,
):
    app.add_command(_command)


def main() -> None:
    """Run the command line; `argmap.__main__` is the program's entry point."""
    app(prog_name="argmap")
