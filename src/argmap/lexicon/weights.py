"""Weights of rules that were learned: the small file that `argmap train` writes.

A file in TOML that a reader can check and change by hand. `format` says its version, `[trained]`
what it was learned from, `[weights]` gives the new weight of each rule that changed:

    format = "argmap-weights/1"

    [weights]
    "conclusion.first" = 0.31 # 0.4
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from argmap.disk import read_whole
from argmap.errors import InputError
from argmap.lexicon.rules import Rule, load_rules

FORMAT = "argmap-weights/1"
MOST = 100.0
TomlValue = str | float | int | bool | list[str]


def read_weights(path: str | Path) -> dict[str, float]:
    """Return the weights in a file.

    Args:
        path: A file that `argmap train` wrote, changed by hand or not.

    Returns:
        The weights by the ids of their rules, in the order of the ids.

    Raises:
        InputError: It cannot be read, is of another format or version, names no rule of
            argmap, or gives a weight that is no number from -100 to 100.
    """
    try:
        data = tomllib.loads(read_whole(path).decode("utf-8"))
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; make it with argmap train") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not a file of weights: no TOML ({error})") from error
    except (OSError, RecursionError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{path}: cannot be read ({reason}); name a file that argmap train wrote"
        ) from error
    found, rows = data.get("format"), data.get("weights")
    if found != FORMAT:
        raise InputError(
            f"{path}: its format is {found!r}, this argmap reads {FORMAT!r}; "
            "make it anew with argmap train"
        )
    if not isinstance(rows, dict):
        raise InputError(f"{path}: it has no table [weights]; make it anew with argmap train")
    return {id: _weight(f"{path}: {id!r}", id, rows[id]) for id in sorted(rows)}


def _weight(where: str, id: str, value: Any) -> float:
    """Return a weight; raise InputError where it is for no rule, or no number in its bounds."""
    if isinstance(value, dict):
        raise InputError(f"{where} is no weight; put the rule's id in quotes")
    if id not in load_rules():
        raise InputError(
            f"{where} is no rule of this argmap; take the line out, or make the file anew"
        )
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not abs(value) <= MOST:
        raise InputError(f"{where} is {value!r}; write a number from {-MOST:g} to {MOST:g}")
    return float(value)


def changed_weights(rules: Mapping[str, Rule]) -> dict[str, float]:
    """Return the weights that are not the built-in ones, by the ids of their rules."""
    built_in = load_rules()
    return {
        id: rule.weight
        for id, rule in sorted(rules.items())
        if id not in built_in or rule.weight != built_in[id].weight
    }


def name_weights(rules: Mapping[str, Rule]) -> str:
    """Return a name for the weights that a map was made with, by which two maps are told apart.

    Args:
        rules: The rules a map is made by.

    Returns:
        Such as `12 changed, sha256 0f3a9c5d1b2e`; empty for the built-in weights.
    """
    rows = changed_weights(rules)
    if not rows:
        return ""
    lines = "".join(f"{id} {weight!r}\n" for id, weight in rows.items())
    return f"{len(rows)} changed, sha256 {hashlib.sha256(lines.encode()).hexdigest()[:12]}"


def format_weights(weights: Mapping[str, float], trained: Mapping[str, TomlValue]) -> str:
    """Return the text of a file of weights.

    Args:
        weights: New weights by the ids of their rules.
        trained: What to say of how they were learned.
    """
    rules = load_rules()
    rows = [f"{_quote(id)} = {w!r} # {rules[id].weight!r}" for id, w in sorted(weights.items())]
    return "\n".join(
        [
            "# Weights of argmap's rules; behind each # the one that is built in.",
            "# Use them: argmap map --weights THIS-FILE ARTICLE",
            f"format = {_quote(FORMAT)}",
            "",
            "[trained]",
            *(f"{key} = {_value(value)}" for key, value in trained.items()),
            "",
            "[weights]",
            *rows,
            "",
        ]
    )


def _value(value: TomlValue) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_quote, value))}]"
    return _quote(value) if isinstance(value, str) else repr(value)


def _quote(text: str) -> str:
    """Return a text as a TOML string of plain, visible characters: all others are escaped."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if "\ud800" <= character <= "\udfff":
        return "\\uFFFD"  # half of a character, which TOML cannot hold
    return character if character.isprintable() else f"\\U{ord(character):08X}"
