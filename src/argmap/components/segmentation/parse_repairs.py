"""Mend what a parser commonly gets wrong about the clauses of a sentence."""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.components.segmentation.boundaries import overtaken
from argmap.components.segmentation.clauses import Clause
from argmap.components.segmentation.comma_splices import is_full

COMPLEMENTS = frozenset({"attr", "acomp", "prep", "xcomp", "oprd", "expl"})


def mend_fronted(parse: Parse, table: dict[int, Clause]) -> None:
    """Mend a sentence whose last verb was taken for its root, the one before for its subject.

    In "A seems so, although what they lack is B" the parser makes `is` the root, with `seems`
    as its complement and `what they lack` as the clause of `although`. The root then belongs to
    the connective, and the complement is the main clause.
    """
    for head, clause in list(table.items()):
        root, behind = parse.head[head], parse.right[head] + 1
        if clause.cue is None or root not in table or root != behind:
            continue
        main = next((c for c in parse.children[root] if c < head and is_full(parse, c)), None)
        if main is not None and root != head:
            del table[head]
            table[root].cue, table[root].rule = clause.cue, clause.rule
            table[root].host = main
            table.setdefault(main, Clause(main, "split.sentence"))


def mend_overtaken(parse: Parse, table: dict[int, Clause]) -> None:
    """Mend "X may, but Y does", taken for one clause of Y with X's verb below Y's."""
    for head, clause in list(table.items()):
        pair = overtaken(parse, clause.cue.last - 1) if clause.cue is not None else None
        if clause.cue is None or pair is None or pair[1] != head:
            continue
        table.setdefault(pair[0], Clause(pair[0], clause.rule, clause.host))
        clause.host, clause.begin, clause.rule = pair[0], clause.cue.first, "split.cue"


def mend_copula(parse: Parse, table: dict[int, Clause]) -> None:
    """Mend "X is a Y and Z seems so", taken for "X is (Y and Z seems so)".

    A form of "be" without a complement of its own has lost it to the subject of the clause that
    hangs from it; the coordinator inside that subject is where the second clause begins.
    """
    for head in list(table):
        below = parse.children[head]
        if parse.lemma[head] != "be" or any(parse.dep[c] in COMPLEMENTS for c in below):
            continue
        verb = next((c for c in below if parse.dep[c] == "ccomp" and is_full(parse, c)), None)
        subject = parse.subject(verb) if verb is not None and verb not in table else None
        if verb is None or subject is None or parse.child(verb, "mark") is not None:
            continue
        joint = next((t for t in range(head, subject) if parse.tag[t] == "CC"), None)
        if joint is not None and parse.left[subject] == parse.left[verb] > head:
            table[verb] = Clause(verb, "split.subject", host=head, begin=joint)
