"""Keep drafts in a spaCy document as plain data, so that they survive its bytes and a process.

In the document all is a plain list of numbers, words and lists in `doc._.argmap`; what was read
from it is kept as long as the document holds the same list.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from argmap.draft import Candidate, Draft, Hit, PartRow
from argmap.reading.alignment import AlignedText, Markup, Piece

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXTENSION = "argmap"
_FIELDS = tuple(field.name for field in fields(Draft))
_HITS = tuple(_FIELDS.index(name) for name in ("leads", "cues", "because"))
_VALUES = attrgetter(*_FIELDS)
_HIT = attrgetter("id", "kind", "start", "end", "weight", "main")


def ensure_extension() -> None:
    """Register `doc._.argmap` once."""
    from spacy.tokens import Doc

    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)


def load_drafts(doc: Doc) -> list[Draft]:
    """Read the drafts a document carries, in text order; none before `argmap_units` ran."""
    return [_draft(row) for row in _data(doc).get("units", ())]


def save_drafts(doc: Doc, drafts: list[Draft]) -> None:
    """Write the drafts back to their document as plain data."""
    _put(doc, "units", [_row(draft) for draft in drafts])


def load_candidates(doc: Doc) -> list[Candidate]:
    """Read the signalled relations a document carries."""
    return [
        Candidate(source, target, type, score, tuple(Hit(*hit) for hit in because))
        for source, target, type, score, because in _data(doc).get("relations", ())
    ]


def save_candidates(doc: Doc, candidates: list[Candidate]) -> None:
    """Write signalled relations to their document as plain data."""
    rows = [(c.source, c.target, c.type, c.score, [_HIT(h) for h in c.because]) for c in candidates]
    _put(doc, "relations", rows)


def load_parts(doc: Doc) -> list[PartRow]:
    """Read the parts a document was told to have: start, end, kind, whether mapped."""
    return [(start, end, kind, mapped) for start, end, kind, mapped in _data(doc).get("parts", ())]


def save_parts(doc: Doc, parts: list[PartRow]) -> None:
    """Tell a document its parts before the components run."""
    _put(doc, "parts", [list(part) for part in parts])


def save_alignment(doc: Doc, aligned: AlignedText) -> None:
    """Keep how a document, the plain form of a text of record, is aligned with that text."""
    rows = (aligned.pieces, aligned.markup, aligned.foreign)
    _put(doc, "aligned", [aligned.size, *([list(row) for row in kind] for kind in rows)])


def load_alignment(doc: Doc) -> AlignedText | None:
    """Return how a document is aligned with its text of record; None where it is that text."""
    rows = _data(doc).get("aligned")
    if rows is None:
        return None
    size, pieces, markup, foreign = rows
    return AlignedText(
        doc.text,
        tuple(Piece(*piece) for piece in pieces),
        size,
        tuple(Markup(*pair) for pair in markup),
        tuple((start, end) for start, end in foreign),
    )


def _data(doc: Doc) -> dict[str, Any]:
    return getattr(doc._, EXTENSION) or {}


def _put(doc: Doc, key: str, rows: list[Any]) -> None:
    setattr(doc._, EXTENSION, {**_data(doc), key: rows})


def _row(draft: Draft) -> list[Any]:
    row = list(_VALUES(draft))
    for index in _HITS:
        row[index] = [_HIT(hit) for hit in row[index]]
    return row


def _draft(row: list[Any]) -> Draft:
    values = list(row)
    for index in _HITS:
        values[index] = [Hit(*hit) for hit in values[index]]
    return Draft(*values)
