"""Turn clauses into units: the component `argmap_units`.

A unit leaves out the connective before it and the full stop behind it (the annotation guide);
a question keeps both, for they are what makes it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from argmap.components.cues import CueFinder, FoundCue, read_cues
from argmap.components.parse import Parse, read_parse
from argmap.components.segmentation.clauses import Clause
from argmap.components.segmentation.connective_clauses import makes_dependent
from argmap.components.segmentation.cue_assignment import UnitCues, assign_cues
from argmap.components.segmentation.extents import Extent, extent_of, paragraph_at
from argmap.components.segmentation.segment import segment
from argmap.components.segmentation.statements import statements
from argmap.components.segmentation.unit_edges import trimmed_pieces
from argmap.components.span_groups import Score, moved
from argmap.components.store import ensure_extension, load_parts, save_drafts
from argmap.draft import Draft, PartRow

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.training import Example

UNIT_SPANS = "argmap_units"


def draft_units(parse: Parse, cues: Sequence[FoundCue], parts: Sequence[PartRow]) -> list[Draft]:
    """Return the units of a parsed document.

    Args:
        parse: The document.
        cues: Its cues, in text order.
        parts: Its paragraphs in text order; nothing in one that is not mapped is a unit.

    Returns:
        Drafts in text order, with boundaries, hosts and cues; nothing decided about them yet.
    """
    near: dict[int, list[FoundCue]] = {}
    for cue in cues:
        near.setdefault(parse.sentence[cue.first], []).append(cue)
    trimmed = (
        (clause, trimmed_pieces(parse, clause, near.get(parse.sentence[clause.head], ())))
        for clause in segment(parse, cues)
    )
    kept = list(statements(parse, trimmed, parts))
    clauses = [clause for clause, _ in kept]
    numbers: dict[int | None, int] = {clause.head: n for n, clause in enumerate(clauses)}
    introducing = {clause.cue: n for n, clause in enumerate(clauses) if clause.cue}
    extents = [extent_of(parse, clause.head, pieces) for clause, pieces in kept]
    found = assign_cues(parse, extents, cues, introducing)
    starts = [part.start for part in parts if part.mapped]
    return [
        _unit_draft(parse, clause, extent, unit_cues, numbers.get(clause.host, -1), starts)
        for clause, extent, unit_cues in zip(clauses, extents, found, strict=True)
    ]


def _unit_draft(
    parse: Parse,
    clause: Clause,
    extent: Extent,
    cues: UnitCues,
    host: int,
    starts: Sequence[int],
) -> Draft:
    """Return the draft of a unit.

    Args:
        parse: The document.
        clause: The clause it was made of.
        extent: Where it stands.
        cues: Its cues.
        host: Number of the draft whose clause it hangs from; -1 where from none.
        starts: The first character of each paragraph, in order.
    """
    start = extent.spans[0][0]
    return Draft(
        start=start,
        end=extent.spans[-1][1],
        head=extent.head,
        first=extent.first,
        last=extent.last,
        pieces=extent.spans if len(extent.spans) > 1 else (),
        rule=clause.rule,
        host=host,
        hosted=makes_dependent(parse, clause.cue),
        paragraph=paragraph_at(starts, start),
        sentence=extent.sentence,
        leads=tuple(cues.leads),
        cues=tuple(cues.others),
        question="?" in parse.lower[extent.last - 1 : extent.last + 2],
    )


def blank_line_parts(text: str) -> list[PartRow]:
    r"""Return every block between blank lines as a part of the body.

    Example:
        >>> [part[:2] for part in blank_line_parts("One.\n\nTwo.")]
        [(0, 4), (6, 10)]
    """
    blocks = re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
    return [PartRow(block.start(), block.end(), "body", True) for block in blocks]


class UnitFinder:
    """Writes `doc.spans["argmap_units"]`, a span a unit, and the drafts behind them.

    Use it by its name, behind a tagger and a parser; it looks for cues itself where
    `argmap_cues` did not run:

        nlp.add_pipe("argmap_units")
        [span.text for span in nlp(text).spans["argmap_units"]]
    """

    def __init__(
        self, finder: CueFinder, spans_key: str = UNIT_SPANS, scorer: Score | None = None
    ) -> None:
        """Take the finder of cues, the group of spans to write into, and what measures it."""
        self.finder, self.spans_key, self.scorer = finder, spans_key, scorer
        ensure_extension()

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """Return how near the units come to gold's, for `nlp.evaluate`."""
        return self.scorer(examples, spans_key=self.spans_key, **settings) if self.scorer else {}

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, change it in place and return it."""
        cues_key = self.finder.spans_key
        if cues_key not in doc.spans or moved(doc, cues_key):
            doc = self.finder(doc)
        parts = load_parts(doc) or blank_line_parts(doc.text)
        drafts = draft_units(read_parse(doc), read_cues(doc, cues_key), parts)
        save_drafts(doc, drafts)
        write_spans(doc, drafts, self.spans_key)
        return doc


def write_spans(doc: Doc, drafts: Sequence[Draft], spans_key: str = UNIT_SPANS) -> None:
    """Write a span for each draft, with the label `unit` and the ids `u1`, `u2` and so on."""
    from spacy.tokens import Span

    doc.spans[spans_key] = [
        Span(doc, draft.first, draft.last, label="unit", span_id=f"u{number}")
        for number, draft in enumerate(drafts, 1)
    ]
