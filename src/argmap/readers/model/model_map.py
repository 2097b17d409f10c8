"""The map of what a model read, by the words and offsets of the text of record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from argmap.components.sentence_text import Sentence, SentenceText
from argmap.model import ArgumentMap
from argmap.readers.model.conversation import TextReading
from argmap.readers.model.linking import link_statements
from argmap.readers.model.model_statements import ModelLink, ModelStatement
from argmap.readers.model.own_cues import OwnCues
from argmap.records import TARGETS_RELATION, Cue, Document, Relation, Span, Stance, Unit

# How sure a map is of a unit, by how its words were found; a model tells no figure of its own.
SCORES = {"exact": 0.9, "normalised": 0.9, "given": 0.9, "near": 0.7}
OF_RELATION = 0.8
MOST_NOTES = 30
STATEMENT, MAIN, REASON = "model.statement", "model.main", "model.reason"
NEAR = "model.near"
SEVERAL = "It looks like several speakers: the map holds what each of them argues, not one case."


def build_reading(
    document: Document,
    text: SentenceText,
    read: TextReading,
    cues: OwnCues,
    *,
    background: bool,
    made_by: Mapping[str, str],
    given: Sequence[Span] = (),
) -> ArgumentMap:
    """Return the map of what a model read.

    Args:
        document: The document.
        text: Its text as the model was shown it.
        read: What the model read.
        cues: What argmap's own components found.
        background: Whether to keep statements that only set the scene.
        made_by: What made the map.
        given: The statements in the text of record, in text order, where they are given.
    """
    linked = read.linked
    if not background:
        kept = [row for row in linked.statements if row.role != "background"]
        ids = {row.id for row in kept}
        links = [k for k in linked.links if k.source in ids and k.target in ids]
        linked = link_statements(kept, links, linked.main)
    places = {row.id: _of_record(text, row, given) for row in linked.statements}
    rows = sorted(linked.statements, key=lambda row: places[row.id])
    names = {row.id: f"u{number}" for number, row in enumerate(rows, 1)}
    units = tuple(
        _unit(document.text, text.sentences, row, names[row.id], places[row.id], cues)
        for row in rows
    )
    units = tuple(
        replace(unit, side=linked.sides[row.id], because=_because(unit, row.id == linked.main))
        for unit, row in zip(units, rows, strict=True)
    )
    return ArgumentMap(
        id=document.id,
        text=document.text,
        units=units,
        relations=_relations(document.text, linked.links, names, places, cues),
        title=document.title,
        parts=tuple(part for part in document.parts if part.kind != "body"),
        made_by=made_by,
        notes=(*((SEVERAL,) if document.turns else ()), *_lost(read.lost)),
    )


def _unit(
    record: str,
    sentences: Sequence[Sentence],
    row: ModelStatement,
    name: str,
    pieces: list[Span],
    cues: OwnCues,
) -> Unit:
    start, end = pieces[0][0], pieces[-1][1]
    at = max(0, bisect_right(sentences, row.start, key=lambda s: s.start) - 1)
    sentence = sentences[at] if sentences else None
    draft = cues.draft(pieces)
    strength = draft.strength if draft and draft.hedged and row.hedged else "certain"
    own = [Cue(STATEMENT, start, end, record[start:end])]
    if row.how == "near":
        own.append(Cue(NEAR, start, end, record[start:end]))
    return Unit(
        id=name,
        start=start,
        end=end,
        text=record[start:end],
        role=row.role,
        attributed_to=row.speaker or None,
        hedged=row.hedged,
        score=SCORES[row.how],
        because=(*own, *cues.of_unit(pieces)),
        paragraph=sentence.paragraph if sentence else 0,
        sentence=sentence.number if sentence else 0,
        parts=tuple(pieces) if len(pieces) > 1 else (),
        strength=strength,  # type: ignore[arg-type]
        stance=_stance(row),
    )


def _stance(row: ModelStatement) -> Stance | None:
    return (row.stance or "reports") if row.speaker else None  # type: ignore[return-value]


def _because(unit: Unit, main: bool) -> tuple[Cue, ...]:
    ground = Cue(MAIN, unit.start, unit.end, unit.text)
    return (ground, *unit.because) if main else unit.because


def _of_record(text: SentenceText, row: ModelStatement, given: Sequence[Span]) -> list[Span]:
    """Return the pieces of a statement in the text of record."""
    if given:
        return [given[row.id - 1]]
    return [span for piece in row.pieces for span in text.aligned.origins(*piece)]


def _relations(
    record: str,
    links: Sequence[ModelLink],
    names: Mapping[int, str],
    places: Mapping[int, list[Span]],
    cues: OwnCues,
) -> tuple[Relation, ...]:
    rows = sorted(links, key=lambda link: places[link.source])
    # What bears on a link bears on the first that its target unit has to another unit.
    bearing = {
        link.source: f"r{number}"
        for number, link in reversed(list(enumerate(rows, 1)))
        if link.type not in TARGETS_RELATION
    }
    found = []
    for number, link in enumerate(rows, 1):
        pieces = places[link.source]
        start, end = pieces[0][0], pieces[-1][1]
        reason = Cue(REASON, start, end, record[start:end], note=link.why)
        on_link = link.type in TARGETS_RELATION
        found.append(
            Relation(
                id=f"r{number}",
                source=names[link.source],
                target=bearing[link.target] if on_link else names[link.target],
                type=link.type,  # type: ignore[arg-type]
                score=OF_RELATION,
                because=(reason, *cues.of_relation(pieces)),
            )
        )
    return tuple(found)


def _lost(lost: Sequence[str]) -> list[str]:
    told = [f"The model's answer was not used in this: {words}." for words in lost[:MOST_NOTES]]
    more = len(lost) - len(told)
    return [*told, f"The same holds of {more} more."] if more else told
