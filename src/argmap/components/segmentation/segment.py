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

from argmap.components.cues import FoundCue
from argmap.components.parse import Parse
from argmap.components.quotations import quoted
from argmap.components.segmentation.boundaries import proposals, reaches
from argmap.components.segmentation.clauses import Clause, zone_heads
from argmap.components.segmentation.comma_splices import is_author
from argmap.components.segmentation.parse_repairs import mend_copula, mend_fronted, mend_overtaken
from argmap.components.segmentation.token_ownership import claim_openings, owners, settle


def clauses(parse: Parse, cues: Sequence[FoundCue]) -> list[Clause]:
    """Cut a document into clauses.

    Args:
        parse: The document.
        cues: Its cues, in text order.

    Returns:
        The clauses of all sentences, ordered by their first token; every token but white space
        belongs to exactly one.
    """
    inside = quoted(parse)
    reports = {cue.first for cue in cues if cue.row.kind == "report" and _speaks(parse, cue.first)}
    by_sentence: dict[int, list[FoundCue]] = {}
    for cue in cues:
        if cue.row.splits:
            by_sentence.setdefault(parse.sentence[cue.first], []).append(cue)
    found: list[Clause] = []
    for number, (first, last) in enumerate(parse.sentences):
        found += _sentence(parse, first, last, by_sentence.get(number, ()), inside, reports)
    return found


def _speaks(parse: Parse, verb: int) -> bool:
    """Return whether a verb has somebody for its subject, or a text: "it says here"."""
    it = parse.child(verb, "nsubj")
    text = it is not None and parse.lower[it] == "it" and parse.lemma[verb] in TEXTUAL
    return text or not is_author(parse, verb)


TEXTUAL = frozenset({"say", "claim", "argue", "state", "recommend", "conclude", "propose"})


def _sentence(
    parse: Parse,
    first: int,
    last: int,
    cues: Iterable[FoundCue],
    inside: Mapping[int, int],
    reports: Container[int],
) -> list[Clause]:
    heads = zone_heads(parse, first, last)
    edges = sorted((lo, hi) for lo, hi in heads)
    table = dict(heads.values())
    zone_of = {t: zone for zone in edges for t in range(*zone)}
    roots = {zone: heads[zone][0] for zone in edges}
    for head, rule, cue in proposals(parse, first, last, cues):
        blocked = inside.get(head, -1) >= 0 and inside.get(head) == inside.get(parse.head[head])
        free = cue is not None and cue.row.kind == "evidence"
        if head not in table and not blocked and (free or reaches(parse, head, table, reports)):
            table[head] = Clause(head, rule, cue=cue)
        elif head in table and table[head].cue is None and cue is not None:
            table[head].cue = cue
    mend_fronted(parse, table)
    mend_copula(parse, table)
    mend_overtaken(parse, table)
    owner = owners(parse, first, last, table, zone_of, roots)
    for token, head in list(owner.items()):
        host = table[head].host
        if token < table[head].begin and host is not None:
            owner[token] = host
    for head, clause in table.items():
        for token in range(clause.begin, head if clause.begin else 0):
            owner[token] = head if owner[token] == clause.host else owner[token]
    claim_openings(parse, table, owner)
    return settle(parse, first, last, table, owner)
