"""`argmap eval GOLD [PREDICTED]`: how near maps come to those made by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from argmap.cli.kept_decisions import by_review
from argmap.cli.named_path import NamedPath
from argmap.cli.options import Asked, reading_options

if TYPE_CHECKING:
    from argmap.evaluate import GoldDocument
    from argmap.model import ArgumentMap


@click.command("eval")
@click.argument("gold", type=NamedPath())
@click.argument("predicted", type=NamedPath(), required=False)
@click.argument("more", type=NamedPath(), nargs=-1, metavar="")
@click.option("--review", is_flag=True, help="Measure by what was decided in argmap review.")
@click.option("--given-units", is_flag=True, help="Take gold's units; score roles and relations.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@reading_options()
def eval_command(
    gold: str,
    predicted: str | None,
    more: tuple[str, ...],
    review: bool,
    given_units: bool,
    as_json: bool,
    asked: Asked,
) -> None:
    """Compare maps with the maps in GOLD, a file or a folder.

    Without PREDICTED the texts of GOLD are mapped first. With --review the files are articles
    that were checked with argmap review, any number of them.
    """
    if review:
        if given_units:
            raise click.UsageError("--given-units needs maps made by hand, not --review.")
        files = [gold, *([predicted] if predicted else []), *more]
        click.echo(by_review(files, asked, as_json), nl=False)
        return
    if more:
        raise click.UsageError(f"Got unexpected extra arguments ({' '.join(more)})")
    if predicted and asked.option():
        raise click.UsageError(f"{asked.option()} maps the texts, but PREDICTED gives the maps.")
    from argmap import evaluate
    from argmap.formats.reading_maps import other_map

    gold_maps = evaluate.load_gold(gold, other_map)
    maps: Sequence[GoldDocument | ArgumentMap]
    if predicted:
        maps = evaluate.load_gold(predicted, other_map)
    else:
        maps = map_texts(gold_maps, given_units, asked)
    report = evaluate.evaluate(evaluate.pair(gold_maps, maps), given_units=given_units)
    if as_json:
        click.echo(json.dumps(report.to_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(evaluate.format_table(report), nl=False)


def map_texts(
    gold_maps: Iterable[GoldDocument], given_units: bool, asked: Asked
) -> list[ArgumentMap]:
    """Return maps made anew of the texts of gold maps.

    Args:
        gold_maps: The maps made by hand.
        given_units: Whether to take gold's own units.
        asked: How to read them.
    """
    from argmap import flow
    from argmap.evaluate import gold_units
    from argmap.reading import document_from_text

    reader = asked.use()
    maps = []
    for gold in gold_maps:
        document = document_from_text(gold.text, id=gold.id)
        if given_units:
            ids = [unit.id for unit in gold.units]
            maps.append(flow.map_units(document, gold_units(gold), reader=reader, ids=ids))
        else:
            maps.append(flow.map_document(document, reader=reader))
    return maps
