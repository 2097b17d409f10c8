"""What was decided by hand, put into a map that is made anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.named_element import check_kept
from argmap.cli.safe import safe
from argmap.errors import InputError

if TYPE_CHECKING:
    from argmap.cli.options import Asked
    from argmap.model import ArgumentMap
    from argmap.review.history import Reviewed

ADVICE = "leave it out with --no-review, or take it away"


def with_review(
    found: ArgumentMap, file: str, quiet: bool = False, focus: str | None = None
) -> ArgumentMap:
    """Return an article's map with the decisions kept beside it, and tell on standard error.

    Args:
        found: The map as found.
        file: The article's file, `-` for standard input, which has no review.
        quiet: Whether to tell only what went wrong.
        focus: Id of a unit that is to be shown; None where all are.

    Raises:
        InputError: The journal cannot be read, or the unit to be shown was taken out.
    """
    from argmap.review.journal_file import is_there, journal_path, of_other, read_journal

    journal = journal_path(Path(file))
    if (
        file == "-"
        or not is_there(journal)
        or of_other(kept := read_journal(journal, ADVICE), Path(file))
    ):
        return found
    from argmap.review.reapply import reapply, unfit_lines

    made = reapply(found, kept)
    if focus is not None:
        check_kept(made.map, focus, found)
    lines = list(kept.notes)
    if made.applied and not quiet:
        some = "decision" if made.applied == 1 else "decisions"
        lines.append(f"{made.applied} {some} of the review applied ({journal})")
        lines += unchecked(made)
    if made.unfit:
        lines.append(f"{_do_not_fit(len(made.unfit))} in {journal}:")
        lines += [f"  {line}" for line in unfit_lines(made.unfit)]
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        click.echo(f"argmap: {indent}{safe(line)}", err=True)
    return made.map


def unchecked(made: Reviewed) -> list[str]:
    """Return a line that tells how much of a map nobody has checked; none where all is."""
    units = {unit.id for unit in made.working.units}
    left = [id for id, verdict in made.verdicts.items() if verdict == "open"]
    statements = sum(id in units for id in left)
    parts = [(statements, "statement"), (len(left) - statements, "arrow")]
    told = " and ".join(f"{n} {what}{'s' * (n != 1)}" for n, what in parts if n)
    verb = "is" if len(left) == 1 else "are"
    return [f"{told} {verb} new or not checked yet"] if left else []


def _do_not_fit(number: int) -> str:
    if number == 1:
        return "1 decision no longer fits the text; it is left out of the map and kept"
    return f"{number} decisions no longer fit the text; they are left out of the map and kept"


def by_review(files: Sequence[str], asked: Asked, as_json: bool) -> str:
    """Return how right argmap was on articles, by what was decided on their maps.

    Args:
        files: Articles with a review beside them.
        asked: What reads them.
        as_json: Whether to give JSON rather than a table.

    Returns:
        The figures as text that ends with a newline.

    Raises:
        InputError: An article has no review, or nothing was decided in any.
    """
    from argmap import flow
    from argmap.reading import read_document
    from argmap.review.accuracy import format_accuracy, measure_accuracy
    from argmap.review.accuracy_counts import Checked
    from argmap.review.journal_file import is_there, journal_path, read_journal
    from argmap.review.reapply import reapply

    documents = [(file, read_document(file)) for file in dict.fromkeys(files)]
    for file, _ in documents:
        if not is_there(journal_path(Path(file))):
            raise InputError(f"{file}: it has no review; check it with argmap review first")
    reader = asked.use()
    checked = []
    for file, document in documents:
        found = flow.map_document(document, reader=reader)
        kept = read_journal(journal_path(Path(file)), "leave that article out")
        made = reapply(found, kept)
        for note in kept.notes:
            click.echo(f"argmap: {safe(note)}", err=True)
        checked.append(Checked(found, made))
    made_of = measure_accuracy(checked)
    if not made_of.decided:
        raise InputError(f"{files[0]}: nothing was decided yet; check it with argmap review first")
    if as_json:
        return json.dumps(made_of.to_dict(), ensure_ascii=False, indent=2) + "\n"
    return format_accuracy(made_of)
