"""Import spaCy without its own commands, a fifth of the time that a first map takes.

spaCy imports all that its command line needs (Typer, Weasel, HTTP clients) for the sake of
`spacy.info`. Here stand-ins take the place of these modules until somebody asks for one of them;
then they are imported, and all is as if spaCy had been imported by itself.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

COMMANDS, INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, its commands when they are asked for; does nothing where it is imported.

    Example:
        >>> import_spacy()
        >>> import spacy
        >>> spacy.cli.__name__
        'spacy.cli'
    """
    if {"spacy", COMMANDS, INFO} & set(sys.modules):
        return
    home = find_spec("spacy")
    if home is None or not home.submodule_search_locations:
        return
    commands, info = _StandIn(COMMANDS), ModuleType(INFO)
    commands.__path__ = [f"{place}/cli" for place in home.submodule_search_locations]
    info.info = tell_of_spacy  # type: ignore[attr-defined]
    sys.modules |= {COMMANDS: commands, INFO: info}
    try:
        spacy = import_module("spacy")
    finally:
        # `import spacy.cli.info` finds the module itself; what `spacy.cli` holds is asked for.
        del sys.modules[INFO]
    spacy.cli = commands  # type: ignore[attr-defined]


def tell_of_spacy(*args: Any, **named: Any) -> Any:
    """Return what spaCy's own `spacy.info` returns."""
    return _commands().info(*args, **named)


class _StandIn(ModuleType):
    """Stands for `spacy.cli` until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        # The import system asks every module for some of these.
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_commands(), name)


def _commands() -> Any:
    if isinstance(sys.modules.get(COMMANDS), _StandIn):
        for name in [name for name in sys.modules if f"{name}.".startswith(f"{COMMANDS}.")]:
            del sys.modules[name]
        commands: Any = import_module(COMMANDS)
        sys.modules["spacy"].cli = commands  # type: ignore[attr-defined]
    return sys.modules[COMMANDS]
