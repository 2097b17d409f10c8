"""Which clauses are units: those that state or ask something, and stand in the article.

References:
    Freeman, J. B. (2011). Argument Structure (what can be accepted or doubted).
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from argmap.components.assent import is_curt_assent
from argmap.components.denials import follows_question, is_curt_denial
from argmap.components.parse import COMPARATIVES, Parse
from argmap.components.quotations import DIRECTED
from argmap.components.segmentation.clause_grammar import is_full_clause
from argmap.components.segmentation.clauses import Clause
from argmap.components.segmentation.connective_clauses import makes_dependent
from argmap.draft import PartRow

TokenRanges = list[tuple[int, int]]

VERBLESS_LENGTH = 6  # tokens
QUOTED_LENGTH = 4  # tokens, with the mark that opens
SENTENCE_STOPS = frozenset({".", "!", "…", ","})


def statements(
    parse: Parse, clauses: Iterable[tuple[Clause, TokenRanges]], parts: Sequence[PartRow]
) -> Iterator[tuple[Clause, TokenRanges]]:
    """Yield the clauses that are units.

    Args:
        parse: The document.
        clauses: Its clauses, each with the pieces that are left of it.
        parts: Its parts in text order; nothing in one that is not mapped is a unit, and in a
            title only a question or a thesis is.
    """
    unmapped = [(part.start, part.end) for part in parts if not part.mapped]
    titles = [(part.start, part.end) for part in parts if part.kind in ("title", "heading")]
    for clause, pieces in clauses:
        if not pieces or not says_something(parse, clause, pieces):
            continue
        start = parse.start[pieces[0][0]]
        if _lies_in(start, unmapped) or _only_answers(parse, pieces, parts):
            continue
        if _breaks_off(parse, pieces[-1][1]):
            continue
        if not _lies_in(start, titles) or ends_asking(parse, pieces) or is_thesis(parse, clause):
            yield clause, pieces


def _only_answers(parse: Parse, pieces: TokenRanges, parts: Sequence[PartRow]) -> bool:
    """Return whether a clause is the "No." with which a speaker's turn begins and goes on.

    What it answers stands in another's turn, and the next sentence says what it means.
    """
    first, last = pieces[0][0], pieces[-1][1]
    at = bisect_right(parts, parse.start[first], key=lambda part: part.start) - 1
    if at < 0 or not parts[at].speaker or parse.start[first] != parts[at].start:
        return False
    ends = last if last >= len(parse.lower) else parse.end[last]
    goes_on = parse.text[ends : parts[at].end].strip()
    return bool(goes_on) and is_curt_denial(parse, first, last)


def _breaks_off(parse: Parse, last: int) -> bool:
    """Return whether a clause ends with "that" and a colon: "X has warned that:"."""
    ends = parse.lower[last - 1] in parse.words["complementizer"]
    return ends and parse.lower[last : last + 1] == [":"]


def says_something(parse: Parse, clause: Clause, pieces: TokenRanges) -> bool:
    """Return whether a clause can be accepted or doubted: it has a verb, asks, hangs on a clause.

    A bare name, a list item or a heading does not; a word that grants does, and a quoted or long
    run of words with a stop behind it, since its verb may have been taken for a noun.

    Args:
        parse: The document.
        clause: The clause.
        pieces: What is left of it once trimmed.
    """
    whole = (t for first, last in clause.pieces for t in range(first, last))
    if any(map(parse.is_verb, whole)) or ends_asking(parse, pieces):
        return True
    first, last = pieces[0][0], pieces[-1][1]
    behind = last - 2 if parse.lower[last - 1] in DIRECTED.values() else last
    stopped = behind < len(parse.lower) and parse.lower[behind] in SENTENCE_STOPS
    least = QUOTED_LENGTH if parse.lower[first] in DIRECTED else VERBLESS_LENGTH
    long = stopped and sum(end - begin for begin, end in pieces) >= least
    if " ".join(parse.lower[first : first + 2]) in parse.words["verbless_demand"]:
        return True
    if makes_dependent(parse, clause.cue) or long or is_curt_assent(parse, first, last):
        return True
    return is_curt_denial(parse, first, last) and not follows_question(parse, first)


def ends_asking(parse: Parse, pieces: TokenRanges) -> bool:
    """Return whether a clause ends in a question mark."""
    return parse.lower[pieces[-1][1] - 1] == "?"


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
        demands = parse.child(head, "dobj", "ccomp") is not None
        return demands and parse.tag[head] == "VB" and head == begins
    return is_full_clause(parse, head) and (
        _judges(parse, head) or any(_takes_position(parse, token) for token in range(first, last))
    )


def _judges(parse: Parse, verb: int) -> bool:
    """Return whether a verb says of its subject what it is: "Homework is bad"."""
    copular = parse.lemma[verb] in parse.words["copula"]
    return copular and parse.child(verb, "acomp", "attr") is not None


def _takes_position(parse: Parse, token: int) -> bool:
    """Return whether a word denies, compares or says what should be."""
    return (
        parse.dep[token] == "neg"
        or parse.lower[token] in parse.words["ought"]
        or parse.tag[token] in COMPARATIVES
    )


def _lies_in(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a character stands in one of some spans, which are in text order."""
    index = bisect_right(spans, (at, sys.maxsize)) - 1
    return index >= 0 and at < spans[index][1]
