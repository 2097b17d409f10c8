"""What a map holds, feature by feature: how much of it there is, and the map without it.

Each format names the features that it carries. The rest is told when a map is written, and the
tests hold a format that can be read to its word: out and in gives the map without the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from argmap.formats.made_text import with_made_text
from argmap.model import ArgumentMap
from argmap.record_data import ORIGIN_KEYS
from argmap.records import Cue, Part, Relation, Unit


@dataclass(frozen=True, slots=True)
class Feature:
    """Something a map holds.

    Attributes:
        one: What one of it is called.
        many: What several are called.
        count: How much of it a map holds.
        without: The map without it.
    """

    one: str
    many: str
    count: Callable[[ArgumentMap], int]
    without: Callable[[ArgumentMap], ArgumentMap]


def _of_units(one: str, many: str, there: Callable[[Unit], object], **blank: Any) -> Feature:
    """Return a feature that a unit has or has not."""

    def without(argmap: ArgumentMap) -> ArgumentMap:
        return replace(argmap, units=tuple(replace(unit, **blank) for unit in argmap.units))

    return Feature(one, many, lambda argmap: sum(bool(there(u)) for u in argmap.units), without)


def _of_map(one: str, many: str, field: str, blank: Any) -> Feature:
    """Return a feature that is a field of the map."""

    def count(argmap: ArgumentMap) -> int:
        value = getattr(argmap, field)
        return 1 if isinstance(value, str) and value else len(value)

    return Feature(one, many, count, lambda argmap: replace(argmap, **{field: blank}))


def _of_relations(type: str, one: str, many: str) -> Feature:
    """Return a feature that is a type of relations; what cannot carry it turns or drops it."""
    return Feature(
        one, many, lambda argmap: sum(r.type == type for r in argmap.relations), lambda a: a
    )


def _with_origin(argmap: ArgumentMap, change: Callable[[str], str]) -> ArgumentMap:
    told: dict[str, Any] = {key: change(getattr(argmap, key)) for key in ORIGIN_KEYS}
    return replace(argmap, **told)


def _rows(argmap: ArgumentMap) -> list[Unit | Relation]:
    return [*argmap.units, *argmap.relations]


def _each(argmap: ArgumentMap, **blank: Any) -> ArgumentMap:
    return replace(
        argmap,
        units=tuple(replace(unit, **blank) for unit in argmap.units),
        relations=tuple(replace(relation, **blank) for relation in argmap.relations),
    )


def _text_between(argmap: ArgumentMap) -> int:
    covered = sum(end - start for start, end in _merged(argmap))
    return len(argmap.text) - covered


def _merged(argmap: ArgumentMap) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted((unit.start, unit.end) for unit in argmap.units):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _other_ids(argmap: ArgumentMap) -> int:
    ours = [f"u{n}" for n in range(1, len(argmap.units) + 1)]
    ours += [f"r{n}" for n in range(1, len(argmap.relations) + 1)]
    return sum(row.id != id for row, id in zip(_rows(argmap), ours, strict=True))


def renumbered(argmap: ArgumentMap) -> ArgumentMap:
    """Return a map with its units called u1, u2, … and its relations r1, r2, … as they stand."""
    units = {unit.id: f"u{n}" for n, unit in enumerate(argmap.units, 1)}
    relations = {relation.id: f"r{n}" for n, relation in enumerate(argmap.relations, 1)}

    def target(row: Relation) -> str:
        return (relations if row.type in ("undercut", "linked") else units)[row.target]

    return replace(
        argmap,
        units=tuple(
            replace(u, id=units[u.id], restates=units[u.restates] if u.restates else None)
            for u in argmap.units
        ),
        relations=tuple(
            replace(r, id=relations[r.id], source=units[r.source], target=target(r))
            for r in argmap.relations
        ),
    )


FEATURES: dict[str, Feature] = {
    "grounds": Feature(
        "ground", "grounds", lambda argmap: sum(len(row.because) for row in _rows(argmap)),
        lambda argmap: _each(argmap, because=()),
    ),
    "parts": _of_map("part of the text told apart", "parts of the text told apart", "parts", ()),
    "origin": Feature(
        "word on where the article appeared", "words on where the article appeared",
        lambda argmap: sum(bool(getattr(argmap, key)) for key in ORIGIN_KEYS),
        lambda argmap: _with_origin(argmap, lambda told: ""),
    ),
    "file_places": _of_map("place in its file", "places in its file", "places", ()),
    "notes": _of_map("note", "notes", "notes", ()),
    "made_by": _of_map("remark on what made it", "remarks on what made it", "made_by", {}),
    "title": _of_map("title", "titles", "title", ""),
    "offsets": Feature("offset", "offsets", lambda argmap: len(argmap.units), lambda a: a),
    "text": Feature(
        "character outside the statements", "characters outside the statements", _text_between,
        lambda a: a,
    ),
    "ids": Feature("id", "ids", _other_ids, renumbered),
    "roles": _of_units("role", "roles", lambda unit: True, role="claim"),
    "speakers": _of_units("speaker", "speakers", lambda u: u.attributed_to, attributed_to=None),
    "hedges": _of_units("hedge", "hedges", lambda unit: unit.hedged, hedged=False),
    "strengths": _of_units(
        "strength", "strengths", lambda unit: unit.strength != "certain", strength="certain"
    ),
    "stances": _of_units("stance", "stances", lambda unit: unit.stance, stance=None),
    "sides": _of_units("side", "sides", lambda unit: unit.side != "pro", side="pro"),
    "restatements": _of_units(
        "restatement", "restatements", lambda unit: unit.restates, restates=None
    ),
    "leads": _of_units("lead", "leads", lambda unit: unit.lead, lead=""),
    "review_notes": Feature(
        "note of a reader", "notes of a reader",
        lambda argmap: sum(bool(row.note) for row in _rows(argmap)),
        lambda argmap: _each(argmap, note=""),
    ),
    "pieces": _of_units(
        "interrupted statement made whole", "interrupted statements made whole",
        lambda unit: unit.parts, parts=(),
    ),
    "places": _of_units(
        "paragraph number", "paragraph numbers", lambda unit: unit.paragraph or unit.sentence,
        paragraph=0, sentence=0,
    ),
    "scores": Feature(
        "score", "scores", lambda argmap: sum(row.score != 1.0 for row in _rows(argmap)),
        lambda argmap: _each(argmap, score=1.0),
    ),
    "qualify": _of_relations("qualify", "qualification as such", "qualifications as such"),
    "undercut": _of_relations("undercut", "undercut as such", "undercuts as such"),
    "linked": _of_relations("linked", "linked reason as such", "linked reasons as such"),
}  # fmt: skip


def lost(argmap: ArgumentMap, lacks: Collection[str], letters: str = "all") -> str:
    """Return in words what of a map a format cannot carry: "3 hedges, 56 offsets".

    Args:
        argmap: The map.
        lacks: The names of the features that the format does not carry.
        letters: What characters it can hold; see `fitted`.

    Example:
        >>> argmap = ArgumentMap("a", "Yes.", (Unit("u1", 0, 3, "Yes", "claim", hedged=True),))
        >>> lost(argmap, ("hedges", "text"))
        '1 character outside the statements, 1 hedge'
    """
    counts = [
        (feature.count(argmap), feature) for name, feature in FEATURES.items() if name in lacks
    ]
    told = [f"{n:,} {feature.one if n == 1 else feature.many}" for n, feature in counts if n]
    bad = len(_illegal(letters).findall(argmap.text)) if letters != "all" else 0
    if bad:
        told.append(f"{bad:,} control character{'s' * (bad > 1)}")
    return ", ".join(told)


def reduced(argmap: ArgumentMap, lacks: Collection[str], letters: str = "all") -> ArgumentMap:
    """Return a map as a format keeps it: without the features that it does not carry.

    Args:
        argmap: The map.
        lacks: The names of the features that the format does not carry.
        letters: What characters it can hold; see `fitted`.
    """
    argmap = fitted(argmap, letters)
    for name, feature in FEATURES.items():
        if name in lacks:
            argmap = feature.without(argmap)
    if "text" in lacks:
        argmap = with_made_text(argmap, "offsets" not in lacks)
    return argmap


def fitted(argmap: ArgumentMap, letters: str) -> ArgumentMap:
    """Return a map with each character that a format cannot hold replaced by U+FFFD.

    Args:
        argmap: The map.
        letters: `all`, `utf8` (no halves of surrogate pairs), `xml` (no control characters), or
            `plain` (nor such as turn the order of letters).
    """
    if letters == "all":
        return argmap
    bad = _illegal(letters)
    if any(bad.search(row.id) for row in _rows(argmap)):
        argmap = renumbered(argmap)
    return _mended(argmap, lambda text: bad.sub("\ufffd", text))


def _mended(argmap: ArgumentMap, mend: Callable[[str], str]) -> ArgumentMap:
    def cue(row: Cue) -> Cue:
        return replace(row, id=mend(row.id), text=mend(row.text), note=mend(row.note))

    def part(row: Part) -> Part:
        return replace(row, text=mend(row.text), reason=mend(row.reason))

    def unit(row: Unit) -> Unit:
        said = row.attributed_to and mend(row.attributed_to)
        because = tuple(map(cue, row.because))
        return replace(
            row, text=mend(row.text), attributed_to=said, because=because, lead=mend(row.lead),
            note=mend(row.note),
        )  # fmt: skip

    def relation(row: Relation) -> Relation:
        return replace(row, because=tuple(map(cue, row.because)), note=mend(row.note))

    return replace(
        _with_origin(argmap, mend),
        id=mend(argmap.id),
        text=mend(argmap.text),
        title=mend(argmap.title),
        units=tuple(map(unit, argmap.units)),
        relations=tuple(map(relation, argmap.relations)),
        parts=tuple(map(part, argmap.parts)),
        notes=tuple(map(mend, argmap.notes)),
        made_by={mend(key): mend(value) for key, value in argmap.made_by.items()},
    )


_NOT_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
# Characters that steer a terminal, or turn the order of the letters behind them.
_STEERING = "\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
_ILLEGAL = {
    "utf8": re.compile("[\ud800-\udfff]"),
    "xml": re.compile(f"[{_NOT_XML}]"),
    "plain": re.compile(f"[{_NOT_XML}{_STEERING}]"),
}


def _illegal(letters: str) -> re.Pattern[str]:
    return _ILLEGAL[letters]
