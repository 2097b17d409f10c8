"""Short lists of words that rules ask for, read from `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def load_words() -> dict[str, frozenset[str]]:
    """Read the lists by their names; the table says what each holds."""
    path = Path(__file__).with_name("words.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(table["words"].split()) for name, table in tables.items()}
