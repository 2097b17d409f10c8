"""`argmap corpus SOURCE… -o OUT`: from many articles to tables of their arguments."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.corpus_progress import CorpusProgress
from argmap.cli.finite_range import FiniteRange
from argmap.cli.model_options import READERS
from argmap.cli.named_path import NamedPath, check_name
from argmap.cli.options import Asked, output_folder, reading_options
from argmap.cli.safe import safe
from argmap.formats import FORMATS
from argmap.plural import many

if TYPE_CHECKING:
    from argmap.corpus import CorpusPlan, Totals

NONE_MAPPED = 1
MEGA = 1_000_000


def tables_place(context: click.Context, param: click.Parameter, place: str) -> Path | str:
    """Return the folder that tables go into, or the address as it is."""
    from argmap.corpus.stores import is_remote

    check_name(place)
    return place if is_remote(place) else output_folder(context, param, Path(place))


@click.command("corpus")
@click.argument("sources", nargs=-1, required=True, type=NamedPath(allow_dash=True))
@click.option(
    "-o", "--output", "folder", required=True, metavar="FOLDER", callback=tables_place,
    help="Folder of the tables, or an address as in s3://bucket/folder (argmap[dask]); one that "
    "the same command began is gone on with.",
)  # fmt: skip
@click.option(
    "-f", "--format", "form", default="jsonl", type=click.Choice(["jsonl", "parquet"]),
    show_default=True, help="How tables are written; parquet needs argmap[corpus].",
)  # fmt: skip
@click.option("--text-column", default="text", show_default=True, metavar="NAME",
              help="Column, or key of JSON, that holds an article's text.")  # fmt: skip
@click.option("--id-column", default="id", show_default=True, metavar="NAME",
              help="Column, or key of JSON, that holds its short name.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1), metavar="N",
              help="Processes that map. Default: one a core.")  # fmt: skip
@click.option("--engine", default="processes", show_default=True,
              type=click.Choice(["processes", "dask"]),
              help="What runs them: this machine, or a Dask cluster (argmap[dask]).")  # fmt: skip
@click.option("--scheduler", default="", metavar="ADDRESS",
              help="The cluster's scheduler, as in tcp://HOST:8786. Default: a cluster of this "
              "machine's own.")  # fmt: skip
@click.option("--timeout", default=300.0, show_default=True, metavar="SECONDS",
              type=FiniteRange(0, min_open=True),
              help="An article that takes longer is a failure.")  # fmt: skip
@click.option("--max-size", default=5.0, show_default=True, metavar="MB",
              type=FiniteRange(0, 64, min_open=True),
              help="A larger article is a failure.")  # fmt: skip
@click.option("--part", default=256, show_default=True, type=click.IntRange(1), metavar="N",
              help="Articles a file of a table, at most.")  # fmt: skip
@click.option("--maps", multiple=True, metavar="NAME", type=click.Choice(list(FORMATS)),
              help="Write each map as well, in this form (svg, html, … as argmap formats lists "
              "them), and an index of pages; may be given several times.")  # fmt: skip
@click.option("--index", is_flag=True, help="Write an index of pages to browse the collection.")
@reading_options(language_model=False)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing where all goes well.")
def corpus(
    sources: tuple[str, ...],
    folder: Path | str,
    form: str,
    text_column: str,
    id_column: str,
    workers: int | None,
    engine: str,
    scheduler: str,
    timeout: float,
    max_size: float,
    part: int,
    maps: tuple[str, ...],
    index: bool,
    asked: Asked,
    quiet: bool,
) -> int:
    """Map all the articles of SOURCES into tables: documents, units, relations, failures.

    SOURCES are folders, files, patterns in quotes, tables of articles (JSON lines, CSV, Parquet),
    or - for JSON lines from standard input. A run that was stopped goes on when it is run again.
    An article that cannot be mapped is a row in failures, and stops nothing.
    """
    from argmap.corpus import Columns, CorpusPlan, MappingSettings, run_corpus
    from argmap.corpus.index_pages import write_index
    from argmap.corpus.read_tables import open_tables
    from argmap.corpus.stores import open_store

    _check(form, engine, scheduler, workers, asked.reader)
    settings = MappingSettings(
        asked.reader, asked.model, asked.scorer, asked.sure, asked.weights or {},
        round(max_size * MEGA), timeout, tuple(dict.fromkeys(maps)),
    )  # fmt: skip
    plan = CorpusPlan(
        sources, folder, Columns(text_column, id_column), settings, form, part,
        workers or os.cpu_count() or 1, engine, scheduler,
    )  # fmt: skip
    with progress_of(plan, quiet) as shown:
        totals = run_corpus(plan, shown.tell)
    page = write_index(open_tables(folder), settings.maps) if index or maps else ""
    if not quiet:
        click.echo(told(totals, open_store(folder).name, page))
    return NONE_MAPPED if totals.failures and not totals.documents else 0


def _check(form: str, engine: str, scheduler: str, workers: int | None, reader: str) -> None:
    """Raise UsageError where options do not fit together, or what they need is not installed."""
    from argmap.corpus import dask_engine, parquet_files, stores

    if form == "parquet" and not parquet_files.has_pyarrow():
        raise click.UsageError(
            f"what writes Parquet is not installed: run {parquet_files.INSTALL}."
        )
    if reader in READERS:
        raise click.UsageError(
            f"--reader {reader} asks a language model, which corpus does not; "
            "map such articles with argmap map."
        )
    if engine == "dask" and not dask_engine.has_dask():
        raise click.UsageError(f"Dask is not installed: run {stores.INSTALL}.")
    if scheduler and (engine != "dask" or workers):
        raise click.UsageError(
            "--scheduler is for --engine dask, and goes without --workers: the cluster has its own."
        )


def progress_of(plan: CorpusPlan, quiet: bool) -> CorpusProgress:
    """Return what shows how far a run is.

    Args:
        plan: The run.
        quiet: Whether to show nothing.
    """
    from argmap.corpus import count_articles
    from argmap.corpus.find_articles import check_sources

    check_sources(plan.sources, plan.columns)
    return CorpusProgress(sys.stderr, None if quiet else count_articles(plan.sources), quiet)


def told(totals: Totals, folder: str, page: str = "") -> str:
    """Return what a run has done, for its user.

    Args:
        totals: How much is in the tables.
        folder: Where they are.
        page: The name of the index there; empty where none was made.
    """
    before = f" ({totals.before:,} of them before)" if totals.before else ""
    failed = many(totals.failures, "failure")
    lines = [
        f"{many(totals.articles, 'article')}{before}: {totals.documents:,} mapped, {failed}; "
        f"{many(totals.units, 'unit')}, {many(totals.relations, 'relation')}",
        f"Tables in {safe(folder)}",
    ]
    if page:
        lines.append(f"Index in {safe(folder)}/{page}")
    return "\n".join(lines)
