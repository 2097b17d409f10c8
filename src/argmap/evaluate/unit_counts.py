"""Counts over units: their labels, their speakers and their places in the text.

Each function takes one document's `Case` and returns its `Counts`; what makes a figure of them
is in `counts`.
"""

from __future__ import annotations

from collections import Counter

from argmap.evaluate.alpha import alpha_u
from argmap.evaluate.cases import Case
from argmap.evaluate.core_span import core_span
from argmap.evaluate.counts import Counts, hit_counts, label_counts
from argmap.evaluate.matching import overlap, same_spans
from argmap.evaluate.records import GoldUnit
from argmap.evaluate.same_speaker import same_speaker


def count_conclusions(case: Case) -> Counts:
    """Return the counts of cc: whether a unit is the conclusion, both classes."""
    return label_counts(
        (_is_conclusion(gold), _is_conclusion(predicted)) for gold, predicted in case.both()
    )


def count_roles(case: Case) -> Counts:
    """Return the counts of the roles; units without a partner are misses and false alarms."""
    # A gold unit of no role says nothing of what its partner should be.
    known = [(g, p) for g, p in case.items if g is None or g.role]
    return label_counts((g.role if g else None, p.role if p else None) for g, p in known)


def count_qualifications(case: Case) -> Counts:
    """Return the counts of the units of the role qualification."""
    return _positives([(_qualifies(gold), _qualifies(predicted)) for gold, predicted in case.items])


def count_hedges(case: Case) -> Counts:
    """Return the counts of the hedged units."""
    return _positives([(bool(g and g.hedged), bool(p and p.hedged)) for g, p in case.items])


def count_attributions(case: Case) -> Counts:
    """Return the counts of the units that report a speaker; a hit has the same one in both."""
    speakers = [
        (g.attributed_to if g else None, p.attributed_to if p else None) for g, p in case.items
    ]
    return hit_counts(
        sum(bool(g and p and same_speaker(g, p)) for g, p in speakers),
        sum(bool(g) for g, _ in speakers),
        sum(bool(p) for _, p in speakers),
    )


def count_overlaps(case: Case) -> Counts:
    """Return the counts of units matched at half of the length of both."""
    return _units(case, sum(1 for _ in case.both()))


def count_exact(case: Case) -> Counts:
    """Return the counts of units that are the same but for connectives and punctuation.

    Those are taken off both (`core_span`).
    """
    text = case.gold.text
    return _units(
        case,
        same_spans(
            [core_span(text, (unit.start, unit.end)) for unit in case.gold.units],
            [core_span(text, (unit.start, unit.end)) for unit in case.predicted.units],
        ),
    )


def count_exact_strict(case: Case) -> Counts:
    """Return the counts of units of identical start and end."""
    return _units(
        case,
        same_spans(
            [(unit.start, unit.end) for unit in case.gold.units],
            [(unit.start, unit.end) for unit in case.predicted.units],
        ),
    )


def count_unitizing(case: Case) -> Counts:
    """Return alpha_U of the document and 1 document; no counts where neither side has a unit."""
    gold = [piece for unit in case.gold.units for piece in unit.pieces]
    predicted = [piece for unit in case.predicted.units for piece in unit.pieces]
    alpha = alpha_u(gold, predicted, len(case.gold.text))
    if alpha is None:
        return Counter()
    # A sum is kept beside the number it is to be divided by; `_` keeps it out of print.
    return Counter({"_alpha": alpha, "documents": 1})


def count_left_out(case: Case) -> Counts:
    """Return the counts of stretches outside the article: all, and those that a unit touches."""
    touched = sum(
        any(overlap([span], unit.pieces) for unit in case.predicted.units)
        for span in case.gold.not_article
    )
    return Counter(spans=len(case.gold.not_article), violated=touched)


def _is_conclusion(unit: GoldUnit) -> str:
    return "conclusion" if unit.role == "conclusion" else "other"


def _qualifies(unit: GoldUnit | None) -> bool:
    return unit is not None and unit.role == "qualification"


def _positives(pairs: list[tuple[bool, bool]]) -> Counts:
    return hit_counts(
        sum(gold and predicted for gold, predicted in pairs),
        sum(gold for gold, _ in pairs),
        sum(predicted for _, predicted in pairs),
    )


def _units(case: Case, hits: int) -> Counts:
    return hit_counts(hits, len(case.gold.units), len(case.predicted.units))
