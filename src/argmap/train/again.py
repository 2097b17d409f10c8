"""Read from a checked map what is said again in it: how much of their words two units must share.

Only pairs are asked that share nearly enough words, or more: thousands share two, which no
row could be moved far enough to take for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.decoding.restatements import alike_in_words, are_theses
from argmap.draft import Findings
from argmap.evaluate.records import GoldDocument
from argmap.lexicon.rules import Rule
from argmap.scorers.measures import ScorerMaker
from argmap.scorers.protocol import Evidence
from argmap.train.choices import NOTHING, ROOT, Choice, Edge, Option

FAMILY = "restate."
REACH = 0.25  # how far below what is asked a share may lie


def restatement_choices(
    gold: GoldDocument, found: Findings, make: ScorerMaker, rules: Mapping[str, Rule]
) -> list[Choice]:
    """Return for each pair of units that are much alike whether gold says that it is one.

    Args:
        gold: The checked map; one that never says what is said again gives no choices.
        found: What was found in its text when its units were given.
        make: Gives what makes scorers by some rules.
        rules: The rules that the findings were made by.
    """
    units = sorted(gold.units, key=lambda unit: (unit.start, unit.end))
    places = {unit.id: number for number, unit in enumerate(units)}
    named = {n: unit.extra["restates"] for n, unit in enumerate(units) if "restates" in unit.extra}
    first = {n: places[id] for n, id in named.items() if id in places}
    if not first:
        return []
    concluding = {n for n, unit in enumerate(units) if unit.role == "conclusion"}
    argued = [n for n, draft in enumerate(found.drafts) if not draft.scenery]
    main = make(rules)(found).main
    lax = make({id: replace(row, weight=_least(row)) for id, row in rules.items()})(found)
    made = []
    for later, others in alike_in_words(found.drafts, argued):
        for earlier in others:
            theses = are_theses(later, earlier, len(units), concluding, main)
            evidence = lax.as_restatement(later, earlier, theses=theses)
            option = _option(evidence, rules) if evidence is not None else None
            if option is not None:
                right = first.get(later, later) == first.get(earlier, earlier)
                ways = (Edge(0, ROOT, option, right), Edge(0, ROOT, NOTHING, not right))
                made.append(Choice("again", 1, ways))
    return made


def _least(row: Rule) -> float:
    """Return the weight of a row where any share of words is enough."""
    return 0.0 if row.id.startswith(FAMILY) else row.weight


def _option(evidence: Evidence, rules: Mapping[str, Rule]) -> Option | None:
    """Return what taking two for one is made of; None where no row in reach would take them."""
    asked = evidence.because[-1].kind
    if evidence.score < rules[asked].weight - REACH:
        return None
    return Option(evidence.score, {asked: -1.0})
