"""Find words of saying that are put into a statement: "Prices, an economist remarked, fall".

A parenthetical clause of reporting has a subject, a verb of saying and at most a listener; commas
or dashes part it from what is said (Huddleston and Pullum 2002, The Cambridge Grammar of the
English Language, ch. 11, parentheticals; Urmson 1952). Parsers seldom see its grammar, so that it
is found by its marks.
"""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft

PARTERS = frozenset({",", "—", "–", "--"})
LONGEST = 9
LEAST = 3
LISTENERS = frozenset({"me", "us", "you", "him", "her", "them"})
NAMES = ("NN", "NNS", "NNP", "NNPS", "PRP")
LINKS = ("WP", "WDT", "WRB", "CC")
TOLD = ("VBD", "VBZ", "VBP", "VBN")
AUXILIARY = ("aux", "auxpass")


def speaker_put_in(parse: Parse, draft: Draft, verb: int) -> int | None:
    """Return who says a unit by a clause of saying that is put into it or behind it.

    Args:
        parse: The document.
        draft: The unit.
        verb: A verb of saying in it.

    Returns:
        The head of the clause's subject, None where the verb is in no such clause.
    """
    first, last = verb, verb + 1
    while first > draft.first and parse.lower[first - 1] not in PARTERS:
        first -= 1
    while last < draft.last and parse.lower[last] not in PARTERS:
        last += 1
    outside = (first - draft.first) + (draft.last - last)
    told = parse.tag[verb] in TOLD or any(parse.tag[t] == "MD" for t in range(first, verb))
    if first == draft.first or last - first > LONGEST or outside < LEAST or not told:
        return None
    return _subject(parse, first, verb, last)


def _subject(parse: Parse, first: int, verb: int, last: int) -> int | None:
    """Return who speaks in a clause that has a verb of saying; None where it has more than that."""
    first += parse.lower[first] == "as"
    before, after = range(first, verb), range(verb + 1, last)
    around = (*before, *after)
    verbs = [t for t in around if parse.tag[t][:2] == "VB" and parse.dep[t] not in AUXILIARY]
    if verbs or any(parse.tag[t] in LINKS or parse.lower[t] == "that" for t in around):
        return None
    mine = [t for t in before if _may_name(parse, t)]
    rest = [t for t in after if _may_name(parse, t) and parse.lower[t] not in LISTENERS]
    if mine:
        return None if rest else mine[-1]
    return rest[-1] if rest and not before else None


def _may_name(parse: Parse, token: int) -> bool:
    word = parse.lower[token]
    return parse.tag[token] in NAMES and parse.dep[token] != "pobj" and not word.endswith("self")
