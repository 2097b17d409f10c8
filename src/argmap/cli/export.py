"""`argmap export MAP --to FORMAT`: a map in the forms that other tools take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from argmap.cli.input_map import map_of_file
from argmap.cli.map import write_map
from argmap.cli.named_path import NamedPath
from argmap.cli.options import Asked, force_option, output_folder, reading_options
from argmap.cli.safe import safe
from argmap.cli.views import check_choices, view_options
from argmap.formats import FORMATS

READABLE = [name for name, form in FORMATS.items() if form.reads]


@click.command("export")
@click.argument("file", metavar="MAP", type=NamedPath(allow_dash=True))
@click.option(
    "-t", "--to", "formats", multiple=True, required=True, type=click.Choice(list(FORMATS)),
    metavar="NAME",
    help="What to write, as argmap formats lists it; may be given several times.",
)  # fmt: skip
@click.option(
    "-o", "--output", "folder", default="outputs", show_default=True, metavar="FOLDER",
    type=NamedPath(path_type=Path, allow_dash=True),
    callback=output_folder,
    help="Folder to write into, made where it is missing; - for standard output.",
)  # fmt: skip
@click.option(
    "--from", "form", type=click.Choice(READABLE), metavar="NAME",
    help="What MAP is written in. Default: told from its name and what is in it.",
)  # fmt: skip
@force_option
@view_options
@reading_options(review=True)
def export(
    file: str,
    formats: tuple[str, ...],
    folder: Path,
    form: str | None,
    asked: Asked,
    **choices: Any,
) -> None:
    """Write MAP, a map in any format that can be read or an article, in other formats.

    What a format cannot carry is told. argmap formats lists them.
    """
    formats = tuple(dict.fromkeys(formats))
    check_choices(choices, formats)
    if str(folder) == "-" and (len(formats) > 1 or FORMATS[formats[0]].beside):
        raise click.UsageError("Standard output takes one file: name a folder with --output.")
    argmap = map_of_file(file, asked, form or "", choices["focus"])
    for note in argmap.notes:
        click.echo(f"argmap: {safe(note)}", err=True)
    if str(folder) == "-":
        from argmap.export.view import View

        made = FORMATS[formats[0]]
        click.echo(made.render(argmap, view=View(**choices)), nl=False)
        if lost := made.lost(argmap):
            click.echo(f"argmap: lost: {safe(lost)}", err=True)
        return
    written = write_map(argmap, folder, formats, choices, losses=True, made_of=file)
    for path in written.paths:
        click.echo(safe(str(path)))
    for note in written.notes:
        click.echo(f"Note: {safe(note)}")
