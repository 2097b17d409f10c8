"""A map in Argdown, for its plug-in for VS Code and its sandbox, and back.

Each statement stands once under its id, with its role as a tag and what else argmap knows as data;
below it stands what supports (`<+`) or attacks (`<-`) it. A relation that others lead to is an
argument: of premises and a conclusion where it supports, so that linked reasons are premises
beside the first; undercuts (`<_`) lead to it. Argdown has no word for a qualification, which
attacks there; the data tells it.

References:
    Voigt, C. (2014). Argdown and the stacked masonry layout. https://argdown.org/syntax
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from argmap.formats.argdown_graph import found_in
from argmap.formats.building import build
from argmap.formats.source import Source
from argmap.formats.told import joined, relation_values, unit_values
from argmap.model import TARGETS_RELATION, ArgumentMap
from argmap.records import Relation, Unit

# What Argdown reads as more than a letter; behind a backslash it is one.
RESERVED = re.compile(r"([\\\[\]<>{}#*_@:+\-()./=])")
BREAKS = re.compile("[ ]*[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029][\\s\u2028\u2029]*")
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
HEAD = """===
title: {title}
model:
  removeTagsFromText: true
selection:
  statementSelectionMode: all
===
"""


def to_argdown(argmap: ArgumentMap) -> str:
    """Return a map in Argdown."""
    head = (
        HEAD.format(title=_data(argmap.title))
        if argmap.title
        else HEAD.replace("title: {title}\n", "")
    )
    return head + "\n" + "\n\n".join(_Writing(argmap).blocks()) + "\n"


def from_argdown(source: Source) -> ArgumentMap:
    """Return the map in an Argdown file, argmap's own or written by hand.

    Raises:
        InputError: It holds no statement, or is no map.
    """
    return build(source, found_in(source))


class _Writing:
    """A map on its way into Argdown: what everything is called there."""

    def __init__(self, argmap: ArgumentMap) -> None:
        self.argmap = argmap
        self.units = _names([unit.id for unit in argmap.units], "u")
        names = _names([row.id for row in argmap.relations], "r")
        self.relations = {row.id: row for row in argmap.relations}
        led_to = [row for row in argmap.relations if row.type in TARGETS_RELATION]
        self.ends = {row.id: joined(row, self.relations) for row in led_to}
        self.arguments = {id: names[id] for id in self.relations if id in self.ends.values()}

    def blocks(self) -> Iterator[str]:
        """Yield the paragraphs: statements, then arguments."""
        for unit in self.argmap.units:
            yield "\n".join(self._statement(unit))
        for id in self.arguments:
            yield from self._argument(self.relations[id])

    def _statement(self, unit: Unit) -> Iterator[str]:
        told = unit_values(unit) | self._rest(unit)
        del told["role"]
        words = escaped(unit.text)
        yield f"[{self.units[unit.id]}]: {words} #{unit.role} {_data(told)}"
        for row in self.argmap.relations:
            if (
                row.type not in TARGETS_RELATION
                and row.target == unit.id
                and row.id not in self.arguments
            ):
                sign = "+" if row.type == "support" else "-"
                yield f"  <{sign} [{self.units[row.source]}]"

    def _rest(self, unit: Unit) -> dict[str, Any]:
        """Return what a statement's data tells beside the unit's own values."""
        rest: dict[str, Any] = {}
        if joined_lines(unit.text).strip() != unit.text:
            rest["quote"] = unit.text
        if unit.restates:
            rest["restates"] = self.units[unit.restates]
        links = [self._link(row) for row in self.argmap.relations if row.source == unit.id]
        return rest | ({"links": links} if links else {})

    def _link(self, row: Relation) -> dict[str, Any]:
        told = relation_values(row)
        if row.id in self.arguments:
            told["as"] = self.arguments[row.id]
        if row.type not in TARGETS_RELATION:
            return told | {"to": self.units[row.target]}
        told["to"] = self.arguments[self.ends[row.id]]
        return told | ({"target": row.target} if row.target != self.ends[row.id] else {})

    def _argument(self, row: Relation) -> Iterator[str]:
        name, source = self.arguments[row.id], f"[{self.units[row.source]}]"
        led = [r for r in self.argmap.relations if self.ends.get(r.id) == row.id]
        beside = [f"[{self.units[r.source]}]" for r in led if r.type == "linked"]
        under = [
            f"  <_ <{self.arguments[r.id]}>" if r.id in self.arguments
            else f"  <_ [{self.units[r.source]}]"
            for r in led if r.type == "undercut"
        ]  # fmt: skip
        if row.type == "support":
            premises = [source, *beside]
            lines = [f"({n}) {words}" for n, words in enumerate(premises, 1)]
            end = f"({len(lines) + 1}) [{self.units[row.target]}]"
            yield "\n".join([f"<{name}>", "", *lines, "-----", end])
            if under:
                yield "\n".join([f"<{name}>", *under])
            return
        lines = [f"  <+ {words}" for words in (source, *beside)]
        if row.type != "undercut":
            # An undercut stands below what it leads to.
            lines.insert(0, f"  -> [{self.units[row.target]}]")
        yield "\n".join([f"<{name}>", *lines, *under])


def escaped(text: str) -> str:
    r"""Return a text on one line in which Argdown reads letters alone.

    Example:
        >>> escaped("Rent (in Rome) // now.")
        'Rent \\(in Rome\\) \\/\\/ now\\.'
    """
    return RESERVED.sub(r"\\\1", joined_lines(text)) or "…"


def joined_lines(text: str) -> str:
    """Return a text with each break of a line, and the white space around it, one blank."""
    # Argdown itself makes one blank of several.
    return re.sub(" {2,}", " ", BREAKS.sub(" ", text)).strip(" ")


def _names(ids: list[str], letter: str) -> dict[str, str]:
    """Return what to call each id: itself where all are plain, else numbers."""
    plain = all(PLAIN.fullmatch(id) for id in ids)
    return {id: id if plain else f"{letter}{n}" for n, id in enumerate(ids, 1)}


def _data(value: object) -> str:
    """Return a value as JSON that Argdown reads as YAML: no brace and no fence in its texts."""
    texts = re.compile(r'"(?:[^"\\]|\\.)*"')
    made = json.dumps(value)
    return texts.sub(lambda m: re.sub(r"[{}=]", lambda s: f"\\u{ord(s[0]):04x}", m[0]), made)
