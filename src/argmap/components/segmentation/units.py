"""Turn clauses into units: the component `argmap_units`.

A unit leaves out the connective before it and the full stop behind it (the annotation guide);
a question keeps both, for they are what makes it one.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.components.clause_openings import opens_clause
from argmap.components.cues import CUE_SPANS, CueFinder, FoundCue, read_cues
from argmap.components.parse import Parse, read_parse
from argmap.components.roles.concessions import curt
from argmap.components.roles.features import COMPARED
from argmap.components.segmentation.boundaries import asserts, is_complement
from argmap.components.segmentation.clauses import Clause
from argmap.components.segmentation.comma_splices import is_full
from argmap.components.segmentation.segment import clauses
from argmap.components.segmentation.unit_edges import may_open, words
from argmap.components.store import ensure_extension, load_parts, save_drafts
from argmap.draft import (
    Draft,
    Hit,
    PartRow,
)
from argmap.lexicon.kinds import CONNECTIVES
from argmap.lexicon.words import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPANS = "argmap_units"
SENTENCE_LENGTH = 6
OUGHT = load_words()["ought"]
SENTENCE_STOPS = frozenset({".", "!", "…", ","})


def draft_units(parse: Parse, cues: Sequence[FoundCue], parts: Sequence[PartRow]) -> list[Draft]:
    """Find the units of a parsed document.

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
    found = [
        (clause, words(parse, clause, near.get(parse.sentence[clause.head], ())))
        for clause in clauses(parse, cues)
    ]
    starts = [start for start, _, _, mapped in parts if mapped]
    out = [(start, end) for start, end, _, mapped in parts if not mapped]
    titles = [(start, end) for start, end, kind, _ in parts if kind in ("title", "heading")]
    kept = [
        (clause, pieces)
        for clause, pieces in found
        if pieces
        and not _within(parse.start[pieces[0][0]], out)
        and says_something(parse, clause, pieces)
        and not (
            asks_nothing(parse, pieces)
            and _within(parse.start[pieces[0][0]], titles)
            and not is_thesis(parse, clause)
        )
    ]
    number = {clause.head: index for index, (clause, _) in enumerate(kept)}
    drafts = []
    for clause, pieces in kept:
        draft = make_draft(parse, clause.head, pieces, clause.rule, starts)
        draft.host = number.get(clause.host, -1) if clause.host is not None else -1
        draft.hosted = _subordinate(clause)
        drafts.append(draft)
    openers = {clause.cue: order for order, (clause, _) in enumerate(kept) if clause.cue}
    give_cues(parse, drafts, cues, openers)
    return drafts


def says_something(parse: Parse, clause: Clause, pieces: Sequence[tuple[int, int]]) -> bool:
    """Return whether a clause can be accepted or doubted: it has a verb, asks, or hangs on a clause.

    A bare name, a list item or a heading does not; a word that grants does, and a long run of
    words with a stop behind it, since its verb may have been taken for a noun.
    """
    tokens = [t for first, last in pieces for t in range(first, last)]
    whole = (t for first, last in clause.pieces for t in range(first, last))
    if any(parse.is_verb(t) for t in whole) or not asks_nothing(parse, pieces):
        return True
    stopped = tokens[-1] + 1 < len(parse.lower) and parse.lower[tokens[-1] + 1] in SENTENCE_STOPS
    long = stopped and len(tokens) >= SENTENCE_LENGTH
    return _subordinate(clause) or long or curt(parse, tokens[0], tokens[-1] + 1)


def asks_nothing(parse: Parse, pieces: Sequence[tuple[int, int]]) -> bool:
    """Return whether a clause ends without a question mark."""
    return parse.lower[pieces[-1][1] - 1] != "?"


def is_thesis(parse: Parse, clause: Clause) -> bool:
    """Return whether a title is a sentence that states the thesis.

    So does one that denies, judges, compares, demands or says what should be done, perhaps behind
    a label ("CMV: …"); others only name the topic or tell the news.
    """
    head = clause.head
    first, last = parse.sentences[parse.sentence[head]]
    subject = parse.subject(head)
    begins = parse.left[head] if subject is None else parse.left[subject]
    if begins != first and parse.lower[begins - 1] != ":":
        return False
    if subject is None:
        bids = parse.child(head, "dobj", "ccomp") is not None
        return bids and parse.tag[head] == "VB" and head == begins
    judges = parse.lemma[head] == "be" and parse.child(head, "acomp", "attr") is not None
    argues = judges or any(
        parse.dep[t] == "neg" or parse.lower[t] in OUGHT or parse.tag[t] in COMPARED
        for t in range(first, last)
    )
    return argues and is_full(parse, head)


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (at, sys.maxsize)) - 1
    return index >= 0 and at < spans[index][1]


def make_draft(
    parse: Parse, head: int, pieces: list[tuple[int, int]], rule: str, starts: Sequence[int]
) -> Draft:
    """Make a draft of token ranges; see `Draft` for what it holds."""
    spans = [(parse.start[i], parse.end[j - 1]) for i, j in pieces]
    return Draft(
        start=spans[0][0],
        end=spans[-1][1],
        head=head,
        first=pieces[0][0],
        last=pieces[-1][1],
        pieces=spans if len(spans) > 1 else [],
        rule=rule,
        paragraph=max(0, bisect_right(starts, spans[0][0]) - 1),
        sentence=parse.sentence[pieces[0][0]],
        question="?" in parse.lower[pieces[-1][1] - 1 : pieces[-1][1] + 2],
    )


def _subordinate(clause: Clause) -> bool:
    return clause.cue is not None and (
        clause.cue.row.kind in ("reason", "concession", "condition", "evidence")
        or clause.cue.row.id in ("whereas", "so-that")
    )


def give_cues(
    parse: Parse,
    drafts: Sequence[Draft],
    cues: Iterable[FoundCue],
    openers: Mapping[FoundCue, int],
) -> None:
    """Hand each cue to the draft it stands in or opens; `openers` are known beforehand.

    A connective is a lead of the draft that begins at it or right behind it, or in whose main
    clause it stands as an adverb ("is, therefore, not …").
    """
    begins = [draft.first for draft in drafts]
    heads = {draft.head: number for number, draft in enumerate(drafts)}
    for cue in cues:
        hit = as_hit(parse, cue)
        if cue in openers:
            drafts[openers[cue]].leads.append(hit)
            continue
        index = bisect_right(begins, cue.first) - 1
        if hit.kind not in CONNECTIVES:
            owner = _owner(drafts, index, hit)
            if owner is None and hit.kind == "report":
                owner = _framed(parse, heads, cue.first)
            if owner is not None:
                main = in_main_clause(parse, drafts[owner].head, cue)
                drafts[owner].cues.append(hit if main else replace(hit, main=False))
            continue
        after = next((i for i in (index, index + 1) if _led(parse, drafts, i, cue)), None)
        if after is not None:
            drafts[after].leads.append(hit)
        elif parse.head[cue.last - 1] in heads and parse.dep[cue.last - 1] == "advmod":
            # An adverb parted from its clause by another: "Still, although …, the plan …"
            drafts[heads[parse.head[cue.last - 1]]].leads.append(hit)
        elif (owner := _owner(drafts, index, hit)) is not None:
            near = parse.head[cue.first] == drafts[owner].head and parse.tag[cue.first] != "CC"
            (drafts[owner].leads if near else drafts[owner].cues).append(hit)


def in_main_clause(parse: Parse, head: int, cue: FoundCue) -> bool:
    """Return whether a cue stands at the verb of a unit, not in a clause below it."""
    if cue.first <= head < cue.last:
        return True
    for token in (cue.first, cue.last - 1):
        for _ in range(4):
            if token == head:
                return True
            if parse.dep[token] in ("advcl", "relcl", "acl", "csubj", "pcomp", "nsubj"):
                break
            if parse.dep[token] == "ccomp" and not asserts(parse, parse.head[token]):
                break
            if parse.dep[token] == "conj" and is_complement(parse, token):
                break
            token = parse.head[token]
    return False


def as_hit(parse: Parse, cue: FoundCue) -> Hit:
    """Turn a found cue into plain data."""
    start, end = parse.start[cue.first], parse.end[cue.last - 1]
    return Hit(cue.row.id, cue.row.kind, start, end, cue.row.weight)


def _led(parse: Parse, drafts: Sequence[Draft], index: int, cue: FoundCue) -> bool:
    if not 0 <= index < len(drafts):
        return False
    draft = drafts[index]
    gap = draft.first - cue.last
    if not may_open(parse, cue, draft.head):
        return False
    if cue.first <= draft.first < cue.last:
        return True
    return (
        0 <= gap <= 3
        and parse.sentence[cue.first] == draft.sentence
        and (opens_clause(parse, cue.first) or cue.row.splits or gap <= 1)
    )


def _owner(drafts: Sequence[Draft], index: int, hit: Hit) -> int | None:
    for number in (index, index - 1, index - 2):
        if number >= 0:
            spans = drafts[number].pieces or [(drafts[number].start, drafts[number].end)]
            if any(start <= hit.start and hit.end <= end for start, end in spans):
                return number
    return None


def _framed(parse: Parse, heads: Mapping[int, int], verb: int) -> int | None:
    """Return the draft that a verb of saying outside all drafts reports, if they were given so."""
    return next(
        (heads[c] for c in parse.children[verb] if parse.dep[c] == "ccomp" and c in heads), None
    )


def blank_line_parts(text: str) -> list[PartRow]:
    """Take every block between blank lines for a part of the body."""
    blocks = re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
    return [(block.start(), block.end(), "body", True) for block in blocks]


class UnitFinder:
    """Writes `doc.spans["argmap_units"]`, a span a unit, and the drafts behind them."""

    def __init__(self, finder: CueFinder) -> None:
        self.finder = finder
        ensure_extension()

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, which is changed in place and given back."""
        if CUE_SPANS not in doc.spans:
            doc = self.finder(doc)
        parts = load_parts(doc) or blank_line_parts(doc.text)
        drafts = draft_units(read_parse(doc), read_cues(doc), parts)
        save_drafts(doc, drafts)
        write_spans(doc, drafts)
        return doc


def write_spans(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Write a span for each draft, with the label `unit` and the ids `u1`, `u2` and so on."""
    from spacy.tokens import Span

    doc.spans[SPANS] = [
        Span(doc, draft.first, draft.last, label="unit", span_id=f"u{number}")
        for number, draft in enumerate(drafts, 1)
    ]
