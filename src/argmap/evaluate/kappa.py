"""Agreement on labels beyond chance: Cohen's kappa for two, Fleiss' for more.

Counts are kept by what all said of an item, as `claim|premise` where the first said claim and
the second premise, so that those of several documents add up.

References:
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and
        Psychological Measurement 20(1): 37-46.
    Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological
        Bulletin 76(5): 378-382.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.evaluate.counts import Counts

BETWEEN = "|"


def ratings(items: Iterable[Sequence[str]]) -> Counts:
    """Return the counts of what all reviewers said of an item.

    Args:
        items: For each item what each reviewer said, reviewers always in the same order.
    """
    return Counter(BETWEEN.join(labels) for labels in items)


def cohen(counts: Mapping[str, float]) -> float | None:
    """Return Cohen's kappa of two reviewers; None where there is nothing that could differ.

    Args:
        counts: From `ratings`.

    Example:
        >>> said = [["claim", "claim"], ["premise", "premise"], ["claim", "premise"]]
        >>> round(cohen(ratings(said)), 2)
        0.4
    """
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    same = total = 0.0
    for (first, second), number in _said(counts):
        left[first] += number  # type: ignore[assignment]
        right[second] += number  # type: ignore[assignment]
        same += number if first == second else 0
        total += number
    if not total:
        return None
    return _beyond(same / total, sum(left[label] * right[label] for label in left) / total**2)


def fleiss(counts: Mapping[str, float]) -> float | None:
    """Return Fleiss' kappa of any number of reviewers; None where nothing could differ.

    Args:
        counts: From `ratings`.

    Example:
        >>> fleiss(ratings([["claim"] * 3, ["premise"] * 3]))
        1.0
    """
    shares: Counter[str] = Counter()
    agreed = pairs = said = 0.0
    for labels, number in _said(counts):
        tally = Counter(labels)
        agreed += number * sum(times * (times - 1) for times in tally.values())
        pairs += number * len(labels) * (len(labels) - 1)
        said += number * len(labels)
        for label, times in tally.items():
            shares[label] += number * times  # type: ignore[assignment]
    if not pairs:
        return None
    return _beyond(agreed / pairs, sum((share / said) ** 2 for share in shares.values()))


def _beyond(observed: float, chance: float) -> float | None:
    # Where all gave one label chance would have done the same; sums of shares may miss 1 a little.
    return (observed - chance) / (1 - chance) if chance < 1 - 1e-12 else None


def _said(counts: Mapping[str, float]) -> Iterator[tuple[tuple[str, ...], float]]:
    return ((tuple(key.split(BETWEEN)), number) for key, number in counts.items() if number)
