"""The rules that are not words: ids, weights and reasons, read from the files in `rules/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from argmap.errors import PipelineError
from argmap.lexicon.cues import folder


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `en/rules/README.md` says what each field means."""

    id: str
    weight: float
    why: str
    source: str
    example: str
    miss: str
    scaled: bool = False
    decides: tuple[str, ...] = ()
    tried: tuple[float, ...] = ()


@cache
def load_rules(language: str = "en") -> dict[str, Rule]:
    """Return the rules by their ids: those of a file in the order in which they run.

    Args:
        language: The code that names their folder; ids are the same in all languages.

    Raises:
        PipelineError: There is no folder for the language, or an id stands twice or in a file
            that its family does not name.
    """
    rules: dict[str, Rule] = {}
    for path in sorted((folder(language) / "rules").glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]:
            rule = Rule(**{name: _frozen(value) for name, value in row.items()})
            if rule.id in rules or rule.id.partition(".")[0] != path.stem:
                raise PipelineError(f"{path}: {rule.id!r} stands twice, or in the wrong file")
            rules[rule.id] = rule
    return rules


def _frozen(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value


def weighted(weights: Mapping[str, float] | None = None) -> dict[str, Rule]:
    """Return the rules with some weights in the place of the built-in ones.

    Args:
        weights: New weights by the ids of their rules; 0 turns a rule off.

    Raises:
        PipelineError: A weight is for no rule.
    """
    rules = dict(load_rules())
    for id, weight in (weights or {}).items():
        if id not in rules:
            raise PipelineError(f"there is no rule {id!r} to weigh; see argmap/lexicon/en/rules")
        rules[id] = replace(rules[id], weight=float(weight))
    return rules
