"""Name the relations that connectives signal: the component `argmap_relations`.

A connective says how its clause bears on its host, or on the statement before it. What no word
signals is inferred later, from the plain data (see `argmap.scorers.rule_scorer`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.components.store import ensure_extension, load_drafts, save_candidates
from argmap.draft import Candidate, Draft, Hit, juxtaposed
from argmap.lexicon.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

HOSTED = {
    "reason": "support",
    "concession": "qualify",
    "condition": "qualify",
    "evidence": "support",
}
FOLLOWING = {
    "reason": ("attach.reason", "support"),
    "example": ("attach.example", "support"),
    "restatement": ("attach.restatement", "support"),
}


def signalled(drafts: Sequence[Draft], rules: Mapping[str, Rule]) -> list[Candidate]:
    """Name the relations that connectives signal.

    Args:
        drafts: The units of a document in text order.
        rules: The table of rules.

    Returns:
        Candidates in the order of their source units.
    """
    found: list[Candidate] = []
    for number, draft in enumerate(drafts):
        for source, target, type, rule, hit in _signals(drafts, number, draft):
            weight = rules[rule].weight
            ground = Hit(hit.id, rule, hit.start, hit.end, weight)
            found.append(Candidate(source, target, type, weight, (ground,)))
    return sorted(found, key=lambda c: (c.source, c.target))


def _signals(
    drafts: Sequence[Draft], number: int, draft: Draft
) -> Iterator[tuple[int, int, str, str, Hit]]:
    if draft.hosted and draft.host >= 0:
        yield from _of_clause(draft, number)
        return
    before = _before(drafts, number)
    if before is not None:
        yield from _of_sentence(draft, number, before)
        need = next((hit for hit in drafts[before].cues if hit.kind == "need"), None)
        if need is not None and draft.has("directive") and not draft.speaker:
            yield before, number, "support", "attach.need", need


def _of_clause(draft: Draft, number: int) -> Iterator[tuple[int, int, str, str, Hit]]:
    """Name how a subordinate clause bears on its host, or the host on what it shows."""
    hit = draft.led_by(*HOSTED)
    if hit is None:
        return
    if hit.id == "signifying":
        yield draft.host, number, "support", "attach.shown", hit
    else:
        type = "linked" if juxtaposed(draft, number) else HOSTED[hit.kind]
        yield number, draft.host, type, "attach.host", hit


def _of_sentence(
    draft: Draft, number: int, before: int
) -> Iterator[tuple[int, int, str, str, Hit]]:
    """Name how a statement bears on the one before it, or that on this."""
    for kind, (rule, type) in FOLLOWING.items():
        hit = draft.led_by(kind)
        if hit is not None:
            yield number, before, type, rule, hit
    if "infers" in draft.flags:
        whole = Hit("", "", draft.start, draft.end)
        yield before, number, "support", "attach.infers", whole
    result = draft.led_by("result")
    if result is not None:
        yield before, number, "support", "attach.result", result


def _before(drafts: Sequence[Draft], number: int) -> int | None:
    """Return the statement before: the last in the paragraph that is no clause of this one."""
    for other in range(number - 1, -1, -1):
        if drafts[other].paragraph != drafts[number].paragraph:
            return None
        if drafts[other].host != number:
            return other
    return None


class RelationFinder:
    """Writes the signalled relations into `doc._.argmap`."""

    def __init__(self, rules: Mapping[str, Rule] | None = None) -> None:
        ensure_extension()
        self.rules = load_rules() if rules is None else rules

    def __call__(self, doc: Doc) -> Doc:
        """Run on a document, which is changed in place and given back."""
        save_candidates(doc, signalled(load_drafts(doc), self.rules))
        return doc
