"""A map in three lines, for whoever prints one."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING

from argmap.cut_text import cut_text
from argmap.plural import many
from argmap.records import RELATION_TYPES, ROLES

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

LONGEST = 70  # characters of a title or a statement


def in_short(argmap: ArgumentMap) -> str:
    """Return which article a map is of, how much was found in it, and what it concludes.

    Three lines without any character that is not seen, whatever the article holds.
    """
    title = f": {_short(argmap.title)}" if argmap.title else ""
    units = _counts([unit.role for unit in argmap.units], ROLES)
    relations = _counts([row.type for row in argmap.relations], RELATION_TYPES)
    return "\n".join(
        [
            f"ArgumentMap {_short(argmap.id)}{title}",
            f"{many(len(argmap.units), 'unit')}{units}; "
            f"{many(len(argmap.relations), 'relation')}{relations}",
            _conclusions(argmap),
        ]
    )


def _conclusions(argmap: ArgumentMap) -> str:
    ranked = import_module("argmap.graph.ranking").standings(argmap)
    if not ranked:
        return "no conclusion"
    more = f", and {len(ranked) - 1} more" if len(ranked) > 1 else ""
    return f"concludes {_short(ranked[0].unit.text)} ({_plain(ranked[0].unit.id)}){more}"


def _counts(names: list[str], order: tuple[str, ...]) -> str:
    counts = Counter(names)
    told = ", ".join(f"{counts[name]} {name}" for name in order if counts[name])
    return f" ({told})" if told else ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    return repr(cut_text(words, LONGEST))


def _plain(text: str) -> str:
    return repr(text)[1:-1]
