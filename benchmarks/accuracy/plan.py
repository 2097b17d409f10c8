"""What the report shows: scores, families of rules, and the ways to map with something left out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from argmap.lexicon import load_cues
from argmap.lexicon.rules import load_rules

HERE = Path(__file__).parent
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A row of the tables of figures; the head of `plan.toml` says what each field means."""

    name: str
    part: str
    label: str
    given: bool


@dataclass(frozen=True)
class Variant:
    """A way to map with something left out.

    Attributes:
        kind: `all`, `cues`, `family` or `rule`.
        name: What is left out.
        weights: Rules that are turned off, with weight 0.
        without: Kinds of cues that are left unseen.
        told: How much is left out, in words.
    """

    kind: str
    name: str
    weights: Mapping[str, float] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    told: str = ""


@cache
def plan() -> dict[str, Any]:
    """Read the plan."""
    return tomllib.loads((HERE / "plan.toml").read_text("utf-8"))


def score_rows(given: bool) -> list[ScoreRow]:
    """Give the rows of a table of figures."""
    return [ScoreRow(**row) for row in plan()["score"] if row["given"] is given]


def families() -> dict[str, list[str]]:
    """Give the rules that can be turned off by the names of their families."""
    found: dict[str, list[str]] = {name: [] for name in (*_names(), OTHERS)}
    for id, rule in load_rules().items():
        if rule.weight:
            home = next((row["name"] for row in plan()["family"] if _within(id, row)), OTHERS)
            found[home].append(id)
    return {name: ids for name, ids in found.items() if ids}


def _names() -> list[str]:
    return [row["name"] for row in plan()["family"]]


def _within(id: str, row: Mapping[str, Any]) -> bool:
    return any(fnmatchcase(id, pattern) for pattern in row["rules"])


def variants() -> list[Variant]:
    """Give everything that is left out in turn, after the whole of it."""
    kinds = dict.fromkeys(cue.kind for cue in load_cues())
    cues = [
        Variant("cues", kind, without=(kind,), told=number(_count(kind), "cue")) for kind in kinds
    ]
    groups = [
        Variant("family", name, dict.fromkeys(ids, 0.0), told=number(len(ids), "rule"))
        for name, ids in families().items()
    ]
    rules = [
        Variant("rule", id, {id: 0.0}, told=rule.why)
        for id, rule in load_rules().items()
        if rule.weight
    ]
    return [Variant("all", ""), *cues, *groups, *rules]


def number(count: int, what: str) -> str:
    """Say a number of things: `1 rule`, `2 rules`."""
    return f"{count} {what}{'s' if count != 1 else ''}"


def _count(kind: str) -> int:
    return sum(cue.kind == kind for cue in load_cues())
