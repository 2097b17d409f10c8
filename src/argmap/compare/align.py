"""Find which statement of one text is which of another, by their wording and their place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from math import log

# How alike two statements are at least, from 0 to 1: anywhere, and between the same neighbours.
ALIKE = 0.5
ALIKE_IN_PLACE = 0.35
IN_PLACE = 0.2  # what the same place adds
NEAR = 0.05  # what the same distance from the start adds
CANDIDATES = 8  # statements that one is compared with
COMMON = 60  # a word that more statements hold makes none a candidate
MARKS = str.maketrans("‘’‚‛“”„‟‐‑–—−", "''''\"\"\"\"-----")
TOKEN = re.compile(r"\w+")


def align(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which statement of one text is which of another, each at most once.

    The same wording comes first: of what each text has once, then of what one repeats, place by
    place. The rest is matched by likeness, the most alike first: by the part of their words that
    two statements share, in which rare words count more (Spärck Jones 1972), and more where they
    stand between the same neighbours.

    Args:
        old: The statements of one text, in text order.
        new: Those of the other.

    Returns:
        The number in `new` for each number in `old` that has a match.

    Example:
        >>> align(["It rains.", "Taxes must rise."], ["Now taxes must rise.", "It rains!"])
        {0: 1, 1: 0}
    """
    pairs: dict[int, int] = {}
    left, right = [normalized(text) for text in old], [normalized(text) for text in new]
    _match_same(left, right, pairs, only=True)
    here, there = _places(pairs, len(old), len(new))
    both = list(zip(left, here, strict=True)), list(zip(right, there, strict=True))
    _match_same(*both, pairs)
    _match_same(left, right, pairs)
    _match_alike(left, right, pairs)
    return dict(sorted(pairs.items()))


def normalized(text: str) -> str:
    """Return a text as it is compared: white space, case, kinds of quotes and end marks aside."""
    text = unicodedata.normalize("NFC", text).translate(MARKS)
    return " ".join(text.casefold().split()).strip(".,;: ")


def out_of_order(pairs: Mapping[int, int]) -> set[int]:
    """Return the old numbers whose matches stand in another order than the rest.

    The rest is a longest run in the same order (Schensted 1961), so that where two parts changed
    places the shorter one moved.

    Example:
        >>> out_of_order({0: 1, 1: 2, 2: 0})
        {2}
    """
    tails: list[int] = []  # the smallest end of a run of each length
    ends: list[int] = []  # the old number of each
    before: dict[int, int | None] = {}
    for old in sorted(pairs):
        at = bisect_left(tails, pairs[old])
        before[old] = ends[at - 1] if at else None
        tails[at : at + 1] = [pairs[old]]
        ends[at : at + 1] = [old]
    kept, here = set[int](), ends[-1] if ends else None
    while here is not None:
        kept.add(here)
        here = before[here]
    return set(pairs) - kept


def _match_same(
    left: Sequence[Hashable], right: Sequence[Hashable], pairs: dict[int, int], only: bool = False
) -> None:
    """Match what has the same key, in order; with `only` where each side has it once."""
    groups, others = _groups(left, pairs), _groups(right, pairs.values())
    for key, numbers in groups.items():
        partners = others.get(key, [])
        if not only or len(numbers) == len(partners) == 1:
            pairs.update(zip(numbers, partners, strict=False))


def _groups(keys: Sequence[Hashable], taken: Iterable[int]) -> dict[Hashable, list[int]]:
    done = set(taken)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if number not in done:
            groups[key].append(number)
    return groups


def _places(pairs: Mapping[int, int], old: int, new: int) -> tuple[list[int], list[int]]:
    """Return for each number of both texts how many matches in the same order stand before it."""
    kept = sorted(set(pairs) - out_of_order(pairs))
    partners = [pairs[number] for number in kept]
    return [bisect_right(kept, n) for n in range(old)], [
        bisect_right(partners, n) for n in range(new)
    ]


def _match_alike(left: Sequence[str], right: Sequence[str], pairs: dict[int, int]) -> None:
    """Match what is left by likeness, the most alike first."""
    here, there = _places(pairs, len(left), len(right))
    taken = set(pairs.values())
    found = []
    for i, j, alike in _alike(left, right, pairs):
        in_place = here[i] == there[j]
        if alike >= (ALIKE_IN_PLACE if in_place else ALIKE):
            near = 1 - abs(i / len(left) - j / len(right))
            found.append((alike + IN_PLACE * in_place + NEAR * near, i, j))
    for _, i, j in sorted(found, key=lambda row: (-row[0], *row[1:])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _alike(
    left: Sequence[str], right: Sequence[str], pairs: Mapping[int, int]
) -> Iterator[tuple[int, int, float]]:
    """Yield numbers of statements without a match that share words, and how alike they are."""
    bags = [[Counter(TOKEN.findall(text)) for text in texts] for texts in (left, right)]
    held = Counter(token for texts in bags for bag in texts for token in bag)
    rare = {token: log(1 + (len(left) + len(right)) / count) for token, count in held.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for j in sorted(set(range(len(right))) - set(pairs.values())):
        for token in bags[1][j]:
            holders[token].append(j)
    for i in sorted(set(range(len(left))) - set(pairs)):
        shared: Counter[int] = Counter()
        for token in bags[0][i]:
            if len(holders[token]) <= COMMON:
                shared.update(dict.fromkeys(holders[token], rare[token]))
        for j in nlargest(CANDIDATES, shared, key=lambda j: (shared[j], -j)):
            yield i, j, _likeness(bags[0][i], bags[1][j], rare)


def _likeness(left: Counter[str], right: Counter[str], rare: Mapping[str, float]) -> float:
    """Return the weight of the words two statements share as a part of both and of the shorter."""
    a, b, both = (
        sum(rare[token] * count for token, count in bag.items())
        for bag in (left, right, left & right)
    )
    return (2 * both / (a + b) + both / min(a, b)) / 2
