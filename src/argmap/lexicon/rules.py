"""The rules that are not words: ids, weights and reasons, read from `rules.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; the head of `rules.toml` says what each field means."""

    id: str
    weight: float
    why: str
    source: str


@cache
def load_rules() -> dict[str, Rule]:
    """Read the rules by their ids, in the order of the table."""
    path = Path(__file__).with_name("rules.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    return {row["id"]: Rule(**row) for row in rows}
