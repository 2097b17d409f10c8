"""`argmap stats OUT`: what the articles of a collection argue like, in shares."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from argmap.cli.named_path import NamedPath, check_name
from argmap.cli.safe import safe

if TYPE_CHECKING:
    from rich.table import Table

    from argmap.corpus.read_tables import Tables
    from argmap.corpus.stats import Counts
    from argmap.export.style import Theme

BY = ("source", "author", "folder", "year", "month")
FILE = NamedPath(dir_okay=False, path_type=Path)
FORMS = ("table", "csv", "json")
WIDE = 160  # columns of a table that goes into a file
HEADS = ("articles", "words", "statements")
MOST = 40  # rows of a table in a terminal; CSV and JSON hold all


def _named(_: click.Context, __: click.Parameter, name: str) -> str:
    check_name(name)
    return name


@click.command("stats")
@click.argument("folder", metavar="OUT", callback=_named)
@click.option("--by", multiple=True, type=click.Choice(BY),
              help="Put articles together by this; two of them give every pair.")  # fmt: skip
@click.option("-f", "--format", "form", default="table", show_default=True,
              type=click.Choice(FORMS), help="How the shares are printed.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", type=FILE,
              help="Write them into a file; .csv and .json tell the format.")  # fmt: skip
@click.option("--plot", metavar="FILE.svg", type=FILE,
              help="Draw them, too; needs argmap[stats].")  # fmt: skip
@click.option("--theme", default="light", show_default=True, help="Colours of the drawing.",
              type=click.Choice(["light", "dark", "print"]))  # fmt: skip
def stats(
    folder: str,
    by: tuple[str, ...],
    form: str,
    output: Path | None,
    plot: Path | None,
    theme: str,
) -> None:
    """Tell what the articles in OUT argue like: shares of roles, hedging, attribution.

    OUT is the folder, or address, that argmap corpus wrote into. Shares are of all statements; of
    all conclusions, those that nothing supports; of all reasons, attacks. CSV and JSON hold the
    counts and each share's interval of 95 %, too.
    """
    from argmap.corpus.read_tables import open_tables
    from argmap.corpus.stats import count_tables, to_csv, to_json, to_svg
    from argmap.export.files import write_file

    if output is not None and output.suffix.lower() in (".csv", ".json"):
        form = output.suffix.lower()[1:]
    if plot is not None and plot.suffix.lower() != ".svg":
        raise click.UsageError(f"{plot}: plots are SVG; let its name end with .svg.")
    by = tuple(dict.fromkeys(by))
    tables = open_tables(folder)
    found = count_tables(tables, by)
    if plot is not None:
        write_file(plot, to_svg(found, by, cast("Theme", theme)))
    made = {
        "table": lambda: shares_table(found, by, tables, output is None and sys.stdout.isatty()),
        "csv": lambda: to_csv(found, by),
        "json": lambda: to_json(found, by, tables),
    }[form]()
    if output is None:
        click.echo(made, nl=False)
    else:
        write_file(output, made)
    if not tables.whole:
        click.echo("argmap: the run is not whole; these are the articles so far", err=True)


def shares_table(
    found: Mapping[tuple[str, ...], Counts], by: Sequence[str], tables: Tables, terminal: bool
) -> str:
    """Return the shares as a table: a column of them, or a row a group.

    Args:
        found: What each group holds.
        by: What the groups were made by.
        tables: What was counted.
        terminal: Whether there is one, as wide as it is, that takes colours.
    """
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    from argmap.corpus.stats import MEASURES, Counts, percent

    told = [name for name in MEASURES if any(counts.counts[name] for counts in found.values())]
    table = Table(box=SIMPLE, pad_edge=False)
    if not by:
        _fill_alone(table, told, next(iter(found.values()), Counts()))
    shown = sorted(found, key=lambda group: -found[group].counts["units"])[:MOST]
    for name in by:
        table.add_column(name, overflow="fold")
    for name in (*HEADS, *(MEASURES[name].short for name in told)) if by else ():
        table.add_column(name, justify="right", overflow="fold")
    for group, counts in found.items() if by else ():
        if group in shown:
            shares = (percent(counts, name) for name in told)
            table.add_row(*map(safe, group), *_numbers(counts), *shares)
    wide = None if terminal else WIDE
    console = Console(width=wide, markup=False, highlight=False, emoji=False, force_terminal=False)
    with console.capture() as taken:
        console.print(table)
    lines = [line.rstrip() for line in taken.get().splitlines() if line.strip()]
    if left := len(found) - len(shown):
        lines.append(f"{left:,} smaller groups are not shown; --format csv tells all")
    return "".join(f"{line}\n" for line in lines)


def _fill_alone(table: Table, told: Sequence[str], counts: Counts) -> None:
    """Fill a table with what all articles together hold: a row a measure."""
    from argmap.corpus.stats import MEASURES, percent

    for justify in ("left", "right", "left"):
        table.add_column(justify=justify)
    table.show_header = False
    for name, number in zip(HEADS, _numbers(counts), strict=True):
        table.add_row(name, number, "")
    for name in told:
        measure = MEASURES[name]
        of = MEASURES[measure.of].label if measure.of in MEASURES else measure.of
        of = of.replace("units", HEADS[2])
        share = f"{percent(counts, name)} of {of}"
        table.add_row(measure.label, f"{counts.counts[name]:,}", share)


def _numbers(counts: Counts) -> tuple[str, ...]:
    return f"{counts.articles:,}", f"{counts.words:,}", f"{counts.counts['units']:,}"
