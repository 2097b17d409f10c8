"""`argmap train CHECKED…`: learn the rules' weights from maps checked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.named_path import NamedPath
from argmap.cli.safe import safe
from argmap.errors import InputError

if TYPE_CHECKING:
    from argmap.evaluate import GoldDocument

NOT_WRITTEN = 1


@click.command("train")
@click.argument("checked", nargs=-1, required=True, type=NamedPath())
@click.option(
    "-o", "--output", required=True, metavar="FILE",
    type=NamedPath(dir_okay=False, path_type=Path),
    help="File of weights to write; one that is there is kept beside it.",
)  # fmt: skip
@click.option("--anyway", is_flag=True, help="Write it even where it is not sure to help.")
@click.option("-m", "--model", metavar="NAME", help="An installed spaCy pipeline for English.")
@click.option(
    "--scorer", type=click.Choice(["rules", "learned"]),
    help="Whose weights are learned. Default: learned where argmap[learned] is installed.",
)  # fmt: skip
def train(
    checked: tuple[str, ...], output: Path, anyway: bool, model: str | None, scorer: str | None
) -> int:
    """Learn weights from maps CHECKED by hand, and tell whether it helps.

    CHECKED are files or folders of maps in the gold format, at least two texts. Whether it helps
    is tried on each text with weights learned from the others. Where it is not sure to help,
    nothing is written and the exit code is 1. Use the file with --weights.
    """
    from argmap import flow
    from argmap.evaluate.replay import parse_texts
    from argmap.export.files import write_file
    from argmap.readers.rules import RulesReader
    from argmap.scorers.registry import LEARNED, RULES, default_scorer
    from argmap.train import learn, read_lessons, search, try_out
    from argmap.train.report import report, weights_file

    gold, name = load_checked(checked), safe(str(output))
    nlp = flow.load_pipeline(model or flow.DEFAULT_MODEL)
    texts = parse_texts(nlp, gold)
    whose = scorer or (LEARNED if default_scorer() == LEARNED else RULES)
    lessons, grid = read_lessons(nlp, texts, whose), search(nlp, texts, whose)
    trial = try_out(nlp, lessons, grid=grid, scorer=whose)
    learned = learn(nlp, lessons, grid, whose)
    click.echo(report(lessons, learned, trial))
    if not learned.weights or not (anyway or trial.verdict == "helped"):
        why = "it is not sure to help; --anyway writes it all the same"
        if not learned.weights:
            why = "no weight would be another than the built-in one"
        click.echo(f"{name} was not written: {why}.")
        return NOT_WRITTEN
    made_by = RulesReader(nlp, scorer=whose).made_by()
    old = write_file(output, weights_file(lessons, learned, trial, made_by))
    click.echo(f"{name} written; use it with --weights {name}")
    if old is not None:
        click.echo(f"What was there before is now {safe(str(old))}")
    return 0


def load_checked(paths: tuple[str, ...]) -> list[GoldDocument]:
    """Return the checked maps in files and folders.

    Raises:
        InputError: One cannot be read, two are of the same id, there are fewer than two, or one
            says neither roles nor relations.
    """
    from argmap.evaluate import load_gold
    from argmap.formats.reading_maps import other_map

    found: dict[str, GoldDocument] = {}
    for path in dict.fromkeys(paths):
        for document in load_gold(path, other_map):
            if document.id in found:
                raise InputError(
                    f"{path}: document {document.id!r} was given before; give each once"
                )
            if not document.units or not {"role", "relations"} & document.annotated:
                raise InputError(
                    f"{path}: document {document.id!r} has no units with roles or relations; "
                    "there is nothing to learn from it"
                )
            found[document.id] = document
    if len(found) < 2:
        raise InputError(f"{paths[0]}: one text is too few to tell what helps; check another map")
    return list(found.values())
