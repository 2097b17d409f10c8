"""`argmap map FILE`: from an article to its map."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.input_map import saved_map
from argmap.cli.kept_decisions import with_review
from argmap.cli.open_page import open_page
from argmap.cli.options import Asked, force_option, is_forced, output_folder, reading_options
from argmap.cli.progress import ProgressLine
from argmap.cli.safe import safe
from argmap.cli.summary import details, summary
from argmap.cli.views import check_choices, view_options
from argmap.formats import FORMATS

if TYPE_CHECKING:
    from argmap.formats import Written
    from argmap.model import ArgumentMap
    from argmap.readers.protocol import Progress

DEFAULT_FORMATS = tuple(name for name, form in FORMATS.items() if form.default)


@click.command("map")
@click.argument("file", type=click.Path(readable=False, allow_dash=True))
@click.option(
    "-o", "--output", "folder", default="outputs", show_default=True, metavar="FOLDER",
    type=click.Path(readable=False, path_type=Path), callback=output_folder,
    help="Folder to write into; made where it is missing.",
)  # fmt: skip
@click.option(
    "-f", "--format", "formats", multiple=True, type=click.Choice(list(FORMATS)),
    metavar="NAME",
    help="What to write, as argmap formats lists it; may be given several times. "
    f"Default: {', '.join(DEFAULT_FORMATS)}.",
)  # fmt: skip
@view_options
@reading_options(review=True)
@force_option
@click.option("--background", is_flag=True, help="Draw what nothing rests on, too.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing where all goes well.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what was left out, relations and times.")
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
def map_command(
    file: str,
    folder: Path,
    formats: tuple[str, ...],
    asked: Asked,
    background: bool,
    quiet: bool,
    verbose: bool,
    show: bool,
    **choices: Any,
) -> None:
    """Draw the argument of the article, or the saved map, in FILE; - reads standard input.

    Focus, level, direction, groups and theme shape the drawing; tables and JSON always hold the
    whole map.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose speak against each other.")
    chosen = bool(formats)
    formats = tuple(dict.fromkeys(formats)) or DEFAULT_FORMATS
    if show and "html" not in formats:
        raise click.UsageError("--open shows the page: add --format html.")
    check_choices(choices, formats)
    with ProgressLine(sys.stderr, quiet) as line:
        argmap, times = make_map(file, asked, background, line)
    if asked.review:
        argmap = with_review(argmap, file, quiet)
    argmap = asked.kept(argmap)
    start = perf_counter()
    written = write_map(argmap, folder, formats, choices, losses=chosen)
    times["writing"] = perf_counter() - start
    if not quiet:
        for note in argmap.notes:
            click.echo(f"argmap: {safe(note)}", err=True)
        click.echo(summary(argmap, written.paths, written.notes))
    elif written.notes:
        # A user's own words were moved: that is told even where nothing else is.
        click.echo("\n".join(f"argmap: {safe(note)}" for note in written.notes), err=True)
    if verbose:
        click.echo(details(argmap, times))
    if show:
        open_page(next(path for path in written if path.suffix == ".html"))


def make_map(
    file: str, asked: Asked, background: bool, progress: Progress | None = None
) -> tuple[ArgumentMap, dict[str, float]]:
    """Read a file and return its map.

    Args:
        file: Its name, `-` for standard input.
        asked: What reads it.
        background: Whether to keep statements that only set the scene.
        progress: Is told how far the text is.

    Returns:
        The map, and the seconds that each step took.

    Raises:
        ArgmapError: The file cannot be read or the reader cannot be used.
    """
    from argmap.reading import read_document

    start = perf_counter()
    if saved := saved_map(file, asked):
        return saved, {"reading": perf_counter() - start}
    # The file before the reader: a wrong name is told at once.
    document = read_document(file)
    read = perf_counter()
    from argmap import flow

    reader = asked.use(progress)
    loaded = perf_counter()
    argmap = flow.map_document(document, reader=reader, background=background)
    steps = {"reading": read - start, "loading": loaded - read, "mapping": perf_counter() - loaded}
    return argmap, steps


def write_map(
    argmap: ArgumentMap,
    folder: Path,
    formats: tuple[str, ...],
    choices: dict[str, Any],
    losses: bool,
) -> Written:
    """Write a map's files and return what was written.

    Args:
        argmap: The map.
        folder: Where they go.
        formats: The names of the forms.
        choices: The fields of the view.
        losses: Whether to tell what a form cannot carry.

    Raises:
        ArgmapError: A file cannot be written, or a drawing not be made.
    """
    from argmap.export.view import View
    from argmap.formats import write
    from argmap.formats.kept_text import write_kept_text

    made = write(argmap, folder, formats, View(**choices), losses, is_forced())
    kept = write_kept_text(argmap, folder)
    return replace(made, paths=made.paths + kept.paths, notes=made.notes + kept.notes)
