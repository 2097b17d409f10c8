"""Take units as given instead of finding them, so that roles and relations can be measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.components.cues import FoundCue, read_cues
from argmap.components.parse import Parse, read_parse
from argmap.components.segmentation.boundaries import introduced
from argmap.components.segmentation.units import (
    blank_line_parts,
    give_cues,
    make_draft,
    write_spans,
)
from argmap.components.store import ensure_extension, load_parts, save_drafts
from argmap.draft import (
    Draft,
)
from argmap.lexicon.kinds import CONNECTIVES

if TYPE_CHECKING:
    from spacy.tokens import Doc


def give_units(doc: Doc, spans: Sequence[tuple[int, int]]) -> Doc:
    """Write units with the given offsets into a document, in the place of `argmap_units`.

    Args:
        doc: A document with cues.
        spans: Start and end in characters, end exclusive.
    """
    ensure_extension()
    parse, cues = read_parse(doc), read_cues(doc)
    starts = [start for start, _, _, _ in load_parts(doc) or blank_line_parts(doc.text)]
    drafts = [_draft(parse, cues, start, end, starts) for start, end in sorted(spans)]
    give_cues(parse, drafts, cues, {})
    _host(parse, cues, drafts)
    for draft, (start, end) in zip(drafts, sorted(spans), strict=True):
        draft.start, draft.end = start, end
    save_drafts(doc, drafts)
    write_spans(doc, drafts)
    return doc


def _draft(
    parse: Parse, cues: Sequence[FoundCue], start: int, end: int, starts: Sequence[int]
) -> Draft:
    first = max(0, bisect_right(parse.start, start) - 1)
    last = max(first + 1, bisect_right(parse.start, max(start, end - 1)))
    opening = {
        cue.first: cue.last
        for cue in cues
        if cue.row.kind in CONNECTIVES and _opens(parse, cue, first, last)
    }
    inner = first
    while inner < last - 1 and (parse.is_mark(inner) or inner in opening):
        inner = min(opening.get(inner, inner + 1), last - 1)
    head = _head(parse, inner, last)
    draft = make_draft(parse, head, [(inner, last)], "split.given", starts)
    draft.question = "?" in parse.lower[first:last]
    return draft


def _opens(parse: Parse, cue: FoundCue, first: int, last: int) -> bool:
    """Return whether a connective opens the unit's own clause, not one that stands before it.

    In "If it rains, we stay" the clause of "if" ends inside the unit: it is no connective of it.
    """
    if parse.dep[cue.last - 1] != "mark":
        return not cue.row.inside
    head = introduced(parse, cue)
    return head is not None and parse.right[head] >= last - 2 and head >= first


def _head(parse: Parse, first: int, last: int) -> int:
    tops = [
        t for t in range(first, last) if parse.head[t] == t or not first <= parse.head[t] < last
    ]
    return min(
        tops or [first],
        key=lambda t: (not parse.is_verb(t), parse.is_mark(t), parse.left[t] - parse.right[t]),
    )


def _host(parse: Parse, cues: Sequence[FoundCue], drafts: list[Draft]) -> None:
    """Find the host of each unit that a subordinator opens: the unit its clause hangs from."""
    opens = {cue.first: cue for cue in cues if cue.row.splits}
    for number, draft in enumerate(drafts):
        lead = next((hit for hit in draft.leads if hit.kind in SUBORDINATE), None)
        token = next((t for t in opens if lead and parse.start[t] == lead.start), None)
        if token is None or parse.tag[token] == "CC":
            continue
        head = introduced(parse, opens[token])
        above = parse.head[head] if head is not None else token
        same = [n for n, other in enumerate(drafts) if other.sentence == draft.sentence]
        hosts = [n for n in same if n != number and drafts[n].first <= above < drafts[n].last]
        near = sorted((n for n in same if n != number), key=lambda n: (abs(n - number), n))
        if hosts or near:
            draft.host, draft.hosted = (hosts or near)[0], True


SUBORDINATE = ("reason", "concession", "condition", "evidence")
