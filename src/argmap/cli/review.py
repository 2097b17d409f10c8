"""`argmap review FILE`: check a map by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.safe import safe

if TYPE_CHECKING:
    from argmap.review import Session


@click.command("review")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--terminal", is_flag=True, help="Check in this terminal instead of a browser.")
@click.option("--reviewer", default="", metavar="NAME", help="Who checks; kept with decisions.")
@click.option(
    "--journal", metavar="FILE", type=click.Path(path_type=Path),
    help="Where the decisions are kept. Default: beside the article.",
)  # fmt: skip
@click.option("--port", default=0, metavar="NUMBER", help="Where the page is; 0 for a free port.")
@click.option("--no-browser", is_flag=True, help="Print the page's link and open no browser.")
@click.option("-m", "--model", metavar="NAME", help="An installed spaCy pipeline for English.")
def review(
    file: Path,
    terminal: bool,
    reviewer: str,
    journal: Path | None,
    port: int,
    no_browser: bool,
    model: str | None,
) -> None:
    """Check the map of the article in FILE by hand, most doubtful first.

    Every decision is saved at once, beside the article. `argmap map` takes them in.
    """
    from argmap import flow
    from argmap.review import Session

    with Session.open(file, reviewer, journal, model=model or flow.DEFAULT_MODEL) as session:
        if terminal:
            in_terminal(session)
        else:
            in_browser(session, port, not no_browser)


def in_terminal(session: Session) -> None:
    """Check a map in the terminal."""
    from argmap.cli.desk import Desk

    Desk(session).run()


def in_browser(session: Session, port: int, open_browser: bool) -> None:
    """Check a map on a page in the browser."""
    from argmap.review.server import serve

    serve(session, port, open_browser, lambda text: click.echo(safe(text)))
