"""Whose words each unit is in a text of several speakers, so that nobody argues for an opponent.

Speakers who take turns each argue a case of their own: each has a tree, and none of it hangs from
what another said for standing beside it. Who quotes a post in a thread answers it; and an answer
that no word of assent opens is mostly against it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from argmap.draft import Candidate, Draft
from argmap.records import SpeakerTurn

JOINS = frozenset({"support", "linked"})


def find_voices(drafts: Sequence[Draft], turns: Sequence[SpeakerTurn]) -> list[str]:
    """Return who says each unit by the turn that it ends in; empty for whom no name tells."""
    starts = [turn.start for turn in turns]
    # A unit may begin before the label that stands in it.
    places = (bisect_right(starts, max(draft.start, draft.end - 1)) - 1 for draft in drafts)
    return [turns[place].speaker if place >= 0 else "" for place in places]


def is_thread(turns: Sequence[SpeakerTurn]) -> bool:
    """Return whether turns are quoted posts and one author's answers to them."""
    return any(not turn.speaker for turn in turns)


def by_voice(argued: Sequence[int], voices: Sequence[str]) -> list[list[int]]:
    """Return the units of each voice, in the order in which they first speak.

    Example:
        >>> by_voice([0, 1, 2], ["Ann", "Bob", "Ann"])
        [[0, 2], [1]]
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number in argued:
        found[voices[number]].append(number)
    return list(found.values())


def answering(relations: Sequence[Candidate], voices: Sequence[str]) -> list[Candidate]:
    """Return the relations of a thread, those between a quoted post and its answer as rebuttals."""
    return [
        replace(c, type="rebut") if c.type in JOINS and voices[c.source] != voices[c.target] else c
        for c in relations
    ]
