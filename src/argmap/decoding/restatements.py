"""Find what a text says again, so that a thesis said three times is one node with three places.

Pairs that share too few words are passed over before the scorer is asked: in a long text there
are too many.

Reference:
    van Dijk, T. (1980). Macrostructures (what is said again is one macroproposition).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.decoding.extra_relations import add_relations
from argmap.draft import Candidate, Draft, Hit
from argmap.scorers.protocol import PairScorer

# Shares of a text: its opening is up to here, its closing from here on.
OPENING = 0.3
CLOSING = 0.7
LEAST_WORDS = 2
MOST_USERS = 50  # of a word more common than that, later uses are passed over: they tell little


@dataclass(frozen=True, slots=True)
class Restatement:
    """That a unit says an earlier one again.

    Attributes:
        first: Number of the first unit that said it.
        because: What tells so.
    """

    first: int
    because: tuple[Hit, ...]


def find_restatements(
    drafts: Sequence[Draft],
    argued: Sequence[int],
    scorer: PairScorer,
    concluding: Collection[int] = (),
) -> dict[int, Restatement]:
    """Return which units say an earlier one again, by their numbers.

    Args:
        drafts: All units in text order.
        argued: Numbers of those that argue, ascending.
        scorer: Tells how plainly a later unit says an earlier one again.
        concluding: Numbers of those that look like conclusions.
    """
    found: dict[int, Restatement] = {}
    for later, others in alike_in_words(drafts, argued):
        like = {}
        for earlier in others:
            theses = are_theses(later, earlier, len(drafts), concluding, scorer.main)
            evidence = scorer.as_restatement(later, earlier, theses=theses)
            if evidence is not None:
                like[earlier] = evidence
        if like:
            earlier = min(like, key=lambda n: (-like[n].score, n))
            first = found[earlier].first if earlier in found else earlier
            found[later] = Restatement(first, like[earlier].because)
    return found


def alike_in_words(
    drafts: Sequence[Draft], argued: Sequence[int]
) -> Iterator[tuple[int, list[int]]]:
    """Yield each unit that may say something again, and the earlier ones it shares words with.

    Args:
        drafts: All units in text order.
        argued: Numbers of those that argue, ascending.
    """
    users: dict[str, list[int]] = {}
    for later in argued:
        draft = drafts[later]
        if draft.reports() or draft.question or draft.hosted:
            continue
        shared = Counter(n for word in draft.words for n in users.get(word, ()))
        yield later, [n for n, count in shared.items() if count >= LEAST_WORDS]
        for word in draft.words:
            if len(users.setdefault(word, [])) < MOST_USERS:
                users[word].append(later)


def are_theses(
    later: int, earlier: int, count: int, concluding: Collection[int], main: int
) -> bool:
    """Return whether the closing concludes there what the opening did, one of the two the main one.

    Args:
        later: Number of the later unit.
        earlier: Number of the earlier.
        count: How many units there are.
        concluding: Numbers of those that look like conclusions.
        main: Number of the main conclusion.
    """
    opens = earlier in concluding and earlier <= OPENING * count
    closes = later in concluding and later >= CLOSING * count
    return opens and closes and main in (later, earlier)


def merge_restatements(
    chosen: Sequence[Candidate], argued: Sequence[int], again: Mapping[int, Restatement]
) -> list[Candidate]:
    """Return relations so that what bears on a restatement bears on the first that said it.

    What comes from a restatement comes from that first one, too.

    Args:
        chosen: The relations of a map.
        argued: Numbers of the units that argue.
        again: From `find_restatements`.

    Returns:
        Relations among the units that say something new; no pair is joined twice, and none
        closes a circle: of those that would, the ones with higher scores stay.
    """
    if not again:
        return list(chosen)
    first = {later: restatement.first for later, restatement in again.items()}
    moved = [
        replace(c, source=first.get(c.source, c.source), target=first.get(c.target, c.target))
        for c in chosen
    ]
    wanted = [c for c in moved if c.source != c.target]
    return add_relations([], argued, sorted(wanted, key=lambda c: (-c.score, c.source, c.target)))
