"""Tell how the author stands to what a unit reports: endorses it, reports it, or rejects it.

A word at the verb of saying tells ("wrongly claims", "as X rightly notes"), or a verb that takes
what follows for true or for false ("admits", "pretends"; Kiparsky and Kiparsky 1970), or the
author's next statement does ("This is nonsense.", "She is right."; Martin and White 2005,
disclaim and proclaim). Where no word tells, who speaks and how the author goes on do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.components.attribution.attribution_records import AuthorStance, ground
from argmap.components.attribution.author_responses import (
    author_response,
    is_quoted_line,
    stands_unanswered,
)
from argmap.components.attribution.evidential_sources import (
    is_evidence,
    is_introduced_before,
    is_said_at_large,
    raises_alarm,
    reporting_verb,
)
from argmap.components.attribution.turn_labels import TURN_RULE
from argmap.components.attribution.valence import stance_by_demand
from argmap.components.attribution.verdicts import (
    Verdict,
    curt_verdict,
    verdict_on_previous,
)
from argmap.components.parse import Parse
from argmap.draft import Draft, Hit
from argmap.lexicon.kinds import CONTRAST, REPORTING_VERBS
from argmap.lexicon.registry import decided
from argmap.records import STANCES, Stance

WORD_RULE = decided("stance.word", __name__)
ANSWER_RULE = decided("stance.answer", __name__)
EVIDENCE_RULE = decided("stance.evidence", __name__)
MET_RULE = decided("stance.met", __name__)
QUOTED_RULE = decided("stance.quoted", __name__)
DEMAND_RULE = decided("stance.demand", __name__)
ALARM_RULE = decided("stance.alarm", __name__)
LEFT_RULE = decided("stance.left", __name__)
STOPS = frozenset({".", "!", "…"})
Told = tuple[Stance, Hit]


def author_stances(
    parse: Parse, drafts: Sequence[Draft], tokens: Mapping[int, int]
) -> list[AuthorStance | None]:
    """Return the author's stance to every unit that reports a speaker, None for the others.

    Args:
        parse: The document.
        drafts: Its units in text order, with speakers and hedges.
        tokens: The token that begins at each offset.
    """
    return [
        _stance(parse, drafts, number, tokens) if draft.speaker else None
        for number, draft in enumerate(drafts)
    ]


def _stance(
    parse: Parse, drafts: Sequence[Draft], number: int, tokens: Mapping[int, int]
) -> AuthorStance:
    """Return the stance to a report: by its words and the answer to it, else by its context.

    An answer in so many words outdoes a word in the report; both are grounds.
    """
    if any(hit.kind == TURN_RULE for hit in drafts[number].because):
        return AuthorStance("reports")  # it has no author but whoever speaks
    told = (_by_word(parse, drafts[number], tokens), _by_answer(parse, drafts, number))
    found = [stance for stance in told if stance is not None]
    if not found:
        context = _by_context(parse, drafts, number, tokens)
        found = [context] if context is not None else []
    if not found:
        return AuthorStance("reports")
    return AuthorStance(found[-1][0], tuple(hit for _, hit in found))


def _by_word(parse: Parse, draft: Draft, tokens: Mapping[int, int]) -> Told | None:
    """Return the stance that a word tells at the verb of saying or at the unit's own verb."""
    stances = parse.language.stances
    verbs = {hit.start for hit in draft.cues if hit.kind in REPORTING_VERBS}
    for hit in draft.cues:
        if hit.id not in stances:
            continue
        if hit.main or parse.start[parse.head[tokens[hit.start]]] in verbs:
            return STANCES[STANCES.index(stances[hit.id])], ground(WORD_RULE, hit)
    return None


def _by_answer(parse: Parse, drafts: Sequence[Draft], number: int) -> Told | None:
    """Return the verdict that the author's next statement passes on a report."""
    told = drafts[number]
    after = drafts[number + 1] if number + 1 < len(drafts) else None
    # A sentence without a verb is no unit, and stands between two.
    verdict = _between(parse, told, after)
    if verdict is None and after is not None and not after.speaker:
        verdict = verdict_on_previous(parse, after, told.speaker)
    if verdict is None:
        return None
    stance, token = verdict
    return stance, Hit("", ANSWER_RULE, parse.start[token], parse.end[token])


def _between(parse: Parse, told: Draft, after: Draft | None) -> Verdict | None:
    """Return the verdict of a sentence without a verb that stands behind a report: "Hardly."""
    first, last = parse.sentences[parse.sentence[told.last - 1]][1], len(parse.lower)
    if after is not None:
        last = after.first
    if first >= last:
        return None
    end = parse.sentences[parse.sentence[first]][1]
    stopped = any(parse.lower[t] in STOPS for t in range(first, end))
    return curt_verdict(parse, first, end) if end <= last and stopped else None


def _by_context(
    parse: Parse, drafts: Sequence[Draft], number: int, tokens: Mapping[int, int]
) -> Told | None:
    """Return the stance shown by who speaks and how the author goes on, where no word tells it."""
    draft = drafts[number]
    response = author_response(parse, drafts, number)
    verb = reporting_verb(draft, tokens)
    turned = response == "rejects" and drafts[number + 1].led_by(CONTRAST)
    by_demand = stance_by_demand(parse, drafts, number)
    if by_demand is not None and response != "rejects":
        return _as_a_whole(draft, by_demand, DEMAND_RULE)
    if response != "rejects" and raises_alarm(parse, drafts, number, verb):
        return _as_a_whole(draft, "endorses", ALARM_RULE)
    if is_evidence(parse, draft, verb) and not turned:
        return _as_a_whole(draft, "endorses", EVIDENCE_RULE)
    if response is not None:
        return _as_a_whole(draft, response, MET_RULE)
    if is_introduced_before(parse, drafts, number, verb):
        return _as_a_whole(draft, "endorses", EVIDENCE_RULE)
    if is_quoted_line(parse, draft):
        return _as_a_whole(draft, "rejects", QUOTED_RULE)
    if is_said_at_large(parse, draft) or stands_unanswered(parse, drafts, number, verb):
        return _as_a_whole(draft, "rejects", LEFT_RULE)
    return None


def _as_a_whole(draft: Draft, stance: Stance, rule: str) -> Told:
    """Return a stance with the whole unit for its ground."""
    return stance, Hit("", rule, draft.start, draft.end)
