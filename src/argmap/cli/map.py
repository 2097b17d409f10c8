"""`argmap map FILE…`: from articles to their maps."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.articles import articles, is_address, is_ours, name_with_folder, names_for
from argmap.cli.dry_run import plans_of
from argmap.cli.input_map import saved_map
from argmap.cli.kept_decisions import with_review
from argmap.cli.named_path import NamedPath
from argmap.cli.open_page import open_page
from argmap.cli.options import Asked, force_option, is_forced, output_folder, reading_options
from argmap.cli.progress import ProgressLine
from argmap.cli.safe import safe
from argmap.cli.summary import details, summary
from argmap.cli.views import check_choices, view_options
from argmap.errors import InputError
from argmap.formats import FORMATS

if TYPE_CHECKING:
    from argmap.formats import Written
    from argmap.formats.index_page import IndexEntry
    from argmap.model import ArgumentMap
    from argmap.readers import Reader
    from argmap.readers.protocol import Progress, Reading

DEFAULT_FORMATS = tuple(name for name, form in FORMATS.items() if form.default)


@click.command("map")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "-o", "--output", "folder", default="outputs", show_default=True, metavar="FOLDER",
    type=NamedPath(path_type=Path, allow_dash=True), callback=output_folder,
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
@click.option("--fetch", is_flag=True, help="Load addresses on the web; nothing else is loaded.")
@click.option(
    "--dry-run", is_flag=True,
    help="Tell what --reader model would send and what it would cost; send and write nothing.",
)  # fmt: skip
@click.option("--background", is_flag=True, help="Draw what nothing rests on, too.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing where all goes well.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what was left out, relations and times.")
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
def map_command(
    files: tuple[str, ...],
    folder: Path,
    formats: tuple[str, ...],
    asked: Asked,
    fetch: bool,
    dry_run: bool,
    background: bool,
    quiet: bool,
    verbose: bool,
    show: bool,
    **choices: Any,
) -> None:
    """Draw the argument of the article, or the saved map, in each FILE; - reads standard input.

    Of a folder all articles in it are mapped, of a pattern such as '*.html' all that it matches;
    several get an index page. Focus, level, direction, groups and theme shape the drawing; tables
    and JSON always hold the whole map.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose speak against each other.")
    chosen = bool(formats)
    formats = tuple(dict.fromkeys(formats)) or DEFAULT_FORMATS
    if show and "html" not in formats:
        raise click.UsageError("--open shows the page: add --format html.")
    check_choices(choices, formats)
    asked = asked.beside(folder)
    if dry_run:
        click.echo("\n".join(plans_of(articles(files), asked, fetch)))
        return
    run = MapRun(folder, formats, asked, choices, fetch, background, quiet, verbose, losses=chosen)
    found = articles(files)
    if len(found) == 1 and found == list(files):
        paths = map_one(run, found[0]).paths
    else:
        paths = map_several(run, found)
    if show:
        open_page(next(path for path in paths if path.suffix == ".html"))


@dataclass(frozen=True, slots=True)
class MapRun:
    """What a user asked of the maps to be made.

    Attributes:
        folder: Where their files go.
        formats: The names of the forms.
        asked: What reads the articles.
        choices: The fields of the view.
        fetch: Whether addresses on the web are loaded.
        background: Whether to keep statements that only set the scene.
        quiet: Whether to tell only what went wrong.
        verbose: Whether to tell more.
        losses: Whether to tell what a form cannot carry.
    """

    folder: Path
    formats: tuple[str, ...]
    asked: Asked
    choices: Mapping[str, Any]
    fetch: bool = False
    background: bool = False
    quiet: bool = False
    verbose: bool = False
    losses: bool = False


def map_one(run: MapRun, file: str, name: str = "", reader: Reader | None = None) -> IndexEntry:
    """Map an article, write its files, and return it with them.

    Args:
        run: What is asked.
        file: The article.
        name: The name of its map; the article's where empty.
        reader: What reads it, loaded already; loaded where None.

    Returns:
        The article with its map and files.

    Raises:
        ArgmapError: It cannot be read or mapped, or a file not be written.
    """
    from argmap.formats.index_page import IndexEntry
    from argmap.formats.same_text import free_name

    with ProgressLine(sys.stderr, run.quiet) as line:
        reading, times = make_map(run, file, line, reader)
    argmap = reading.map
    if run.asked.review and not is_address(file):
        argmap = with_review(argmap, file, run.quiet, run.choices["focus"])
    argmap = run.asked.kept(argmap)
    argmap = replace(argmap, id=name or argmap.id)
    start = perf_counter()
    free = free_name(argmap, run.folder, name_with_folder(file))
    notes = () if run.quiet else reading.told
    if free != argmap.id:
        other = f"{argmap.id} in {run.folder} is the map of another text; this one is {free}"
        notes = (*notes, other)
        argmap = replace(argmap, id=free)
    written = write_map(argmap, run.folder, run.formats, run.choices, run.losses, file)
    times["writing"] = perf_counter() - start
    _tell(run, argmap, written.paths, (*notes, *written.notes), times)
    return IndexEntry(file, argmap, written.paths)


def _tell(
    run: MapRun,
    argmap: ArgumentMap,
    paths: tuple[Path, ...],
    notes: tuple[str, ...],
    times: Mapping[str, float],
) -> None:
    if not run.quiet:
        for note in argmap.notes:
            click.echo(f"argmap: {safe(note)}", err=True)
        click.echo(summary(argmap, paths, notes))
    elif notes:
        # A user's own words were moved: that is told even where nothing else is.
        click.echo("\n".join(f"argmap: {safe(note)}" for note in notes), err=True)
    if run.verbose:
        click.echo(details(argmap, times))


def map_several(run: MapRun, files: Sequence[str]) -> tuple[Path, ...]:
    """Map articles one after the other, and return the page that leads to them.

    An article that cannot be mapped is told of and named on the page; the others are mapped.

    Args:
        run: What is asked.
        files: The articles.

    Returns:
        The page.

    Raises:
        ArgmapError: What reads them cannot be loaded, the page cannot be written, or an article
            could not be mapped.
    """
    from argmap.export.files import write_file
    from argmap.formats.index_page import NAME, IndexEntry, index_page

    reader = run.asked.use(tell=False)
    entries: list[IndexEntry] = []
    names = names_for(files, taken=(Path(NAME).stem,))
    for number, file in enumerate(files):
        if number and not run.quiet:
            click.echo("")
        try:
            entries.append(map_one(run, file, names[file], reader))
        except InputError as error:
            click.echo(f"argmap: {safe(str(error))}", err=True)
            entries.append(IndexEntry(file, error=str(error)))
    page = run.folder / NAME
    aside = write_file(page, index_page(entries, run.folder), keep=not is_ours(page))
    if not run.quiet:
        click.echo(f"\n{safe(str(page))}")
    if aside is not None:
        click.echo(f"argmap: the old {NAME} is now {safe(aside.name)}", err=True)
    failed = [entry.file for entry in entries if entry.argmap is None]
    if failed:
        raise InputError(f"{len(failed)} of {len(files)} files could not be mapped, told above")
    return (page,)


def make_map(
    run: MapRun, file: str, progress: Progress | None = None, reader: Reader | None = None
) -> tuple[Reading, dict[str, float]]:
    """Read a file and return what came of it.

    Args:
        run: What is asked.
        file: Its name, `-` for standard input.
        progress: Is told how far the text is.
        reader: What reads it, loaded already; loaded where None.

    Returns:
        The map with what is to be told of it, and the seconds that each step took.

    Raises:
        ArgmapError: The file cannot be read or the reader cannot be used.
    """
    from argmap.reading import read_document

    start = perf_counter()
    fetched = run.fetch and is_address(file)
    if not fetched and (saved := saved_map(file, run.asked)):
        from argmap.readers import Reading

        return Reading(saved), {"reading": perf_counter() - start}
    # The file before the reader: a wrong name is told at once.
    document = read_document(file, fetched=fetched)
    read = perf_counter()
    from argmap import flow

    reader = reader or run.asked.use(progress, tell=False)
    loaded = perf_counter()
    reading = flow.map_with_findings(document, reader, background=run.background)
    steps = {"reading": read - start, "loading": loaded - read, "mapping": perf_counter() - loaded}
    return reading, steps


def write_map(
    argmap: ArgumentMap,
    folder: Path,
    formats: tuple[str, ...],
    choices: Mapping[str, Any],
    losses: bool,
    made_of: str = "",
) -> Written:
    """Write a map's files and return what was written.

    Args:
        argmap: The map.
        folder: Where they go.
        formats: The names of the forms.
        choices: The fields of the view.
        losses: Whether to tell what a form cannot carry.
        made_of: The file that the map was made of; empty where there is none.

    Raises:
        ArgmapError: A file cannot be written, or a drawing not be made.
    """
    from argmap.export.view import View
    from argmap.formats import write
    from argmap.formats.kept_text import write_kept_text

    made = write(argmap, folder, formats, View(**choices), losses, is_forced(), made_of)
    kept = write_kept_text(argmap, folder)
    return replace(made, paths=made.paths + kept.paths, notes=made.notes + kept.notes)
