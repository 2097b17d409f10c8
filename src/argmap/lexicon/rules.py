"""The rules that are not words: ids, weights and reasons, read from `rules.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from argmap.errors import PipelineError


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; the head of `rules.toml` says what each field means."""

    id: str
    weight: float
    why: str
    source: str
    example: str
    miss: str


@cache
def load_rules() -> dict[str, Rule]:
    """Read the rules by their ids, in the order of the table."""
    path = Path(__file__).with_name("rules.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    return {row["id"]: Rule(**row) for row in rows}


def weighted(weights: Mapping[str, float] | None = None) -> dict[str, Rule]:
    """Give the rules with some weights in the place of the built-in ones.

    Args:
        weights: New weights by the ids of their rules; 0 turns a rule off.

    Raises:
        PipelineError: A weight is for no rule.
    """
    rules = dict(load_rules())
    for id, weight in (weights or {}).items():
        if id not in rules:
            raise PipelineError(f"there is no rule {id!r} to weigh; see argmap/lexicon/rules.toml")
        rules[id] = replace(rules[id], weight=float(weight))
    return rules
