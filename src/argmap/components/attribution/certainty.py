"""Tell how firmly a unit is put by the one who says it.

Terms:
    level: one of certain, probable, possible, doubted. A plain statement is certain: whoever
        states a thing without a mark is committed to it (Saurí and Pustejovsky 2009, FactBank,
        whose lower half of negative polarity is `doubted` here).
    scope: the words a mark bears on. A mark inside what somebody else says is that speaker's; one
        in the author's own words is the author's (Vincze et al. 2008, BioScope).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.components.attribution.attribution_records import Attribution, Certainty, ground
from argmap.components.attribution.permission import is_deontic
from argmap.components.attribution.reported_content import stands_in_content
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import HEDGE, STRENGTH
from argmap.lexicon.registry import decided
from argmap.records import STRENGTHS, Strength

STRENGTH_RULE = decided("strength.word", __name__)
# How certain what is hedged is at most.
BARELY_HEDGED: Strength = "probable"
LEAST_HEDGED = STRENGTHS.index(BARELY_HEDGED)
# What "not" makes of a level: not certain, not likely, cannot, no doubt.
WHEN_DENIED: Mapping[str, Strength] = {
    "certain": "possible",
    "probable": "doubted",
    "possible": "possible",
    "doubted": "certain",
}


def unit_certainty(
    parse: Parse,
    draft: Draft,
    tokens: Mapping[int, int],
    attribution: Attribution | None,
    hedge: Hit | None,
) -> Certainty:
    """Return how firmly the one who says a unit puts it, and the word that tells.

    Where several words tell, the least certain decides, and the first of these.

    Args:
        parse: The document.
        draft: One of its units.
        tokens: The token that begins at each offset.
        attribution: Who says it; None where the author does.
        hedge: What the author lowers its certainty with; None where he does not. His own words
            are certain then, and hedged words never are.
    """
    if attribution is None and hedge is None:
        return Certainty("certain", None)
    marks: list[tuple[int, int, Hit]] = []
    levels = parse.language.levels
    for hit in draft.cues:
        if hit.id not in levels:
            continue
        token = tokens[hit.start]
        if attribution is None:
            bears = _bears_on_own_words(parse, hit, token)
        else:
            bears = _bears_on_report(parse, hit, token, attribution.said, hedge is not None)
        if bears:
            level = _level_here(parse, hit, token)
            marks.append((STRENGTHS.index(level), -hit.start, hit))
    if hedge is not None and not any(rank for rank, _, _ in marks):
        rank = max(STRENGTHS.index(levels.get(hedge.id, BARELY_HEDGED)), LEAST_HEDGED)
        marks.append((rank, -hedge.start, hedge))
    if not marks:
        return Certainty("certain", None)
    rank, _, hit = max(marks, key=lambda mark: mark[:2])
    return Certainty(STRENGTHS[rank], ground(STRENGTH_RULE, hit))


def _bears_on_own_words(parse: Parse, hit: Hit, token: int) -> bool:
    """Return whether a mark bears on what the author says himself.

    "I think" says whose claim it is; it lowers nothing (Hyland 2005, self mentions).
    """
    if _is_source_predicate(parse, hit):
        opining = hit.id in parse.language.groups["opining"]
        return hit.main and not opining and parse.is_authors(token)
    return hit.main


def _bears_on_report(parse: Parse, hit: Hit, token: int, said: Sequence[int], hedged: bool) -> bool:
    """Return whether a mark bears on a unit as its speaker puts it."""
    inside = stands_in_content(parse, token, said)
    if _is_source_predicate(parse, hit):
        return hit.main and not inside
    if parse.tag[token] == "MD" and is_deontic(parse, token, parse.head[token]):
        return False
    if said and not inside:
        # The author's own doubt of a report: "Moon reportedly said".
        return hit.kind == HEDGE and hedged and hit.main
    return hit.main or inside


def _is_source_predicate(parse: Parse, hit: Hit) -> bool:
    """Return whether a mark is a verb for how firmly somebody holds what it introduces.

    "Suspect" and "doubt" are such source-introducing predicates (Saurí and Pustejovsky 2009).
    """
    return hit.kind == STRENGTH and hit.id not in parse.language.groups["booster"]


def _level_here(parse: Parse, hit: Hit, token: int) -> Strength:
    """Return the level of a mark as it stands, denied or not."""
    level = parse.language.levels[hit.id]
    about = [token, parse.head[token]] if parse.tag[token] in ("MD", "RB", "JJ") else [token]
    if any(parse.dep[c] == "neg" and c != token for t in about for c in parse.children[t]):
        if parse.tag[token] == "MD" and parse.lower[token] in parse.words["possibility_modal"]:
            return "certain"
        if hit.id not in parse.language.groups["neg_raising"]:
            return WHEN_DENIED[level]
    return STRENGTHS[STRENGTHS.index(level)]
