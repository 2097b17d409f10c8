"""A unit's place in the text: moving its edges, joining two, keeping clear of the others."""

from __future__ import annotations

from dataclasses import replace

from argmap.model import Unit
from argmap.records import Span, trimmed
from argmap.review.state import State, UnfitError

EDGE = " \t\r\n\u00a0,;:.–—-"


def halves(text: str, span: Span, at: int) -> tuple[Span, Span]:
    """Return both halves of a cut stretch, without white space and stops beside the cut.

    Args:
        text: The text.
        span: Start and end of the stretch in characters, end exclusive.
        at: Where it is cut.

    Example:
        >>> halves("It rains, and we stay.", (0, 22), 9)
        ((0, 8), (10, 22))
    """
    left, right = at, at
    while left > span[0] and text[left - 1] in EDGE:
        left -= 1
    while right < span[1] and text[right] in EDGE:
        right += 1
    return (span[0], left), (right, span[1])


def with_span(state: State, unit: Unit, span: Span) -> Unit:
    """Return a unit at another place.

    A unit that stands in a hole of it stays in a hole.

    Raises:
        UnfitError: Other units have these words, or there are no words.
    """
    if not any(letter.isalnum() for letter in state.text[slice(*span)]):
        raise UnfitError("there are no words in it")
    parts: list[Span] = [span]
    for other in state.units.values():
        if other.id == unit.id or not span[0] <= other.start < other.end <= span[1]:
            continue
        if unit.parts and unit.start <= other.start and other.end <= unit.end:
            parts = [rest for piece in parts for rest in _less(piece, (other.start, other.end))]
    whole = tuple(trimmed(state.text, part) for part in parts)
    whole = tuple(part for part in whole if part[0] < part[1])
    start, end = whole[0][0], whole[-1][1]
    here = whole if len(whole) > 1 else ()
    made = replace(unit, start=start, end=end, text=state.text[start:end], parts=here)
    _check_free(state, unit, made)
    return made


def union(state: State, unit: Unit, other: Unit) -> Unit:
    """Return a unit with the words of another too; what lies between is theirs unless another's."""
    first, second = sorted((unit, other), key=lambda row: (row.start, row.end))
    both = sorted([*first.pieces, *second.pieces])
    joined: list[Span] = [both[0]]
    for piece in both[1:]:
        if piece[0] <= joined[-1][1] or not _taken(state, (unit.id, other.id), joined[-1], piece):
            joined[-1] = joined[-1][0], max(joined[-1][1], piece[1])
        else:
            joined.append(piece)
    start, end = joined[0][0], joined[-1][1]
    parts = tuple(joined) if len(joined) > 1 else ()
    return replace(unit, start=start, end=end, text=state.text[start:end], parts=parts)


def _taken(state: State, own: tuple[str, str], left: Span, right: Span) -> bool:
    """Return whether another unit has words between two stretches."""
    gap = left[1], right[0]
    return any(
        row.id not in own and _shared(piece, gap)
        for row in state.units.values()
        for piece in row.pieces
    )


def _check_free(state: State, old: Unit, new: Unit) -> None:
    for other in state.units.values():
        if other.id == old.id:
            continue
        before, after = overlap(old, other), overlap(new, other)
        if after > before:
            raise UnfitError(
                f"these words are in {other.id} too; merge the two, or move its edges first"
            )


def overlap(left: Unit, right: Unit) -> int:
    """Return how many characters two units share."""
    if left.end <= right.start or right.end <= left.start:
        return 0
    return sum(_shared(a, b) for a in left.pieces for b in right.pieces)


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _less(piece: Span, hole: Span) -> list[Span]:
    if not _shared(piece, hole):
        return [piece]
    return [part for part in ((piece[0], hole[0]), (hole[1], piece[1])) if part[0] < part[1]]
