"""Tell how the author stands to what a unit reports: endorses it, reports it, or rejects it.

A word at the verb of saying tells ("wrongly claims", "as X rightly notes"), or a verb that takes
what follows for true or for false ("admits", "pretends"; Kiparsky and Kiparsky 1970), or the
author's next statement does ("This is nonsense.", "She is right."; Martin and White 2005,
disclaim and proclaim).
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from argmap.components.draft import Draft, Hit
from argmap.components.parse import Parse
from argmap.lexicon.words import load_words

RIGHT = load_words()["right"]
WRONG = load_words()["wrong"]
POINTS_BACK = load_words()["anaphor"]
COPULAS = frozenset({"be", "seem", "look", "sound"})


def set_stances(parse: Parse, drafts: Sequence[Draft], stances: Mapping[str, str]) -> None:
    """Write the author's stance into every draft that reports a speaker.

    Args:
        parse: The document.
        drafts: Its units in text order, with speakers; changed in place.
        stances: The stance of each cue that has one.
    """
    tokens = {start: token for token, start in enumerate(parse.start)}
    for draft in drafts:
        if not draft.speaker:
            continue
        draft.stance = "reports"
        verbs = {h.start for h in draft.cues if h.kind == "report"}
        hit = next((h for h in draft.cues if _bears(parse, tokens, h, verbs, stances)), None)
        if hit is not None:
            _set(draft, stances[hit.id], Hit(hit.id, "stance.word", hit.start, hit.end, hit.weight))
    for before, draft in pairwise(drafts):
        said = verdict(parse, draft) if before.speaker and not draft.speaker else None
        if said is not None:
            stance, token = said
            _set(before, stance, Hit("", "stance.answer", parse.start[token], parse.end[token]))


def _bears(
    parse: Parse,
    tokens: Mapping[int, int],
    hit: Hit,
    verbs: Container[int],
    stances: Mapping[str, str],
) -> bool:
    """Tell whether a word of stance stands at a verb of saying or at the unit's own verb."""
    token = tokens[hit.start]
    return hit.id in stances and (hit.main or parse.start[parse.head[token]] in verbs)


def verdict(parse: Parse, draft: Draft) -> tuple[str, int] | None:
    """Give the verdict that a short statement passes on what stands before it.

    Args:
        parse: The document.
        draft: The statement: "That is simply untrue.", "Nonsense.", "She is right."

    Returns:
        `endorses` or `rejects`, and the token that tells; None where it passes no verdict.
    """
    head = draft.head
    if draft.last - draft.first <= 2 and parse.lemma[head] in WRONG:
        return "rejects", head
    subject = parse.subject(head)
    if subject is None or parse.lemma[head] not in COPULAS:
        return None
    if not {parse.lower[subject], parse.lower[parse.left[subject]]} & POINTS_BACK:
        return None
    below = [c for c in parse.children[head] if c > head and parse.dep[c] in ("acomp", "attr")]
    for token in below:
        right = parse.lemma[token] in RIGHT
        if right or parse.lemma[token] in WRONG:
            denied = parse.child(head, "neg") is not None
            return ("endorses" if right != denied else "rejects"), token
    return None


def _set(draft: Draft, stance: str, hit: Hit) -> None:
    draft.stance = stance
    draft.because.append(hit)
