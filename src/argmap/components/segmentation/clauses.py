"""What is known of a clause: first its head and why it is cut out, in the end its pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.components.cues import FoundCue


@dataclass(frozen=True, slots=True)
class ClauseHead:
    """A token that heads a clause of its own.

    Attributes:
        head: The clause's verb, or the root of its words where it has none.
        rule: Id of the rule that cuts it out.
        host: Head of the clause it hangs from, where that is known before its tokens are.
        cue: The connective that introduces it.
        begin: First token it can own; what hangs from it before that is its host's.
    """

    head: int
    rule: str
    host: int | None = None
    cue: FoundCue | None = None
    begin: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Attributes:
        head: Its verb, or the root of its words where it has none.
        rule: Id of the rule that cut it out.
        host: Head of the clause it hangs from; None for the first clause of a sentence.
        cue: The connective that introduces it.
        pieces: First token and token behind the last of each piece, in order.
    """

    head: int
    rule: str
    host: int | None
    cue: FoundCue | None
    pieces: tuple[tuple[int, int], ...]


# The heads of a sentence's clauses, each by its token, in the order in which they were found.
Heads = Mapping[int, ClauseHead]
