"""Find words of saying that are put into a statement: "Prices, an economist remarked, fall".

A parenthetical clause of reporting has a subject, a verb of saying and at most a listener; commas
or dashes part it from what is said (Huddleston and Pullum 2002, The Cambridge Grammar of the
English Language, ch. 11, parentheticals; Urmson 1952). Parsers seldom see its grammar, so that it
is found by its marks.
"""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft

SEPARATORS = frozenset({",", "—", "–", "--"})
LONGEST_CLAUSE = 9
LEAST_OUTSIDE = 3
NOMINALS = ("NN", "NNS", "NNP", "NNPS", "PRP")
LINKS = ("WP", "WDT", "WRB", "CC")
REPORTING_TAGS = ("VBD", "VBZ", "VBP", "VBN")
AUXILIARY = ("aux", "auxpass")


def parenthetical_speaker(parse: Parse, draft: Draft, verb: int) -> int | None:
    """Return who says a unit by a clause of saying that is put into it or behind it.

    Args:
        parse: The document.
        draft: The unit.
        verb: A verb of saying in it.

    Returns:
        The head of the clause's subject, None where the verb is in no such clause.
    """
    first, last = verb, verb + 1
    while first > draft.first and parse.lower[first - 1] not in SEPARATORS:
        first -= 1
    while last < draft.last and parse.lower[last] not in SEPARATORS:
        last += 1
    outside = (first - draft.first) + (draft.last - last)
    if first == draft.first or last - first > LONGEST_CLAUSE or outside < LEAST_OUTSIDE:
        return None
    modal = any(parse.tag[t] == "MD" for t in range(first, verb))
    if parse.tag[verb] not in REPORTING_TAGS and not modal:
        return None
    return _only_subject(parse, first, verb, last)


def _only_subject(parse: Parse, first: int, verb: int, last: int) -> int | None:
    """Return who speaks in a clause that has a verb of saying; None where it has more than that."""
    first += parse.lower[first] in parse.words["comment_marker"]
    before, after = range(first, verb), range(verb + 1, last)
    if any(_is_more(parse, t) for t in (*before, *after)):
        return None
    listeners = parse.words["listener_pronoun"]
    fronted = [t for t in before if _may_be_subject(parse, t)]
    behind = [t for t in after if _may_be_subject(parse, t) and parse.lower[t] not in listeners]
    if fronted:
        return None if behind else fronted[-1]
    return behind[-1] if behind and not before else None


def _is_more(parse: Parse, token: int) -> bool:
    """Return whether a token is another verb, or links another clause or noun."""
    tag = parse.tag[token]
    verb = tag[:2] == "VB" and parse.dep[token] not in AUXILIARY
    return verb or tag in LINKS or parse.lower[token] in parse.words["complementizer"]


def _may_be_subject(parse: Parse, token: int) -> bool:
    if parse.tag[token] not in NOMINALS or parse.dep[token] == "pobj":
        return False
    return not parse.language.patterns["reflexive_pronoun"].search(parse.lower[token])
