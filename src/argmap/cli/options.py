"""Options that several commands share: what reads the texts that they map."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from argmap.cli.finite_range import FiniteRange
from argmap.cli.model_options import (
    READERS,
    TellingReader,
    model_options,
    reader_settings,
)
from argmap.cli.named_path import NamedPath
from argmap.disk import is_file, is_folder

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
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
        review: Whether what was decided by hand beside an article is put into its map.
        scorer: What scores the relations it chooses among; empty for its own choice.
        sure: The lowest score of a relation that is kept.
        language_model: What is asked of a language model, as `model_options` puts it together.
        folder: Where its answers are kept where nobody says.
    """

    reader: str = RULES
    model: str = ""
    weights: Mapping[str, float] | None = None
    review: bool = True
    scorer: str = ""
    sure: float = 0.0
    language_model: Mapping[str, Any] = field(default_factory=dict)
    folder: Path = Path("outputs")

    def beside(self, folder: Path) -> Asked:
        """Return the same with answers kept in a folder, unless another is asked for."""
        return replace(self, folder=folder)

    def as_options(self) -> str:
        """Return what is not by default as a user would write it behind a command."""
        given = {"reader": self.reader * (self.reader != RULES)}
        given |= {"model": self.model, "scorer": self.scorer}
        return " ".join(f"--{name} {shlex.quote(said)}" for name, said in given.items() if said)

    def use(self, progress: Progress | None = None, *, tell: bool = True) -> Reader:
        """Return the reader, ready to read.

        Args:
            progress: Is told how far a text is.
            tell: Whether a reader that asks a language model tells on standard error, after each
                text, where that was sent.

        Raises:
            PipelineError: It cannot be loaded, or cannot go by what is asked.
        """
        from argmap import flow

        settings = dict(self.language_model)
        if settings or self.reader in READERS:
            folder = self.folder if self.reader in READERS else None
            settings = reader_settings(settings, folder)
        reader = flow.use_reader(
            self.reader,
            model=self.model,
            weights=self.weights,
            scorer=self.scorer,
            progress=progress,
            settings=settings,
        )
        return TellingReader(reader) if tell and self.reader in READERS else reader

    def kept(self, argmap: ArgumentMap) -> ArgumentMap:
        """Return a map without the relations that are less sure than asked."""
        from argmap.graph.sureness import without_unsure

        return without_unsure(argmap, self.sure) if self.sure else argmap

    def option(self) -> str:
        """Return the first option that was given, empty where none was."""
        given = {
            "--reader": self.reader != RULES,
            "--model": bool(self.model),
            "--weights": self.weights is not None,
            "--scorer": bool(self.scorer),
        }
        given |= {f"--{name.replace('_', '-')}": True for name in self.language_model}
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


def _known_scorer(_: click.Context, __: click.Parameter, name: str) -> str:
    from argmap.scorers.registry import scorer_names

    if name and name not in scorer_names():
        raise click.BadParameter(f"there is {', '.join(scorer_names())}, and no {name!r}.")
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
_scorer = click.option(
    "--scorer", metavar="NAME", default="", callback=_known_scorer,
    help="What scores the relations: rules, or learned (with argmap[learned], then the default).",
)  # fmt: skip
_sure = click.option(
    "--sure", metavar="SHARE", type=FiniteRange(0, 1), default=0.0,
    help="Leave out links that are less sure than SHARE, from 0 to 1.",
)  # fmt: skip
_weights = click.option(
    "--weights", metavar="FILE", type=NamedPath(), callback=_read,
    help="Weigh the rules as argmap train learned and wrote to FILE.",
)  # fmt: skip

_review = click.option(
    "--no-review", "kept", flag_value=False, default=True,
    help="Leave out what was decided in argmap review.",
)  # fmt: skip
FILES = (".txt", ".htm", ".docx", ".zip")


def output_folder(context: click.Context, _: click.Parameter, folder: Path) -> Path:
    """Return a folder to write into; raises BadParameter where what was named is plainly a file."""
    from argmap.formats import FORMATS

    if str(folder) == "-" and context.command.name != "export":
        raise click.BadParameter(
            "several files are written, into a folder; argmap export … --output - prints one."
        )
    ends = {Path(f"a{suffix}").suffix for form in FORMATS.values() for suffix in form.suffixes}
    if is_folder(folder) or not (is_file(folder) or folder.suffix.lower() in {*ends, *FILES}):
        return folder
    there = "is a file" if is_file(folder) else "looks like a file"
    raise click.BadParameter(
        f"a folder is wanted, and {folder} {there}; what is written into it is chosen with "
        f"{'--to' if context.command.name == 'export' else '--format'}."
    )


_FORCE = f"{__name__}: force"
force_option = click.option(
    "--force", is_flag=True, expose_value=False, help="Replace files that are read-only, too.",
    callback=lambda context, _, value: context.meta.update({_FORCE: value}),
)  # fmt: skip


def is_forced() -> bool:
    """Return whether the command that runs was given `--force`."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_FORCE))


def reading_options(
    *, weights: bool = True, review: bool = False, language_model: bool = True
) -> Callable[[Command], Command]:
    """Return a decorator that gives a command the options of readers, put together as `asked`.

    Args:
        weights: Whether it takes `--weights`, too.
        review: Whether it takes `--no-review`, too.
        language_model: Whether it takes the options of a language model, too.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(*args: Any, **given: Any) -> Any:
            names = {
                "reader": "reader",
                "model": "model",
                "scorer": "scorer",
                "sure": "sure",
                "weights": "weights",
                "kept": "review",
                "language_model": "language_model",
            }
            found = {field: given.pop(name) for name, field in names.items() if name in given}
            asked = Asked(**found)
            if asked.reader == RULES and "answers" in asked.language_model:
                # Who brings an answer wants it read.
                asked = replace(asked, reader="model")
            return command(*args, asked=asked, **given)

        asking = model_options(run) if language_model else run
        more = _review(asking) if review else asking
        return _reader(_model(_scorer(_sure(_weights(more) if weights else more))))

    return decorate
