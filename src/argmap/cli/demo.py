"""`argmap demo`: a first map, of an article that comes with argmap."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from argmap.cli.map import DEFAULT_FORMATS, write_map
from argmap.cli.named_path import NamedPath
from argmap.cli.open_page import open_page
from argmap.cli.options import Asked, output_folder
from argmap.cli.safe import safe
from argmap.cli.summary import summary
from argmap.cli.views import DEFAULTS

ARTICLE = "demo.txt"


@click.command("demo")
@click.option(
    "-o", "--output", "folder", default="outputs", show_default=True, metavar="FOLDER",
    type=NamedPath(path_type=Path, allow_dash=True), callback=output_folder,
    help="Folder to write into; made where it is missing.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Print nothing where all goes well.")
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
def demo(folder: Path, quiet: bool, show: bool) -> None:
    """Map an article that comes with argmap: an editorial on rents.

    The article is put beside its map, so that every other command can be tried on it.
    """
    from argmap import flow
    from argmap.export.files import write_file
    from argmap.reading import document_from_text

    text = (files("argmap.cli") / ARTICLE).read_text("utf-8")
    place = folder / ARTICLE
    aside = write_file(place, text)
    document = document_from_text(text, place.stem)
    made = flow.map_document(document, reader=Asked().use())
    written = write_map(made, folder, DEFAULT_FORMATS, dict(DEFAULTS), losses=False)
    notes = [*written.notes]
    if aside is not None:
        notes.append(f"what was in {place} before is now {aside}")
    if not quiet:
        click.echo(summary(made, [place, *written.paths], notes))
        click.echo(_next_steps(place, folder / f"{place.stem}.html"))
    if show:
        open_page(folder / f"{place.stem}.html")


def _next_steps(article: Path, page: Path) -> str:
    name = safe(str(article))
    return "\n".join(
        [
            "",
            f"Look at it: open {safe(str(page))} in a browser. Then try:",
            f"  argmap show {name}",
            f"  argmap explain {name} u1",
            f"  argmap review {name}",
        ]
    )
