"""Find what a text says again, so that a thesis said three times is one node with three places.

A statement says an earlier one again where the two share most of the weight of their words and
both deny or both affirm. Less will do behind words of restatement ("in other words"), and where
the closing concludes again what the opening concluded, and one of the two is the main conclusion:
there "must not" and "should be banned" may be one.

References:
    van Dijk, T. (1980). Macrostructures (what is said again is one macroproposition).
    Hirschberg, J. and Litman, D. (1993). Empirical studies on the disambiguation of cue phrases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from argmap.decoding.beyond_tree import extend
from argmap.draft import Candidate, Draft

SAME = 0.5
SAID_SO = 0.25  # where words of restatement lead it
CLOSED = 0.1  # between conclusions of opening and closing, one of them the main one
NEVER = 2.0  # where one denies and the other affirms
OPENING = 0.3
CLOSING = 0.7
LEAST_WORDS = 2
MOST_USERS = 50  # of a word more common than that, later uses are passed over: they tell little
RESTATES = "restate.again"
Likeness = Callable[[int, int], float]


def restated(
    drafts: Sequence[Draft],
    argued: Sequence[int],
    alike: Likeness,
    concluding: Collection[int] = (),
    main: int = -1,
) -> dict[int, int]:
    """Return which units say an earlier one again.

    Args:
        drafts: All units in text order.
        argued: Numbers of those that argue, ascending.
        alike: Tells how much of the weight of their words two units share, from 0 to 1.
        concluding: Numbers of those that look like conclusions.
        main: The one that looks most like the author's; -1 without one.

    Returns:
        For each unit that says an earlier one again: the number of the first that said it.
    """
    found: dict[int, int] = {}
    users: dict[str, list[int]] = {}
    opening = {number for number in concluding if number <= OPENING * len(drafts)}
    for later in argued:
        if not _own(drafts[later]):
            continue
        shared = Counter(n for word in drafts[later].words for n in users.get(word, ()))
        closes = later in concluding and later >= CLOSING * len(drafts)
        theses = opening if later == main else opening & {main}
        like = [
            (-share, earlier)
            for earlier, count in shared.items()
            if count >= LEAST_WORDS
            and (share := alike(later, earlier))
            >= (CLOSED if closes and earlier in theses else _least(drafts[earlier], drafts[later]))
        ]
        if like:
            earlier = min(like)[1]
            found[later] = found.get(earlier, earlier)
        for word in drafts[later].words:
            if len(users.setdefault(word, [])) < MOST_USERS:
                users[word].append(later)
    return found


def _least(earlier: Draft, later: Draft) -> float:
    """Return how much two units must share for the later to say the earlier one again."""
    if ("denies" in earlier.flags) != ("denies" in later.flags):
        return NEVER
    return SAID_SO if later.led_by("restatement") else SAME


def _own(draft: Draft) -> bool:
    return not draft.speaker and not draft.question and not draft.hosted


def fold(
    chosen: Sequence[Candidate], argued: Sequence[int], again: Mapping[int, int]
) -> list[Candidate]:
    """Let what bears on a restatement, or comes from it, bear on the first that said it.

    Args:
        chosen: The relations of a map.
        argued: Numbers of the units that argue.
        again: From `restated`.

    Returns:
        Relations among the units that say something new; no pair is joined twice, and none
        closes a circle: of those that would, the ones with higher scores stay.
    """
    if not again:
        return list(chosen)
    moved = [
        replace(c, source=again.get(c.source, c.source), target=again.get(c.target, c.target))
        for c in chosen
    ]
    wanted = [c for c in moved if c.source != c.target]
    return extend([], argued, sorted(wanted, key=lambda c: (-c.score, c.source, c.target)))
