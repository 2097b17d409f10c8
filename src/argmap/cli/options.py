"""Options that several commands share: what reads the texts that they map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from argmap.readers import Reader
    from argmap.readers.protocol import Progress

RULES = "rules"
Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user wants texts to be read with.

    Attributes:
        reader: The reader's name.
        model: What it reads with; empty for its own choice.
        weights: Weights of rules in the place of the built-in ones; None where no file is given.
    """

    reader: str = RULES
    model: str = ""
    weights: Mapping[str, float] | None = None

    def use(self, progress: Progress | None = None) -> Reader:
        """Return the reader, ready to read.

        Args:
            progress: Is told how far a text is.

        Raises:
            PipelineError: It cannot be loaded, or cannot go by what is asked.
        """
        from argmap import flow

        return flow.use_reader(
            self.reader, model=self.model, weights=self.weights, progress=progress
        )

    def option(self) -> str:
        """Return the first option that was given, empty where none was."""
        given = {
            "--reader": self.reader != RULES,
            "--model": bool(self.model),
            "--weights": self.weights is not None,
        }
        return next((name for name, there in given.items() if there), "")


def _read(_: click.Context, __: click.Parameter, file: str | None) -> dict[str, float] | None:
    if file is None:
        return None
    from argmap.lexicon.weights import read_weights

    return read_weights(file)


def _known(_: click.Context, __: click.Parameter, name: str) -> str:
    from argmap.readers.registry import has_reader, unknown

    if not has_reader(name):
        raise click.BadParameter(f"{unknown(name)}.")
    return name


def _complete(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    from argmap.readers.registry import reader_names

    return [CompletionItem(name) for name in reader_names() if name.startswith(begun)]


_reader = click.option(
    "--reader", metavar="NAME", default=RULES, callback=_known, shell_complete=_complete,
    show_default=True, help="What reads the text: the rules, or another reader that is installed.",
)  # fmt: skip
_model = click.option(
    "-m", "--model", metavar="NAME", default="",
    help="An installed spaCy pipeline for English, or what else the reader reads with.",
)  # fmt: skip
_weights = click.option(
    "--weights", metavar="FILE", type=click.Path(), callback=_read,
    help="Weigh the rules as argmap train learned and wrote to FILE.",
)  # fmt: skip


def reading_options(*, weights: bool = True) -> Callable[[Command], Command]:
    """Return a decorator that gives a command `--reader` and `--model`, put together as `asked`.

    Args:
        weights: Whether it takes `--weights`, too.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(*args: Any, **given: Any) -> Any:
            names = ("reader", "model", "weights")
            asked = Asked(**{name: given.pop(name) for name in names if name in given})
            return command(*args, asked=asked, **given)

        return _reader(_model(_weights(run) if weights else run))

    return decorate
