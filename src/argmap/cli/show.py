"""`argmap show FILE`: the argument as a tree in the terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from argmap.cli.input_map import map_of_file
from argmap.cli.named_path import NamedPath
from argmap.cli.options import Asked, reading_options
from argmap.cli.outline_tree import WIDEST, render_outline

if TYPE_CHECKING:
    from argmap.graph.excerpt import Level


@click.command("show")
@click.argument("file", type=NamedPath(allow_dash=True))
@click.option(
    "--focus", "--from", "start", metavar="UNIT",
    help="Show only this unit (u4) and what bears on it.",
)  # fmt: skip
@click.option(
    "--depth", type=click.IntRange(0), metavar="N", help="Show N levels below the conclusions."
)
@click.option(
    "--width", type=click.IntRange(20, 10_000), metavar="N",
    help=f"Columns to fill. Default: the terminal's, at most {WIDEST}.",
)  # fmt: skip
@click.option(
    "--level", type=click.Choice(["full", "spine"]), default="full", show_default=True,
    help="Show all, or the spine: conclusions and the main lines of reasons.",
)  # fmt: skip
@reading_options(review=True)
def show(
    file: str,
    start: str | None,
    depth: int | None,
    width: int | None,
    level: Level,
    asked: Asked,
) -> None:
    """Show the argument in FILE, an article or a map in any format that can be read, as a tree.

    Conclusions stand at the left, under each statement what bears on it:
    + supports, - rebuts, ~ qualifies, ! undercuts a link, & joins a reason.
    """
    if start is not None and level == "spine":
        raise click.UsageError("--focus and --level spine each pick a part: give one.")
    from argmap.graph.excerpt import excerpt
    from argmap.graph.outline import outline

    argmap = map_of_file(file, asked, focus=start)
    part = excerpt(argmap, level=level)
    # What says another again stands at that one.
    start = next((u.restates for u in argmap.units if u.id == start and u.restates), start)
    rows = [
        replace(row, hidden=row.hidden + (0 if row.again else part.below.get(row.unit.id, 0)))
        for row in outline(part.argmap, start, depth)
    ]
    click.echo(render_outline(part, rows, width), nl=False, color=True)
