"""The options that shape the drawing of a map, for every command that draws."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

import click

from argmap.formats import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])
ENGINES: Any = ("built-in", "system", "pygraphviz")  # as in `export.graphviz_run`
DRAWN = tuple(name for name, form in FORMATS.items() if form.drawn)
# As in `argmap.export.view.View`, which is not loaded to parse a command line; a test compares.
DEFAULTS: Mapping[str, Any] = {
    "focus": None, "depth": None, "level": "full", "direction": "top-down", "group": "none",
    "theme": "light", "view": None, "page": None,
}  # fmt: skip
CHOICES = {
    "level": ("full", "spine"),
    "direction": ("top-down", "left-right"),
    "group": ("none", "paragraph", "argument"),
    "theme": ("light", "dark", "print"),
    "view": ("page", "graph"),
    "page": ("screen", "slide", "a4", "a4-landscape", "letter", "a3"),
}
# What shapes the graph alone, and what the page alone.
OF_GRAPH = ("focus", "depth", "level", "direction", "group")
HELP = {
    "view": "Draw the argument on one page, or the graph of all its statements. Default: the page, "
    "unless an option shapes the graph.",
    "page": "What the one-page view is drawn on; what does not fit then goes on further pages. "
    "Default: one screen; sheets for PDF.",
    "level": "Draw all, or the spine: conclusions and the main lines of reasons.",
    "direction": "Where the map grows from its conclusion.",
    "group": "Frame the statements of a paragraph or of an argument.",
    "theme": "Colours; print needs none.",
}


def _choose_engine(_: click.Context, __: click.Parameter, engine: Any) -> None:
    if engine != ENGINES[0]:
        from argmap.export.graphviz_run import choose_engine

        choose_engine(engine)


_engine = click.option(
    "--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True,
    callback=_choose_engine, expose_value=False,
    help="What lays the drawing out: the built-in Graphviz, the system's, or pygraphviz.",
)  # fmt: skip


def drawing_options(*names: str) -> Callable[[Command], Command]:
    """Return a decorator that adds options, named as the fields of `export.view.View`."""

    def add(command: Command) -> Command:
        for name in reversed(names):
            command = click.option(
                f"--{name}", type=click.Choice(CHOICES[name]), default=DEFAULTS[name],
                show_default=DEFAULTS[name] is not None, help=HELP[name],
            )(command)  # fmt: skip
        return _engine(command)

    return add


def view_options(command: Command) -> Command:
    """Return a command with all the options of a view added."""
    command = drawing_options(*CHOICES)(command)
    command = click.option(
        "--depth", type=click.IntRange(0), metavar="N", help="With --focus: at most N steps away."
    )(command)
    return click.option(
        "--focus", metavar="UNIT",
        help="Draw this unit (u4), what bears on it and what it bears on.",
    )(command)  # fmt: skip


def options_set(choices: Mapping[str, Any]) -> list[str]:
    """Return the options of a view that were not left as they are."""
    return [f"--{name}" for name, value in choices.items() if value != DEFAULTS[name]]


def check_choices(choices: Mapping[str, Any], formats: Collection[str]) -> None:
    """Raise UsageError where choices do not go together or there is nothing for them to shape.

    Args:
        choices: A view's fields, as the options gave them.
        formats: What is to be written.
    """
    if choices["depth"] is not None and choices["focus"] is None:
        raise click.UsageError("--depth counts steps from a unit: add --focus UNIT.")
    if choices["focus"] is not None and choices["level"] != "full":
        raise click.UsageError("--focus and --level spine each pick a part: give one.")
    made = options_set(choices)
    of_graph = [f"--{name}" for name in OF_GRAPH if f"--{name}" in made]
    if of_graph and choices["view"] == "page":
        raise click.UsageError(f"{of_graph[0]} shapes the graph: give --view graph.")
    if "--page" in made and (of_graph or choices["view"] == "graph"):
        raise click.UsageError("--page is for the one-page view, not for the graph: give one.")
    if made == ["--theme"] and not any(FORMATS[name].picture for name in formats):
        pictures = ", ".join(name for name, form in FORMATS.items() if form.picture)
        raise click.UsageError(
            f"--theme colours pictures, a page has its reader's: add one of {pictures}"
            " with --format."
        )
    if made and not any(name in DRAWN for name in formats):
        raise click.UsageError(
            f"{made[0]} shapes the drawing: add one of {', '.join(DRAWN)} with --format."
        )
