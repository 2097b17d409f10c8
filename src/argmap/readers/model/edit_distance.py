"""Find words in a text that has them almost: the stretch at the least edit distance.

Bit-parallel approximate matching: Myers (1999), "A fast bit-vector algorithm for approximate string
matching based on dynamic programming", Journal of the ACM 46(3), in the form of Hyyrö (2001).
Python's integers hold a pattern of any length, so that a character of the text costs a dozen
operations on them. Where no piece of the pattern is in the text as it is, none of this is needed:
Wu and Manber (1992), "Fast text searching allowing errors", Communications of the ACM 35(10).

Terms:
    distance: how many characters are to be put in, taken out or replaced (Levenshtein 1966).
"""

from __future__ import annotations

from itertools import pairwise

from argmap.records import Span


def nearest_stretch(pattern: str, text: str, most: int) -> Span | None:
    """Return the first of the stretches of a text that are nearest to a pattern.

    Args:
        pattern: The words looked for.
        text: Where to look.
        most: The greatest distance that counts.

    Returns:
        Start and end in characters, end exclusive; None where nothing is near enough.

    Example:
        >>> nearest_stretch("the old bridge", "When the odd bridge fell", 2)
        (5, 19)
        >>> nearest_stretch("the new tunnel", "When the odd bridge fell", 2) is None
        True
    """
    if not pattern or most < 0 or not _has_piece(pattern, text, most):
        return None
    distance, end = _best_end(pattern, text)
    if distance > most:
        return None
    # The same backwards from the end tells the start; the pattern is no farther there.
    begin = max(0, end - len(pattern) - most)
    back, length = _best_end(pattern[::-1], text[begin:end][::-1], distance)
    return (end - length, end) if back <= most else None


def _has_piece(pattern: str, text: str, most: int) -> bool:
    """Return whether a text holds one of the pieces of which a near stretch keeps one at least.

    So many changes leave one of a piece more unchanged (Wu and Manber 1992).
    """
    if len(pattern) <= most:
        return True
    cuts = [len(pattern) * number // (most + 1) for number in range(most + 2)]
    return any(pattern[start:end] in text for start, end in pairwise(cuts))


def _best_end(pattern: str, text: str, enough: int = 0) -> tuple[int, int]:
    """Return the least distance, and behind which character of the text it is first reached.

    The text may begin anywhere to match; it ends where the distance is no more than `enough`.
    """
    places: dict[str, int] = {}
    for place, letter in enumerate(pattern):
        places[letter] = places.get(letter, 0) | 1 << place
    ones = (1 << len(pattern)) - 1
    last = 1 << len(pattern) - 1
    up, down, distance = ones, 0, len(pattern)
    best, end = distance, 0
    for at, letter in enumerate(text, 1):
        same = places.get(letter, 0)
        cross = same | down
        same |= ((same & up) + up) ^ up
        more, less = down | ~(same | up) & ones, up & same
        distance += bool(more & last) - bool(less & last)
        more, less = more << 1 & ones, less << 1 & ones
        up, down = less | ~(cross | more) & ones, more & cross
        if distance < best:
            best, end = distance, at
            if best <= enough:
                break
    return best, end
