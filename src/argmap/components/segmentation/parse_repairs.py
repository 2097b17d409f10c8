"""Mend what a parser commonly gets wrong about the clauses of a sentence."""

from __future__ import annotations

from dataclasses import replace

from argmap.components.parse import Parse
from argmap.components.segmentation.boundaries import CUE, SUBJECT
from argmap.components.segmentation.clause_grammar import is_full_clause
from argmap.components.segmentation.clauses import ClauseHead, Heads
from argmap.components.segmentation.connective_clauses import inverted_clauses
from argmap.components.segmentation.text_clauses import SENTENCE

COMPLEMENT_LABELS = frozenset({"attr", "acomp", "prep", "xcomp", "oprd", "expl"})


def mended_heads(parse: Parse, heads: Heads) -> Heads:
    """Return the heads of a sentence's clauses with the parser's common slips mended."""
    for mend in (mend_fronted, mend_copula, mend_inverted):
        heads = mend(parse, heads)
    return heads


def mend_fronted(parse: Parse, heads: Heads) -> Heads:
    """Return the heads, mended where a sentence's last verb was taken for its root.

    In "A seems so, although what they lack is B" the parser makes `is` the root, with `seems`
    as its complement and `what they lack` as the clause of `although`. The root then belongs to
    the connective, and the complement is the main clause.
    """
    mended = dict(heads)
    for head in heads:
        clause, root = mended[head], parse.head[head]
        if clause.cue is None or root not in mended or root != parse.right[head] + 1:
            continue
        main = next(
            (c for c in parse.children[root] if c < head and is_full_clause(parse, c)), None
        )
        if main is not None and root != head:
            del mended[head]
            mended[root] = replace(mended[root], cue=clause.cue, rule=clause.rule, host=main)
            mended.setdefault(main, ClauseHead(main, SENTENCE))
    return mended


def mend_copula(parse: Parse, heads: Heads) -> Heads:
    """Return the heads, mended in "X is a Y and Z seems so", taken for "X is (Y and Z seems so)".

    A copula without a complement of its own has lost it to the subject of the clause that hangs
    from it; the coordinator inside that subject is where the second clause begins.
    """
    mended = dict(heads)
    for head in heads:
        verb = _clause_taken_for_complement(parse, head)
        subject = parse.subject(verb) if verb is not None and verb not in mended else None
        if verb is None or subject is None or parse.child(verb, "mark") is not None:
            continue
        joint = next((t for t in range(head, subject) if parse.tag[t] == "CC"), None)
        if joint is not None and parse.left[subject] == parse.left[verb] > head:
            mended[verb] = ClauseHead(verb, SUBJECT, host=head, begin=joint)
    return mended


def _clause_taken_for_complement(parse: Parse, head: int) -> int | None:
    """Return the verb of a full clause below a copula that has no other complement, or None."""
    below = parse.children[head]
    if parse.lemma[head] not in parse.words["copula"]:
        return None
    if any(parse.dep[c] in COMPLEMENT_LABELS for c in below):
        return None
    return next((c for c in below if parse.dep[c] == "ccomp" and is_full_clause(parse, c)), None)


def mend_inverted(parse: Parse, heads: Heads) -> Heads:
    """Return the heads, mended in "X may, but Y does", taken for Y's clause with X's verb in it."""
    mended = dict(heads)
    for head, clause in heads.items():
        pair = inverted_clauses(parse, clause.cue.last - 1) if clause.cue is not None else None
        if clause.cue is None or pair is None or pair[1] != head:
            continue
        mended.setdefault(pair[0], ClauseHead(pair[0], clause.rule, clause.host))
        mended[head] = replace(clause, host=pair[0], begin=clause.cue.first, rule=CUE)
    return mended
