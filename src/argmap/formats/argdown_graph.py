"""What an Argdown text tells of a map: its statements and arguments, and how they bear."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from argmap.errors import InputError
from argmap.formats.argdown_lines import HELD, Argdown, Line, data_in, read_lines
from argmap.formats.argdown_relations import Point, Relations
from argmap.formats.building import Found, FoundUnit
from argmap.formats.source import Source
from argmap.records import ROLES

TITLED = re.compile(
    r"(?P<s>\[(?P<st>(?:\\.|[^\]\\])+)\]|<(?P<at>(?:\\.|[^>\\])+)>)(?P<c>:)?[ \t]*(?P<rest>.*)",
    re.DOTALL,
)
INLINE = re.compile(
    # What opens and never closes is looked for no further than any name or address goes.
    r"\\(?P<letter>.)|\[(?P<link>[^\]]{1,1000})\]\([^)]{1,1000}\)"
    r"|@\[(?P<named>[^\]]{1,1000})\]|@<(?P<argued>[^>]{1,1000})>|#\((?P<tag>[^)]{1,1000})\)"
    r"|#(?P<word>[\w-]+)|(?P<held>\x01\d+\x01)|(?P<mark>\*\*|__|\*|_)",
    re.DOTALL,
)


@dataclass(slots=True)
class Element:
    """A statement or an argument.

    Attributes:
        text: What is said of it; empty where it is only named.
        tags: Its tags.
        data: Its data.
    """

    text: str = ""
    tags: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)


def found_in(source: Source) -> Found:
    """Return what an Argdown file tells.

    Raises:
        InputError: It holds no statement.
    """
    reading = _Reading(read_lines(source.text))
    reading.read()
    found = reading.found()
    if not found.units:
        raise InputError(f"{source.name}: no statement in it; is it Argdown?")
    return found


class _Reading:
    """A text being read: what was met, and where in it we are."""

    def __init__(self, text: Argdown) -> None:
        self.text = text
        self.title = text.title
        self.elements: dict[Point, Element] = {}
        self.relations = Relations()
        # What stands above, each with how far in it stands.
        self.above: list[tuple[int, Point]] = []
        self.argument: Point | None = None
        self.premises: list[Point] = []
        self.inferred = False
        self.numbered = 0

    def read(self) -> None:
        """Read all lines."""
        for line in self.text.lines:
            if line.kind == "heading":
                self.title = self.title or _plain(line.text)
                self.above, self.argument = [], None
            elif line.kind == "inference":
                self.inferred = True
                if self.argument:
                    self.above = [(-1, self.argument)]
            elif line.kind == "premise":
                self._premise(line)
            elif line.kind == "relation":
                self._relation(line)
            elif line.kind == "statement":
                point = self._element(line.text)
                self.above = [(-1, point)]
                self.premises, self.inferred = [], False
                self.argument = point if point[0] == "argument" else None

    def found(self) -> Found:
        """Return what was read."""
        empty = {
            point for point, element in self.elements.items()
            if point[0] == "argument" and not element.text
        }  # fmt: skip
        rows = self.relations.resolved(empty, {p: e.data for p, e in self.elements.items()})
        joints = empty | set(self.relations.steps)
        kept = [p for p in self.elements if p not in joints or self.relations.needed(p)]
        units = [self._unit(point, self.elements[point]) for point in kept]
        return Found(units, rows, title=self.title, notes=self.relations.notes())

    def _premise(self, line: Line) -> None:
        if self.argument is None:
            self.numbered += 1
            self.argument = ("argument", f"#{self.numbered}")
            self.elements[self.argument] = Element()
        point = self._element(line.text)
        self.above = [(-1, point)]
        if self.inferred:
            self.relations.infer(self.argument, self.premises, point)
            self.premises, self.inferred = [point], False
        else:
            self.premises.append(point)

    def _relation(self, line: Line) -> None:
        point = self._element(line.text)
        self.above = [(at, other) for at, other in self.above if at < line.indent]
        if self.above:
            self.relations.add(line.sign, self.above[-1][1], point)
        self.above.append((line.indent, point))

    def _element(self, text: str) -> Point:
        """Return what a line names or says, and keep what it tells of it."""
        match = TITLED.match(text)
        if match and (match["c"] or not _plain(match["rest"]).strip()):
            kind = "statement" if match["st"] else "argument"
            point = (kind, " ".join((match["st"] or match["at"]).split()))
            said = match["rest"]
        else:
            self.numbered += 1
            point, said = ("statement", f"#{self.numbered}"), text
        element = self.elements.setdefault(point, Element())
        words = _plain(said).strip()
        element.text = element.text or words
        element.tags += [
            m["tag"] or m["word"] for m in INLINE.finditer(said) if m["tag"] or m["word"]
        ]
        for data in data_in(said, self.text):
            element.data |= data
        return point

    def _unit(self, point: Point, element: Element) -> FoundUnit:
        told = dict(element.data)
        role = next((tag for tag in element.tags if tag in ROLES), told.get("role"))
        text = element.text or point[1]
        quote = told.get("quote")
        # Kept where the statement was not changed since: its words as they stand in the text.
        if isinstance(quote, str) and " ".join(quote.split()) == " ".join(text.split()):
            text = quote
        again = told.get("restates")
        restates = f"statement:{again}" if isinstance(again, str) else None
        return FoundUnit(":".join(point), text, {**told, "role": role, "restates": restates})


def _plain(text: str) -> str:
    """Return words without Argdown's marks."""

    def plain(match: re.Match[str]) -> str:
        kept = ("letter", "link", "named", "argued")
        return next((match[name] for name in kept if match[name]), "")

    return INLINE.sub(plain, HELD.sub("", text))
