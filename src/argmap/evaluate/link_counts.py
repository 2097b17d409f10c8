"""Counts over relations: sides, functions, attachment and the relations themselves.

Each function takes one document's `Case` and returns its `Counts`.
Sides, functions and attachment are the levels ro, fu and at of Peldszus and Stede (2015) and
need gold units; relations are counted with units matched in any way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from argmap.evaluate.cases import Case
from argmap.evaluate.counts import Counts, hit_counts, label_counts
from argmap.evaluate.links import Link, coarse, function, side


def count_sides(case: Case) -> Counts:
    """Return the counts of ro: the side that gold annotates against the predicted one.

    Where the predicted unit has no side, its links tell it (`links.side`).
    """
    ends = frozenset(str(n) for n, (_, p) in enumerate(case.items) if p and p.role == "conclusion")
    heads = case.predicted_heads
    return label_counts(
        (gold.side, predicted.side or side(str(n), heads, ends))
        for n, (gold, predicted) in enumerate(case.items)
        if gold and gold.side and predicted
    )


def count_functions(case: Case) -> Counts:
    """Return the counts of fu_fine: the type of each unit's link; `conclusion` where none is."""
    return label_counts(_functions(case))


def count_coarse_functions(case: Case) -> Counts:
    """Return the counts of fu as in the paper: the same with support and attack only."""
    return label_counts((coarse(gold), coarse(predicted)) for gold, predicted in _functions(case))


def count_attachments(case: Case) -> Counts:
    """Return the counts of at: whether a link leads from unit to unit, over all ordered pairs."""
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


def count_relations(case: Case) -> Counts:
    """Return the counts of links between the same two units, of any type."""
    gold, predicted = _ends(case.gold_links), _ends(case.predicted_links)
    return hit_counts(len(gold & predicted), len(gold), len(predicted))


def count_labelled_relations(case: Case) -> Counts:
    """Return the counts of links between the same two units of the same type."""
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
