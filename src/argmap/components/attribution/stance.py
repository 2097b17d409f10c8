"""Tell how the author stands to what a unit reports: endorses it, reports it, or rejects it.

A word at the verb of saying tells ("wrongly claims", "as X rightly notes"), or a verb that takes
what follows for true or for false ("admits", "pretends"; Kiparsky and Kiparsky 1970), or the
author's next statement does ("This is nonsense.", "She is right."; Martin and White 2005,
disclaim and proclaim).
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from argmap.components.attribution.author_responses import (
    left_alone,
    met_with,
    quoted_back,
    vague,
    verb_of,
    vouches,
)
from argmap.components.attribution.reported_content import marked_as
from argmap.components.attribution.speakers import VERBS
from argmap.components.parse import Parse
from argmap.components.roles.concessions import COPULAS
from argmap.draft import Draft, Hit
from argmap.lexicon.words import load_words

RIGHT = load_words()["right"]
WRONG = load_words()["wrong"]
POINTS_BACK = load_words()["anaphor"]
PARTLY = frozenset({"may", "might", "could", "extent", "partly", "half"})
HOLDS = frozenset({"think", "believe", "fear", "suspect", "know"})


def set_stances(parse: Parse, drafts: Sequence[Draft], stances: Mapping[str, str]) -> None:
    """Write the author's stance into every draft that reports a speaker.

    Args:
        parse: The document.
        drafts: Its units in text order, with speakers; changed in place.
        stances: The stance of each cue that has one.
    """
    tokens = {start: token for token, start in enumerate(parse.start)}
    settled: set[int] = set()
    for draft in drafts:
        if not draft.speaker:
            continue
        draft.stance = "reports"
        verbs = {h.start for h in draft.cues if h.kind in VERBS}
        hit = next((h for h in draft.cues if _bears(parse, tokens, h, verbs, stances)), None)
        if hit is not None:
            _set(draft, stances[hit.id], Hit(hit.id, "stance.word", hit.start, hit.end, hit.weight))
            settled.add(id(draft))
    for before, draft in pairwise(drafts):
        said = verdict(parse, draft) if before.speaker and not draft.speaker else None
        if said is not None:
            stance, token = said
            _set(before, stance, Hit("", "stance.answer", parse.start[token], parse.end[token]))
            settled.add(id(before))
    for number, draft in enumerate(drafts):
        if draft.speaker and id(draft) not in settled:
            _from_context(parse, drafts, number, tokens)


def _from_context(
    parse: Parse, drafts: Sequence[Draft], number: int, tokens: dict[int, int]
) -> None:
    """Set a stance by who speaks and how the author goes on, where no word tells it."""
    draft = drafts[number]
    answer = met_with(parse, drafts, number)
    where = (draft.start, draft.end)
    verb = verb_of(draft, tokens)
    turned = answer == "rejects" and drafts[number + 1].led_by("contrast")
    borne = (
        vouches(parse, draft, verb)
        or _called(draft)
        or (verb is not None and marked_as(parse, verb))
    )
    if borne and not turned:
        _set(draft, "endorses", Hit("", "stance.evidence", *where))
    elif answer:
        _set(draft, answer, Hit("", "stance.met", *where))
    elif quoted_back(parse, draft):
        _set(draft, "rejects", Hit("", "stance.quoted", *where))
    elif vague(draft) or left_alone(parse, drafts, number, verb):
        _set(draft, "rejects", Hit("", "stance.left", *where))


def _called(draft: Draft) -> bool:
    """Return whether an author calls a source or a sum as evidence: "according to the log"."""
    return any(h.kind == "attribution.source" or h.id == "set-at" for h in draft.because)


def _bears(
    parse: Parse,
    tokens: Mapping[int, int],
    hit: Hit,
    verbs: Container[int],
    stances: Mapping[str, str],
) -> bool:
    """Return whether a word of stance stands at a verb of saying or at the unit's own verb."""
    token = tokens[hit.start]
    return hit.id in stances and (hit.main or parse.start[parse.head[token]] in verbs)


def verdict(parse: Parse, draft: Draft) -> tuple[str, int] | None:
    """Return the verdict that a short statement passes on what stands before it.

    Args:
        parse: The document.
        draft: The statement: "That is simply untrue.", "Nonsense.", "She is right."

    Returns:
        `endorses` or `rejects`, and the token that tells; None where it passes no verdict.
    """
    head = _held(parse, draft.head)
    if draft.last - draft.first <= 2 and parse.lemma[head] in WRONG:
        return "rejects", head
    subject = parse.subject(head)
    if subject is None or parse.lemma[head] not in COPULAS or _in_part(parse, head):
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


def _held(parse: Parse, head: int) -> int:
    """Return the verb of what the author says he thinks: "I think they are wrong."""
    below = parse.child(head, "ccomp")
    own = parse.is_authors(head)
    return below if own and below is not None and parse.lemma[head] in HOLDS else head


def _in_part(parse: Parse, head: int) -> bool:
    """Return whether a verdict is passed only in part: "may be true", "true to some extent"."""
    below = range(parse.left[head], parse.right[head] + 1)
    return any(parse.lower[t] in PARTLY for t in below)


def _set(draft: Draft, stance: str, hit: Hit) -> None:
    draft.stance = stance
    draft.because.append(hit)
