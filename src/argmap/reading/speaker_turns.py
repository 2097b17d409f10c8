"""The turns of a debate or an interview, told by the name in front: "MR. ADAMS: …"."""

from __future__ import annotations

import re
from collections import Counter

from argmap.reading.labels import Label, Labels
from argmap.reading.structure import Paragraph

_TURN = re.compile(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Sen|Rep|The)\.? )?"
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4})"
    r"(?: \([^)]{1,60}\))?(?: \[[^\]]{1,30}\])?:(?: |$)"
)
_OTHER = Label("navigation", "Somebody else speaks there, not the one whose speech it is.")
_MAIN = 0.75  # of the letters, from which on one speaker is the author and others interrupt
_TURNS = 3


def label_other_speakers(rows: list[Paragraph]) -> Labels:
    """Return labels for the turns of others, where the names show that one speaker has most of it.

    Where two speak as much as each other, both argue, and nothing is labelled.

    Args:
        rows: All paragraphs; one without a name goes on with the turn before it.
    """
    marks = [_TURN.match(row.text) for row in rows]
    names = [match["name"] for match in marks if match]
    if len(names) < _TURNS or len(set(names)) < 2 or marks[0] is None:
        return {}
    speakers: list[str] = []
    for match in marks:
        speakers.append(match["name"] if match else speakers[-1])
    letters: Counter[str] = Counter()
    for name, row in zip(speakers, rows, strict=True):
        letters[name] += len(row.text)
    main, most = letters.most_common(1)[0]
    if most < _MAIN * letters.total():
        return {}
    return {place: _OTHER for place, name in enumerate(speakers) if name != main}
