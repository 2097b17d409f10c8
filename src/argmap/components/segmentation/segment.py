"""Cut parsed sentences into clauses that each say one thing.

Every token belongs to the nearest clause head above it in the dependency tree. The root of a
sentence is a clause head; others are added by the rules below, each with an id. Runs of tokens
of one clause are its pieces, so that a clause interrupted by another has two.

Rules (their ids say why a unit begins where it does):
    split.sentence: a sentence by itself.
    split.cue: a connective of the lexicon with `splits`, which introduces a clause.
    split.subject: a coordinated clause with a subject of its own.
    split.stop: a full clause behind a semicolon or a dash.
    split.colon: a full clause behind a colon; clauses behind it share its host.
    split.splice: two full clauses with just a comma between them.

References:
    Carlson, L. and Marcu, D. (2001). Discourse Tagging Reference Manual (where clauses count).
    Peldszus, A. and Stede, M. (2013). From argument diagrams to argumentation mining in texts.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from argmap.components.cues import FoundCue
from argmap.components.parse import Parse
from argmap.components.quotations import quoted
from argmap.components.segmentation.boundaries import proposed_heads
from argmap.components.segmentation.clause_attachment import attaches_to_clause
from argmap.components.segmentation.clause_grammar import has_authorial_subject
from argmap.components.segmentation.clauses import Clause, ClauseHead, Heads
from argmap.components.segmentation.parse_repairs import mended_heads
from argmap.components.segmentation.text_clauses import text_clauses
from argmap.components.segmentation.token_ownership import cut_clauses
from argmap.lexicon.kinds import EVIDENCE, REPORT


def segment(parse: Parse, cues: Sequence[FoundCue]) -> list[Clause]:
    """Return the clauses of a document.

    Args:
        parse: The document.
        cues: Its cues, in text order.

    Returns:
        The clauses of all sentences, ordered by their first token; every token belongs to
        exactly one.
    """
    quotations = quoted(parse)
    reports = {cue.first for cue in cues if cue.row.kind == REPORT and _speaks(parse, cue.first)}
    by_sentence: dict[int, list[FoundCue]] = {}
    for cue in cues:
        if cue.row.splits:
            by_sentence.setdefault(parse.sentence[cue.first], []).append(cue)
    found: list[Clause] = []
    for number, (first, last) in enumerate(parse.sentences):
        parts = text_clauses(parse, first, last)
        proposed = proposed_heads(parse, first, last, by_sentence.get(number, ()))
        main = {part.head.head: part.head for part in parts}
        heads = accepted_heads(parse, main, proposed, quotations, reports)
        found += cut_clauses(parse, parts, mended_heads(parse, heads))
    return found


def accepted_heads(
    parse: Parse,
    main: Heads,
    proposed: Iterable[ClauseHead],
    quotations: Mapping[int, int],
    reports: Container[int],
) -> Heads:
    """Return the heads of a sentence's clauses: its main ones and those proposed that may stand.

    None stands that hangs from a report or a modifier, or inside one quotation from another part
    of it. A connective proposed for a head that is known is that head's, if it has none.

    Args:
        parse: The document.
        main: The heads of the sentence's parts between hard stops.
        proposed: Further heads.
        quotations: The number of its quotation for each token inside one.
        reports: Verbs that let somebody else than the author speak.
    """
    heads = dict(main)
    for new in proposed:
        known = heads.get(new.head)
        if known is not None:
            if known.cue is None and new.cue is not None:
                heads[new.head] = replace(known, cue=new.cue)
            continue
        quotation = quotations.get(new.head)
        if quotation is not None and quotation == quotations.get(parse.head[new.head]):
            continue
        shows = new.cue is not None and new.cue.row.kind == EVIDENCE
        if shows or attaches_to_clause(parse, new.head, heads, reports):
            heads[new.head] = new
    return heads


def _speaks(parse: Parse, verb: int) -> bool:
    """Return whether a verb has somebody else for its subject, or a text: "it says here"."""
    subject, words = parse.child(verb, "nsubj"), parse.words
    text = subject is not None and parse.lower[subject] in words["text_pronoun"]
    return (text and parse.lemma[verb] in words["text_verb"]) or not has_authorial_subject(
        parse, verb
    )
