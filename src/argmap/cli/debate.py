"""`argmap debate OUT`: from the tables of many articles to what they say together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.named_path import NamedPath
from argmap.cli.safe import safe
from argmap.plural import many

if TYPE_CHECKING:
    from argmap.corpus.debate import FoundDebates

LIKENESSES = ("sentences", "tfidf")
FORMS = ("jsonl", "parquet")
SHOWN = 12  # debates that are told of


@click.command("debate")
@click.argument("tables", metavar="OUT", type=NamedPath(path_type=Path))
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", type=NamedPath(path_type=Path),
    help="Folder for page, pictures and tables. Default: debate in OUT.",
)  # fmt: skip
@click.option("--question", default="", metavar="TEXT",
              help="The question that all articles are on. Default: they are parted by what they "
              "are about, and a question is chosen that they ask.")  # fmt: skip
@click.option("--likeness", type=click.Choice(LIKENESSES),
              help="What tells that two say the same: sentences (needs argmap[learned]) or tfidf. "
              "Default: the better that is installed.")  # fmt: skip
@click.option("-f", "--format", "form", default=FORMS[0], type=click.Choice(FORMS),
              show_default=True, help="Form of tables; parquet needs argmap[corpus].")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Print nothing where all goes well.")
def debate(
    tables: Path, folder: Path | None, question: str, likeness: str | None, form: str, quiet: bool
) -> None:
    """Tell what the articles that argmap corpus mapped into OUT say together.

    Statements that say the same are grouped, across articles and whoever says them; copies of an
    article count once. For each question: the positions, and under each its reasons and
    objections, with how many sources tell them and where; as a page, a picture and tables.
    """
    from argmap.corpus.debate import DebatePlan, run_debate
    from argmap.corpus.parquet_files import INSTALL, has_pyarrow

    if form == "parquet" and not has_pyarrow():
        raise click.UsageError(f"what writes Parquet is not installed: run {INSTALL}.")
    asked = " ".join(question.split())
    plan = DebatePlan(tables, folder or tables / "debate", likeness or "", asked, form)
    found, paths = run_debate(plan)
    if not quiet:
        click.echo(told(found, paths))


def told(found: FoundDebates, paths: list[Path]) -> str:
    """Return what was found and written, for its user."""
    copies = f", {len(found.copies):,} of them copies" if found.copies else ""
    lines = [f"{many(found.articles, 'article')}{copies}"]
    for row in found.debates[:SHOWN]:
        name = safe(row.question) or f"Debate {row.number}"
        lines.append(f"\n{name} ({many(len(row.articles), 'article')})")
        for point in row.positions:
            sources = many(point.statement.sources, "source")
            lines.append(
                f"  {safe(point.statement.wording)} ({sources}, {many(len(point.below), 'reason')})"
            )
    if len(found.debates) > SHOWN:
        lines.append(f"\nand {len(found.debates) - SHOWN:,} more")
    lines += ["", *(safe(str(path)) for path in paths)]
    return "\n".join(lines)
