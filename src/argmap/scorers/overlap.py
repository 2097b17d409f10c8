"""How much of what two units are about they share: words weigh the more, the rarer they are.

Reference:
    Spärck Jones, K. (1972). A statistical interpretation of term specificity.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from argmap.draft import Draft


class WordOverlap:
    """Compares the units of one text by the stems of their content words."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        counts = Counter(word for draft in drafts for word in draft.words)
        self._worth = {word: math.log((len(drafts) + 1) / n) for word, n in counts.items()}
        self._words = [frozenset(draft.words) for draft in drafts]
        self._mass = [sum(self._worth[w] for w in words) for words in self._words]

    def contained(self, one: int, other: int) -> float:
        """Return how much of what the shorter unit is about the other is about too, 0 to 1."""
        least = min(self._mass[one], self._mass[other])
        return self._shared(one, other) / least if least > 0 else 0.0

    def likeness(self, one: int, other: int) -> float:
        """Return how much of what two units are about they share, 0 to 1 (weighted Jaccard)."""
        shared = self._shared(one, other)
        either = self._mass[one] + self._mass[other] - shared
        return shared / either if either > 0 else 0.0

    def _shared(self, one: int, other: int) -> float:
        # Sorted, so that floats add up to the same wherever the text is mapped.
        return sum(self._worth[w] for w in sorted(self._words[one] & self._words[other]))
