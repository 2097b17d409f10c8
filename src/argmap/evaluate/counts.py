"""Counts of hits and misses, and the figures made of them.

A count is kept a document, as `Counts`: the counts of a corpus are then their sum, and an
interval can be had by drawing documents anew. For a score over classes the keys are `class.tp`,
`class.fp` and `class.fn`; for a score with one positive class `tp`, `fp` and `fn`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

Counts = Counter[str]


def label_counts(labels: Iterable[tuple[str | None, str | None]]) -> Counts:
    """Return the counts of hits, false alarms and misses of each class.

    Args:
        labels: Gold and predicted label of each item; None where one side has no such item.

    Example:
        >>> sorted(label_counts([("claim", "claim"), ("claim", "premise")]).items())
        [('claim.fn', 1), ('claim.tp', 1), ('premise.fp', 1)]
    """
    counts: Counts = Counter()
    for gold, predicted in labels:
        if gold == predicted and gold is not None:
            counts[f"{gold}.tp"] += 1
            continue
        if gold is not None:
            counts[f"{gold}.fn"] += 1
        if predicted is not None:
            counts[f"{predicted}.fp"] += 1
    return counts


def hit_counts(hits: int, gold: int, predicted: int) -> Counts:
    """Return the counts tp, fp and fn.

    Args:
        hits: How many are in gold and in prediction.
        gold: How many are in gold.
        predicted: How many are predicted.
    """
    return Counter(tp=hits, fp=predicted - hits, fn=gold - hits)


def precision(counts: Mapping[str, float]) -> float | None:
    """Return the share of what was predicted that is right; None where nothing was predicted."""
    return _ratio(counts.get("tp", 0), counts.get("tp", 0) + counts.get("fp", 0))


def recall(counts: Mapping[str, float]) -> float | None:
    """Return the share of gold that was found; None where gold has nothing."""
    return _ratio(counts.get("tp", 0), counts.get("tp", 0) + counts.get("fn", 0))


def f1(counts: Mapping[str, float]) -> float | None:
    """Return the harmonic mean of precision and recall; None where neither side has anything.

    Example:
        >>> f1({"tp": 2, "fp": 1, "fn": 1})
        0.6666666666666666
    """
    hits = 2 * counts.get("tp", 0)
    return _ratio(hits, hits + counts.get("fp", 0) + counts.get("fn", 0))


def macro_f1(counts: Mapping[str, float]) -> float | None:
    """Return the mean of the F1 of every class that occurs in gold or in prediction."""
    classes: dict[str, dict[str, float]] = {}
    for key, number in counts.items():
        label, _, kind = key.rpartition(".")
        classes.setdefault(label, {})[kind] = number
    figures = [figure for figure in map(f1, classes.values()) if figure is not None]
    return _ratio(sum(figures), len(figures))


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None
