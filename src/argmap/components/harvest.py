"""The only door out of spaCy: plain data about a parsed document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.components.parse import read_parse
from argmap.components.segmentation.leads import with_leads
from argmap.components.store import load_alignment, load_parts, load_whole
from argmap.draft import Findings, Hit, PartRow
from argmap.reading.alignment import AlignedText

if TYPE_CHECKING:
    from spacy.tokens import Doc


def harvest(doc: Doc) -> Findings:
    """Return what the components found in a document; spans die with it, this does not.

    Offsets count the characters of the text of record, where the document is its plain form.

    Raises:
        PipelineError: A component has not run over it, or what was found is of another text.
    """
    drafts, signalled = load_whole(doc)
    drafts = with_leads(read_parse(doc), drafts)
    found = Findings(drafts, signalled, load_parts(doc), doc.lang_ or "en")
    aligned = load_alignment(doc)
    return found if aligned is None else _of_record(found, aligned)


def _of_record(found: Findings, aligned: AlignedText) -> Findings:
    """Return findings with the offsets of the text of record."""

    def moved(hits: Iterable[Hit]) -> tuple[Hit, ...]:
        spans = ((hit, aligned.origin(hit.start, hit.end)) for hit in hits)
        return tuple(replace(hit, start=start, end=end) for hit, (start, end) in spans)

    drafts = []
    for draft in found.drafts:
        start, end = aligned.origin(draft.start, draft.end)
        pieces = tuple(
            piece
            for stretch in draft.pieces or [(draft.start, draft.end)]
            for piece in aligned.origins(*stretch)
        )
        drafts.append(
            replace(
                draft,
                start=start,
                end=end,
                pieces=pieces if len(pieces) > 1 else (),
                leads=moved(draft.leads),
                cues=moved(draft.cues),
                because=moved(draft.because),
            )
        )
    signalled = [replace(row, because=moved(row.because)) for row in found.signalled]
    parts = [_moved(row, *aligned.origin(row.start, row.end)) for row in found.parts]
    return replace(found, drafts=drafts, signalled=signalled, parts=parts)


def _moved(row: PartRow, start: int, end: int) -> PartRow:
    return row._replace(start=start, end=end)
