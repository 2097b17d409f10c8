"""The readers there are, by name: the built-in ones, and those that installed packages bring.

A package brings one under the entry point `argmap.readers`, as a function that takes
`argmap.readers.Options` and gives the reader:

    [project.entry-points."argmap.readers"]
    mine = "my_package:make_reader"
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

from argmap.errors import PipelineError
from argmap.readers.protocol import Options, Reader

GROUP = "argmap.readers"
DEFAULT = "rules"
# Known without a look at what is installed, which costs time; also where argmap is not installed.
BUILT_IN = {
    DEFAULT: "argmap.readers.rules",
    "model": "argmap.readers.model.reader",
    "both": "argmap.readers.model.both",
}

Factory = Callable[[Options], Reader]


def reader_names() -> tuple[str, ...]:
    """Return the names of all readers, the built-in ones first."""
    others = {point.name for point in entry_points(group=GROUP)} - BUILT_IN.keys()
    return (*BUILT_IN, *sorted(others))


def has_reader(name: str) -> bool:
    """Return whether there is a reader of a name."""
    return name in BUILT_IN or name in reader_names()


def load_reader(name: str = DEFAULT, options: Options | None = None) -> Reader:
    """Return a reader by its name, ready to read.

    Args:
        name: `rules`, `model`, `both`, or the name of one that an installed package brings.
        options: What it is to go by.

    Raises:
        PipelineError: There is none of that name, its package cannot be loaded, or it cannot go by
            the options.
    """
    return _factory(name)(options or Options())


def unknown(name: str) -> str:
    """Return what to say of a name that no reader has."""
    return f"there is no reader {name!r}; installed: {', '.join(reader_names())}"


def _factory(name: str) -> Factory:
    if name in BUILT_IN:
        made: Factory = import_module(BUILT_IN[name]).make_reader
        return made
    found = next(iter(entry_points(group=GROUP, name=name)), None)
    if found is None:
        raise PipelineError(unknown(name))
    return _loaded(found)


def _loaded(point: EntryPoint) -> Factory:
    try:
        made: Factory = point.load()
    except (ImportError, AttributeError) as error:
        raise PipelineError(
            f"the reader {point.name!r} ({point.value}) cannot be loaded: {error}"
        ) from error
    return made
