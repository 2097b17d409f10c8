"""The names of files and folders on the command line: none is empty, `-` is none by mistake."""

from __future__ import annotations

import os
from typing import Any

import click


class NamedPath(click.Path):
    """A path as `click.Path` has it, read later: who opens it tells what is wrong with it."""

    def __init__(self, **given: Any) -> None:
        """Take what `click.Path` takes, `readable` aside."""
        super().__init__(readable=False, **given)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """Return a path, as it was given.

        Raises:
            BadParameter: It is empty, or `-` where neither standard stream is taken.
        """
        check_name(os.fspath(value), dash=self.allow_dash)
        return super().convert(value, param, ctx)


def check_name(name: str, *, dash: bool = False) -> None:
    """Raise BadParameter where a name is that of nothing.

    Args:
        name: What a user gave.
        dash: Whether `-` stands for standard input or output here.

    Example:
        >>> check_name("notes.txt")
        >>> check_name("")
        Traceback (most recent call last):
        click.exceptions.BadParameter: an empty name is that of nothing; give a name, or . for \
this folder.
    """
    if not name:
        raise click.BadParameter(
            "an empty name is that of nothing; give a name, or . for this folder."
        )
    if name == "-" and not dash:
        raise click.BadParameter(
            "standard input and output are not taken here; give a name (./- if it is called -)."
        )
