"""Options of readers that ask a language model: where it is, what it may cost, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.finite_range import FiniteRange
from argmap.cli.named_path import NamedPath
from argmap.cli.safe import safe

if TYPE_CHECKING:
    from argmap.model import Document
    from argmap.readers import Reader, Reading
    from argmap.readers.protocol import Spans

READERS = ("model", "both")  # which take them
SETTINGS = (
    "endpoint", "model_name", "key_file", "insecure", "max_tokens", "parallel", "timeout", "tries",
    "refresh", "readings", "answers",
)  # fmt: skip
Command = Callable[..., Any]

_OPTIONS = (
    click.option(
        "--endpoint", metavar="URL",
        help="The chat-completions API that --reader model asks. Also ARGMAP_ENDPOINT.",
    ),
    click.option(
        "--model-name", metavar="NAME", help="The language model there. Also ARGMAP_MODEL.",
    ),
    click.option(
        "--key-file", metavar="FILE",
        help="A file of mode 0600 with the key. Default: the key in ARGMAP_API_KEY.",
    ),
    click.option(
        "--insecure", is_flag=True, default=None,
        help="Let the text be sent unencrypted to another machine.",
    ),
    click.option(
        "--max-tokens", type=click.IntRange(1), metavar="NUMBER",
        help="Tokens that a run may cost, asked and answered; never passed.",
    ),
    click.option(
        "--parallel", type=click.IntRange(1, 64), metavar="NUMBER",
        help="How many requests may be under way at once.  [default: 4]",
    ),
    click.option(
        "--timeout", type=FiniteRange(0, min_open=True), metavar="SECONDS",
        help="How long an answer may take.  [default: 600]",
    ),
    click.option(
        "--tries", type=click.IntRange(1, 20), metavar="NUMBER",
        help="How often a busy server is asked.  [default: 5]",
    ),
    click.option(
        "--refresh", is_flag=True, default=None, help="Ask anew what was answered before.",
    ),
    click.option(
        "--readings", metavar="FOLDER",
        type=NamedPath(path_type=Path, file_okay=False),
        help="Where requests and answers are kept, to be asked once. Default: beside the map, in "
        "outputs.",
    ),
    click.option(
        "--answer", "answers", multiple=True, metavar="FILE",
        type=NamedPath(path_type=Path),
        help="Take the answer to argmap prompt from FILE and ask nobody; may be given several "
        "times.",
    ),
)  # fmt: skip


class TellingReader:
    """A reader that tells on standard error, after each text, where that was sent.

    Attributes:
        name: The name of the reader within it.
    """

    def __init__(self, reader: Reader) -> None:
        """Take the reader that reads."""
        self.name, self._reader = reader.name, reader

    def read(
        self, document: Document, *, units: Spans | None = None, background: bool = False
    ) -> Reading:
        """Read a document, tell, and return what came of it; see `argmap.readers.Reader`."""
        reading = self._reader.read(document, units=units, background=background)
        for line in reading.told:
            click.echo(f"argmap: {safe(line)}", err=True)
        return reading


def model_options(command: Command) -> Command:
    """Return a command with the options of a language model, put together as `language_model`."""

    @wraps(command)
    def run(*args: Any, **given: Any) -> Any:
        asked = {name: given.pop(name) for name in SETTINGS}
        told = {name: value for name, value in asked.items() if value not in (None, ())}
        return command(*args, language_model=told, **given)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


def reader_settings(asked: Mapping[str, Any], folder: Path | None) -> dict[str, Any]:
    """Return what was asked, by the names that a reader knows.

    Args:
        asked: What `model_options` put together.
        folder: Where answers are kept where nobody says.

    Raises:
        InputError: A file with an answer cannot be read.
    """
    from argmap.formats.writer import file_name
    from argmap.readers.model.answer_files import read_answer

    names = {"model_name": "model", "readings": "", "answers": ""}
    found = {names.get(name, name): value for name, value in asked.items()}
    found.pop("", None)
    if "answers" in asked:
        found["answers"] = [read_answer(path) for path in asked["answers"]]
    place = asked.get("readings", folder)
    if place is not None:
        found["journal"] = lambda id: place / f"{file_name(id)}.reading.jsonl"
    return found
