"""Find the verdict that a statement such as "That is untrue" passes on what stands before it.

An author proclaims or disclaims in so many words what another said (Martin and White 2005).
"""

from __future__ import annotations

from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.records import Stance

SHORTEST_CLAUSE = 2


def verdict_on_previous(parse: Parse, draft: Draft) -> tuple[Stance, int] | None:
    """Return the verdict that a short statement passes on what stands before it.

    Args:
        parse: The document.
        draft: The statement: "That is simply untrue.", "Nonsense.", "She is right."

    Returns:
        `endorses` or `rejects`, and the token that tells; None where it passes no verdict.
    """
    words, head = parse.words, _own_verb(parse, draft.head)
    if draft.last - draft.first <= SHORTEST_CLAUSE and parse.lemma[head] in words["wrong"]:
        return "rejects", head
    subject = parse.subject(head)
    if subject is None or parse.lemma[head] not in words["copular_verb"]:
        return None
    if not _points_back(parse, subject) or _is_partial(parse, head):
        return None
    below = (c for c in parse.children[head] if c > head and parse.dep[c] in ("acomp", "attr"))
    for token in below:
        right = parse.lemma[token] in words["right"]
        if right or parse.lemma[token] in words["wrong"]:
            denied = parse.child(head, "neg") is not None
            return ("endorses" if right != denied else "rejects"), token
    return None


def _points_back(parse: Parse, subject: int) -> bool:
    anaphors = parse.words["anaphor"]
    return parse.lower[subject] in anaphors or parse.lower[parse.left[subject]] in anaphors


def _own_verb(parse: Parse, head: int) -> int:
    """Return the verb of what the author says he thinks: "I think they are wrong."""
    below = parse.child(head, "ccomp")
    convinced = parse.lemma[head] in parse.words["conviction_verb"]
    return below if convinced and below is not None and parse.is_authors(head) else head


def _is_partial(parse: Parse, head: int) -> bool:
    """Return whether a verdict is passed only in part: "may be true", "true to some extent"."""
    partly = parse.words["partial_verdict"]
    return any(parse.lower[t] in partly for t in range(parse.left[head], parse.right[head] + 1))
