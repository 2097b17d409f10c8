"""The words in `polarity.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("polarity.toml")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of words.

    Args:
        name: `denying`, `saying`, `directing` or `leaning`.

    Example:
        >>> "never" in word_list("denying")
        True
    """
    return frozenset(_data()[name])


@cache
def numbers() -> Mapping[str, float]:
    """Return numbers by the words for them."""
    return {word: float(value) for word, value in _data()["numbers"].items()}


@cache
def poles() -> Mapping[str, tuple[int, int]]:
    """Return for each word of a pair of opposites the pair's number and which of the two it is.

    Example:
        >>> poles()["open"][0] == poles()["closed"][0]
        True
    """
    found: dict[str, tuple[int, int]] = {}
    for number, (one, other) in enumerate(_data()["opposites"]):
        for pole, words in enumerate((one, other)):
            for word in words.split():
                found.setdefault(word, (number, pole))
    return found


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(DATA.read_text("utf-8"))
