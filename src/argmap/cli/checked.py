"""What was decided by hand, put into a map that is made anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.safe import safe
from argmap.review.journal import journal_path

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def with_review(found: ArgumentMap, file: str, quiet: bool) -> ArgumentMap:
    """Put the decisions kept beside an article into its map, and tell on standard error.

    Args:
        found: The map as found.
        file: The article's file, `-` for standard input, which has no review.
        quiet: Whether to tell only what went wrong.

    Raises:
        InputError: The journal cannot be read.
    """
    journal = journal_path(Path(file))
    if file == "-" or not journal.exists():
        return found
    from argmap.review.reapply import reapply, unfit_lines

    made, notes = reapply(found, journal)
    lines = list(notes)
    if made.applied and not quiet:
        some = "decision" if made.applied == 1 else "decisions"
        lines.append(f"{made.applied} {some} of the review applied ({journal})")
    if made.unfit:
        lines.append(f"{len(made.unfit)} no longer fit and are kept in the review:")
        lines += [f"  {line}" for line in unfit_lines(made.unfit)]
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        click.echo(f"argmap: {indent}{safe(line)}", err=True)
    return made.map
