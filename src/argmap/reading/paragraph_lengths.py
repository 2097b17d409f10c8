"""Where a paragraph ends at the very edge of a wrapped line, as far as its length tells.

A paragraph in ten or so ends where no room is left, so that nothing shows its end: then what looks
like one is two. How long the others are tells which: the length of paragraphs is about lognormal,
and a stretch is parted where its parts are likelier than the whole (Bayes' rule; the ends are
chosen together, by dynamic programming).

References:
    Sowey, E. R. (1981); Limpert, E., Stahel, W. and Abbt, M. (2001). Log-normal distributions
    across the sciences.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

USUAL, SPREAD = 450.0, 0.3  # characters of a paragraph of articles; spread of the logarithms
MOST_ENDS = 200  # ends of sentences that a paragraph may run over: each is weighed with all
WEIGHT = 12.0  # paragraphs that these count for beside those of the text
SENTENCE = 220.0  # characters from one end of a sentence that may end a paragraph to the next
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long paragraphs of a text are.

    Attributes:
        mean: Of the logarithms of their characters.
        spread: Of the same.
    """

    mean: float
    spread: float

    def score(self, length: float) -> float:
        """Return how likely it is that a sentence's end is that of a paragraph so long, as log."""
        apart = (math.log(length) - self.mean) / self.spread
        return math.log(SENTENCE / (length * self.spread)) - 0.919 - apart * apart / 2


def hidden_ends(
    ends: Sequence[bool], can: Sequence[bool], sizes: Sequence[int], opens: Sequence[float]
) -> list[int]:
    """Return the lines that end a paragraph though they are full.

    Args:
        ends: For each line whether a paragraph ends with it for certain.
        can: For each line whether one may.
        sizes: Characters of each line.
        opens: For each line how much more likely what follows opens a paragraph, as log.
    """
    at = [0, *accumulate(size + 1 for size in sizes)]
    last = [place + 1 for place, end in enumerate(ends[:-1]) if end]
    stretches = [row for row in pairwise([0, *last, len(ends)]) if row[0] < row[1]]
    found: list[int] = []
    for _ in range(ROUNDS):
        cuts = sorted({0, *last, *found, len(ends)})
        # A line by itself is a title or a name more often than a paragraph.
        rows = [(start, end) for start, end in pairwise(cuts) if end - start > 1]
        lengths = _fit([at[end] - at[start] for start, end in rows])
        found = [
            place
            for start, end in stretches
            for place in _parted(start, end, at, can, lengths, opens)
        ]
    return [place - 1 for place in found]


def _fit(lengths: Sequence[int]) -> Lengths:
    logs = [math.log(length) for length in lengths]
    weight = WEIGHT + len(logs)
    mean = (WEIGHT * math.log(USUAL) + sum(logs)) / weight
    spread = (WEIGHT * SPREAD**2 + sum((one - mean) ** 2 for one in logs)) / weight
    return Lengths(mean, math.sqrt(spread))


def _parted(
    start: int,
    end: int,
    at: Sequence[int],
    can: Sequence[bool],
    lengths: Lengths,
    opens: Sequence[float],
) -> Iterator[int]:
    """Yield the places within a stretch of lines where it is parted."""
    places = [start, *(n for n in range(start + 1, end) if can[n - 1]), end]
    best, came = [0.0], [0]
    for number in range(1, len(places)):
        begins = range(max(0, number - MOST_ENDS), number)
        scores = {n: best[n] + lengths.score(at[places[number]] - at[places[n]]) for n in begins}
        before = max(begins, key=lambda n: (scores[n], n))
        extra = opens[places[number] - 1] if number < len(places) - 1 else 0.0
        best.append(scores[before] + extra)
        came.append(before)
    number = came[-1]
    while number:
        yield places[number]
        number = came[number]
