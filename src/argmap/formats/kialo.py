"""A map as the numbered text that Kialo exports and imports, and back.

A discussion is a tree of pros and cons under one thesis. Where a map has several, they stand
under its title without pro or con. What bears on a second statement is told by `-> See 1.2.`.
A linked reason is a pro or con of its own, an undercut a con of the reason it doubts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from argmap.errors import InputError
from argmap.formats.building import Found, FoundRelation, FoundUnit, build
from argmap.formats.file_beginnings import DISCUSSION
from argmap.formats.source import Source
from argmap.formats.told import joined
from argmap.graph.outline import Row, outline
from argmap.model import TARGETS_RELATION, ArgumentMap
from argmap.records import Relation, RelationType, words_of

HEAD = re.compile(rf"\s*{DISCUSSION}(.*)")
LINE = re.compile(r"((?:\d+\.)+)(?: (Pro|Con):)?(?: (.*)|$)")
SEE = re.compile(r"-> See ((?:\d+\.)+)\s*\Z")
BRACKETS = re.compile(r"([\[\]()])")
# What would be read as more than words; between quotes it is words.
MEANT = re.compile(r"(?:Pro|Con):|-> See ")


def to_kialo(argmap: ArgumentMap) -> str:
    """Return a map as numbered pros and cons under one thesis."""
    rows = outline(argmap)
    one = sum(row.relation is None for row in rows) == 1
    title = _line(argmap.title or argmap.id)
    head = [f"Discussion Title: {title}", "", *([] if one else [f"1. {_shown(title)}"])]
    return "\n".join([*head, *_lines(argmap, rows, "" if one else "1.")]) + "\n"


def from_kialo(source: Source) -> ArgumentMap:
    """Return the map in a discussion that Kialo exported.

    Raises:
        InputError: No line is numbered, or one stands under none.
    """
    title, rows = _entries(source)
    if not rows:
        raise InputError(f"{source.name}: no numbered claims in it; export it from Kialo as text")
    top = min(rows, key=lambda id: id.count("."))
    below = [id for id in rows if id != top]
    theses = [id for id in below if not rows[id][0] and id.count(".") == top.count(".") + 1]
    # Over several theses stands the question of the discussion, which is no claim.
    skip = {top} if theses and _line(_plain(rows[top][1])) == _line(title) else set()
    units, relations, place = [], [], {}
    for id, (_, words) in rows.items():
        see = SEE.match(words)
        place[id] = see.group(1) if see else id
        if not see and id not in skip:
            units.append(FoundUnit(id, _plain(words)))
    for id, (stance, _) in rows.items():
        target = place.get(_above(id), "")
        if id in skip or id == top or (not stance and target in skip):
            continue
        if place.get(target) != target or place.get(place[id]) != place[id]:
            raise InputError(f"{source.name}: {id} stands under or sees a claim that is not there")
        kind: RelationType = "rebut" if stance == "Con" else "support"
        relations.append(FoundRelation(id, place[id], target, kind))
    title = "" if title == source.id else title
    return build(source, Found(units, relations, title=title))


def is_kialo(source: Source) -> bool:
    """Return whether a file holds a discussion of Kialo: its first line says so."""
    return HEAD.match(source.text) is not None


def _entries(source: Source) -> tuple[str, dict[str, tuple[str, str]]]:
    """Return the title, and stance and words of each numbered line by its number."""
    title, rows, last = "", dict[str, tuple[str, str]](), ""
    for line in source.text.splitlines():
        match, head = LINE.match(line), HEAD.match(line)
        if match and match[1] not in rows:
            last = match[1]
            rows[last] = match[2] or "", match[3] or ""
        elif head and not rows:
            title = head[1].strip()
        elif line.strip() and last:
            # A claim of several lines.
            stance, words = rows[last]
            rows[last] = stance, f"{words} {line.strip()}"
    return title, rows


def _lines(argmap: ArgumentMap, rows: list[Row], top: str) -> Iterator[str]:
    """Yield the numbered lines of an outline, those without a target under the number `top`."""
    relations = {relation.id: relation for relation in argmap.relations}
    places: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        id, sign, above = row.unit.id, "", top
        if row.relation:
            link = _joined(row.relation, relations)
            sign = "Pro" if link.type == "support" else "Con"
            undercut = link.type in TARGETS_RELATION
            above = places[relations[link.target].source if undercut else link.target]
        counts[above] += 1
        number = f"{above}{counts[above]}."
        words = f"-> See {places[id]}" if id in places else _shown(_words(row))
        places.setdefault(id, number)
        yield f"{number} {f'{sign}: ' if sign else ''}{words}"


def _joined(relation: Relation, relations: Mapping[str, Relation]) -> Relation:
    """Return the relation whose pro or con a relation is: a linked reason is one more of those."""
    return relations[joined(relation, relations)] if relation.type == "linked" else relation


def _words(row: Row) -> str:
    return _line(words_of(row.unit)) or "…"


def _shown(words: str) -> str:
    return BRACKETS.sub(r"\\\1", f"“{words}”" if MEANT.match(words) else words)


def _plain(words: str) -> str:
    words = re.sub(r"\\([\[\]()])", r"\1", words)
    quoted = words[:1] == "“" and words[-1:] == "”" and MEANT.match(words[1:])
    return words[1:-1] if quoted else words


def _line(text: str) -> str:
    return " ".join(text.split())


def _above(id: str) -> str:
    return re.sub(r"\d+\.\Z", "", id)
