"""The only door out of spaCy: plain data about a parsed document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from argmap.components.parse import read_parse
from argmap.components.referents import with_referents
from argmap.components.segmentation.leads import with_leads
from argmap.components.store import load_alignment, load_parts, load_whole
from argmap.draft import Findings, Hit, ParsedText, PartRow
from argmap.reading.alignment import AlignedText

if TYPE_CHECKING:
    from spacy.tokens import Doc


def harvest(doc: Doc, given: Sequence[tuple[int, int]] | None = None) -> Findings:
    """Return what the components found in a document; spans die with it, this does not.

    Offsets count the characters of the text of record, where the document is its plain form.

    Args:
        doc: A document that all components ran over.
        given: Start and end of each unit where they were given; what the plain form leaves out
            of one, such as the number of a list's item, belongs to it all the same.

    Raises:
        PipelineError: A component has not run over it, or what was found is of another text.
    """
    drafts, signalled = load_whole(doc)
    parse = read_parse(doc)
    drafts = with_referents(parse, with_leads(parse, drafts))
    parts = load_parts(doc)
    places = [draft.pieces or ((draft.start, draft.end),) for draft in drafts]
    parsed = ParsedText(parse.text, places, parts)
    found = Findings(drafts, signalled, parts, doc.lang_ or "en", parsed)
    aligned = load_alignment(doc, parse.text)
    found = found if aligned is None else _of_record(found, aligned)
    return found if given is None else _as_given(found, sorted(given))


def _as_given(found: Findings, given: Sequence[tuple[int, int]]) -> Findings:
    if len(given) != len(found.drafts):
        return found
    pairs = zip(found.drafts, given, strict=True)
    return replace(found, drafts=[replace(d, start=start, end=end) for d, (start, end) in pairs])


def _of_record(found: Findings, aligned: AlignedText) -> Findings:
    """Return findings with the offsets of the text of record."""
    # Many grounds tell of one place.
    origin = cache(aligned.origin)

    def moved(hits: Iterable[Hit]) -> tuple[Hit, ...]:
        spans = ((hit, origin(hit.start, hit.end)) for hit in hits)
        return tuple(
            Hit(hit.id, hit.kind, start, end, hit.weight, hit.main) for hit, (start, end) in spans
        )

    drafts = []
    for draft in found.drafts:
        start, end = origin(draft.start, draft.end)
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
