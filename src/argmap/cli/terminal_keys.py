"""The keys of a review in the terminal, as `keys.toml` tells them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NAMED = {
    "ENTER": ("\r", "\n"), "ESC": ("\x1b",), "SPACE": (" ",), "BACKSPACE": ("\x7f", "\x08"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """A row of `keys.toml`, whose head says what each field means."""

    keys: tuple[str, ...]
    do: str
    say: str
    value: str = ""
    short: str = ""

    @property
    def told(self) -> str:
        """Return it for the line of keys; empty where that leaves it out."""
        return "" if self.short == "-" else f"{self.keys[0]} {self.short or self.value or self.do}"


@cache
def load_terminal_keys() -> tuple[Key, ...]:
    """Return what each key does, in the order of the help."""
    path = Path(__file__).with_name("keys.toml")
    rows = tomllib.loads(path.read_text("utf-8"))["key"]
    return tuple(Key(**{**row, "keys": tuple(row["keys"])}) for row in rows)


def meaning(pressed: str) -> Key | None:
    """Return what a key does; None where it does nothing."""
    for row in load_terminal_keys():
        if pressed in [mark for name in row.keys for mark in NAMED.get(name, (name,))]:
            return row
    return None
