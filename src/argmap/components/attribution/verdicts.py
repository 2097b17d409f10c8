"""Find the verdict that a statement such as "That is untrue" passes on what stands before it.

An author proclaims or disclaims in so many words what another said (Martin and White 2005), also in
a sentence without a verb ("Hardly.", "Quite so.") or by an echo of it ("It is not.").
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.components.attribution.contradictions import (
    contradicts,
    is_partial,
    points_back,
)
from argmap.components.denials import curt_phrase, denies_by_ellipsis
from argmap.components.parse import Parse
from argmap.draft import Draft
from argmap.records import Stance

FLIPPED: Mapping[Stance, Stance] = {"endorses": "rejects", "rejects": "endorses"}
Verdict = tuple[Stance, int]


def verdict_on_previous(parse: Parse, draft: Draft, speaker: str = "") -> Verdict | None:
    """Return the verdict that a short statement passes on what stands before it.

    Args:
        parse: The document.
        draft: The statement: "That is simply untrue.", "Nonsense.", "She is right."
        speaker: Who said what stands before it, whom it may name: "The warden is wrong."

    Returns:
        `endorses` or `rejects`, and the token that tells; None where it passes no verdict.
    """
    curt = curt_verdict(parse, draft.first, draft.last)
    head = _own_verb(parse, draft.head)
    found = curt or _worded_verdict(parse, head, speaker)
    return found or (("rejects", head) if contradicts(parse, draft, head) else None)


def _worded_verdict(parse: Parse, head: int, speaker: str) -> Verdict | None:
    """Return the verdict that the words of a statement pass: "That is true", "She errs"."""
    subject = parse.subject(head)
    if subject is None:
        return None
    own = parse.lower[subject] in parse.words["author_pronoun"]
    if own and _dissents_utterly(parse, head):
        return "rejects", head
    if is_partial(parse, head):
        return None
    if own:
        return _disagreement(parse, head)
    opposite = parse.lemma[subject] in parse.words["opposite"]
    if not (opposite or points_back(parse, subject) or _is_speaker(parse, subject, speaker)):
        return None
    found = _predicate(parse, head, opposite) or _failure(parse, head)
    if found is None:
        return None
    stance, token = found
    denied = parse.child(head, "neg") is not None
    return (FLIPPED[stance] if denied != opposite else stance), token


def curt_verdict(parse: Parse, first: int, last: int) -> Verdict | None:
    """Return the verdict of a run of words that is nothing else: "Far from it", "It is not".

    Args:
        parse: The document.
        first: Its first token.
        last: The token behind its last.
    """
    for stance, name in CURT:
        token = curt_phrase(parse, first, last, name)
        if token is not None:
            return stance, token
    return ("rejects", first) if denies_by_ellipsis(parse, first, last) else None


CURT: tuple[tuple[Stance, str], ...] = (
    ("rejects", "denying_phrase"),
    ("endorses", "assenting_phrase"),
)


def _predicate(parse: Parse, head: int, opposite: bool) -> Verdict | None:
    """Return what a statement calls what was said: true or false, so, the case."""
    words = parse.words
    if parse.lemma[head] not in words["copular_verb"]:
        return None
    for token in parse.children[head]:
        if token < head or parse.dep[token] not in ("acomp", "attr", "advmod"):
            continue
        if parse.lemma[token] in words["right"] or parse.lower[token] in words["factual"]:
            return "endorses", token
        if parse.lemma[token] in words["wrong"] and not opposite:
            return "rejects", token
        # "That would be a mistake" rejects what somebody would do.
        supposed = any(parse.lower[c] in words["supposing_modal"] for c in parse.children[head])
        if supposed and parse.lemma[token] in words["blame"]:
            return "rejects", token
    return None


def _failure(parse: Parse, head: int) -> Verdict | None:
    """Return the verdict of a verb: "she errs", "the claim does not hold up", "holds water"."""
    words = parse.words
    if parse.lemma[head] in words["erring_verb"]:
        return "rejects", head
    if parse.lemma[head] not in words["withstanding_verb"] or parse.child(head, "neg") is None:
        return None
    bare = parse.child(head, "dobj", "ccomp", "xcomp")
    whole = bare is None or parse.lemma[bare] in words["test_of_claims"]
    return ("endorses", head) if whole else None


def _disagreement(parse: Parse, head: int) -> Verdict | None:
    """Return the verdict of an author who says that he does not believe it or begs to differ."""
    words = parse.words
    thing = parse.child(head, "dobj", "xcomp", "ccomp")
    pointed = thing is None or parse.lower[thing] in words["anaphor_object"]
    denied = parse.child(head, "neg") is not None
    dissents = parse.lemma[head] in words["dissenting_verb"] and not denied
    believes = parse.lemma[head] in words["crediting_verb"] and thing is not None
    return ("rejects", head) if pointed and (dissents or (believes and denied)) else None


def _dissents_utterly(parse: Parse, head: int) -> bool:
    """Return whether the author says that he could not disagree more, or agree less."""
    behind = {f"{parse.lemma[head]} {parse.lower[c]}" for c in parse.children[head] if c > head}
    denied = parse.child(head, "neg") is not None
    return denied and not behind.isdisjoint(parse.words["utmost_dissent"])


def _is_speaker(parse: Parse, subject: int, speaker: str) -> bool:
    """Return whether a subject names the one who spoke."""
    return parse.lower[subject] in speaker.lower().split()


def _own_verb(parse: Parse, head: int) -> int:
    """Return the verb of what the author says he thinks: "I think they are wrong."""
    below = parse.child(head, "ccomp")
    convinced = parse.lemma[head] in parse.words["conviction_verb"]
    return below if convinced and below is not None and parse.is_authors(head) else head
