"""Random maps, for the tests of formats."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from argmap.checks import find_cycle
from argmap.model import (
    RELATION_TYPES,
    ROLES,
    SIDES,
    STANCES,
    STRENGTHS,
    TARGETS_RELATION,
    ArgumentMap,
    Cue,
    Part,
    Place,
    Relation,
    RelationType,
    Unit,
)

# All that some format gives a meaning to, letters of several scripts, emoji, marks, line ends.
SIGNS = "\\[]<>{}#*_@:+-()./=|`~^$%&'\",;!? 1.\t"
LETTERS = "aZé\u00a0\u0416\u05d0\u0627\u4e2d\U0001f389\u200d\u200f\ud800\x00\x1b\x85\u2028\r\n\x0c"
WORDS = (
    "// not", "/* so */", "<!-- a -->", "=== x ===", "#tag", "#(a b)", "[u1]: ", "<r1>", "@[u1]",
    "{a: 1}", "}", "(1) p", "----", "<+ [u2]", ".~.", ":x:", "__b__", "**b** ", "[a](b)", "1. x",
    "-> See 1.1.", "Pro: ", "&amp;", "]]>", "\"quoted\"", "\\", "\u202eabc\u202c", "\ufeff", "=1+1",
)  # fmt: skip

letters = st.one_of(
    st.sampled_from(SIGNS + LETTERS), st.characters(codec="utf-8"), st.sampled_from("etaoin ")
)
texts = st.lists(st.one_of(letters, st.sampled_from(WORDS)), min_size=1, max_size=12).map("".join)
scores = st.one_of(st.just(1.0), st.floats(0, 1, allow_subnormal=False))


@st.composite
def maps(draw: st.DrawFn, ids: bool = True) -> ArgumentMap:
    """Draw a map of up to six units, with relations of all types and every field filled."""
    text, spans = draw(st.one_of(st.just(""), texts)), []
    for words in draw(st.lists(texts, min_size=1, max_size=6)):
        start = len(text)
        text += words if words.strip() else "x"
        spans.append((start, len(text)))
        text += draw(st.sampled_from(["", " ", "\n\n", ", and ", "\r\n"]))
    units = tuple(_unit(draw, n, span, text) for n, span in enumerate(spans, 1))
    earlier = [replace(u, restates=_earlier(draw, units, n)) for n, u in enumerate(units)]
    relations = _relations(draw, len(units))
    made = ArgumentMap(
        "essay", text, tuple(earlier), relations,
        title=draw(st.one_of(st.just(""), texts)), parts=_parts(draw, text),
        made_by={"argmap": "0"}, notes=draw(st.sampled_from([(), ("a note",)])),
        author=draw(st.sampled_from(["", "Zoë & Co"])), source="http://e.example/?a=1&b=2",
        places=(Place(0, len(text), page=3, box=(1.0, 2.0, 30.5, 4.0)),),
    )  # fmt: skip
    return _named(made) if ids and draw(st.booleans()) else made


def _unit(draw: st.DrawFn, n: int, span: tuple[int, int], text: str) -> Unit:
    start, end = span
    cue = Cue("because", start, start + 1, text[start : start + 1], draw(scores))
    parts = ((start, start + 1), (end - 1, end)) if end - start > 3 and draw(st.booleans()) else ()
    said: Any = draw(st.one_of(st.none(), texts))
    return Unit(
        f"u{n}", start, end, text[start:end], draw(st.sampled_from(ROLES)),
        attributed_to=said, hedged=draw(st.booleans()), score=draw(scores),
        because=draw(st.sampled_from([(), (cue,)])), paragraph=draw(st.integers(0, 3)), sentence=n,
        parts=parts, strength=draw(st.sampled_from(STRENGTHS)),
        stance=draw(st.sampled_from([None, *STANCES])), side=draw(st.sampled_from(SIDES)),
        lead=draw(st.one_of(st.just(""), texts)), note=draw(st.one_of(st.just(""), texts)),
    )  # fmt: skip


def _earlier(draw: st.DrawFn, units: tuple[Unit, ...], n: int) -> str | None:
    return draw(st.sampled_from([None, *(u.id for u in units[:n])]))


def _relations(draw: st.DrawFn, units: int) -> tuple[Relation, ...]:
    made: list[Relation] = []
    for source in range(1, units + 1):
        for _ in range(draw(st.integers(0, 2))):
            kind: RelationType = draw(st.sampled_from(RELATION_TYPES))
            ends = [r.id for r in made] if kind in TARGETS_RELATION else _others(source, units)
            if not ends:
                continue
            row = Relation(
                f"r{len(made) + 1}", f"u{source}", draw(st.sampled_from(ends)), kind, draw(scores),
                note=draw(st.one_of(st.just(""), texts)),
            )  # fmt: skip
            same = any(
                (r.source, r.target, r.type) == (row.source, row.target, row.type) for r in made
            )
            if not same and not _joins_itself(row, made) and not _circles([*made, row]):
                made.append(row)
    return tuple(made)


def _others(source: int, units: int) -> list[str]:
    return [f"u{n}" for n in range(1, units + 1) if n != source]


def _joins_itself(row: Relation, made: list[Relation]) -> bool:
    """Return whether a linked reason would join its own reason, which says nothing."""
    by_id = {other.id: other for other in made}
    joined = row
    while row.type == "linked" and joined.type == "linked":
        joined = by_id[joined.target]
        if joined.source == row.source:
            return True
    return False


def _circles(rows: list[Relation]) -> bool:
    follow: dict[str, list[str]] = {}
    for row in rows:
        if row.type == "support":
            follow.setdefault(row.source, []).append(row.target)
    return bool(find_cycle(follow))


def _parts(draw: st.DrawFn, text: str) -> tuple[Part, ...]:
    if not text or not draw(st.booleans()):
        return ()
    return (Part("title", 0, 1, text[:1], "it stands first"),)


def _named(argmap: ArgumentMap) -> ArgumentMap:
    """Return a map with ids that are not plain, one of them of a unit and of a relation."""
    name = {unit.id: f"unit {unit.id}" for unit in argmap.units}
    if not any(row.id == "r1" and row.target == "u1" for row in argmap.relations):
        name["u1"] = "r1"
    return replace(
        argmap,
        units=tuple(
            replace(u, id=name[u.id], restates=name.get(u.restates or "")) for u in argmap.units
        ),
        relations=tuple(
            replace(r, source=name[r.source], target=name.get(r.target, r.target))
            if r.type not in TARGETS_RELATION
            else replace(r, source=name[r.source])
            for r in argmap.relations
        ),
    )
