"""Whether a clause hangs from a clause that is a unit, with no report or modifier between.

References:
    Prasad, R. et al. (2007). Attribution and its (Non-)Alignment with Syntactic Arguments of
        Connectives.
"""

from __future__ import annotations

from collections.abc import Container

from argmap.components.parse import Parse

# What a clause may hang by and still be as much the author's as the clause above it.
TRANSPARENT_LABELS = frozenset(
    {"conj", "ccomp", "xcomp", "advcl", "acomp", "parataxis", "dep", "attr"}
)
MODIFIER_LABELS = frozenset({"relcl", "acl", "nsubj"})
STEPS_TO_CLAUSE = 12  # steps up the tree


def attaches_to_clause(
    parse: Parse, head: int, heads: Container[int], reports: Container[int]
) -> bool:
    """Return whether a clause hangs from a clause head without a report or a modifier between.

    Args:
        parse: The document.
        head: Head of the clause.
        heads: Heads of the clauses found so far in its sentence.
        reports: Verbs that let somebody else than the author speak.
    """
    token = parse.head[head]
    if head in reports and parse.dep[head] == "advcl":
        reports = ()  # "some say so, while others say …": another speaker
    if not parse.is_verb(token) and parse.dep[head] in ("conj", "ccomp", "advcl"):
        token = _verb_above(parse, token)
    elif parse.dep[head] == "acl" and parse.lemma[token] in parse.words["factive_noun"]:
        token = _phrase_above(parse, token)  # "in spite of the fact that …"
    for _ in range(STEPS_TO_CLAUSE):
        if token in heads:
            return True
        dep, above = parse.dep[token], parse.head[token]
        if dep not in TRANSPARENT_LABELS or above == token:
            return dep == "ROOT"
        if dep == "ccomp" and above in reports:
            return False
        token = above
    return False


def _verb_above(parse: Parse, token: int) -> int:
    """Return the nearest verb above a token, or the modifier that stands between."""
    while parse.head[token] != token and not parse.is_verb(token):
        if parse.dep[token] in MODIFIER_LABELS:
            return token
        token = parse.head[token]
    return token


def _phrase_above(parse: Parse, noun: int) -> int:
    """Return what the prepositional phrase around a noun hangs from."""
    token = noun
    while parse.dep[token] in ("pobj", "prep", "pcomp") and parse.head[token] != token:
        token = parse.head[token]
    return token
