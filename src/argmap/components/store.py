"""Keep drafts in a spaCy document as plain data, so that they survive its bytes and a process.

In the document all is a plain list of numbers, words and lists in `doc._.argmap`, with a
fingerprint of the text and the tokens it is about: `Doc.retokenize`, or data carried from one
document to another, would else be read as what it is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary
from zlib import crc32

from argmap.components.stages import WHOLE, check_order
from argmap.draft import Candidate, Draft, Hit, PartRow
from argmap.errors import PipelineError
from argmap.reading.alignment import AlignedText, Markup, Piece

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXTENSION = "argmap"
MAP = "argmap_map"
_FIELDS = tuple(field.name for field in fields(Draft))
# The drafts of documents still in use, each with the rows in the document that they were made of.
_KEPT: WeakKeyDictionary[Doc, tuple[list[Any], tuple[Draft, ...]]] = WeakKeyDictionary()
_SHAPE = crc32(" ".join(_FIELDS).encode())
_HITS = tuple(_FIELDS.index(name) for name in ("leads", "cues", "because"))
_VALUES = attrgetter(*_FIELDS)
_LISTS = tuple(_FIELDS.index(name) for name in ("words", "flags"))
_PIECES = _FIELDS.index("pieces")
_HIT = attrgetter("id", "kind", "start", "end", "weight", "main")


def ensure_extension() -> None:
    """Register `doc._.argmap` and `doc._.argmap_map`, once."""
    from spacy.tokens import Doc

    for name in (EXTENSION, MAP):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def load_drafts(doc: Doc, component: str = "") -> list[Draft]:
    """Return the drafts that a document carries, in text order; none before `argmap_units` ran.

    Args:
        doc: The document.
        component: The component that goes on with them.

    Raises:
        PipelineError: What the component builds on has not run, or the document's tokens were
            changed since.
    """
    data = stored(doc)
    if component:
        check_order(component, data.get("ran", ()))
        if data["made_for"][1:] != [_token_mark(doc), _SHAPE]:
            raise PipelineError(
                f"{component}: the document was retokenized after argmap_units, or its data come "
                "from another one; retokenize before argmap_cues"
            )
    return _drafts(doc)


def load_draft(doc: Doc, id: str) -> Draft | None:
    """Return the draft behind the unit `u1`, `u2`, …; None where there is none of that id."""
    rows, number = stored(doc).get("units", ()), id.removeprefix("u")
    if not id.startswith("u") or not number.isdecimal() or not 1 <= int(number) <= len(rows):
        return None
    return _draft(rows[int(number) - 1])


def load_whole(doc: Doc) -> tuple[list[Draft], list[Candidate]]:
    """Return the drafts and the signalled relations of a document that all components ran over.

    They tell of characters, so that it does no harm if its tokens were merged or split since.

    Raises:
        PipelineError: A component has not run, or the drafts are of another text.
    """
    data = stored(doc)
    missing = [name for name in WHOLE if name not in data.get("ran", ())]
    if missing:
        raise PipelineError(
            f"{', '.join(missing)} did not run over this document; add what is missing to the "
            "spaCy pipeline and run it (Doc.from_docs and Span.as_doc leave argmap's data behind)"
        )
    text, tokens, shape = data["made_for"]
    same = tokens == _token_mark(doc) or text == _text_mark(doc)
    if not same or shape != _SHAPE:
        what = "another text" if shape == _SHAPE else "another version of argmap"
        raise PipelineError(f"doc._.argmap is of {what}; run the pipeline over this document")
    return _drafts(doc), load_candidates(doc)


def save_drafts(doc: Doc, drafts: Sequence[Draft], component: str = "argmap_units") -> None:
    """Write drafts into their document as plain data.

    Args:
        doc: The document.
        drafts: All its drafts in text order.
        component: Who made them; `argmap_units` begins anew, so that what others found is lost.
    """
    rows = _rows(doc, drafts)
    if component == "argmap_units":
        kept = {key: value for key, value in stored(doc).items() if key in ("parts", "aligned")}
        new = {"parts": [], **kept, "made_for": _marks(doc), "ran": []}
    else:
        new = stored(doc)
    _put(doc, {**new, "units": rows, "ran": [*new["ran"], component]})
    _KEPT[doc] = (rows, tuple(drafts))


def load_candidates(doc: Doc) -> list[Candidate]:
    """Return the signalled relations that a document carries."""
    return [
        Candidate(source, target, type, score, tuple(Hit(*hit) for hit in because))
        for source, target, type, score, because in stored(doc).get("relations", ())
    ]


def save_candidates(doc: Doc, candidates: list[Candidate]) -> None:
    """Write signalled relations into their document as plain data."""
    rows = [(c.source, c.target, c.type, c.score, [_HIT(h) for h in c.because]) for c in candidates]
    data = stored(doc)
    _put(doc, {**data, "relations": rows, "ran": [*data["ran"], "argmap_relations"]})


def load_parts(doc: Doc) -> list[PartRow]:
    """Return the parts that a document was told to have, in text order."""
    return [PartRow(*row) for row in stored(doc).get("parts", ())]


def save_parts(doc: Doc, parts: list[PartRow]) -> None:
    """Tell a document its parts before the components run."""
    _put(doc, {**stored(doc), "parts": [list(part) for part in parts]})


def save_alignment(doc: Doc, aligned: AlignedText) -> None:
    """Keep how a document, the plain form of a text of record, is aligned with that text."""
    rows = (aligned.pieces, aligned.markup, aligned.foreign)
    data = [aligned.size, *([list(row) for row in kind] for kind in rows)]
    _put(doc, {**stored(doc), "aligned": data})


def is_aligned(doc: Doc) -> bool:
    """Return whether a document is the plain form of a text of record."""
    return "aligned" in stored(doc)


def load_alignment(doc: Doc, text: str = "") -> AlignedText | None:
    """Return how a document is aligned with its text of record; None where it is that text.

    Args:
        doc: The document.
        text: Its text, where that is at hand already.
    """
    rows = stored(doc).get("aligned")
    if rows is None:
        return None
    size, pieces, markup, foreign = rows
    return AlignedText(
        text or doc.text,
        tuple(Piece(*piece) for piece in pieces),
        size,
        tuple(Markup(*pair) for pair in markup),
        tuple((start, end) for start, end in foreign),
    )


def save_map(doc: Doc, json: str) -> None:
    """Write a finished map into its document, as JSON text."""
    setattr(doc._, MAP, json)


def load_map(doc: Doc) -> str | None:
    """Return the finished map that a reader wrote into a document, as JSON text."""
    json: str | None = getattr(doc._, MAP)
    return json


def stored(doc: Doc) -> dict[str, Any]:
    """Return what `doc._.argmap` holds; empty before `argmap_units` ran."""
    return getattr(doc._, EXTENSION) or {}


def _put(doc: Doc, data: dict[str, Any]) -> None:
    setattr(doc._, EXTENSION, data)


def _marks(doc: Doc) -> list[int]:
    """Return what tells a text, its tokens and the fields of a draft from others."""
    return [_text_mark(doc), _token_mark(doc), _SHAPE]


def _text_mark(doc: Doc) -> int:
    return crc32(doc.text.encode("utf-8", "surrogatepass"))


def _token_mark(doc: Doc) -> int:
    # The words and the blanks behind them are the text, at a tenth of the cost.
    return crc32(doc.to_array(["ORTH", "SPACY"]).tobytes())


def _drafts(doc: Doc) -> list[Draft]:
    rows = stored(doc).get("units", [])
    kept = _KEPT.get(doc)
    if kept is not None and kept[0] is rows:
        return list(kept[1])
    drafts = [_draft(row) for row in rows]
    _KEPT[doc] = (rows, tuple(drafts))
    return drafts


def _rows(doc: Doc, drafts: Sequence[Draft]) -> list[Any]:
    """Return drafts as rows; those that are kept as they were have theirs already."""
    rows, kept = _KEPT.get(doc, ((), ()))
    known = {id(draft): row for draft, row in zip(kept, rows, strict=True)}
    return [known.get(id(draft)) or _row(draft) for draft in drafts]


def _row(draft: Draft) -> list[Any]:
    row = list(_VALUES(draft))
    for index in _HITS:
        row[index] = [_HIT(hit) for hit in row[index]]
    return row


def _draft(row: list[Any]) -> Draft:
    # Bytes make lists of tuples and, in a DocBin, tuples of lists.
    values = list(row)
    for index in _HITS:
        values[index] = tuple(Hit(*hit) for hit in values[index])
    for index in _LISTS:
        values[index] = tuple(values[index])
    values[_PIECES] = tuple((start, end) for start, end in values[_PIECES])
    return Draft(*values)
