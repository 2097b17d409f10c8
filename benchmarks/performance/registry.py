"""The tables of docs/performance.md, in their order: a module of this package each.

A module's docstring is a heading (its first line) and, below, what is measured beside what, and
the bound. Its function `measure(repeats)` yields lines of Markdown; run by itself it must end
within three minutes where `repeats` is the least that tells anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from inspect import getdoc
from typing import Protocol, cast

TABLES = (
    "first_article",
    "stages",
    "components",
    "drawing",
    "growth",
    "many_articles",
    "memory_of_many",
)


class TableModule(Protocol):
    """A table to be measured."""

    def measure(self, repeats: int) -> Iterator[str]:
        """Yield the lines of the table, measured so many times."""


def load_table(name: str) -> tuple[str, str, TableModule]:
    """Return a table's heading, the text below it, and its module."""
    module = import_module(f"{__package__}.{name}")
    heading, _, about = (getdoc(module) or name).partition("\n")
    return heading.rstrip("."), about.strip(), cast("TableModule", module)
