"""The parts of a text of several speakers: each turn is one or more, its label outside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from argmap.records import Part, SpeakerTurn

_WORDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)


def parts_by_turn(
    text: str, parts: Iterable[Part], turns: Sequence[SpeakerTurn]
) -> tuple[Part, ...]:
    r"""Return parts, those that are mapped cut where somebody begins to speak, without the labels.

    A part that is nothing but a label is none.

    Args:
        text: The text.
        parts: Its parts, in text order.
        turns: Where somebody begins to speak in it, in text order.

    Example:
        >>> rows = [Part("body", 0, 17, "Ann: Yes.\nBo: No.", "")]
        >>> turns = [SpeakerTurn(0, "Ann", 4), SpeakerTurn(10, "Bo", 13)]
        >>> [(part.speaker, part.text) for part in parts_by_turn(rows[0].text, rows, turns)]
        [('Ann', 'Yes.'), ('Bo', 'No.')]
    """
    # Of quoted lines other lines tell who wrote them.
    labelled = [turn for turn in turns if turn.end > turn.start]
    return tuple(
        piece
        for part in parts
        for piece in (_pieces(text, part, labelled) if part.mapped else (part,))
    )


def _pieces(text: str, part: Part, turns: Sequence[SpeakerTurn]) -> Iterator[Part]:
    first = bisect_right([turn.start for turn in turns], part.start) - 1
    begun = turns[max(first, 0) :]
    inside = [turn for turn in begun if part.start < turn.start < part.end]
    ends = [*(turn.start for turn in inside), part.end]
    speaking = turns[first] if first >= 0 else None
    for turn, start, end in zip([speaking, *inside], [part.start, *ends], ends, strict=False):
        begin = start if turn is None else max(start, turn.end)
        words = _WORDS.search(text, min(begin, end), end)
        if words is not None:
            yield replace(
                part,
                start=words.start(),
                end=words.end(),
                text=words.group(),
                speaker=turn.speaker if turn is not None else "",
                continues=part.continues and start == part.start,
            )
