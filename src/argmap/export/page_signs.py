"""By what word and colour a statement on a page tells how it bears on the one it hangs below.

The word tells only how it bears on that one. The colour tells the side it is on, and only where
nothing but reasons leads from it to the box of its branch, or to a reply in it: below a contrast
lines are grey, so that one wrong link turns the colour of nothing that hangs below it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from argmap.export.safe_text import clean
from argmap.export.style import Style
from argmap.graph.one_page import ATTACKS, Entry
from argmap.model import RelationType, Unit
from argmap.records import led

CONTRASTS = (*ATTACKS, "qualify")
SIGNS = dict.fromkeys(CONTRASTS, "contrast") | {"linked": "joint"}
OPENING = " [“‘\"'"  # before the first word of a statement


def line_colour(entry: Entry, entries: Mapping[str, Entry], style: Style) -> str:
    """Return the colour of a statement's number, line and sign.

    Args:
        entry: The statement.
        entries: All of the page, by the ids of their units.
        style: The colours.
    """
    while entry.parent is not None and entry.parent in entries:
        if entry.reply and entry.depth == 1 and entry.band == "against":
            return style.bands["because"].line
        if relation_type(entry) in CONTRASTS:
            return style.graph.soft
        entry = entries[entry.parent]
    return style.bands[entry.band].line


def sign(unit: Unit, type: RelationType | None, *, reply: bool = False) -> str:
    """Return the word before a statement; empty where it needs none, or says it by itself.

    Args:
        unit: The statement.
        type: How it bears on the one it hangs below; None where nothing is known.
        reply: Whether it is the first reply to an objection.

    Example:
        >>> dear = Unit("u1", 0, 10, "It is dear", "claim")
        >>> sign(dear, "qualify"), sign(dear, "rebut", reply=True), sign(dear, "support")
        ('But: ', 'Reply: ', '')
        >>> sign(Unit("u1", 0, 18, "Still, it is dear.", "claim"), "qualify")
        ''
    """
    words = _words()
    kind = "reply" if reply else SIGNS.get(type or "support", "")
    says_it = _begins(led(unit), words.openings.get(kind, ()))
    return f"{words.signs[kind]} " if kind and not says_it else ""


def relation_type(entry: Entry) -> RelationType | None:
    """Return how an entry bears on the statement that it hangs below, as far as that is known."""
    return entry.relation.type if entry.relation else None


def _begins(text: str, words: tuple[str, ...]) -> bool:
    small = clean(text).lower().lstrip(OPENING)
    return any(small.startswith(w) and not small[len(w) : len(w) + 1].isalnum() for w in words)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words by what they tell: those put before a statement, those that it may begin with."""

    signs: Mapping[str, str]
    openings: Mapping[str, tuple[str, ...]]


@cache
def _words() -> _Words:
    path = Path(__file__).with_name("page_signs.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Words(data["signs"], {kind: tuple(w) for kind, w in data["openings"].items()})
