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
    on: str = ""
    value: str = ""


@cache
def load_terminal_keys() -> tuple[Key, ...]:
    """Return what each key does, in the order of the help."""
    path = Path(__file__).with_name("keys.toml")
    rows = tomllib.loads(path.read_text("utf-8"))["key"]
    return tuple(Key(**{**row, "keys": tuple(row["keys"])}) for row in rows)


def meaning(pressed: str, kind: str) -> Key | None:
    """Return what a key does on an element of that kind; None where it does nothing."""
    for row in load_terminal_keys():
        marks = [mark for name in row.keys for mark in NAMED.get(name, (name,))]
        if pressed in marks and row.on in ("", kind):
            return row
    return None
