"""Find what a verb of saying reports, as the heads of it: clauses, quoted words or an object."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.components.attribution.reported_clauses import clauses_around, clauses_below
from argmap.components.attribution.reported_objects import objects_of
from argmap.components.attribution.reporting_clauses import is_comment_clause
from argmap.components.parse import Parse
from argmap.components.quotations import PAIRS
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import READING, REPORT


def what_is_said(parse: Parse, draft: Draft, hit: Hit, verb: int) -> tuple[int, ...]:
    """Return the heads of what a verb reports, empty where it reports nothing.

    Args:
        parse: The document.
        draft: The unit the verb stands in.
        hit: The verb as a cue, which tells what will do for something said.
        verb: Its token.
    """
    groups = parse.language.groups
    quotes = any(parse.lower[t] in PAIRS for t in range(draft.first, draft.last))
    if hit.id in groups["manner_of_speaking"]:
        return (verb,) if quotes else _marked(parse, verb)
    comments = hit.kind == READING and is_comment_clause(parse, verb)
    around = clauses_around(parse, verb) if hit.kind == REPORT or comments else ()
    if around:
        return around
    demands = hit.id in groups["demanding"]
    if hit.id in groups["wording"] or (quotes and demands):
        return (verb,) if quotes else ()
    below = () if hit.id in groups["phrasal_report"] else clauses_below(parse, hit, verb)
    if below and not (demands and parse.lemma[verb] in parse.words["naming_verb"]):
        return below
    return objects_of(parse, hit, verb) or ((verb,) if quotes else ())


def _marked(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the clause that "that" opens behind a verb: "sighed that it was late"."""
    that = parse.words["complementizer"]
    below = (c for c in parse.children[verb] if c > verb and parse.dep[c] == "ccomp")
    return tuple(c for c in below if parse.lower[parse.left[c]] in that)


def stands_in_content(parse: Parse, token: int, said: Sequence[int]) -> bool:
    """Return whether a token stands inside what is said.

    Args:
        parse: The document.
        token: The token.
        said: The heads of what is said.
    """
    return any(parse.left[head] <= token <= parse.right[head] for head in said)
