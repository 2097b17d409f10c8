"""Tell how firmly a unit is put by the one who says it.

Terms:
    level: one of certain, probable, possible, doubted. A plain statement is certain: whoever
        states a thing without a mark is committed to it (Saurí and Pustejovsky 2009, FactBank,
        whose lower half of negative polarity is `doubted` here).
    scope: the words a mark bears on. A mark inside what somebody else says is that speaker's; one
        in the author's own words is the author's (Vincze et al. 2008, BioScope).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.records import STRENGTHS, Strength

# What "not" makes of a level: not certain, not likely, cannot, no doubt.
DENIED: Mapping[str, Strength] = {
    "certain": "possible",
    "probable": "doubted",
    "possible": "possible",
    "doubted": "certain",
}
RAISES = frozenset({"seem", "suggests", "supposing", "thinking"})


def set_strength(
    parse: Parse,
    draft: Draft,
    tokens: Mapping[int, int],
    reported: Collection[int],
    levels: Mapping[str, str],
) -> None:
    """Write into a draft how firmly its speaker puts it, and the words that tell.

    Args:
        parse: The document.
        draft: One of its units, with its speaker and its hedge; changed in place.
        tokens: The token that begins at each offset.
        reported: Tokens inside what the unit's speaker says.
        levels: The level of each cue that has one.
    """
    marks = []
    for hit in draft.cues:
        level = levels.get(hit.id)
        if level is None or not _bears(parse, draft, hit, tokens[hit.start], reported):
            continue
        marks.append((STRENGTHS.index(_denied(parse, hit, tokens[hit.start], level)), hit))
    if marks:
        rank, hit = max(marks, key=lambda mark: (mark[0], -mark[1].start))
        draft.strength = STRENGTHS[rank]
        draft.because.append(Hit(hit.id, "strength.word", hit.start, hit.end, hit.weight))


def _bears(parse: Parse, draft: Draft, hit: Hit, token: int, reported: Collection[int]) -> bool:
    """Return whether a mark bears on the unit as its speaker puts it."""
    # "I think" says whose claim it is; it lowers nothing (Hyland 2005, self mentions).
    if hit.kind == "strength" and hit.id != "boosted":
        if draft.speaker or not hit.main:
            return bool(draft.speaker) and hit.main and token not in reported
        return parse.is_authors(token) and hit.id != "thinking"
    if draft.speaker and reported and token not in reported:
        # The author's own doubt of a report: "Moon reportedly said".
        return hit.kind == "hedge" and draft.hedged and hit.main
    return hit.main or token in reported


def _denied(parse: Parse, hit: Hit, token: int, level: str) -> Strength:
    about = [token, parse.head[token]] if parse.tag[token] in ("MD", "RB", "JJ") else [token]
    denied = any(parse.dep[c] == "neg" and c != token for t in about for c in parse.children[t])
    modal = parse.tag[token] == "MD" and parse.lower[token] == "could"
    if denied and modal:
        return "certain"
    if denied and hit.id not in RAISES:
        return DENIED[level]
    return STRENGTHS[STRENGTHS.index(level)]


def scope(parse: Parse, heads: Sequence[int]) -> frozenset[int]:
    """Return all tokens below some heads, these included."""
    return frozenset(t for head in heads for t in range(parse.left[head], parse.right[head] + 1))
