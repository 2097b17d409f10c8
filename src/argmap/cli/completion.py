"""`argmap completion SHELL`: the script that lets a shell complete argmap's options."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    For bash, put this line into ~/.bashrc: eval "$(argmap completion bash)"
    """
    kind = get_completion_class(shell)
    assert kind is not None  # the three shells are click's own
    group = context.find_root().command
    # The base class: bash's own first runs bash only to learn its version.
    click.echo(ShellComplete.source(kind(group, {}, "argmap", "_ARGMAP_COMPLETE")))
