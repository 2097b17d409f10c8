"""`argmap agreement A B…`: how far reviewers of the same texts agree."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import click

from argmap.cli.named_path import NamedPath
from argmap.cli.options import Asked, reading_options
from argmap.cli.safe import safe


@click.command("agreement")
@click.argument("reviewers", nargs=-1, required=True, type=NamedPath(path_type=Path))
@click.option(
    "--article", metavar="FILE", type=NamedPath(path_type=Path),
    help="The article that the journals are of. Default: the one beside each.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@reading_options(weights=False)
def agreement(
    reviewers: tuple[Path, ...], article: Path | None, as_json: bool, asked: Asked
) -> None:
    """Compare what REVIEWERS made of the same texts.

    Each is a journal of argmap review, a map in any format that can be read, a gold file, or a
    folder of them.
    """
    from argmap import evaluate, flow
    from argmap.evaluate.agreement import agreement as compare
    from argmap.evaluate.agreement import format_agreement
    from argmap.evaluate.placing import on_one_text
    from argmap.formats.reading_maps import other_map
    from argmap.model import ArgumentMap, Document
    from argmap.review.reviewers import documents_of, names_of

    reader = cache(asked.use)  # most reviewers bring maps: nothing is read then

    def mapper(document: Document) -> ArgumentMap:
        return flow.map_document(document, reader=reader())

    if len(set(reviewers)) < len(reviewers):
        raise click.UsageError("The same reviewer is named twice.")
    found: dict[str, list[evaluate.GoldDocument]] = {}
    for name, path in zip(map(safe, names_of(reviewers)), reviewers, strict=True):
        found[name], notes = documents_of(path, mapper, article, other_map)
        for note in notes:
            click.echo(f"argmap: {safe(note)}", err=True)
    made = compare(on_one_text(found))
    if as_json:
        click.echo(json.dumps(made.to_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(format_agreement(made), nl=False)
