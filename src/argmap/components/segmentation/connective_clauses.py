"""Which clause a connective introduces, and how it then hangs from another.

References:
    Huddleston, R. and Pullum, G. (2002). The Cambridge Grammar of the English Language, ch. 11
        (subordination) and ch. 15 (coordination).
    Webber, B. et al. (2019). The Penn Discourse Treebank 3.0 Annotation Manual.
"""

from __future__ import annotations

from argmap.components.clause_openings import absolute_verb, clause_at
from argmap.components.cues import FoundCue
from argmap.components.parse import SUBJECTS, Parse
from argmap.components.segmentation.clause_grammar import is_full_clause, is_subordinate
from argmap.lexicon.kinds import CONNECTIVES, SUBORDINATORS

INVERTED_LABELS = frozenset({"aux", "ccomp", "advcl", "csubj"})


def introduced_clause(parse: Parse, cue: FoundCue) -> int | None:
    """Return the head of the clause that a connective introduces, None where it has none.

    Args:
        parse: The document.
        cue: A connective found in it.
    """
    token = cue.last - 1
    head, dep = parse.head[token], parse.dep[token]
    if parse.tag[token] == "VBG":
        return token
    if dep == "mark":
        return head
    if dep == "cc":
        if head > token and all(parse.is_mark(t) for t in range(parse.left[head], token)):
            return head  # "But he came, and she left": the coordinator opens the sentence
        return _coordinated_verb(parse, token, head)
    if cue.row.id in parse.language.groups["absolute"]:
        return absolute_verb(parse, token)
    if clause_at(parse, cue.last):
        return _verb_of_subject_at(parse, token + 1)
    return head if head > token and parse.is_verb(head) else None


def _coordinated_verb(parse: Parse, token: int, head: int) -> int | None:
    """Return the verb that a coordinator joins to its head, or stands before; None without one."""
    verbs = [c for c in parse.children[head] if parse.dep[c] in ("conj", "ccomp")]
    after = next((c for c in verbs if c > token and parse.is_verb(c)), None)
    pair = inverted_clauses(parse, token)
    if pair is not None and (after is None or parse.dep[pair[0]] == "aux"):
        return pair[1]
    if after is None:
        return head if head > token else None
    nearer = any(token < c < after and parse.dep[c] == "cc" for c in parse.children[head])
    return None if nearer else after


def _verb_of_subject_at(parse: Parse, token: int) -> int | None:
    """Return the verb of the first subject that begins at a token, None without one."""
    end = parse.sentences[parse.sentence[token - 1]][1]
    for subject in range(token, end):
        if parse.dep[subject] in SUBJECTS and parse.left[subject] == token:
            return parse.head[subject]
    return None


def inverted_clauses(parse: Parse, token: int) -> tuple[int, int] | None:
    """Return the verbs of two clauses where the parser hangs the first below the second.

    In "They can, but the board needs proof" the later verb was taken for the root and `can`,
    which has a subject of its own, for a part of it.

    Args:
        parse: The document.
        token: The coordinator between them, behind a comma.
    """
    above = parse.head[token]
    if token == 0 or parse.lower[token - 1] != "," or parse.dep[token] != "cc":
        return None
    if above > token:
        first = next((c for c in parse.children[above] if _may_be_inverted(parse, c)), above)
    else:
        first, above = above, parse.head[above]
    apart = first < token < above and parse.is_verb(above) and parse.right[first] < above
    return (first, above) if apart and _may_be_inverted(parse, first) else None


def _may_be_inverted(parse: Parse, verb: int) -> bool:
    """Return whether a verb hangs from another like a part of it, but has a full clause."""
    return (
        parse.dep[verb] in INVERTED_LABELS
        and is_full_clause(parse, verb)
        and not is_subordinate(parse, verb)
    )


def may_lead(parse: Parse, cue: FoundCue, head: int) -> bool:
    """Return whether a cue is a connective that may lead the clause of a head.

    A subordinator leads the one clause it marks; an adverb or a coordinator leads any.
    """
    if cue.row.kind not in CONNECTIVES:
        return False
    return parse.dep[cue.last - 1] != "mark" or introduced_clause(parse, cue) == head


def makes_dependent(parse: Parse, cue: FoundCue | None) -> bool:
    """Return whether a connective makes its clause hang from a host: "because", not "but"."""
    return cue is not None and (
        cue.row.kind in SUBORDINATORS or cue.row.id in parse.language.groups["dependent"]
    )
