"""`argmap review FILE`: check a map by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.finite_range import FiniteRange
from argmap.cli.named_path import NamedPath
from argmap.cli.options import Asked, reading_options
from argmap.cli.safe import safe
from argmap.disk import is_same
from argmap.errors import InputError
from argmap.plural import many
from argmap.review.queues import ALL, DIFFERENCES, NAMES, QueueChoice

if TYPE_CHECKING:
    from argmap.review import Session
    from argmap.review.gold import Unchecked

QUEUES = (ALL, *NAMES, DIFFERENCES)


@click.command("review")
@click.argument("file", type=NamedPath(path_type=Path))
@click.option("--terminal", is_flag=True, help="Check in this terminal instead of a browser.")
@click.option("--reviewer", default="", metavar="NAME", help="Who checks; kept with decisions.")
@click.option(
    "--journal", metavar="FILE", type=NamedPath(path_type=Path),
    help="Where the decisions are kept. Default: beside the article.",
)  # fmt: skip
@click.option(
    "--with", "second", metavar="B.review.jsonl", type=NamedPath(path_type=Path),
    help="Lay another reader's decisions beside yours, to settle where you differ.",
)  # fmt: skip
@click.option(
    "--queue", type=click.Choice(QUEUES),
    help="Which statements to check. Default: all; with --with, where you differ.",
)  # fmt: skip
@click.option(
    "--below", type=FiniteRange(0, 1), metavar="SCORE",
    help="Check only what argmap is less sure of than this, from 0 to 1.",
)  # fmt: skip
@click.option(
    "--port",
    default=0,
    metavar="NUMBER",
    type=click.IntRange(0, 65_535),
    help="Where the page is; 0 for a free port.",
)
@click.option("--no-browser", is_flag=True, help="Print the page's link and open no browser.")
@click.option(
    "--export-gold", "place", metavar="OUT.json", type=NamedPath(path_type=Path),
    help="Write the checked map as gold for argmap eval and train, and check nothing.",
)  # fmt: skip
@click.option(
    "--unchecked", type=click.Choice(["keep", "drop"]),
    help="What becomes of unchecked elements in --export-gold. Default: there may be none.",
)  # fmt: skip
@reading_options(weights=False)
def review(
    file: Path,
    terminal: bool,
    reviewer: str,
    journal: Path | None,
    second: Path | None,
    queue: str | None,
    below: float | None,
    port: int,
    no_browser: bool,
    place: Path | None,
    unchecked: Unchecked | None,
    asked: Asked,
) -> None:
    """Check the map of the article in FILE by hand, conclusions first, then the most doubtful.

    Every decision is saved at once, beside the article. `argmap map` takes them in. FILE may be a
    map, too, in any format that can be read.
    """
    if place is not None:
        export_gold(file, journal, place, unchecked, asked)
        return
    if queue == DIFFERENCES and second is None:
        raise click.UsageError("--queue differences goes with --with.")
    if unchecked:
        raise click.UsageError("--unchecked goes with --export-gold.")
    from argmap.formats.reading_maps import read_map
    from argmap.review import Session

    found = None if str(file) == "-" else read_map(file)
    reader = asked.use() if found is None else asked.reader
    opened = Session.open(file, reviewer, journal, reader=reader, found=found, second=second)
    choice = QueueChoice(queue or (DIFFERENCES if second else ALL), below)
    with opened as session:
        if terminal:
            in_terminal(session, choice)
        else:
            in_browser(session, port, not no_browser, choice, asked.as_options())


def in_terminal(session: Session, choice: QueueChoice) -> None:
    """Check a map in the terminal."""
    from argmap.cli.terminal_review import TerminalReview

    TerminalReview(session, choice).run()


def in_browser(
    session: Session, port: int, open_browser: bool, choice: QueueChoice, options: str = ""
) -> None:
    """Check a map on a page in the browser."""
    from argmap.review.server import serve

    serve(session, port, open_browser, lambda text: click.echo(safe(text)), choice, options)


def export_gold(
    file: Path,
    journal: Path | None,
    place: Path,
    unchecked: Unchecked | None,
    asked: Asked,
) -> None:
    """Write the checked map of an article as gold.

    Raises:
        ArgmapError: There is no review, it is not done, or the file cannot be written.
    """
    from argmap import flow
    from argmap.formats.reading_maps import read_map
    from argmap.reading import read_document
    from argmap.review import journal_path, read_journal
    from argmap.review.gold import gold, write_gold
    from argmap.review.journal_file import is_there
    from argmap.review.reapply import reapply, unfit_lines

    found = read_map(file)
    document = read_document(file) if found is None else None
    journal = journal or journal_path(file)
    if not is_there(journal):
        raise InputError(f"{journal}: there is no review; check the article first")
    if any(is_same(place, other) for other in (file, journal)):
        raise InputError(f"{place}: this is what the gold is made of; name another file")
    kept = read_journal(journal)
    if document:
        found = flow.map_document(document, reader=asked.use())
    assert found is not None  # the file holds either
    made = reapply(found, kept)
    for line in (*kept.notes, *(f"no longer fits: {line}" for line in unfit_lines(made.unfit))):
        click.echo(f"argmap: {safe(line)}", err=True)
    data = gold(made, unchecked, (entry.by for entry in kept.entries))
    old = write_gold(data, place)
    click.echo(
        safe(
            f"{place}: {many(len(data['units']), 'statement')}, "
            f"{many(len(data['relations']), 'relation')}"
        )
    )
    if old is not None:
        click.echo(safe(f"What was there before is now {old}"))
