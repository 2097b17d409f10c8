"""argmap's own cues that fired at a place, told beside what a model says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.decoding.grounds import as_cue
from argmap.draft import Draft, Findings, Hit
from argmap.lexicon import cues_by_id
from argmap.records import Cue, Span

MOST = 8  # cues told of one element


class OwnCues:
    """What argmap's components found in a text, by place."""

    def __init__(self, found: Findings | None, text: str) -> None:
        """Take what was found (None where nothing was looked for), and the text of record."""
        self._drafts: Sequence[Draft] = found.drafts if found else ()
        self._text = text

    def draft(self, pieces: Sequence[Span]) -> Draft | None:
        """Return the draft that shares most with a stretch of text; None where none does."""
        best, most = None, 0
        for draft in self._drafts:
            shared = _shared(pieces, draft.pieces or ((draft.start, draft.end),))
            if shared > most:
                best, most = draft, shared
        return best

    def of_unit(self, pieces: Sequence[Span]) -> tuple[Cue, ...]:
        """Return the cues that stand in a unit, in text order."""
        draft = self.draft(pieces)
        hits = (*draft.cues, *draft.because) if draft else ()
        return self._cues(hit for hit in hits if _shared(pieces, ((hit.start, hit.end),)))

    def of_relation(self, pieces: Sequence[Span]) -> tuple[Cue, ...]:
        """Return the connectives that lead the unit a relation starts from."""
        draft = self.draft(pieces)
        return self._cues(draft.leads if draft else ())

    def _cues(self, hits: Iterable[Hit]) -> tuple[Cue, ...]:
        """Return the cues of hits that a word fired; they weigh nothing: they decided nothing."""
        found: dict[tuple[str, int, int], Cue] = {}
        for hit in sorted(hits, key=lambda row: (row.start, row.end, row.kind, row.id)):
            if hit.id in cues_by_id():
                plain = Hit(hit.id, "", hit.start, hit.end)
                found.setdefault((hit.id, hit.start, hit.end), as_cue(plain, self._text))
        return tuple(found.values())[:MOST]


def _shared(pieces: Sequence[Span], others: Sequence[Span]) -> int:
    """Return how many characters two runs of stretches share."""
    return sum(
        max(0, min(end, last) - max(start, first))
        for start, end in pieces
        for first, last in others
    )
