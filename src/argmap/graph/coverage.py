"""What became of every sentence of an article: on the map, or not, and why.

A reader who checks a map by hand must see what it passed over, not only what it took up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from argmap.graph.sentences import reaching, sentences, split_at_blank_lines
from argmap.model import ArgumentMap, Part, Unit
from argmap.records import Span

Fate = Literal["mapped", "qualifying", "background", "left out"]
FATES: tuple[Fate, ...] = get_args(Fate)
SCENERY = (
    "No statement of the argument was found in it: it sets the scene, and nothing rests on it."
)


@dataclass(frozen=True, slots=True)
class CoveredSentence:
    """A sentence of the article and what became of it.

    Attributes:
        start: First character.
        end: Character after the last.
        text: `argmap.text[start:end]`.
        fate: `mapped` where it holds a statement that argues or asks; `qualifying` where all
            that argues in it are qualifications; `background` where nothing in it argues;
            `left out` where it is no part of the article.
        reason: Why, in words for a reader.
        units: Ids of the units that reach into it, in text order.
        pieces: Start and end of each stretch of it that stands on the map, in order, apart.
    """

    start: int
    end: int
    text: str
    fate: Fate
    reason: str
    units: tuple[str, ...] = ()
    pieces: tuple[Span, ...] = ()


def coverage(argmap: ArgumentMap) -> list[CoveredSentence]:
    """Return every sentence of a map's text with what became of it.

    Returns:
        The sentences in text order. They hold every letter and figure of the text once. A
        paragraph that was left out is one sentence.
    """
    parts = dict(_stretches(argmap))
    units = sorted((u for u in argmap.units if u.start < u.end), key=lambda unit: unit.start)
    rows = []
    for span, inner in reaching(units, parts):
        part = parts[span]
        out = part is not None and not part.mapped
        spans = [span] if out else sentences(argmap.text, span, inner)
        rows += [_sentence(argmap.text, s, held, part) for s, held in reaching(inner, spans)]
    return rows


def fates(rows: Iterable[CoveredSentence]) -> dict[Fate, int]:
    """Return how many sentences have each fate, in the order of `FATES`."""
    counts = Counter(row.fate for row in rows)
    return {fate: counts[fate] for fate in FATES}


def _stretches(argmap: ArgumentMap) -> Iterator[tuple[Span, Part | None]]:
    """Yield the paragraphs of the text in order, each with what it is besides body."""
    at = 0
    for part in sorted(argmap.parts, key=lambda part: part.start):
        if part.kind == "body" or part.start < at or part.start == part.end:
            continue
        yield from ((span, None) for span in split_at_blank_lines(argmap.text, at, part.start))
        yield (part.start, part.end), part
        at = part.end
    yield from ((span, None) for span in split_at_blank_lines(argmap.text, at, len(argmap.text)))


def _sentence(text: str, span: Span, units: Sequence[Unit], part: Part | None) -> CoveredSentence:
    start, end = span
    pieces = tuple(_merged(piece for unit in units for piece in _within(unit, start, end)))
    fate, reason = _fate(units, part)
    ids = tuple(unit.id for unit in units)
    return CoveredSentence(start, end, text[start:end], fate, reason, ids, pieces)


def _fate(units: Sequence[Unit], part: Part | None) -> tuple[Fate, str]:
    roles = {unit.role for unit in units}
    arguing = roles - {"background"}
    if part is not None and not part.mapped and not arguing:
        return "left out", f"{part.kind}: {part.reason}".rstrip(": ")
    if arguing == {"qualification"}:
        return "qualifying", "All that it says limits another statement."
    if arguing:
        return "mapped", f"It holds {_listed(unit.role for unit in units)}."
    if units:
        return "background", "Nothing in the argument rests on what it says."
    if part is not None:
        return "background", f"{part.kind}: {part.reason}".rstrip(": ")
    return "background", SCENERY


def _listed(roles: Iterable[str]) -> str:
    """Return how many there are of each role, in words: "a claim and 2 premises"."""
    told = [
        f"a {role}" if n == 1 else f"{n} {role}{'' if role == 'background' else 's'}"
        for role, n in Counter(roles).items()
    ]
    return " and ".join([*[", ".join(told[:-1])] * (len(told) > 1), told[-1]])


def _within(unit: Unit, start: int, end: int) -> Iterator[Span]:
    for first, last in unit.pieces:
        if first < end and last > start:
            yield max(first, start), min(last, end)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, those that touch or overlap joined."""
    held: Span | None = None
    for start, end in sorted(spans):
        if held and start <= held[1]:
            held = held[0], max(held[1], end)
        else:
            if held:
                yield held
            held = start, end
    if held:
        yield held
