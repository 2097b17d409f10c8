"""Take units as given instead of finding them, so that roles and relations can be measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.components.cues import CUE_SPANS, FoundCue, read_cues
from argmap.components.parse import Parse, read_parse
from argmap.components.segmentation.connective_clauses import introduced_clause
from argmap.components.segmentation.cue_assignment import UnitCues, assign_cues
from argmap.components.segmentation.extents import Extent, extent_of, paragraph_at
from argmap.components.segmentation.units import UNIT_SPANS, blank_line_parts, write_spans
from argmap.components.store import ensure_extension, load_parts, save_drafts
from argmap.draft import Draft
from argmap.lexicon.kinds import CONNECTIVES, SUBORDINATORS
from argmap.lexicon.registry import complete, decided

if TYPE_CHECKING:
    from spacy.tokens import Doc

GIVEN_BOUNDS = decided("split.given", __name__)
# All other rules of this family have been entered by what `units` imports.
complete("split")


def give_units(
    doc: Doc,
    spans: Sequence[tuple[int, int]],
    cues_key: str = CUE_SPANS,
    spans_key: str = UNIT_SPANS,
) -> Doc:
    """Write given units into a document, in the place of `argmap_units`, and return it.

    Args:
        doc: A document with cues; changed in place and given back.
        spans: Start and end in characters, end exclusive.
        cues_key: The group of spans that holds the cues.
        spans_key: The group of spans to write the units into.
    """
    ensure_extension()
    parse, cues = read_parse(doc), read_cues(doc, cues_key)
    starts = [part.start for part in load_parts(doc) or blank_line_parts(doc.text)]
    drafts = given_drafts(parse, cues, sorted(spans), starts)
    save_drafts(doc, drafts)
    write_spans(doc, drafts, spans_key)
    return doc


def given_drafts(
    parse: Parse,
    cues: Sequence[FoundCue],
    bounds: Sequence[tuple[int, int]],
    starts: Sequence[int],
) -> list[Draft]:
    """Return the drafts of units whose bounds are given.

    Args:
        parse: The document.
        cues: Its cues, in text order.
        bounds: Start and end in characters of each unit, end exclusive, in text order.
        starts: The first character of each paragraph, in order.
    """
    tokens = [_tokens(parse, start, end) for start, end in bounds]
    extents = [_given_extent(parse, cues, first, last) for first, last in tokens]
    found = assign_cues(parse, extents, cues, {})
    hosts = _hosts(parse, cues, extents, found)
    return [
        Draft(
            start=start,
            end=end,
            head=extent.head,
            first=extent.first,
            last=extent.last,
            pieces=(),
            rule=GIVEN_BOUNDS,
            host=-1 if host is None else host,
            hosted=host is not None,
            paragraph=paragraph_at(starts, extent.spans[0][0]),
            sentence=extent.sentence,
            leads=tuple(own.leads),
            cues=tuple(own.others),
            question="?" in parse.lower[first:last],
        )
        for (start, end), (first, last), extent, own, host in zip(
            bounds, tokens, extents, found, hosts, strict=True
        )
    ]


def _tokens(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Return the first token of some characters and the token behind the last."""
    first = max(0, bisect_right(parse.start, start) - 1)
    return first, max(first + 1, bisect_right(parse.start, max(start, end - 1)))


def _given_extent(parse: Parse, cues: Sequence[FoundCue], first: int, last: int) -> Extent:
    """Return where a unit stands, without the marks and connectives that open it."""
    leading = {
        cue.first: cue.last
        for cue in cues
        if cue.row.kind in CONNECTIVES and _opens_unit(parse, cue, first, last)
    }
    inner = first
    while inner < last - 1 and (parse.is_mark(inner) or inner in leading):
        inner = min(leading.get(inner, inner + 1), last - 1)
    return extent_of(parse, _head_within(parse, inner, last), [(inner, last)])


def _opens_unit(parse: Parse, cue: FoundCue, first: int, last: int) -> bool:
    """Return whether a connective opens the unit's own clause, not one that stands before it.

    In "If it rains, we stay" the clause of "if" ends inside the unit: it is no connective of it.
    """
    if parse.dep[cue.last - 1] != "mark":
        return not cue.row.inside
    head = introduced_clause(parse, cue)
    return head is not None and parse.right[head] >= last - 2 and head >= first


def _head_within(parse: Parse, first: int, last: int) -> int:
    """Return the head of a run of tokens: of those that hang from none of it the widest verb."""
    tops = [
        t for t in range(first, last) if parse.head[t] == t or not first <= parse.head[t] < last
    ]
    return min(
        tops or [first],
        key=lambda t: (not parse.is_verb(t), parse.is_mark(t), parse.left[t] - parse.right[t]),
    )


def _hosts(
    parse: Parse,
    cues: Sequence[FoundCue],
    extents: Sequence[Extent],
    found: Sequence[UnitCues],
) -> list[int | None]:
    """Return the unit that each hangs from which a subordinator leads; None for all others."""
    splitting = {cue.first: cue for cue in cues if cue.row.splits}
    by_start = {parse.start[token]: cue for token, cue in splitting.items()}
    hosts: list[int | None] = []
    for number, own in enumerate(found):
        lead = next((hit for hit in own.leads if hit.kind in SUBORDINATORS), None)
        cue = by_start.get(lead.start) if lead is not None else None
        hosts.append(None if cue is None else _host(parse, extents, number, cue))
    return hosts


def _host(parse: Parse, extents: Sequence[Extent], number: int, cue: FoundCue) -> int | None:
    """Return the unit of its sentence that a unit hangs from: the one its clause does, or the next.

    Args:
        parse: The document.
        extents: Where all units stand.
        number: The unit.
        cue: The subordinator that leads it.
    """
    if parse.tag[cue.first] == "CC":
        return None
    head = introduced_clause(parse, cue)
    above = parse.head[head] if head is not None else cue.first
    others = [
        n
        for n, other in enumerate(extents)
        if n != number and other.sentence == extents[number].sentence
    ]
    around = [n for n in others if extents[n].first <= above < extents[n].last]
    nearest = sorted(others, key=lambda n: (abs(n - number), n))
    return next(iter((*around, *nearest)), None)
