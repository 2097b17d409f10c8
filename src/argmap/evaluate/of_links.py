"""Counts over relations: sides, functions, attachment and the relations themselves.

Sides, functions and attachment are the levels ro, fu and at of Peldszus and Stede (2015) and
need gold units; relations are counted with units matched in any way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from argmap.evaluate.cases import Case
from argmap.evaluate.counts import Counts, hit_counts, label_counts
from argmap.evaluate.links import Link, coarse, function, side


def sides(case: Case) -> Counts:
    """Return the number of ro: gold's annotated side and the predicted one, by its links where not annotated."""
    ends = frozenset(str(n) for n, (_, p) in enumerate(case.items) if p and p.role == "conclusion")
    heads = case.predicted_heads
    return label_counts(
        (gold.side, predicted.side or side(str(n), heads, ends))
        for n, (gold, predicted) in enumerate(case.items)
        if gold and gold.side and predicted
    )


def functions(case: Case) -> Counts:
    """Return the number of fu_fine: the type of the link that leaves each unit, `conclusion` where none does."""
    return label_counts(_functions(case))


def coarse_functions(case: Case) -> Counts:
    """Return the number of fu as in the paper: the same with support and attack only."""
    return label_counts((coarse(gold), coarse(predicted)) for gold, predicted in _functions(case))


def attachments(case: Case) -> Counts:
    """Return the number of at: whether a link leads from one unit to another, over all ordered pairs."""
    gold, predicted = _ends(case.gold_links), _ends(case.predicted_links)
    pairs = len(case.items) * (len(case.items) - 1)
    hits, false, missed = len(gold & predicted), len(predicted - gold), len(gold - predicted)
    return Counter(
        {
            "linked.tp": hits,
            "linked.fp": false,
            "linked.fn": missed,
            "unlinked.tp": pairs - hits - false - missed,
            "unlinked.fp": missed,
            "unlinked.fn": false,
        }
    )


def relations(case: Case) -> Counts:
    """Return the number of links between the same two units, of any type."""
    gold, predicted = _ends(case.gold_links), _ends(case.predicted_links)
    return hit_counts(len(gold & predicted), len(gold), len(predicted))


def labelled_relations(case: Case) -> Counts:
    """Return the number of links between the same two units of the same type."""
    gold = {link[:3] for link in case.gold_links}
    predicted = {link[:3] for link in case.predicted_links}
    return hit_counts(len(gold & predicted), len(gold), len(predicted))


def _functions(case: Case) -> list[tuple[str, str]]:
    return [
        (function(str(n), case.gold_heads), function(str(n), case.predicted_heads))
        for n in range(len(case.items))
    ]


def _ends(found: Iterable[Link]) -> set[tuple[str, str]]:
    return {(link.source, link.target) for link in found}
