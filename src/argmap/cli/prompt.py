"""`argmap prompt FILE`: what to ask a language model about an article, as text."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.named_path import NamedPath
from argmap.cli.safe import safe


@click.command("prompt")
@click.argument("file", type=NamedPath(allow_dash=True))
@click.option(
    "--answer", "answers", multiple=True, metavar="FILE",
    type=NamedPath(path_type=Path),
    help="An answer that is there already; may be given several times, in their order.",
)  # fmt: skip
def prompt(file: str, answers: tuple[Path, ...]) -> None:
    """Print what to ask a language model about the article in FILE; - reads standard input.

    Paste it into any chat, save the JSON that comes back, and map the article with
    argmap map FILE --answer ANSWER.json. Nothing is sent. A long article is asked about section by
    section: give the answers that you have with --answer for what to ask next.
    """
    from argmap.cli.model_options import reader_settings
    from argmap.readers.model.next_prompt import next_prompt
    from argmap.readers.model.reader import ModelReader
    from argmap.readers.registry import load_reader
    from argmap.reading import read_document

    document = read_document(file)
    given = reader_settings({"answers": answers}, None)["answers"]
    reader = load_reader("model")
    assert isinstance(reader, ModelReader)
    asked = next_prompt(reader, document, given)
    if asked is None:
        click.echo("argmap: all is answered; give argmap map the same --answer", err=True)
        return
    # Tabs and line ends are the text's; what would steer a terminal is not passed on.
    click.echo("\n".join(_indent(line) + safe(line) for line in asked.splitlines()))


def _indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")))
